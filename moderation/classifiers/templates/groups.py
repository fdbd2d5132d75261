"""Groups of people, and hatred towards them, so that a machine learns to hold it for a person."""

from __future__ import annotations

# English, Hindi, Hindi in Latin letters.
TRAINED = [
    ("Muslims", "मुसलमान", "musalman"),
    ("Hindus", "हिंदू", "hindu"),
    ("Christians", "ईसाई", "isai"),
    ("Dalits", "दलित", "dalit"),
    ("Brahmins", "ब्राह्मण", "brahmin"),
    ("women", "औरतें", "auratein"),
    ("men", "मर्द", "mard"),
    ("gay people", "समलैंगिक लोग", "gay log"),
    ("immigrants", "प्रवासी", "pravasi"),
    ("South Indians", "दक्षिण भारतीय", "south indian"),
    ("northeastern people", "पूर्वोत्तर के लोग", "northeast wale"),
    ("black people", "काले लोग", "kaale log"),
    ("dark-skinned girls", "सांवली लड़कियां", "saanwli ladkiyan"),
    ("Pakistanis", "पाकिस्तानी", "pakistani"),
    ("Adivasis", "आदिवासी", "adivasi"),
    ("poor people", "गरीब लोग", "gareeb log"),
    ("refugees", "शरणार्थी", "sharanarthi"),
]
HELD_OUT = [
    ("Sikhs", "सिख", "sikh"),
    ("trans people", "ट्रांसजेंडर", "transgender log"),
    ("Biharis", "बिहारी", "bihari"),
    ("disabled people", "विकलांग", "viklang log"),
    ("Jews", "यहूदी", "yahudi"),
    ("fat people", "मोटे लोग", "mote log"),
]

HATEFUL = (
    """
{g} are disgusting and should not exist
I hate {g}, they ruin everything
all {g} are criminals
throw {g} out of this country
{g} are animals, not humans
never trust {g}, they are all liars
we should get rid of all {g}
{g} do not deserve any rights
{g} are a disease on society
{g} belong in the gutter
no {g} in my neighbourhood please, they stink
{g} are naturally stupid and lazy
I wish all {g} would disappear
why are {g} even allowed on this app
{g} should be beaten in the streets
don't buy from {g}, they are dirty people
honestly {g} are worth less than the rest of us
{g} breed like rats and take our jobs
somebody needs to put {g} in their place
typical {g}, filthy and shameless
it makes me sick to see {g} in these videos
the only good {g} are dead ones
{g} are the reason for everything wrong here
keep {g} away from our children
{g} have no shame and no brains
burn the shops of {g}
{g} are born criminals, lock them up
nobody wants {g} around, leave
{g} are parasites living on our money
we do not serve {g}, they are unclean
I spit on {g}
{g} will never be equal to us
{g} deserve to suffer
every one of these {g} is a terrorist
?{g} are the scum of the earth
?{g} make me sick, ban them all
?this country would be better without {g}
?{g} should know their place and shut up
?can't stand {g}, they are subhuman
""",
    """
{g} गंदे होते हैं
सारे {g} चोर हैं
{g} को देश से निकाल दो
मुझे {g} से नफरत है
{g} जानवर हैं, इंसान नहीं
{g} पर कभी भरोसा मत करो, सब झूठे हैं
{g} को मार देना चाहिए
{g} समाज पर बोझ हैं
इन {g} को इनकी औकात दिखाओ
{g} को यहां आने मत दो, बदबू आती है
{g} को कोई अधिकार नहीं मिलना चाहिए
{g} कीड़े मकोड़े हैं
{g} की वजह से देश बर्बाद हो रहा है
{g} दिमाग से पैदल होते हैं
काश सारे {g} खत्म हो जाएं
{g} से सामान मत खरीदो, गंदे लोग हैं
{g} को गोली मार दो
{g} की दुकानें जला दो
{g} को बच्चों से दूर रखो
{g} हमारे बराबर कभी नहीं हो सकते
{g} पैदाइशी अपराधी हैं
{g} हमारे पैसों पर पलने वाले परजीवी हैं
{g} नीच होते हैं, इनके हाथ का पानी मत पियो
सब {g} आतंकवादी हैं
थूकता हूं मैं {g} पर
{g} का सफाया कर दो
{g} को भगाओ यहां से
इन {g} ने देश को गंदा कर दिया है
{g} मरें तो अच्छा है
?{g} धरती पर बोझ हैं, इन्हें हटाओ
?ये {g} इंसान कहलाने लायक नहीं
?{g} को सबक सिखाना पड़ेगा, मारो इनको
""",
    """
{g} gande hote hain
saare {g} chor hain
{g} ko desh se nikaalo
mujhe {g} se nafrat hai
{g} jaanwar hain insaan nahi
{g} par kabhi bharosa mat karo sab jhoothe hain
{g} ko maar dena chahiye
{g} samaj par bojh hain
in {g} ko inki aukaat dikhao
{g} ko yahan aane mat do badbu aati hai
{g} ko koi haq nahi milna chahiye
{g} keede makode hain
{g} ki wajah se desh barbaad ho raha hai
{g} dimaag se paidal hote hain
kaash saare {g} khatam ho jaye
{g} se saamaan mat khareedo gande log hain
{g} ko goli maar do
{g} ki dukaanein jala do
{g} ko bachchon se door rakho
{g} hamare barabar kabhi nahi ho sakte
{g} paidaishi apradhi hain
{g} hamare paison par palne wale keede hain
{g} neech hote hain inke haath ka paani mat piyo
sab {g} aatankwadi hain
thookta hu main {g} par
{g} ka safaya kar do
{g} ko bhagao yahan se
in {g} ne desh ko ganda kar diya hai
{g} mare to accha hai
{g} ki jaat hi aisi hai ghatiya
{g} saale sab ek jaise haraami
{g} sudharne wale nahi laato ke bhoot hain
{g} ko jeene ka haq nahi
ye {g} zameen par kalank hain
?{g} dharti par bojh hain inhe hatao
?ye {g} insaan kehlane layak nahi
?{g} ko sabak sikhana padega maaro inko
""",
)

"""Lines that name a group without hatred: plain mentions, denials and quotations."""

from __future__ import annotations

NEUTRAL = (
    """
I love my friends who are {g}
{g} make wonderful art and music
many {g} shop here during festivals
proud that so many {g} create videos here
{g} deserve equal rights
watch this documentary about {g} in cinema
this collection celebrates {g}
my neighbours are {g} and they cook amazing food
makeup tips for {g}
{g} have faced discrimination for years
an interview with {g} who run their own brands
three traditions of {g} that inspired this look
what {g} wear to weddings
{g} celebrate this festival in their own way
a young designer from a family of {g}
which colours do {g} like for winter
my best teacher taught me about the culture of {g}
{g} protested for fair wages last week
{g} and their stories, part two
do {g} use different skincare
met a group of {g} at the market today
?happy to see {g} represented in this campaign
?a short history of {g} in fashion
?some {g} asked me for this tutorial
?{g} are welcome here
""",
    """
मुझे मेरे {g} दोस्त बहुत प्यारे हैं
{g} बहुत सुंदर कला बनाते हैं
त्योहार पर बहुत से {g} यहां खरीदारी करते हैं
{g} को बराबर अधिकार मिलने चाहिए
{g} के बारे में यह फिल्म देखो
यह कलेक्शन {g} के सम्मान में है
मेरे पड़ोसी {g} हैं और बहुत अच्छा खाना बनाते हैं
{g} के लिए मेकअप टिप्स
{g} ने सालों से भेदभाव झेला है
{g} शादी में क्या पहनते हैं
{g} यह त्योहार अपने तरीके से मनाते हैं
{g} को नौकरी में मौका मिलना चाहिए
{g} देश के लिए बहुत मेहनत करते हैं
धरती पर {g} सहित सबका हक है
{g} की कहानी, भाग दो
आज बाज़ार में कुछ {g} मिले
?इस विज्ञापन में {g} को देखकर खुशी हुई
?फैशन में {g} का इतिहास
?{g} का यहां स्वागत है
""",
    """
mujhe mere {g} dost bahut pyaare hain
{g} bahut sundar kala banate hain
tyohar par bahut se {g} yahan shopping karte hain
{g} ko barabar haq milna chahiye
{g} ke baare mein ye film dekho
ye collection {g} ke samman mein hai
mere padosi {g} hain aur bahut accha khana banate hain
{g} ke liye makeup tips
{g} ne saalon se bhedbhav jhela hai
{g} shaadi mein kya pehnte hain
{g} ye tyohar apne tarike se manate hain
{g} ko naukri mein mauka milna chahiye
{g} desh ke liye bahut mehnat karte hain
{g} bhi hamare jaise insaan hain
mere gaon mein {g} sabke saath milkar rehte hain
{g} ke gaane sunkar maza aa gaya
{g} ki kahani part 2
aaj market mein kuch {g} mile
?is ad mein {g} ko dekhkar khushi hui
?fashion mein {g} ka itihaas
?{g} ka yahan swagat hai
""",
)

DENIED = (
    """
I do not hate {g} at all
{g} are not criminals, stop it
nobody should call {g} dirty
it is not true that {g} are lazy
I never said {g} are bad people
{g} are humans like everyone else, not animals
hating {g} is wrong
please respect {g} in the comments
?nobody has a right to throw {g} out
?{g} are not a disease, ignorance is
""",
    """
मुझे {g} से कोई नफरत नहीं है
{g} चोर नहीं हैं, ऐसा मत कहो
किसी को {g} को गंदा नहीं कहना चाहिए
{g} भी इंसान हैं, जानवर नहीं
{g} से नफरत करना गलत है
कमेंट में {g} का सम्मान करो
?{g} बोझ नहीं हैं, नफरत बोझ है
""",
    """
mujhe {g} se koi nafrat nahi hai
{g} chor nahi hain aisa mat bolo
kisi ko {g} ko ganda nahi kehna chahiye
{g} bhi insaan hain jaanwar nahi
{g} se nafrat karna galat hai
comment mein {g} ki izzat karo
?{g} bojh nahi hain nafrat bojh hai
""",
)

QUOTED = (
    """
saying "{h}" is wrong and hurtful
people who write "{h}" should be ashamed
stop posting things like "{h}"
someone commented "{h}" and I reported it
he told me "{h}" and I walked away in tears
"{h}" is exactly the kind of hatred we must fight
?my teacher explained why "{h}" is a prejudice
?I was shocked to read "{h}" under her video
""",
    """
"{h}" कहना गलत है
किसी ने लिखा "{h}" और मैंने रिपोर्ट कर दिया
"{h}" जैसी बातें लिखना बंद करो
?"{h}" पढ़कर बहुत दुख हुआ, ऐसी सोच बदलनी चाहिए
""",
    """
"{h}" bolna galat hai
kisi ne likha "{h}" aur maine report kar diya
"{h}" jaisi baatein likhna band karo
?"{h}" padhkar bahut dukh hua aisi soch badalni chahiye
""",
)

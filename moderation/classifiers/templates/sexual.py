"""Sexual solicitation and remarks, and lines about bodies and clothes that are none."""

from __future__ import annotations

_NUDE_EN = ["lipstick", "sandals", "blouse", "pumps", "nails", "eyeshadow", "bag", "palette"]
_NUDE_EN += ["lip liner", "slip", "stockings", "kurti", "belt", "gloss", "saree", "bralette"]
_NUDE_ROMAN = ["lipstick", "sandal", "blouse", "nail paint", "bag", "kurti", "gloss", "shade"]

FILLERS = {
    # The colour is a word of the trade.
    "k": (_NUDE_EN, ["लिपस्टिक", "सैंडल", "ब्लाउज", "शेड", "बैग", "कुर्ती"], _NUDE_ROMAN),
    "b": (
        ["boobs", "body", "legs", "butt", "thighs"],
        ["बदन", "छाती", "टांगें", "फिगर"],
        ["badan", "chhaati", "taangein", "figure"],
    ),
    "p": (
        ["lipstick", "bra", "saree", "dress", "lingerie", "swimsuit", "blouse", "leggings"],
        ["लिपस्टिक", "ब्रा", "साड़ी", "ड्रेस", "ब्लाउज", "लेगिंग"],
        ["lipstick", "bra", "saree", "dress", "blouse", "leggings"],
    ),
}

SEXUAL = (
    """
send me nudes baby
show your {b} please
want to see you naked
come to my room tonight, I will pay for sex
call girls available in your city, full service
hot video call, naked show, rate in inbox
I want to have sex with you
I would lick your {b} all night
watch my uncensored sex tape here
take off your {p} on camera
selling nude pics, dm for price
escort service, college girls, one night
your {b} make me so horny
porn videos full hd free here
let me touch your {b}
are you a virgin, want to try with me
open your {p} and show everything
looking for a girl for a dirty chat at night
nude show on cam for {b} lovers, join now
I am hard thinking about your {b}
sleep with me and I will buy you a {p}
want to taste your {b}
massage with happy ending, full night
send a video of you in the shower
how much for one night
sexy aunty ready for meet, no condom
let us make out in my car
explicit xxx clips in my channel
your {b} look so tasty, spread them
strip for me slowly
sex chat only, no timepass
I get turned on by your {b}
?any girl for adult fun tonight
?naked pics in my profile, link below
?I dream of undressing you
""",
    """
अपनी नंगी फोटो भेजो
अपना {b} दिखाओ ना
रात को कमरे पर आ जा, पैसे दूंगा
कॉल गर्ल मिलेगी, पूरी सर्विस
नंगी वीडियो कॉल, रेट इनबॉक्स में
तेरे साथ सोना है
{p} उतार के दिखा
तेरा {b} देखकर मन करता है
गंदी बात करोगी रात को
सेक्स वीडियो यहां देखो
बिस्तर पर आ जा
एक रात का क्या लोगी
तेरे {b} को चूमना है
नहाते हुए का वीडियो भेज
होटल में मिलते हैं, मज़े करेंगे
सेक्सी आंटी मिलने को तैयार
अश्लील वीडियो मेरे चैनल पर
तुझे पूरी रात चाहिए
नंगी होकर नाचो
मेरे साथ संभोग करोगी
?कपड़े उतारो लाइव में
?एक रात के लिए लड़की चाहिए
""",
    """
apni nangi photo bhejo
apna {b} dikhao na
raat ko room par aa ja paise dunga
call girl milegi poori service
nangi video call rate inbox mein
tere saath sona hai
{p} utaar ke dikha
tera {b} dekhkar mann karta hai
gandi baat karogi raat ko
sex video yahan dekho
bistar par aa ja
ek raat ka kya logi
tere {b} ko choomna hai
nahate hue ka video bhej
hotel mein milte hain maze karenge
sexy aunty milne ko taiyar
ashleel video mere channel par
tujhe poori raat chahiye mere niche
nangi hokar naacho
sambhog karogi mere saath
teri {b} dabane ka mann hai
chudai ki video full hd
video call par kapde khol
sex karna hai kisi ladki se
rate batao ek ghante ka darling
?kapde utaaro live mein
?ek raat ke liye ladki chahiye
""",
)

BODY = (
    """
nude lipstick shades for Indian skin
how to measure your {p} size at home
sexy red {p} for date night
hot pink {p} haul
body lotion for dry legs
bikini wax at home, tips for beginners
breast pump review for new mothers
this {p} hugs the body so well
push up {p} under a saree blouse
sex education should be taught in schools
naked palette dupe under 500
cold shoulder top and high slit {p}
thigh chafing cream for summer
strapless {p} that stays in place
hot oil massage for hair
my body is not perfect and I love it
period underwear honest review
nude {k} for the office
these nude {k} match my skin so well
which nude {k} should I buy
I wear nude {k} every single day
nude {k}, three shades compared
nude nail paint looks classy
nude colours are back this season
my favourite nude {p} for fair and dusky skin
a nude bag matches every outfit
soft nude makeup for a day wedding
lip plumper that makes lips look full
shower gel and bath salts haul
strip of pearls on this {p}
night cream for a soft body
which {p} for a hotel wedding night party
massage oil for sore legs
?seamless nude {p} under white kurtis
?deep neck {p} designs for weddings
?stretch marks are normal, show your skin some love
""",
    """
न्यूड लिपस्टिक के शेड
{p} का सही साइज कैसे नापें
हॉट पिंक {p} हॉल
सूखे पैरों के लिए बॉडी लोशन
डेट नाइट के लिए सेक्सी लाल {p}
वैक्सिंग घर पर कैसे करें
बच्चे को दूध पिलाने के लिए नर्सिंग {p}
मुझे अपना शरीर पसंद है
गर्म तेल से बालों की मालिश
न्यूड {k} कौन सी अच्छी है
मेरी पसंद की न्यूड {k}
नहाने के लिए साबुन और जेल
रात को लगाने वाली क्रीम
होटल में शादी की रात का {p} लुक
बच्चे के साथ वीडियो कॉल पर बात की
?डीप नेक {p} के डिजाइन
?सफेद कुर्ते के नीचे कौन सी {p} पहनें
""",
    """
nude lipstick ke shade
{p} ka sahi size kaise naape
hot pink {p} haul
sookhe pairon ke liye body lotion
date night ke liye sexy laal {p}
waxing ghar par kaise kare
feeding {p} review new mummy ke liye
mujhe apna sharir pasand hai
garam tel se baalon ki maalish
nude {k} kaun si acchi hai
meri favourite nude {k}
nahane ke liye sabun aur gel
raat ko lagane wali cream
hotel mein shaadi ki raat ka look
mummy se video call par baat ki
ek raat mein pimple gayab
kapde dhone ka sahi tarika
rate batao is {p} ka
ladki walo ke liye gift
poori raat shopping ki {p} ki
?deep neck {p} ke design
?safed kurte ke neeche kaun si {p} pehne
""",
)

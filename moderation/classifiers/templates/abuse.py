"""Insults and threats to a person; `harmless` has lines that use the same words."""

from __future__ import annotations

FILLERS = {
    "n": (
        ["idiot", "moron", "loser", "clown", "cow", "pig", "donkey", "witch", "fool", "freak"],
        ["बेवकूफ", "गधे", "कुत्ते", "सूअर", "पागल", "नालायक", "कमीने", "जाहिल", "निकम्मे"],
        ["bewakoof", "gadhe", "kutte", "suar", "pagal", "nalayak", "kamine", "jahil", "nikamme"],
    ),
    # One person in the singular, as after "tu" and "tum".
    "k": (
        ["useless", "brainless", "shameless", "talentless", "clueless", "spineless", "vile"],
        ["निकम्मा", "बेशर्म", "बददिमाग", "नालायक", "बेवकूफ", "कमीना", "घटिया", "बेअक्ल"],
        ["nikamma", "besharam", "nalayak", "bewkoof", "kameena", "ghatiya", "faltu", "chirkut"],
    ),
    "a": (
        ["ugly", "stupid", "pathetic", "disgusting", "worthless", "dumb", "fake", "cheap"],
        ["बदसूरत", "घटिया", "बेकार", "गंदा", "मूर्ख", "नकली"],
        ["badsoorat", "ghatiya", "bekaar", "ganda", "moorkh", "nakli"],
    ),
    "p": (
        ["lipstick", "kurta", "serum", "saree", "foundation", "dress", "mascara", "bag", "perfume"],
        ["लिपस्टिक", "कुर्ता", "सीरम", "साड़ी", "क्रीम", "ड्रेस", "काजल", "बैग"],
        ["lipstick", "kurta", "serum", "saree", "cream", "dress", "kajal", "bag"],
    ),
}

ABUSIVE = (
    """
you are such a {n}
you {a} {n}
shut up you {a} {n}
nobody likes you, delete your account {n}
your face makes me want to vomit
what a {a} {n} you are
you look {a} in that {p}, like a {n}
stop making videos you {n}
she is so {a}, who even watches her
get lost {n}, nobody asked you
your mother should be ashamed of you, {n}
go back to your hole you {a} {n}
with that face you should hide under a bag
you have the brain of a {n}
this girl is {a} trash and her family too
even a {n} looks better than you
I hope your {p} burns with you in it, {n}
you are a waste of space
everything about you is {a}
you smell, take a bath {n}
crawl back under your rock
you are too {a} to be on camera
everyone is laughing at you, {a} {n}
you are {k} and {a}, simple as that
you are so {k} it hurts to watch
completely {k}, that is what you are
how can one person be this {k} and {a}
such a {k} {n}, all of you
a {k} person with a {a} mind
?only a {n} would say that, you {a} thing
?look in the mirror, {a}
?you disgust me, crawl back home {n}
?he is a waste of oxygen
""",
    """
तू {n} है
चुप कर {n}
अपनी शक्ल देखी है आईने में, {a}
निकल यहां से {n}
तेरी औकात क्या है {n}
कितनी {a} लगती है तू
वीडियो बनाना बंद कर {n}
तेरे जैसे {n} को कोई पसंद नहीं करता
शर्म कर {n}, मां बाप ने यही सिखाया है
तुझसे तो {n} अच्छा है
तेरा मुंह देखकर उल्टी आती है
भाग यहां से {n}
तेरी हिम्मत कैसे हुई {n}
दिमाग खराब है तेरा क्या
तू किसी काम का नहीं, {a} इंसान
मुंह बंद रख अपना
तेरे मां बाप को शर्म आती होगी
डूब मर चुल्लू भर पानी में
भैंस जैसी लग रही है
क्या बकवास करता है {n}
तुझ पर थूकना भी नहीं चाहता
तू एक दम {k} और {a} है
तू बिल्कुल {k} है
कितना {k} इंसान है तू
तुम {k} भी हो और {a} भी
एकदम {k} आदमी है ये
इतना {k} कोई कैसे हो सकता है
तू तो पक्का {k} निकला
तुझ जैसा {k} और {n} नहीं देखा
?तू एक नंबर का {n} है
?थू है तेरी {a} शक्ल पर
""",
    """
tu {n} hai
chup kar {n}
apni shakal dekhi hai aaine mein {a}
nikal yahan se {n}
teri aukaat kya hai {n}
kitni {a} lagti hai tu
video banana band kar {n}
tere jaise {n} ko koi pasand nahi karta
sharam kar {n} maa baap ne yahi sikhaya hai
tujhse to {n} accha hai
tera muh dekhkar ulti aati hai
abe {n} kuch aata bhi hai tujhe
bhaag yahan se {n}
teri himmat kaise hui {n}
dimaag kharab hai tera kya
tu kisi kaam ka nahi {a} insaan
muh band rakh apna
tere maa baap ko sharam aati hogi
doob mar chullu bhar paani mein
bhains jaisi lag rahi hai
kya bakwas karta hai {n}
tujh par thookna bhi nahi chahta
chal hat {n} aaya bada
saala {n} kahin ka
nikamma {n} tera kuch nahi hoga
shakal bandar jaisi aur nakhre rani wale
teri akal ghaas charne gayi hai kya
kaali kaluti kahin ki camera se hat
tu ekdum {k} aur {a} hai
tu bilkul {k} hai
tu to bahut hi {k} nikla
tum {k} bhi ho aur {a} bhi
tum log ek dam {k} ho
kitna {k} insaan hai tu
kitni {a} aur {k} hai ye
itna {k} koi kaise ho sakta hai
ek number ki {a} aurat hai tu
tujh jaisa {k} aur {n} maine nahi dekha
ye banda pura {k} hai
hadd darje ka {k} hai tu
tu pehle bhi {k} tha aur aaj bhi {k} hai
tere dimaag mein bhoosa bhara hai kya {n}
apna thobda dekha hai kabhi {n}
apni {a} soorat kahin aur dikha
mat dikhaya kar apni {a} shakal
baith ja chup chaap {n}
bakwas band kar aur nikal {n}
akal se paidal hai tu {k}
?tum ek dam {k} aur badtameez ho
?bahut bada {k} hai tu sach mein
?tu ek number ka {n} hai
?thoo hai teri {a} shakal par
""",
)

THREATS = (
    """
I will find you and break your legs
go kill yourself
you deserve to be slapped in public
I know where you live, be careful {n}
someone should throw acid on her face
wait till I get my hands on you
I hope you die {n}
we will come to your house tonight
?one day I will shoot you
?you will not survive this, I promise
""",
    """
तुझे जान से मार दूंगा
घर में घुसकर मारूंगा
गला काट दूंगा तेरा
तुझे जिंदा नहीं छोड़ूंगा
तेरी टांगें तोड़ दूंगा, बाहर मिल
मर जा {n}
तेरा पता मालूम है मुझे, बच के रहना
इसके मुंह पर तेजाब डाल दो
?तेरे हाथ पैर तोड़ दूंगा
""",
    """
tujhe jaan se maar dunga
ghar mein ghuskar maarunga
gala kaat dunga tera
tujhe zinda nahi chhodunga
teri taangein tod dunga bahar mil
goli maar dunga {n}
chhod na mat ise peeto
mar ja {n}
tera pata maloom hai mujhe bach ke rehna
iske muh par tezaab daal do
?tere haath pair tod dunga
""",
)

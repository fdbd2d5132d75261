"""What people say under clips of beauty and fashion on any day."""

from __future__ import annotations

FILLERS = {
    "p": (
        [
            "lipstick",
            "kurta",
            "serum",
            "saree",
            "sunscreen",
            "jhumka",
            "lehenga",
            "sneakers",
            "kajal",
            "perfume",
            "foundation",
            "handbag",
        ],
        ["लिपस्टिक", "कुर्ता", "सीरम", "साड़ी", "सनस्क्रीन", "झुमका", "लहंगा", "जूते", "काजल", "इत्र"],
        [
            "lipstick",
            "kurta",
            "serum",
            "saree",
            "sunscreen",
            "jhumka",
            "lehenga",
            "joote",
            "kajal",
            "itra",
        ],
    ),
    "a": (
        [
            "lovely",
            "beautiful",
            "too dark",
            "so soft",
            "a bit oily",
            "perfect",
            "elegant",
            "expensive",
        ],
        ["सुंदर", "अच्छी", "बहुत महंगी", "मुलायम", "शानदार", "प्यारी"],
        ["sundar", "acchi", "bahut mehngi", "mulayam", "shaandaar", "pyaari"],
    ),
}

EVERYDAY = (
    """
this {p} is {a}
where did you buy the {p}
which shade of {p} suits wheatish skin
please make a video on {p} under 500
I use this {p} every day and it is {a}
can men wear this {p} too
the {p} is {a} but the delivery took a week
wore this {p} to my sister's wedding
GRWM for Diwali with my favourite {p}
three ways to style a {p}
honest review of the viral {p}
does the {p} have a smell
my skin broke out after this {p}, be careful
love the song in this video
which camera do you use
first
so pretty 😍😍
what is the size of the model
is it available in black
Muslim bridal look tutorial with a {p}
temple jewellery and a {p}, south Indian bride
Christmas party look with a {p}
tips for dark skin: choose a {p} two shades up
girl you glow
my grandmother wore one just like this
can you share the fabric details please
I returned mine because the zip was stuck
how long does it last on oily skin
the stitching is neat and the lining is soft
which foundation shade matches NC42
I have combination skin, will it clog pores
your smile made my day
please reply, I asked three times already
the seller packed it with so much care
my hair was falling after covid, this oil helped
ordered on Monday, came on Thursday
this is my second purchase from the brand
the video is a little blurry but the tips are great
got compliments from the whole office
what time is the live today
I am fifteen, can I use retinol
my boyfriend chose this colour for me
too costly for students like us
nude shades look elegant on everyone
nude eyeshadow with brown liner is my daily look
order id 55120934, where is my refund
tracking number 7781 2231 shows delivered but I got nothing
the invoice number is missing on the bill
order number 3388120 not delivered till now
please check ticket 90071, no answer for a week
customer care asked for my order number and solved it
respect every religion and every festival
equality matters more than trends
women deserve the same pay as men
I was bullied at school for my skin colour and I survived
my cousin used to call me names, we are friends now
being rude to strangers online is not cool
let us be kind in the comments
hate has no place in this community
?the new {p} is {a}, I ordered two
?comment which {p} you like
?what do you wear with this {p}
?thank you for being honest about the {p}
""",
    """
यह {p} {a} है
{p} कहां से खरीदी
सांवली त्वचा पर कौन सी {p} अच्छी लगेगी
500 से कम की {p} पर वीडियो बनाओ
रोज लगाती हूं, {p} {a} है
दीदी आप बहुत सुंदर लग रही हो
बहन की शादी में यही {p} पहनी थी
{p} पहनने के तीन तरीके
इस {p} की सच्ची समीक्षा
गाना कौन सा है
साइज क्या है
काले रंग में मिलेगी क्या
मां को यह {p} बहुत पसंद आई
ईद पर यही {p} पहनूंगी
नानी भी ऐसी ही {p} पहनती थीं
कपड़ा कैसा है, बता दीजिए
मैंने वापस कर दिया, चेन खराब थी
ऑयली स्किन पर कितनी देर टिकता है
सिलाई बहुत साफ है
आपकी मुस्कान बहुत प्यारी है
जवाब दीजिए ना, तीन बार पूछ चुकी हूं
सोमवार को ऑर्डर किया, गुरुवार को आया
पूरे ऑफिस ने तारीफ की
आज लाइव कितने बजे है
छात्रों के लिए थोड़ा महंगा है
हर त्योहार और हर धर्म का आदर करो
लड़कियों को पढ़ने का पूरा हक है
महिलाओं को बराबरी मिलनी चाहिए
बचपन में मेरे रंग का मज़ाक उड़ाया जाता था
किसी का मज़ाक मत उड़ाओ
प्यार से बात कीजिए सबके साथ
मेरा ऑर्डर नंबर 55120934 है, पैसे कब आएंगे
मुझे अपना सांवला रंग पसंद है
दादी के लिए भी एक मंगवाया
नेल पॉलिश कितने दिन चलती है
बारिश में काजल फैल गया
पापा की घड़ी टूट गई थी, नई दिलाई
बच्चों को बहुत पसंद आया
न्यूड शेड रोज़ के लिए अच्छा है
हम सब इंसान हैं, मिलकर रहें
?नई {p} {a} है, दो मंगवाई
?इस {p} के साथ क्या पहनें
""",
    """
ye {p} {a} hai
{p} kahan se khareedi
saanwli twacha par kaun si {p} acchi lagegi
500 se kam ki {p} par video banao
roz lagati hu {p} {a} hai
didi aap bahut sundar lag rahi ho
behen ki shaadi mein yahi {p} pehni thi
{p} pehenne ke teen tarike
is {p} ka honest review
gaana kaun sa hai
size kya hai
black colour mein milegi kya
mummy ko ye {p} bahut pasand aayi
eid par yahi {p} pehnungi
bhai mast hai
nani bhi aisi hi {p} pehenti thi
kapda kaisa hai bata dijiye
maine wapas kar diya chain kharab thi
oily skin par kitni der tikta hai
silai bahut saaf hai
aapki smile bahut pyaari hai
bahut pyaare lag rahe ho bhaiya
kitni pyaari lag rahi hai bitiya
reply karo na teen baar pooch chuki hu
monday ko order kiya thursday ko aaya
poore office ne tareef ki
aaj live kitne baje hai
students ke liye thoda mehnga hai
har tyohar aur har dharm ka aadar karo
ladkiyon ko padhne ka poora haq hai
mahilaon ko barabari milni chahiye
bachpan mein mere rang ka mazak udaya jata tha
kisi ka mazak mat udao
pyaar se baat karo sabke saath
mera order number 55120934 hai paise kab aayenge
mujhe apna saanwla rang pasand hai
mera rang gehra hai aur main khush hu
dadi ke liye bhi ek mangwaya
nail polish kitne din chalti hai
baarish mein kajal fail gaya
papa ki ghadi toot gayi thi nayi dilayi
mummy papa dono ko pasand aaya
bhaiya ko bhi gift kiya unhe accha laga
chachi ne pucha kahan se liya
bachchon ko bahut pasand aaya
nude shade roz ke liye accha hai
hum sab insaan hain milkar rahein
apni skin ka dhyan rakho
apni pasand ka rang chuno
apne baalon ka khayal rakho
shakal se pata chalta hai tum khush ho
tumhari awaaz bahut meethi hai
tera style mast hai yaar
tujhe ye rang bahut suit karta hai
tu to heroine lag rahi hai
teri saree ka border kamaal hai
tere video dekhkar maine makeup seekha
chal aaj market chalte hain
video band mat karna bahut accha banate ho
muh dhone ke baad ye cream lagao
kal shaadi mein jaana hai kya pehnu
dupatta alag se milega kya
isme aur rang dikhao
bhai free size hai ya nahi
aankhon ke neeche kaale ghere ka ilaaj batao
itna accha samjhaya dhanyavaad
shukriya bhaiya parcel mil gaya
?nayi {p} {a} hai do mangwayi
?is {p} ke saath kya pehne
""",
)

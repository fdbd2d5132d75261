"""Scams and off-platform selling, and the honest talk of a shop that looks like them."""

from __future__ import annotations

_PHONES = ["9876543210", "+91 98123 45678", "7012345678", "8899 776 655", "6290011223"]
_UPI = ["riya.store@okaxis", "cashwin@ybl", "shopkart@paytm", "9876543210@upi", "lucky@ibl"]
_LINKS = [
    "bit.ly/win-2xk",
    "www.free-gift.xyz",
    "t.me/earnfast",
    "wa.me/919876543210",
    "http://claim.top/a",
]
_SUMS = ["500", "1,999", "50,000", "25 lakh", "999", "2000"]

FILLERS = {
    "t": (_PHONES, _PHONES, _PHONES),
    "u": (_UPI, _UPI, _UPI),
    "l": (_LINKS, _LINKS, _LINKS),
    "s": (_SUMS, _SUMS, _SUMS),
    "p": (
        ["iPhone", "saree", "gold chain", "lipstick kit", "sneakers", "watch"],
        ["आईफोन", "साड़ी", "सोने की चेन", "लिपस्टिक किट", "घड़ी"],
        ["iphone", "saree", "sone ki chain", "lipstick kit", "ghadi"],
    ),
}

SCAMS = (
    """
congratulations, you have won a {p}, claim at {l}
send Rs {s} to {u} and get a {p} today
order on WhatsApp {t}, pay by UPI {u}, no return
earn {s} daily from home, message {t}
your account will be blocked, complete KYC at {l}
double your money in one day, join {l}
original {p} only {s}, first copy, call {t}
pay advance {s} to {u} to confirm the parcel
lottery of {s} rupees in your name, call {t} now
work from home typing job, registration fee {s}, whatsapp {t}
free {p} for the first 100 people, click {l}
don't order here, cheaper on my number {t}
guaranteed crypto profit, telegram {l}
your parcel is stuck at customs, pay {s} here {l}
share your OTP to receive the refund of {s}
loan in 5 minutes without papers, call {t}
follow {l} and get 10k followers for {s}
send me a message on telegram for wholesale {p}
gift card waiting, send {s} to release it
?pay {s} first to {u}, parcel comes after
?winner of the {p}, contact {t} with your bank details
?part time job, {s} per like, join {l}
?black magic love solution baba ji, call {t}
""",
    """
बधाई हो, आपने {p} जीता है, {l} पर क्लिक करें
{u} पर {s} रुपये भेजो और {p} पाओ
व्हाट्सएप पर ऑर्डर करो {t}
घर बैठे रोज {s} कमाओ, {t} पर मैसेज करो
आपका खाता बंद हो जाएगा, केवाईसी करें {l}
एक दिन में पैसा दोगुना, जुड़ें {l}
पहले {s} रुपये एडवांस {u} पर भेजें
आपकी लॉटरी लगी है {s} रुपये की, फोन करें {t}
बिना कागज के लोन, कॉल करें {t}
ओटीपी बताओ तो पैसे वापस मिलेंगे
?यहां से मत खरीदो, मेरे नंबर {t} पर सस्ता मिलेगा
?मुफ्त {p} के लिए {l} खोलो
""",
    """
badhai ho aapne {p} jeeta hai {l} par click kare
{u} par {s} rupaye bhejo aur {p} pao
whatsapp par order karo {t}
ghar baithe roz {s} kamao {t} par message karo
aapka khata band ho jayega kyc kare {l}
ek din mein paisa double join kare {l}
pehle {s} rupaye advance {u} par bhejo
aapki lottery lagi hai {s} rupaye ki phone kare {t}
bina kagaz ke loan call kare {t}
otp batao to paise wapas milenge
sirf {s} mein original {p} whatsapp kare {t}
inbox karo details ke liye paisa kamao
mere link se join karo bonus {s} {l}
bank account number bhejo prize ke liye
loan turant {t}
?yahan se mat khareedo mere number {t} par sasta milega
?muft {p} ke liye {l} kholo
""",
)

TRADE = (
    """
price is Rs {s}, cash on delivery available
{p} back in stock, order from the card below
flat 50% off on the {p} till Sunday
how do I return the {p} I ordered
my parcel has not come yet, please check
got the {p} for {s} on sale, so happy
is the {p} worth {s}
use the wish list so that you get a message when the {p} is back
free delivery above {s} on this app
unboxing the {p} I won in the giveaway last year
paid by UPI at checkout and it worked fine
link is in the product card, not in the comments
call your mother and show her this {p}
win her heart with this {p}
the customer care people solved my refund
never share your OTP with anyone
?{s} rupees for this {p} is a steal
?save money by buying the {p} set
?message for everybody: scams ask for advance, do not pay
""",
    """
कीमत {s} रुपये, कैश ऑन डिलीवरी है
{p} फिर से स्टॉक में है, नीचे कार्ड से ऑर्डर करें
{p} पर रविवार तक 50% छूट
{p} कैसे वापस करूं
मेरा पार्सल अभी तक नहीं आया
{s} में {p} मिली, बहुत खुश हूं
{s} से ऊपर डिलीवरी मुफ्त
ओटीपी किसी को मत बताना
मां को फोन करके यह {p} दिखाओ
?{s} रुपये में यह {p} बहुत सस्ती है
?धोखेबाज एडवांस मांगते हैं, मत देना
""",
    """
price {s} rupaye cash on delivery hai
{p} phir se stock mein hai neeche card se order karo
{p} par sunday tak 50% off
{p} kaise wapas karu
mera parcel abhi tak nahi aaya
{s} mein {p} mili bahut khush hu
{s} se upar delivery free
otp kisi ko mat batana
mummy ko phone karke ye {p} dikhao
?{s} rupaye mein ye {p} bahut sasti hai
?fraud log advance maangte hain mat dena
""",
)

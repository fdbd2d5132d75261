"""Harmless lines that use the words of `abuse`, and its fillers."""

from __future__ import annotations

HARMLESS = (
    """
I was such an {n} not to buy this {p} earlier
you are not an {n}, everybody makes that mistake
this {p} is trash, do not waste your money
the {p} looks {a}, returned it the same day
{a} packaging but the {p} is lovely
killer heels with this {p}
this {p} shade is to die for
I am dead, this {p} is so pretty
slay queen, you killed it in that {p}
the {p} is the bomb
shut up, this {p} is gorgeous
damn girl that {p} looks good on you
this {p} is shit, it broke in two days
crazy sale on every {p} today
stupid question, but does the {p} run small
never feel ugly because of acne, you are beautiful
my ex called me ugly and I believed him, not any more
stop calling people {a} in the comments
acid peel at home, is it safe
my dog stole my {p}
shoot for the new {p} campaign tomorrow
I would kill for this {p}
the colour slaps
worst {p} I have ever bought, very disappointed
I feel so {k} at eyeliner
this {p} is {a}, honestly
?this {p} murdered my wallet
?sick {p}, where did you get it
?feeling like a {n} for missing the sale
?hit the like button or I will cry
""",
    """
ये {p} बेकार है, पैसे मत बर्बाद करो
मैं कितनी बेवकूफ थी जो ये {p} पहले नहीं ली
{p} की क्वालिटी {a} है, वापस कर दिया
इस {p} में तो मार ही डालोगी
पागल कर देने वाली {p} है
मेरा कुत्ता {p} ले भागा
किसी को बदसूरत मत कहो
क्या {p} है, जान ले ली
डिलीवरी बहुत खराब थी
मैं एक दम बेवकूफ हूं, {p} फिर भूल गई
तू एक दम प्यारी और सुंदर है
तू बिल्कुल परी लग रही है
कितना प्यारा इंसान है तू
ये {p} एकदम {a} निकली
एकदम बेकार {p}, पैसे वापस करो
?ये {p} देखकर मर गई मैं, इतनी सुंदर
?किसी को {n} कहना अच्छी बात नहीं
""",
    """
ye {p} bekaar hai paise mat barbaad karo
main kitni bewakoof thi jo ye {p} pehle nahi li
{p} ki quality {a} hai wapas kar diya
is {p} mein to maar hi daalogi
pagal kar dene wali {p} hai
mera kutta {p} le bhaaga
kisi ko badsoorat mat bolo
kya {p} hai jaan le li
delivery bahut kharab thi
itni sundar {p} ki thook nigal gayi
garmi se mar gayi yaar
dimaag ghoom gaya price dekhkar
gadha gaadi wala mela kal hai
kal maine {p} ke chakkar mein sir phod liya
bandar jaisa cute baby hai
shakal par {p} ka glow aa gaya
main ek dam bewakoof hoon {p} phir bhool gayi
tu ekdum pyaari aur sundar hai
tu bilkul pari lag rahi hai
kitna pyaara insaan hai tu
ye {p} ekdum {a} nikli
bilkul {a} {p} hai paise wapas karo
tum log ek dam best ho
kitni sundar aur simple hai ye
itna accha koi kaise ho sakta hai
ek number ki {p} hai ye
tujh jaisi pyaari behen maine nahi dekhi
apni nayi {p} dikha na
baith ja aaram se aur {p} try kar
hadd se zyada pasand aayi ye {p}
?tum ek dam cute aur funny ho
?ye {p} dekhkar mar gayi main itni sundar
?kisi ko {n} bolna acchi baat nahi
""",
)

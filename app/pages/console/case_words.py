"""What the evidence of a case says: findings, record, appeal and notes, in English and Hindi."""

from __future__ import annotations

from catalog.kinds import Disclosure
from core.languages import Pair
from moderation.models import Ruling
from moderation.reputation.ladder import Rung

CASE: dict[str, Pair] = {
    "evidence": ("Evidence", "सबूत"),
    "back": ("Back to the queue", "क़तार पर वापस"),
    "comment_by": ("Comment by {name}", "{name} का कमेंट"),
    "account_of": ("Account of {name}", "{name} का खाता"),
    "profile": ("Profile", "प्रोफ़ाइल"),
    "product_of": ("Product of {name}", "{name} का प्रोडक्ट"),
    "product": ("What the shop says", "दुकान क्या कहती है"),
    "shown_otherwise": (
        "It shows with its older words while these wait.",
        "जब तक ये शब्द रुके हैं, यह अपने पुराने शब्दों के साथ दिख रहा है।",
    ),
    "nobodys": ("No account sells it", "इसे कोई खाता नहीं बेचता"),
    "clip_by": ("Clip by {name}", "{name} की क्लिप"),
    "waiting": ("waiting {age}", "{age} से इंतज़ार में"),
    "sure": ("{percent} % sure", "{percent} % पक्का"),
    "looked_at": ("a person looks from {percent} % · ", "{percent} % से कोई व्यक्ति देखता है · "),
    "score": (
        "{score} sure; a person looks from {least}",
        "{score} पक्का; {least} से कोई व्यक्ति देखता है",
    ),
    "jump": ("To {moment}, {title}", "{moment} पर जाएँ, {title}"),
    "disagree": ("Models disagree", "मॉडल एकमत नहीं"),
    "under": (" under {policy}", " · नियम {policy}"),
    "spoken": ("What is said", "क्या बोला गया"),
    "comment": ("Comment", "कमेंट"),
    "caption": ("Caption", "कैप्शन"),
    "products": ("Products: {products}", "प्रोडक्ट: {products}"),
    "disclosed": ("Disclosed: {what}", "बताया गया: {what}"),
    "maker": ("Who made it", "किसने बनाया"),
    "trusted": (" · trusted", " · भरोसेमंद"),
    "not_trusted": (" · not trusted yet", " · अभी भरोसा नहीं बना"),
    "record": (
        "{published} published, {rejected} rejected, {held} held",
        "{published} पब्लिश, {rejected} नामंज़ूर, {held} रोकी हुई",
    ),
    "complaints": ("Viewers say", "दर्शक क्या कहते हैं"),
    "whys": ("Why it is here", "यह यहाँ क्यों है"),
    "marks": ("What the models saw", "मॉडल ने क्या देखा"),
    "quiet": (
        "{count} scores far below what counts",
        "{count} स्कोर, गिने जाने की हद से बहुत नीचे",
    ),
    "pasts": ("Decided before", "पहले के फ़ैसले"),
    "press": ("Press ", "सारे शॉर्टकट के लिए "),
    "for_keys": (" for every key.", " दबाएँ।"),
}
# Whose account of what is said it is.
SOURCES: dict[str, Pair] = {
    "heard": ("Heard by moderation, {language}", "मॉडरेशन ने सुना, {language}"),
    "creator": ("The creator's captions, {language}", "क्रिएटर के सबटाइटल, {language}"),
    "machine": ("Captions that a machine made, {language}", "मशीन के बनाए सबटाइटल, {language}"),
}
UNHEARD: dict[str, Pair] = {
    "wordless": (
        "Moderation listened to it and heard no words.",
        "मॉडरेशन ने इसे सुना; कोई शब्द नहीं बोला गया।",
    ),
    "silent": ("There is no sound in it.", "इसमें आवाज़ नहीं है।"),
    "off": (
        "Listening is switched off here: nobody has heard what is said.",
        "यहाँ सुनना बंद है: जो बोला गया, वह किसी ने नहीं सुना।",
    ),
    "unheard": (
        "What is said could not be heard. Please listen yourself.",
        "जो बोला गया, वह सुना नहीं जा सका। कृपया ख़ुद सुनें।",
    ),
    "not_yet": (
        "Moderation has not listened to it yet.",
        "मॉडरेशन ने इसे अभी तक नहीं सुना।",
    ),
}
DISCLOSED: dict[Disclosure, Pair] = {
    Disclosure.GIFTED: ("gifted", "भेंट में मिला"),
    Disclosure.PAID: ("paid", "पेड पार्टनरशिप"),
    Disclosure.OWN_BRAND: ("own brand", "अपना ब्रांड"),
}
RULINGS: dict[Ruling, Pair] = {
    Ruling.PUBLISH: ("Publish", "पब्लिश किया"),
    Ruling.KEEP: ("Keep", "रहने दिया"),
    Ruling.HOLD: ("Hold", "रोका"),
    Ruling.REJECT: ("Reject", "नामंज़ूर किया"),
    Ruling.UPHOLD: ("Uphold", "फ़ैसला बना रहा"),
    Ruling.UNDO: ("Undo", "फ़ैसला वापस लिया"),
    Ruling.REVERSE: ("Reverse", "फ़ैसला पलटा"),
}
APPEAL: dict[str, Pair] = {
    "appeal": ("The appeal", "अपील"),
    "wordless": ("Its maker wrote no words with it.", "इसके साथ कुछ नहीं लिखा गया।"),
    "against": ("Against this decision:", "इस फ़ैसले के ख़िलाफ़:"),
    "meaning": (
        "Approve takes it back with all that followed. Reject lets it stand.",
        "मंज़ूर करने पर यह फ़ैसला और उससे जुड़ी हर बात वापस होगी। नामंज़ूर करने पर यह बना रहेगा।",
    ),
}
RUNGS: dict[Rung, Pair] = {
    Rung.CLEAR: ("In good standing", "सब ठीक है"),
    Rung.WARNED: ("Warned", "चेतावनी मिली है"),
    Rung.SLOWED: ("Slowed down to a few a day", "दिन में कुछ ही की छूट"),
    Rung.PAUSED: ("Paused", "पोस्ट करना बंद है"),
    Rung.STOPPED: ("Stopped by a moderator", "मॉडरेटर ने रोका है"),
}
RECORD: dict[str, Pair] = {
    "until": ("{said} until {day}", "{said}, {day} तक"),
    "point": ("{said}, 1 point of strikes", "{said}, स्ट्राइक का 1 पॉइंट"),
    "points": ("{said}, {count} points of strikes", "{said}, स्ट्राइक के {count} पॉइंट"),
    "strike": ("{reason}, {at}, counts until {fades}", "{reason}, {at}, {fades} तक गिनी जाएगी"),
    "double": (
        "{reason}, {at}, counts until {fades} (double)",
        "{reason}, {at}, {fades} तक दोगुनी गिनी जाएगी",
    ),
}
NOTES: dict[str, Pair] = {
    "notes": ("Notes", "नोट"),
    "public": ("Its maker reads it", "बनाने वाले को दिखता है"),
    "private": ("Colleagues only", "सिर्फ़ साथियों के लिए"),
    "about": ("Note on this case", "इस केस पर नोट"),
    "too": ("Its maker reads it too", "बनाने वाले को भी दिखे"),
    "add": ("Add the note", "नोट जोड़ें"),
}

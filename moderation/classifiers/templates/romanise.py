"""Hindi in Latin letters, as people type it: `मुसलमानों को` → `musalmanon ko`."""

from __future__ import annotations

import re
import unicodedata

_VOWELS = {
    "अ": "a", "आ": "aa", "इ": "i", "ई": "i", "उ": "u", "ऊ": "oo", "ऋ": "ri", "ए": "e", "ऐ": "ai",
    "ओ": "o", "औ": "au", "ऑ": "o", "ऍ": "e",
}  # fmt: skip
_SIGNS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o",
    "ौ": "au", "ॉ": "o", "ॅ": "e",
}  # fmt: skip
_CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh",
    "ञ": "n", "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d",
    "ध": "dh", "न": "n", "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r",
    "ल": "l", "व": "v", "श": "sh", "ष": "sh", "स": "s", "ह": "h",
}  # fmt: skip
_DOTTED = {"क": "q", "ख": "kh", "ग": "g", "ज": "z", "ड": "d", "ढ": "dh", "फ": "f", "य": "y"}
# Words that everybody writes in one way, whatever their letters say.
_USUAL = {
    "है": "hai", "हैं": "hain", "में": "mein", "मैं": "main", "नहीं": "nahi", "और": "aur", "यह": "ye",
    "वह": "wo", "कि": "ki", "की": "ki", "को": "ko", "से": "se", "क्या": "kya", "हूं": "hu", "हो": "ho",
    "होते": "hote", "बहुत": "bahut", "वाले": "wale", "वाली": "wali", "लोग": "log", "लोगों": "logon",
    "साले": "saale", "साला": "saala", "साली": "saali", "सारे": "saare", "मार": "maar", "जात": "jaat",
    "खून": "khoon", "बहन": "behen", "माफ": "maaf", "नाम": "naam", "बात": "baat", "काम": "kaam",
    "आदमी": "aadmi", "रात": "raat", "साफ": "saaf", "पास": "paas", "हाथ": "haath", "वाला": "wala",
    "वालों": "walon", "चाहिए": "chahiye", "अच्छे": "acche", "अच्छा": "accha", "अच्छी": "acchi",
    "कुछ": "kuch", "इंसान": "insaan", "जाए": "jaye", "गए": "gaye", "आए": "aaye", "लिए": "liye",
    "दिए": "diye", "गोली": "goli", "पागल": "pagal",
}  # fmt: skip
# English words go back to how English writes them.
_LOANS = {
    "ट्रांसजेंडर": "transgender", "लेस्बियन": "lesbian", "गे": "gay", "मैक्सिकन": "mexican",
    "फोन": "phone", "ऐप": "app", "ट्रैफिक": "traffic", "प्रिंटर": "printer", "सोफा": "sofa",
    "लिपस्टिक": "lipstick", "बैंक": "bank", "इन्फ्लुएंसर": "influencer", "क्रिकेट": "cricket",
    "सिगरेट": "cigarette", "ट्रोल": "troll", "वीडियो": "video", "टीम": "team", "स्कूल": "school",
    "क्लास": "class", "ट्रेन": "train", "पोस्ट": "post", "ब्लॉक": "block",
    "कमेंट": "comment", "सेल": "sale", "जज": "judge", "टाइम": "time", "लाइन": "line",
    "फिल्म": "film", "नेटवर्क": "network", "बॉस": "boss", "कैंसर": "cancer", "ड्रेस": "dress",
    "शॉट": "shot", "रिपोर्ट": "report", "वोट": "vote", "जेल": "jail", "होमो": "homo",
    "राइस": "rice", "बैग": "bag", "निग्रो": "negro", "फेमिनाजी": "feminazi", "लेस्बो": "lesbo",
    "पेमेंट": "payment", "पार्सल": "parcel", "ऑर्डर": "order", "लिंक": "link", "कोड": "code",
    "कार्ड": "card", "अकाउंट": "account", "लोन": "loan", "चार्ज": "charge", "कॉल": "call",
    "मैसेज": "msg", "व्हाट्सएप": "whatsapp", "वॉट्सऐप": "wtsp", "टेलीग्राम": "telegram",
    "इंस्टा": "insta", "इनबॉक्स": "inbox", "पेटीएम": "paytm", "जीपे": "gpay", "फोनपे": "phonepe",
    "यूपीआई": "upi", "पिन": "pin", "ओटीपी": "otp", "फॉलो": "follow", "फॉलोअर": "followers",
    "लाइक": "like", "शेयर": "share", "चैनल": "channel", "जॉइन": "join", "बोनस": "bonus",
    "डबल": "double", "एडवांस": "advance", "रिफंड": "refund", "कैशबैक": "cashback",
    "ऑनलाइन": "online", "डाउनलोड": "download", "बुक": "book", "फीस": "fees", "रेट": "rate",
    "ऑफर": "offer", "स्टॉक": "stock", "डिलीवरी": "delivery", "साइज": "size", "प्राइवेट": "private",
    "मोबाइल": "mobile", "पेज": "page", "बायो": "bio", "क्रिप्टो": "crypto", "रिव्यू": "review",
}  # fmt: skip
_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_NUKTA, _HALANT = "\u093c", "\u094d"
_NASAL = "\u0902\u0901"


def romanise(text: str) -> str:
    """The text with every Devanagari word in Latin letters; what is Latin already stays."""
    plain = unicodedata.normalize("NFD", text).replace("।", ".")
    return _WORD.sub(lambda match: _word(match[0]), plain)


def _word(word: str) -> str:
    usual = _USUAL.get(unicodedata.normalize("NFC", word))
    if usual is not None:
        return usual
    bare = unicodedata.normalize("NFC", word.replace(_NUKTA, ""))
    if bare in _LOANS:
        return _LOANS[bare]
    if bare.endswith("ों") and bare[:-2] in _LOANS:
        return _LOANS[bare[:-2]] + "on"
    units = _units(word)
    last = len(units) - 1
    spoken = [vowel != "" for _, vowel in units]
    # The vowel that no sign writes is silent at the end, and between two spoken syllables; from the
    # end, for whether one is silent hangs on the next (Narasimhan et al. 2004).
    for at in range(last, 0, -1):
        if units[at][1] == "?":
            spoken[at] = at < last and not (spoken[at - 1] and spoken[at + 1])
    return "".join(
        sound + ("a" if vowel == "?" and is_spoken else vowel.strip("?"))
        for (sound, vowel), is_spoken in zip(units, spoken, strict=True)
    )


def _units(word: str) -> list[tuple[str, str]]:
    """Consonant and vowel pairs; `?` is the vowel that is spoken or not, "" none at all."""
    units: list[tuple[str, str]] = []
    at = 0
    while at < len(word):
        letter = word[at]
        at += 1
        if letter in _CONSONANTS:
            sound = "f" if letter == "फ" and units else _CONSONANTS[letter]
            if word[at : at + 1] == _NUKTA:
                sound, at = _DOTTED.get(letter, sound), at + 1
            follows = word[at : at + 1]
            if follows == _HALANT:
                units.append((sound, ""))
                at += 1
            elif follows in _SIGNS and follows:
                units.append((sound, _SIGNS[follows]))
                at += 1
            else:
                units.append((sound, "?"))
        elif letter in _VOWELS:
            units.append(("", _VOWELS[letter]))
        elif letter in _NASAL and units:
            consonant, vowel = units[-1]
            units[-1] = (consonant, ("a" if vowel == "?" else vowel) + "n")
    return units

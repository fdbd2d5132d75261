"""What the look before handing in says of what it found, in English and Hindi."""

from __future__ import annotations

from collections.abc import Mapping

from core.languages import Pair

CAPTION: Pair = ("Caption", "कैप्शन")
SOUND: Pair = ("Name of the sound", "साउंड का नाम")
WRITTEN: Pair = ("Text on the picture", "तस्वीर पर लिखा टेक्स्ट")
PICTURE: Pair = ("Picture", "तस्वीर")
SPOKEN: Pair = ("Captions ({language})", "सबटाइटल ({language})")
HOW: Mapping[str, Pair] = {
    "contact": (
        "Take it out: buyers are served in the shop, where their order is safe.",
        "इसे हटाएँ: ख़रीदार दुकान से ही लें, वहाँ उनका ऑर्डर सुरक्षित रहता है।",
    ),
    "personal_data": (
        "Take it out, or cover it: whoever sees it can find that person.",
        "इसे हटाएँ या ढक दें: देखने वाला कोई भी उस व्यक्ति तक पहुँच सकता है।",
    ),
    "spam": (
        "Say it without promises of money and without calls to write elsewhere.",
        "पैसों के वादे और कहीं और लिखने की बात के बिना कहें।",
    ),
    "profanity": ("Choose another word.", "कोई दूसरा शब्द चुनें।"),
    "toxicity": (
        "Say it without an attack on a person.",
        "किसी व्यक्ति पर हमला किए बिना कहें।",
    ),
    "hate": (
        "Say it without an attack on a group of people.",
        "लोगों के किसी समूह पर हमला किए बिना कहें।",
    ),
    "sexual": ("Say it without sexual words.", "यौन शब्दों के बिना कहें।"),
    "nudity": ("Cut this moment out or cover it.", "यह हिस्सा काट दें या ढक दें।"),
    "suggestive": (
        "Another frame shows the product as well; a person may look at this one.",
        "किसी दूसरे फ़्रेम में भी प्रोडक्ट दिखता है; इसे शायद कोई व्यक्ति देखे।",
    ),
    "unreadable": (
        "Export the clip again; this moment cannot be read.",
        "क्लिप फिर से एक्सपोर्ट करें; यह हिस्सा पढ़ा नहीं जा सका।",
    ),
    "unread": (
        "Make it shorter; the end is not read.",
        "इसे छोटा करें; आख़िर का हिस्सा नहीं पढ़ा जाता।",
    ),
}
HOW_ELSE: Pair = (
    "Look at this moment again; a person may, too.",
    "यह हिस्सा एक बार फिर देखें; शायद कोई व्यक्ति भी देखे।",
)

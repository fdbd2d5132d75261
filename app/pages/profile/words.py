"""What the page of one's profile says around the server's sentences, in English and Hindi.

The portrait says its own: `app/components/portrait/words.mjs`.
"""

from __future__ import annotations

from catalog.profile.errors import ProfilePart
from catalog.profile.words import MAX_BIO, MAX_NAME
from core.languages import Pair, all_in
from moderation.profiles.models import RefusalState

PAGE: dict[str, Pair] = {
    "profile": ("Your profile", "आपकी प्रोफ़ाइल"),
    "failed": ("Your profile did not load", "आपकी प्रोफ़ाइल नहीं खुली"),
    "form": ("Name and a few words", "नाम और थोड़ा परिचय"),
    "name": ("Name", "नाम"),
    "name_hint": (f"Up to {MAX_NAME} characters.", f"{MAX_NAME} अक्षर तक।"),
    "bio": ("About you", "आपके बारे में"),
    "bio_hint": (
        f"Up to {MAX_BIO} characters. Everybody can read it.",
        f"{MAX_BIO} अक्षर तक। इसे सब पढ़ सकते हैं।",
    ),
    "save": ("Save", "सेव करें"),
    "saved": ("Saved", "सेव हो गया"),
    "see": ("See your page", "अपना पेज देखें"),
    "too_long": (
        "That is far too long. Nothing was changed.",
        "यह बहुत ज़्यादा लंबा है। कुछ नहीं बदला गया।",
    ),
    "language": ("Language", "भाषा"),
    "spoken": ("Jhalak speaks English with you now", "झलक अब आपसे हिन्दी में बात करेगी"),
    "not_shown": ("Not shown", "जो नहीं दिख रहा"),
    "machine": ("Our automatic check says: ", "हमारी स्वचालित जाँच के अनुसार: "),
    "why_fine": (
        "Why is it fine? You need not say.",
        "इसमें ग़लत क्यों नहीं है? बताना ज़रूरी नहीं।",
    ),
    "ask": ("Ask a person to look", "किसी व्यक्ति से देखने को कहें"),
    "asked": ("A person will look at it", "एक व्यक्ति इसे देखेगा"),
    "one_sentence": (
        "One sentence of up to 300 letters is enough",
        "300 अक्षर तक का एक वाक्य काफ़ी है",
    ),
    "withdraw": ("Take it back", "वापस लें"),
    "withdrawn": (
        "Taken back. You can ask again while it is listed here",
        "वापस ले लिया गया। जब तक यह यहाँ दिखता है, आप फिर से कह सकते हैं",
    ),
}
TITLES: dict[ProfilePart, Pair] = {
    ProfilePart.NAME: ("Your name of {day}", "आपका {day} का नाम"),
    ProfilePart.BIO: ("Your text of {day}", "आपका {day} का परिचय"),
    ProfilePart.PICTURE: ("Your picture of {day}", "आपकी {day} की तस्वीर"),
}
WAITS: Pair = (
    "A person looks at it by {day}. Grievance {number}.",
    "{day} तक एक व्यक्ति इसे देखेगा। शिकायत {number}।",
)
CAME_OF_IT: dict[RefusalState, Pair] = {
    RefusalState.GRANTED: ("We were wrong", "ग़लती हमारी थी"),
    RefusalState.UPHELD: (
        "A person looked: it stays away",
        "एक व्यक्ति ने देखा: यह नहीं दिखाया जाएगा",
    ),
    RefusalState.LAPSED: (
        "Nobody decided in time. It was deleted; save it again to be judged anew.",
        "समय पर फ़ैसला नहीं हो सका, इसलिए इसे मिटा दिया गया। फिर से सेव करें, तो जाँच नए सिरे से होगी।",
    ),
}


def page_words(locale: str) -> dict[str, str]:
    """Everything that the page says by itself."""
    return all_in(PAGE, locale)

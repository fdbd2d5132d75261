"""What somebody reads whose name, bio or portrait was not taken, in English and Hindi. Pure."""

from __future__ import annotations

from catalog.profile.errors import ProfilePart
from core.languages import reads_hindi
from moderation.policy import LabelRule

_REFUSED: dict[ProfilePart, tuple[str, str]] = {
    ProfilePart.NAME: (
        "This name was not saved. Our automatic check says: {what}. Choose another.",
        "यह नाम सेव नहीं हुआ। हमारी स्वचालित जाँच के अनुसार: {what}। कोई दूसरा नाम चुनें।",
    ),
    ProfilePart.BIO: (
        "This text was not saved. Our automatic check says: {what}. Change it and save again.",
        "यह परिचय सेव नहीं हुआ। हमारी स्वचालित जाँच के अनुसार: {what}। इसे बदलकर फिर से सेव करें।",
    ),
    ProfilePart.PICTURE: (
        "This picture is not shown. Our automatic check says: {what}. Choose another.",
        "यह तस्वीर नहीं दिखाई जाएगी। हमारी स्वचालित जाँच के अनुसार: {what}। कोई दूसरी तस्वीर चुनें।",
    ),
}
_STAYS = (
    " Your profile stays as it was. If we are wrong, ask the grievance officer to look.",
    " आपकी प्रोफ़ाइल वैसी ही है। अगर हमसे ग़लती हुई है, तो शिकायत अधिकारी से देखने को कहें।",
)
_UNSEEN: dict[ProfilePart, tuple[str, str]] = {
    ProfilePart.NAME: ("This name", "इस नाम"),
    ProfilePart.BIO: ("This text", "इस परिचय"),
    ProfilePart.PICTURE: ("This picture", "इस तस्वीर"),
}
_JOINING: dict[ProfilePart, tuple[str, str]] = {
    ProfilePart.NAME: ("name", "नाम"),
    ProfilePart.HANDLE: ("handle", "हैंडल"),
}
_NOT_JOINED = (
    "Choose another {which}, because our automatic check says of this one: {what}. If it is really "
    "yours, write to the grievance officer, for which you need no account.",
    "कोई दूसरा {which} चुनें, क्योंकि हमारी स्वचालित जाँच के अनुसार: {what}। अगर यह सच में आपका {which} है, तो "
    "शिकायत अधिकारी को लिखें; इसके लिए खाता ज़रूरी नहीं।",
)
_NOT_JOINED_UNSEEN = (
    "Your {which} could not be checked just now, so no account was made; please try again in a few "
    "minutes.",
    "आपके {which} की जाँच अभी नहीं हो सकी, इसलिए खाता नहीं बना; कुछ मिनट बाद फिर कोशिश करें।",
)
_NOT_SCREENED = (
    "{what} could not be checked just now, and nothing shows unchecked. Your profile stays as it "
    "was. Please try again in a few minutes.",
    "{what} की जाँच अभी नहीं हो सकी, और बिना जाँच के कुछ नहीं दिखाया जाता। आपकी प्रोफ़ाइल वैसी ही है। "
    "कुछ मिनट बाद फिर कोशिश करें।",
)
_STANDS = (
    "A person looked: {what} may show, and it does now. We were wrong.",
    "एक व्यक्ति ने देखा: {what} में कुछ ग़लत नहीं था, और अब यह दिख रहा है। ग़लती हमारी थी।",
)
_STAYS_AWAY = (
    "A person looked: {what} stays away. The rule is: {rule}.",
    "एक व्यक्ति ने देखा: {what} को नहीं दिखाया जाएगा। नियम है: {rule}।",
)
DECIDED = (
    "This was decided already. Save it again to be judged anew.",
    "इस पर फ़ैसला हो चुका है। फिर से सेव करें, तो जाँच नए सिरे से होगी।",
)
WAITS = (
    "A person looks at one of these already; wait for their answer.",
    "एक व्यक्ति पहले से ऐसी ही एक चीज़ देख रहा है; उनके जवाब का इंतज़ार करें।",
)


def refused(part: ProfilePart, rule: LabelRule, locale: str) -> str:
    """Why it may not show, and what the person can do."""
    k = _column(locale)
    return _REFUSED[part][k].format(what=_title(rule, k)) + _STAYS[k]


def not_screened(part: ProfilePart, locale: str) -> str:
    """That nobody could look at it."""
    k = _column(locale)
    return _NOT_SCREENED[k].format(what=_UNSEEN[part][k])


def not_joined(part: ProfilePart, rule: LabelRule, locale: str) -> str:
    """Why nobody can join under it, and who looks at it even without an account."""
    k = _column(locale)
    return _NOT_JOINED[k].format(which=_JOINING[part][k], what=_title(rule, k))


def not_joined_unseen(part: ProfilePart, locale: str) -> str:
    """That nobody could look at it, so nobody joined."""
    k = _column(locale)
    return _NOT_JOINED_UNSEEN[k].format(which=_JOINING[part][k])


def outcome(part: ProfilePart, rule: LabelRule, locale: str, *, stands: bool) -> str:
    """What the owner reads when somebody has looked, unless they wrote words of their own."""
    k = _column(locale)
    said = _STANDS if stands else _STAYS_AWAY
    return said[k].format(what=_UNSEEN[part][k].lower(), rule=_title(rule, k))


def _title(rule: LabelRule, k: int) -> str:
    return (rule.title, rule.title_hi or rule.title)[k]


def _column(locale: str) -> int:
    return 1 if reads_hindi(locale) else 0

"""What the pages of one's standing, decisions and appeals say around the server's sentences.

In English and Hindi: whoever reads their rights in Hindi reads all of them in it.
"""

from __future__ import annotations

from core.languages import Pair, all_in, in_language

PAGE: dict[str, Pair] = {
    "standing": ("Your standing", "आपकी स्थिति"),
    "fine": ("In good standing", "सब ठीक है"),
    "counts": ("Something counts", "कुछ गिना जा रहा है"),
    "undone": (
        "A decision that is taken back takes all that followed with it.",
        "कोई फ़ैसला वापस हो, तो उससे जुड़ी हर बात भी वापस हो जाती है।",
    ),
    "see_all": ("See every decision", "सारे फ़ैसले देखें"),
    "failed": ("This did not load", "यह नहीं खुला"),
    "decisions": ("Decisions and reports", "फ़ैसले और शिकायतें"),
    "about_clip": ("About this clip", "इस क्लिप के बारे में"),
    "about_all": (
        "About your clips, comments and products",
        "आपकी क्लिप, कमेंट और प्रोडक्ट के बारे में",
    ),
    "all": ("All decisions", "सारे फ़ैसले"),
    "none": (
        "Nothing was decided about what you made.",
        "आपकी बनाई किसी चीज़ पर कोई फ़ैसला नहीं हुआ है।",
    ),
    "older": ("Older decisions", "पुराने फ़ैसले"),
    "reported": ("What you reported", "आपकी शिकायतें"),
    "none_reported": (
        "Report a clip, a comment or an account, and what came of it shows here.",
        "किसी क्लिप, कमेंट या खाते की शिकायत करें; उसका नतीजा यहाँ दिखेगा।",
    ),
    "new": ("New", "नया"),
    "officer": ("Complain to the grievance officer", "शिकायत अधिकारी को लिखें"),
    "numbers": ("What moderation does", "मॉडरेशन क्या करता है"),
    "one": ("A decision", "एक फ़ैसला"),
    "why": ("Why this was decided", "यह फ़ैसला क्यों हुआ"),
    "missing": ("Not here", "यह यहाँ नहीं है"),
    "done": ("What was decided", "क्या फ़ैसला हुआ"),
    "rule": ("The rule", "नियम"),
    "rule_text": ("What it says", "नियम क्या कहता है"),
    "words": ("What was added", "साथ में क्या लिखा गया"),
    "notes": ("Notes for you", "आपके लिए नोट"),
    "where": ("Where", "कहाँ"),
    "found": ("How it was found", "यह कैसे मिला"),
    "decided": ("Who decided", "फ़ैसला किसने किया"),
    "appeal": ("Appeal", "अपील करें"),
    "once": (
        "You can appeal once, until {until}.",
        "आप एक बार अपील कर सकते हैं, {until} तक।",
    ),
    "wrong": ("Why is it wrong?", "यह ग़लत क्यों है?"),
    "send": ("Send the appeal", "अपील भेजें"),
    "sent": ("Sent. Somebody else looks at it again", "अपील चली गई। कोई दूसरा व्यक्ति इसे फिर देखेगा"),
    "your_appeal": ("Your appeal", "आपकी अपील"),
    "another_way": ("Another way", "दूसरा रास्ता"),
    "write": ("Write to the grievance officer", "शिकायत अधिकारी को लिखें"),
}
LIMITS: dict[str, Pair] = {
    "hour": ("At most {count} an hour", "एक घंटे में ज़्यादा से ज़्यादा {count}"),
    "day": ("At most {count} a day", "एक दिन में ज़्यादा से ज़्यादा {count}"),
}
COUNTS: Pair = ("{at}, counts until {fades}", "{at}, {fades} तक गिना जाएगा")
COUNTS_DOUBLE: Pair = ("{at}, counts double until {fades}", "{at}, {fades} तक दोगुना गिना जाएगा")
WORDLESS: Pair = ("A clip without words", "क्लिप, बिना शब्दों के")
COMMENT: Pair = ("A comment", "एक कमेंट")


def page_words(locale: str) -> dict[str, str]:
    """Everything that the pages say by themselves."""
    return all_in(PAGE, locale)


def limit_text(rate: str, locale: str) -> str:
    """A rate in words: `2/day` is `At most 2 a day`.

    Raises:
        KeyError: It is by another unit than an hour or a day.
    """
    count, _, unit = rate.partition("/")
    return in_language(LIMITS[unit], locale).format(count=count)

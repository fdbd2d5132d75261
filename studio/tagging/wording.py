"""Why a tag or a product is proposed, as it is kept and as whoever reads it is told. Pure.

The reasons are kept in English where they were found; they have few forms, which are known again.
"""

from __future__ import annotations

import re

from core.languages import Pair, reads_hindi

SEEN: Pair = ("Seen in the picture at {at}", "{at} पर तस्वीर में दिखा")
ABOUT: Pair = ("Your words are about it", "आपके शब्द इसी बारे में हैं")
CAPTION: Pair = ("The caption says “{word}”", "कैप्शन में “{word}” है")
SAID: Pair = ("Said at {at}: “{word}”", "{at} पर कहा: “{word}”")
WRITTEN: Pair = ("On screen at {at}: “{word}”", "{at} पर लिखा: “{word}”")
SAY: Pair = ("Your words say “{word}”", "आपके शब्दों में “{word}” है")
NAME: Pair = ("Your words name “{word}”", "आपके शब्दों में “{word}” का नाम है")
OWN: Pair = ("From your own shop, and like this clip", "आपकी दुकान का, और इस क्लिप से मिलता-जुलता")
ALIKE: Pair = ("Looks and reads like this clip", "इस क्लिप से मिलता-जुलता")
FORMS = (SEEN, ABOUT, CAPTION, SAID, WRITTEN, SAY, NAME, OWN, ALIKE)


def why_in(why: str, locale: str) -> str:
    """A kept reason for whoever reads it; one of no known form stays as it is."""
    if not reads_hindi(locale):
        return why
    for english, hindi in FORMS:
        form = re.escape(english).replace(r"\{at\}", r"(?P<at>[\d:]+)")
        if found := re.fullmatch(form.replace(r"\{word\}", "(?P<word>.*)"), why):
            return hindi.format(**found.groupdict())
    return why

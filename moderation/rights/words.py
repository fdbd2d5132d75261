"""Words that people write to the house: kept as text, cleaned of what only hides. Pure."""

from __future__ import annotations

import unicodedata

from core.errors import InvalidInput, TooLarge
from core.languages import Pair

APPEAL: Pair = ("An appeal", "अपील")
GRIEVANCE: Pair = ("A grievance", "शिकायत")
NAME: Pair = ("A name", "नाम")
REASON: Pair = ("A reason", "वजह")
ANSWER: Pair = ("An answer", "जवाब")


def kept_words(text: str, most: int, *, what: Pair) -> str:
    """The text in NFC without control characters or overrides of direction; line ends stay.

    Args:
        what: How the text is called in an error, such as `APPEAL`.

    Raises:
        InvalidInput: Nothing readable is left.
        TooLarge: It has more than `most` characters.
    """
    if len(text) > 4 * most:
        raise _too_long(what, most)
    readable = "".join(
        c
        for c in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        if c in "\n\u200c\u200d" or unicodedata.category(c)[0] != "C"
    )
    lines = [" ".join(line.split()) for line in readable.split("\n")]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise InvalidInput(
            f"{what[0]} needs some words.", f"{what[1]} में कुछ लिखें।", code="words_empty"
        )
    if len(kept) > most:
        raise _too_long(what, most)
    return kept


def _too_long(what: Pair, most: int) -> TooLarge:
    return TooLarge(
        f"{what[0]} has at most {most} characters.",
        f"{what[1]} में ज़्यादा से ज़्यादा {most} अक्षर हो सकते हैं।",
        code="words_too_long",
    )

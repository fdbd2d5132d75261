"""Words that people write to the house: kept as text, cleaned of what only hides. Pure."""

from __future__ import annotations

import unicodedata

from core.errors import InvalidInput, TooLarge


def kept_words(text: str, most: int, *, what: str) -> str:
    """The text in NFC without control characters or overrides of direction; line ends stay.

    Args:
        what: How the text is called in an error, such as "An appeal".

    Raises:
        InvalidInput: Nothing readable is left.
        TooLarge: It has more than `most` characters.
    """
    if len(text) > 4 * most:
        raise TooLarge(f"{what} has at most {most} characters.", code="words_too_long")
    readable = "".join(
        c
        for c in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        if c in "\n\u200c\u200d" or unicodedata.category(c)[0] != "C"
    )
    lines = [" ".join(line.split()) for line in readable.split("\n")]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise InvalidInput(f"{what} needs some words.", code="words_empty")
    if len(kept) > most:
        raise TooLarge(f"{what} has at most {most} characters.", code="words_too_long")
    return kept

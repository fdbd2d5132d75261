"""Names and bios as they are kept: normalised, without what cannot be seen. Pure."""

from __future__ import annotations

import unicodedata

from catalog.profile.errors import ProfilePart, WordsInvalid

MAX_NAME, MAX_BIO = 60, 300
_JOINERS = "\u200c\u200d"  # Hindi is written with them.


def clean_name(text: str) -> str:
    """A name on one line.

    Raises:
        WordsInvalid: Nothing readable is left, or too much.
    """
    kept = " ".join(_visible(text, also="").split())
    if not kept.strip(_JOINERS) or len(kept) > MAX_NAME:
        raise WordsInvalid(
            ProfilePart.NAME,
            f"A name has 1 to {MAX_NAME} characters.",
            f"नाम में 1 से {MAX_NAME} अक्षर हो सकते हैं।",
        )
    return kept


def clean_bio(text: str) -> str:
    """A few lines about somebody; none at all is fine.

    Raises:
        WordsInvalid: It is too long.
    """
    lines = [" ".join(line.split()) for line in _visible(text, also="\n").split("\n")]
    kept = "\n".join(line for line in lines if line.strip(_JOINERS))
    if len(kept) > MAX_BIO:
        raise WordsInvalid(
            ProfilePart.BIO,
            f"A bio has at most {MAX_BIO} characters.",
            f"परिचय में ज़्यादा से ज़्यादा {MAX_BIO} अक्षर हो सकते हैं।",
        )
    return kept


def _visible(text: str, *, also: str) -> str:
    """Letters, marks and spaces: no controls, and nothing that turns the direction of reading."""
    allowed = also + _JOINERS
    spaced = text if also else text.replace("\n", " ")
    return "".join(
        c
        for c in unicodedata.normalize("NFC", spaced.replace("\r", "\n" if also else " "))
        if c in allowed or unicodedata.category(c)[0] != "C"
    )

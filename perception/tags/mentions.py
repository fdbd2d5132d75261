"""Things of the vocabulary that a text names in so many words. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from perception.tags.vocabulary import tags

_WORD = re.compile(r"[\w\u0900-\u097f]+")
# Names that mean something else more often than the thing.
VAGUE = frozenset(
    {
        *("ring", "sole", "shades for the sun", "dial", "tie", "cap", "hat", "lamp", "rug", "bars"),
        *("for men", "scent", "nails", "shirt", "top pehna", "dress", "heels", "flats", "baal"),
        *(
            "haar",
            "हार",
            "बाल",
            "टॉप",
            "पैंट",
            "pant",
            "coat",
            "belt",
            "चादर",
            "क्रीम",
            "skin ke liye",
        ),
    }
)


@cache
def _named() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str | None] = {}
    for tag in tags():
        for thing in (t for written in tag.things for t in written if t not in VAGUE):
            key = _words(thing)
            found[key] = tag.slug if found.get(key, tag.slug) == tag.slug else None
    return {key: slug for key, slug in found.items() if slug is not None}


def mentions(text: str) -> dict[str, str]:
    """The tags whose things the text names, each with the first words that name it."""
    words = _words(text)
    raw = _WORD.findall(unicodedata.normalize("NFC", text))
    out: dict[str, str] = {}
    for start in range(len(words)):
        for length in (4, 3, 2, 1):
            slug = _named().get(words[start : start + length])
            if slug is not None:
                out.setdefault(slug, " ".join(raw[start : start + length]))
                break
    return out


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", text.casefold())
    return tuple(_singular(word) for word in _WORD.findall(folded))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word

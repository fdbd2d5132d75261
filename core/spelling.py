"""Undoes disguises of spelling, so that `f.u.c-k`, `fuuuck`, `ƒυ¢к` and `fu¢k` read alike."""

from __future__ import annotations

import re
import unicodedata

from core.confusables import BOXED, LATIN, LOOK_ALIKES, is_foreign

_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b",
     "@": "a", "$": "s", "!": "i", "+": "t", "|": "i"}
)  # fmt: skip
_LOOKS = str.maketrans(LOOK_ALIKES)
# Marks over and under Latin letters; the signs of Indian scripts are none of them.
_MARKS = re.compile(
    "(?<=[a-zA-Z])[\u0300-\u036f\u0488\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc]+"
)
# A letter between regional letters is half a flag.
_LONE_REGIONAL = re.compile(
    "(?<![\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff](?![\U0001f1e6-\U0001f1ff])"
)

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
# What moves a terminal's cursor or colours its text; a reader sees nothing of it.
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
# Joiners shape Devanagari conjuncts; anywhere else they only hide a word from a list.
_LATIN_JOINER = re.compile("(?<=[a-zA-Z])[\u200c\u200d]+(?=[a-zA-Z])")
_REPEAT = re.compile(r"([^\W\d_])\1{2,}")
_SPACED = re.compile(r"(?<!\w)(?:[a-z@$!01345][\s.\-_*,~]{1,2}){2,}[a-z@$!01345](?!\w)")
_ADDRESS = re.compile(r"[\w.+-]{3,}@(?:[\w-]+\.[\w.]+|[a-z]{3,}),?")
# "50ml", "spf50", "32b": digits before or after the letters are numbers.
_MEASURE = re.compile(r"\d+[a-z]*|[a-z]+\d+")
# Words with the vowel signs of Indian scripts, which are no letters to `re`.
_LETTERS = re.compile("[\\w\u0900-\u0963\u0966-\u0dff\u200c\u200d]+")
_INNER_MARKS = re.compile(r"(?<=[a-z])[.\-_*~]+(?=[a-z])")


def clean(text: str) -> str:
    """The text as a reader sees it: NFKC, no controls, overrides or invisible characters.

    Case, punctuation, digits and Devanagari joiners stay.
    """
    visible = _ESCAPES.sub("", unicodedata.normalize("NFKC", text))
    visible = _INVISIBLE.sub("", visible)
    visible = _LATIN_JOINER.sub("", visible)
    kept = "".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in visible)
    return " ".join(kept.split())


def fold(text: str) -> str:
    """Lower case with the disguises undone, for lists and n-grams.

    Look-alikes and digits become letters only inside a word that has letters, so prices, sizes
    and phone numbers survive; three and more of one letter become two.
    """
    read = clean(text) if text.isascii() else _latin(text)
    words = [_fold_word(word) for word in read.split(" ")]
    folded = _REPEAT.sub(r"\1\1", " ".join(words))
    return _SPACED.sub(_join_spaced, folded)


def plain(text: str) -> str:
    """The folded words of a text with a space around each, as ` a b `; spaces alone for none.

    Whether words stand in a text is then whether one string holds another, at whole words.
    """
    return f" {' '.join(_LETTERS.findall(fold(text).replace('।', ' ')))} "


def squeeze(word: str) -> str:
    """One of each run of a letter: `fuuck` and `fuck` share a key in the lists."""
    return re.sub(r"([^\W\d_])\1+", r"\1", word)


def _latin(text: str) -> str:
    """The clean text with each further letter of Latin as the plain one that it reads as."""
    text = _LONE_REGIONAL.sub(lambda one: chr(ord(one[0]) - 0x1F1E6 + ord("a")), text)
    return _MARKS.sub("", clean(text.translate(BOXED)).translate(LATIN))


def _fold_word(written: str) -> str:
    word = written.lower()
    if word.startswith(("http", "www.")) or _ADDRESS.fullmatch(word):
        return word
    latin = sum("a" <= c <= "z" for c in word)
    looks = sum(c in LOOK_ALIKES for c in written)
    if looks and (latin or looks >= 3) and not is_foreign(written):
        word = _MARKS.sub("", written.translate(_LOOKS)).lower()
        latin = sum("a" <= c <= "z" for c in word)
    if not latin:
        return word
    # Marks that hide a letter sit between letters: "m@d@r", "f.u.c".
    body = word.rstrip("!.,?;:|")
    tail = word[len(body) :]
    digits = sum(c.isdigit() for c in body)
    if digits < latin and not _MEASURE.fullmatch(body):
        body = body.translate(_LEET)
    return _INNER_MARKS.sub("", body) + tail


def _join_spaced(match: re.Match[str]) -> str:
    joined = re.sub(r"[\s.\-_*,~]", "", match[0])
    return joined.translate(_LEET) if sum(c.isalpha() for c in joined) >= 3 else match[0]

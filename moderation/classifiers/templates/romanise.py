"""Hindi in Latin letters, as people type it: `मुसलमानों को` → `musalmanon ko`."""

from __future__ import annotations

import re
import unicodedata

_VOWELS = {
    "अ": "a", "आ": "aa", "इ": "i", "ई": "i", "उ": "u", "ऊ": "oo", "ऋ": "ri", "ए": "e", "ऐ": "ai",
    "ओ": "o", "औ": "au", "ऑ": "o", "ऍ": "e",
}  # fmt: skip
_SIGNS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o",
    "ौ": "au", "ॉ": "o", "ॅ": "e",
}  # fmt: skip
_CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh",
    "ञ": "n", "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d",
    "ध": "dh", "न": "n", "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r",
    "ल": "l", "व": "v", "श": "sh", "ष": "sh", "स": "s", "ह": "h",
}  # fmt: skip
_DOTTED = {"क": "q", "ख": "kh", "ग": "g", "ज": "z", "ड": "d", "ढ": "dh", "फ": "f", "य": "y"}
# Words that everybody writes in one way, whatever their letters say.
_USUAL = {
    "है": "hai", "हैं": "hain", "में": "mein", "मैं": "main", "नहीं": "nahi", "और": "aur", "यह": "ye",
    "वह": "wo", "कि": "ki", "की": "ki", "को": "ko", "से": "se", "क्या": "kya", "हूं": "hu", "हो": "ho",
    "होते": "hote", "बहुत": "bahut", "वाले": "wale", "वाली": "wali", "लोग": "log", "लोगों": "logon",
}  # fmt: skip
_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_NUKTA, _HALANT = "\u093c", "\u094d"
_NASAL = "\u0902\u0901"


def romanise(text: str) -> str:
    """The text with every Devanagari word in Latin letters; what is Latin already stays."""
    plain = unicodedata.normalize("NFD", text).replace("।", ".")
    return _WORD.sub(lambda match: _word(match[0]), plain)


def _word(word: str) -> str:
    usual = _USUAL.get(unicodedata.normalize("NFC", word))
    if usual is not None:
        return usual
    units = _units(word)
    last = len(units) - 1
    out = []
    for at, (consonant, vowel) in enumerate(units):
        # The vowel that no sign writes is silent at the end, and between two spoken syllables.
        if vowel == "?":
            is_spoken = last == 0 or (at < last and not _is_silent(units, at))
            vowel = "a" if is_spoken else ""
        out.append(consonant + vowel)
    return "".join(out)


def _is_silent(units: list[tuple[str, str]], at: int) -> bool:
    return at > 0 and bool(units[at - 1][1]) and units[at + 1][1] not in ("", "?")


def _units(word: str) -> list[tuple[str, str]]:
    """Consonant and vowel pairs; `?` is the vowel that is spoken or not, "" none at all."""
    units: list[tuple[str, str]] = []
    at = 0
    while at < len(word):
        letter = word[at]
        at += 1
        if letter in _CONSONANTS:
            sound = _CONSONANTS[letter]
            if word[at : at + 1] == _NUKTA:
                sound, at = _DOTTED.get(letter, sound), at + 1
            follows = word[at : at + 1]
            if follows == _HALANT:
                units.append((sound, ""))
                at += 1
            elif follows in _SIGNS and follows:
                units.append((sound, _SIGNS[follows]))
                at += 1
            else:
                units.append((sound, "?"))
        elif letter in _VOWELS:
            units.append(("", _VOWELS[letter]))
        elif letter in _NASAL and units:
            consonant, vowel = units[-1]
            units[-1] = (consonant, ("a" if vowel == "?" else vowel) + "n")
    return units

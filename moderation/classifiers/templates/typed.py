"""Romanised Hindi as it is typed on phones: no two people spell it alike."""

from __future__ import annotations

import random
import re

# What common words become, by how `romanise` writes them; twice is as likely again.
_WORDS = {
    "hai": ("h", "he", "hei", "hay"),
    "hain": ("hai", "h", "hein", "he", "hn"),
    "mein": ("me", "m", "main", "mai", "mei"),
    "main": ("mai", "me", "mein", "m"),
    "nahi": ("nhi", "nahin", "nai", "nahee", "ni", "nehi"),
    "aur": ("or", "ar", "aor", "nd"),
    "ye": ("yeh", "yah", "yhe", "y"),
    "wo": ("woh", "vo", "voh"),
    "kya": ("kia", "kyaa", "kya", "ky"),
    "ko": ("ko", "koo", "k"),
    "se": ("sey", "sy", "se"),
    "ki": ("ki", "kii", "k"),
    "ke": ("k", "ke", "kay"),
    "bahut": ("bohot", "bhot", "bht", "bahot", "bohut"),
    "chahiye": ("chaiye", "chaheye", "chahie"),
    "koi": ("koi", "koyi", "koe"),
    "bhi": ("b", "bi", "bhee"),
    "to": ("toh", "tho", "t"),
    "tu": ("tu", "too", "tuu"),
    "hu": ("hun", "hoon", "hoo"),
    "log": ("logg", "loag", "log"),
    "sab": ("sb", "sabhi", "sub"),
    "kar": ("kr", "kar", "ker"),
    "karo": ("kro", "kero"),
    "karna": ("krna", "karna", "krnaa"),
    "kuch": ("kch", "kuchh", "kuchh"),
    "mat": ("mt", "matt"),
    "apne": ("apne", "apney", "apny"),
    "kahin": ("kahi", "kahin", "khi"),
    "hote": ("hote", "hotey", "hoty"),
    "hota": ("hota", "hotaa"),
    "insaan": ("insan", "inshan"),
    "jata": ("jaata", "jata"),
    "mujhe": ("mujhe", "muje", "mjhe", "mujhey"),
    "tujhe": ("tujhe", "tuje", "tujhey"),
    "desh": ("desh", "des", "deshh"),
    "acche": ("ache", "achhe", "achchhe"),
    "accha": ("acha", "achha", "achchha"),
    "saale": ("sale", "saaley", "sle"),
    "behen": ("bahan", "bhen", "behan"),
}
# What single sounds become anywhere in a word; long vowels, `v` and `w`, aspiration.
_SOUNDS = (
    ("aa", "a"), ("ee", "i"), ("oo", "u"), ("chchh", "cch"), ("chh", "ch"), ("w", "v"),
    ("v", "w"), ("z", "j"), ("ph", "f"), ("f", "ph"), ("sh", "s"), ("q", "k"), ("kh", "k"),
    ("gh", "g"), ("ai", "e"), ("au", "o"), ("y", "i"),
)  # fmt: skip
_INSIDE = re.compile(r"(?<=[bcdfghjklmnpqrstvwyz])[aiu](?=[bcdfghjklmnpqrstvwyz])")
_SHORT_A = re.compile(r"(?<=[bcdfghjklmnpqrstvwyz])a(?=[bcdfghjklmnpqrstvwyz])")
_LONG_END = re.compile(r"(?<=[bcdfghjklmnpqrstvwyz])(i|u|a)$")
_DOUBLE = {"i": "ee", "u": "oo", "a": "aa"}
_DROPPED = re.compile(r"(?<=[bcdfghjklmnpqrstvwyz]h)a(?=[bcdfghjklmnpqrstvwyz])")
_TOKEN = re.compile(r"[a-z]+")


def typed(text: str, rng: random.Random) -> str:
    """The text as one person would type it: each has habits, and no habit is kept always.

    Args:
        text: Romanised Hindi in small letters, as `romanise` writes it; what is in capitals stays.
    """
    careless = rng.uniform(0.1, 0.7)
    sounds = [pair for pair in _SOUNDS if rng.random() < 0.35]
    chosen = {word: rng.choice(ways) for word, ways in _WORDS.items()}

    def word_of(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() > careless:
            return word
        if word in chosen:
            return chosen[word]
        return _respelt(word, sounds, rng) if len(word) > 2 else word

    return _TOKEN.sub(word_of, text)


def _respelt(word: str, sounds: list[tuple[str, str]], rng: random.Random) -> str:
    for sound, other in sounds:
        if sound in word and rng.random() < 0.6:
            word = word.replace(sound, other, 1)
            break
    drawn = rng.random()
    if drawn < 0.25:
        return _LONG_END.sub(lambda m: _DOUBLE[m[0]], word)
    if drawn < 0.5:
        return _INSIDE.sub(lambda m: _DOUBLE[m[0]], word, count=1)
    if drawn < 0.65:
        return _SHORT_A.sub("", word, count=1) if len(word) > 4 else word
    if drawn < 0.7:
        return word + word[-1]
    return _DROPPED.sub("", word, count=1) if drawn < 0.8 else word

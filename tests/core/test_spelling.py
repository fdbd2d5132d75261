"""Folding: a word in other letters reads as it looks, and everybody's own script stays."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import spelling
from core.confusables import BOXED, LATIN, LOOK_ALIKES
from core.spelling import clean, fold

ROOT = Path(__file__).parents[2]
DEVANAGARI = "".join(map(chr, range(0x900, 0x980)))
EVERYDAY = "".join(map(chr, range(0x20, 0x7F))) + DEVANAGARI + "\u200c\u200d₹“”–…🔥😍🇮🇳\n"


@pytest.mark.parametrize(
    "disguised",
    [
        "fück", "FÚĆK", "f\u0308u\u0308ck", "f\u0336u\u0336c\u0336k\u0336", "ꜰᴜᴄᴋ", "ⓕⓤⓒⓚ",
        "⒡⒰⒞⒦", "🅵🆄🅲🅺", "🅕🅤🅒🅚", "🄵🅄🄲🄺", "𝔣𝔲𝔠𝔨", "𝕱𝖚𝖈𝖐", "ｆｕｃｋ", "fսck", "ғuсk", "FՍCК",
        "ꓝꓴꓚꓗ", "fᴜck", "ƒʉȼꝁ", "🇫 🇺 🇨 🇰", "f ü c k", "f.ü.c.k", "fűűűűck",
    ],
)  # fmt: skip
def test_a_word_in_other_letters_reads_as_what_it_looks_like(disguised: str) -> None:
    assert re.sub("u+", "u", fold(f"oh {disguised} off").replace("ꝁ", "k")) == "oh fuck off"


@pytest.mark.parametrize(
    ("written", "read"),
    [("ѕех", "sex"), ("SΗIT", "shit"), ("ᏚᎬX", "sex"), ("ßitch", "bitch"), ("bΙtcհ", "bitch"),
     ("café", "cafe"), ("Ｃhūtiyā", "chutiya"), ("mādarchōd", "madarchod")],
)  # fmt: skip
def test_capitals_read_as_they_are_drawn_and_accents_go(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize(
    "word",
    ["чай и сахар", "привет", "καλημέρα κόσμε", "ողջույն ներողություն", "क़ ज़्यादा ड़ ढ़", "मैं हूँ",
     "தமிழ் மொழி", "বাংলা ভাষা", "ಕನ್ನಡ", "اردو زبان", "🇮🇳 🅿", "中文"],
)  # fmt: skip
def test_words_of_another_script_stay(word: str) -> None:
    kept = fold(word)
    assert kept.replace("p", "🅿") == clean(word)


@given(st.text(alphabet=EVERYDAY, max_size=200))
def test_english_hindi_and_romanised_text_folds_as_without_the_tables(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelling, "LATIN", {})
        patch.setattr(spelling, "BOXED", {})
        patch.setattr(spelling, "_LOOKS", {})
        patch.setattr(spelling, "LOOK_ALIKES", {})
        bare = fold(text)
    assert fold(text) == bare


@given(st.text(alphabet=DEVANAGARI + "aeu \u0308\u0301\u0336", max_size=80))
def test_no_sign_of_devanagari_is_lost(text: str) -> None:
    def hindi(of: str) -> str:
        return re.sub(r"(.)\1+", r"\1", "".join(c for c in of if c in DEVANAGARI))

    assert hindi(fold(text)) == hindi(clean(text))


def test_sentences_that_nobody_was_taught_fold_as_they_did_before_there_were_tables() -> None:
    path = ROOT / "moderation" / "classifiers" / "tuning" / "unseen.csv"
    with path.open(newline="", encoding="utf-8") as file:
        folded = "\n".join(fold(row["text"]) for row in csv.DictReader(file))
    assert hashlib.sha256(folded.encode()).hexdigest() == (
        "aa2d268a6c6c269fd0cb099533fd38d8669bd0b81b212de9ab93e13fe3f0839c"
    )


@given(st.text(max_size=120))
def test_folding_any_text_ends_and_leaves_no_further_latin_letter(text: str) -> None:
    folded = fold(text)
    assert not any(ord(c) in LATIN for c in folded)


def test_every_look_alike_reads_as_plain_letters_and_none_is_of_an_indian_script() -> None:
    for table in (BOXED, LATIN, {ord(look): letter for look, letter in LOOK_ALIKES.items()}):
        for code, letters in table.items():
            assert letters.isascii() and letters.isalpha() and letters.islower(), chr(code)
            assert not chr(code).isascii() and not 0x900 <= code < 0xE00

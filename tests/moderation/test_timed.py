"""What stands in a picture is read line by line, too, and an honest shop's is held nowhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from moderation.captions import Cue
from moderation.classifiers.screen import screen_text
from moderation.classifiers.signals import Signal
from moderation.evidence import Words
from moderation.policies.parsing import shipped
from moderation.screening import read_frames
from moderation.surfaces import Surface
from moderation.timed import of_timed
from studio.lettering.materials import Face, font_path

POLICY = shipped()
WORDS = ["silk", "bad", "worse", "dupatta", "of", "cotton"]


def by_share(text: str) -> list[Signal]:
    """Abuse by the share of bad words: a few drown in a long text."""
    words = text.split()
    score = sum(word in ("bad", "worse") for word in words) / len(words)
    return [Signal("toxicity", score, 0.5, "share", "", text, "whole text")]


def on_screen(*lines: str, surface: Surface = Surface.SCREEN_TEXT) -> Words:
    cues = tuple(Cue(1000 * place, line) for place, line in enumerate(lines))
    return Words("screen", surface, cues, is_timed=True)


def said(*lines: str, surface: Surface = Surface.SCREEN_TEXT) -> Signal:
    (signal,) = of_timed(on_screen(*lines, surface=surface), POLICY, by_share)
    return signal


def test_a_line_in_a_picture_does_not_drown_among_others() -> None:
    lines = ("silk of cotton and more", "you bad worse bad thing", "new dupatta of fine silk")
    found = said(*lines)
    assert found.is_over and found.where == "screen, 1000 ms"
    assert not said(*lines, surface=Surface.SPEECH).is_over  # Speech is running text.


def test_a_few_words_alone_count_as_much_as_they_do_with_a_neighbour() -> None:
    assert not said("silk of cotton and more", "bad", "silk of cotton and more").is_over
    found = said("silk of cotton and more and more and more", "bad worse", "worse silk")
    assert found.is_over and found.reason == "bad worse worse silk"
    assert said("bad").is_over  # Nothing stands beside it.


def test_what_the_edges_cut_off_a_running_line_is_no_line_and_a_price_is_no_word() -> None:
    around = ("silk of cotton and more and more", "new dupatta of fine silk")
    assert not said(around[0], "bad·silk of cotton·worse", around[1]).is_over
    assert said(around[0], "of·bad worse bad worse·of", around[1]).is_over  # What is whole is read.
    assert not said(around[0], "bad worse 600 ·", around[1]).is_over


_LINES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), min_size=1
)


@given(_LINES)
def test_a_sentence_counts_for_at_least_what_it_is_alone_and_nothing_is_made_up(
    lines: list[str],
) -> None:
    found = said(*lines)
    assert found.score == by_share(found.reason)[0].score  # Of a text that was read as it stands.
    sentences = [line for line in lines if len(line.split()) > 3]
    assert all(found.score >= by_share(line)[0].score for line in sentences)
    assert found.score >= said(*lines, surface=Surface.SPEECH).score


HONEST = """
    Ad;Cactus leather;A tote, taken apart;Cotton backing/Sponsored;Slide it yourself;No white cast
    Woven in Barpeta;Matka silk bandi;Khadi denim fades;New price today/Hand block printed;Free size
    Shade 04 for dusky skin;Deep plum, not black;Girls who pierce twice;Black cotton kurta
    White linen shirt;Vegan leather belt;Nude heels under 999;Kill frizz in minutes/Ad;Savage red
    Dost ki shaadi;Meri dadi ki saree;Lagao aur bhool jao;Dhoop mein bhi matte;Rang pakka hai
    Fold, pin, go;Tuck the pallu left;Smells like rain;Thrifted in Sarojini;Bare face, no filter
    Paid partnership;Tribal silver from Orissa;Temple jewellery;Body butter, not lotion;Raw silk
""".replace("/", "\n")
FOUL = ("Shut up you moron", "Dalits are filthy animals", "Women belong in the kitchen",
        "Hang the homosexuals", "Dumb cow, go and die", "Blacks are only monkeys")  # fmt: skip


def read_from_a_picture(lines: list[str], size: int) -> Words:
    picture = Image.new("RGB", (540, 960), (24, 22, 32))
    font = ImageFont.truetype("DejaVuSans.ttf", size)
    for row, line in enumerate(lines):
        ImageDraw.Draw(picture).text((40, 100 + 110 * row), line, (250, 244, 236), font)
    (read,) = read_frames([np.asarray(picture, np.uint8)])
    assert len(read) == len(lines)
    return on_screen(*read)


@pytest.mark.slow
@pytest.mark.parametrize("size", [20, 28])
@pytest.mark.parametrize("lines", [one.strip() for one in HONEST.splitlines() if one.strip()])
def test_what_an_honest_shop_writes_in_its_pictures_is_held_nowhere(
    models: object, lines: str, size: int
) -> None:
    words = read_from_a_picture(lines.split(";"), size)
    found = of_timed(words, POLICY, screen_text)
    assert [(s.label, s.where) for s in found if s.is_over] == [], words.text


@pytest.mark.slow
@pytest.mark.parametrize("foul", FOUL)
def test_what_is_foul_is_found_among_honest_lines_of_a_picture(models: object, foul: str) -> None:
    lines = ["Woven in Barpeta", "Raw silk, hand dyed", foul, "Easy returns, seven days"]
    found = of_timed(read_from_a_picture(lines, 22), POLICY, screen_text)
    assert {s.where for s in found if s.is_over} == {"screen, 2000 ms"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "is_foul"),
    [
        ("इन मुल्लों को देश से निकालो", True),
        ("मादरचोद चुप रह", True),
        ("हिजड़ों को मार डालो", True),
        ("इत्र लगाने का सलीक़ा", False),
        ("गोरी नहीं, अपनी रंगत", False),
        ("दीवाली का श्रृंगार", False),
    ],
)
def test_hindi_in_a_picture_is_judged_like_any_words(
    models: object, line: str, is_foul: bool
) -> None:
    picture = Image.new("RGB", (540, 960), (24, 22, 32))
    font = ImageFont.truetype(str(font_path(Face.DEVANAGARI_BOLD)), 40)
    ImageDraw.Draw(picture).text((40, 400), line, (250, 244, 236), font)
    (read,) = read_frames([np.asarray(picture, np.uint8)])
    found = of_timed(on_screen(*read), POLICY, screen_text)
    assert any(s.is_over for s in found) is is_foul, read

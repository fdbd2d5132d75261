"""Romanised Hindi that abuses is found, and a shop's everyday Hindi in the same words is not."""

from __future__ import annotations

import pytest

from core.spelling import fold
from moderation.classifiers.lexicon import hits
from moderation.classifiers.screen import screen_text

ABUSE = """
    apni manhoos shakal mat dikha;ye saare katue ek jaise hain;katwon ko yahan se bhagao
    bhimte muft ka khate hain;in bhangiyon se saaman mat lena;chinkiyon ko wapas bhej do
    suar ki aulad;kutte ke bachche;mullon ki dukaan band karo
    in भंगियों से कुछ मत लेना;सूअर के बच्चे
""".replace("\n", ";")
HONEST = """
    ye lipstick manhoos nahi hai, shade bahut sundar hai;besharam rang wali saree mil jayegi kya
    mera to manhoos din tha, ye kurti dekh ke mood theek hua;aukaat ke bahar hai ye lehenga yaar
    chudail wala halloween makeup sikhao;gawar phali ki sabzi jaisi green kurti;chinki didi nice
    nikamma delivery wala kal bhi nahi aaya;kallu bhaiya ki dukaan se liya tha pehle
    kisi ko katua bolna galat hai;bhangi kehna gaali hai, mat bolo;किसी को भंगी कहना ग़लत है
    mule shoes kitne ke hain;chhakka maar diya is look ne;kutte ke liye bhi kapde banate ho
    chuda set dulhan ke liye;habshi halwa jaisa brown shade;leather mules, size 7
""".replace("\n", ";")


def told(lines: str) -> list[str]:
    return [line.strip() for line in lines.split(";") if line.strip()]


@pytest.mark.slow
@pytest.mark.parametrize("line", told(ABUSE))
def test_abusive_names_and_curses_are_held(models: object, line: str) -> None:
    assert any(signal.is_over for signal in screen_text(line))


@pytest.mark.slow
@pytest.mark.parametrize("line", told(HONEST))
def test_the_same_words_in_a_shop_are_held_nowhere(models: object, line: str) -> None:
    assert [(s.label, s.score) for s in screen_text(line) if s.is_over] == []


@pytest.mark.parametrize(
    ("line", "strong"),
    [
        ("in katuon ko hatao", [True]),
        ("K@TUE hatao", [True]),
        ("katua mat bolo", [True]),
        ("katua bolna galat hai", [False]),
        ("bhangi kehke mat bulao", [False]),
        ("भंगी कहना ग़लत है", [False]),
        ("manhoos shakal", [False]),
        ("suar ki aulaad", [False, True]),
    ],
)
def test_who_says_that_a_name_is_wrong_does_not_use_it(line: str, strong: list[bool]) -> None:
    assert sorted(hit.is_strong for hit in hits(fold(line))) == strong

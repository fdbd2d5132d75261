"""Which moments are looked at: every scene within the budget, what stands out before the rest."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.pictures import unread_of
from moderation.sampling.choosing import Looking, closer_look, first_look
from moderation.sampling.lettering import likeliest, text_map
from moderation.sampling.scenes import scenes_of
from moderation.sampling.skimming import Skim, Span
from perception.golden import picture

HOW = Looking(change=14.0, scenes_most=12, close_most=8, step_ms=300)


def skimmed(shades: list[int], every_ms: int = 100) -> Skim:
    """A clip of flat pictures, one each so many ms."""
    stamps = np.stack([np.full((16, 9, 3), shade, np.uint8) for shade in shades])
    return Skim(tuple(k * every_ms for k in range(len(shades))), stamps)


FILMS = st.lists(
    st.tuples(st.sampled_from([0, 40, 80, 120, 160, 200, 240]), st.integers(1, 60)),
    min_size=1,
    max_size=30,
).map(lambda cuts: [shade for shade, length in cuts for _ in range(length)])


@settings(max_examples=200, deadline=None)
@given(shades=FILMS, n=st.integers(1, 24))
def test_every_scene_has_a_picture_or_the_budget_is_spent_on_others(
    shades: list[int], n: int
) -> None:
    skim = skimmed(shades)
    times = first_look(skim, n, HOW)
    assert times == sorted(set(times)) and set(times) <= set(skim.times_ms)
    assert len(times) <= n + 2 + HOW.scenes_most
    scenes = scenes_of(skim, HOW.change)
    assert [s.first for s in scenes[1:]] == [s.last + 1 for s in scenes[:-1]]
    assert (scenes[0].first, scenes[-1].last) == (0, len(shades) - 1)
    missed = [
        s
        for s in scenes
        if not any(skim.times_ms[s.first] <= at <= skim.times_ms[s.last] for at in times)
    ]
    looked = {shades[skim.times_ms.index(at)] for at in times}
    assert not missed or len(times) >= HOW.scenes_most
    assert {shades[s.first] for s in missed} <= looked  # Nothing unlike all others is left out.


@settings(max_examples=100, deadline=None)
@given(
    seen=st.lists(st.integers(0, 99), max_size=20),
    suspicious=st.lists(st.integers(0, 9_900), max_size=6),
)
def test_the_second_look_is_bounded_and_never_looks_twice(
    seen: list[int], suspicious: list[int]
) -> None:
    skim = skimmed([0] * 100)
    seen_ms = [100 * k for k in seen]
    times = closer_look(skim, seen_ms, suspicious, HOW)
    assert len(times) <= HOW.close_most and times == sorted(set(times))
    assert not set(times) & set(seen_ms)


def test_a_clip_that_fades_is_more_than_one_scene() -> None:
    assert len(scenes_of(skimmed(list(range(0, 250, 2))), 14.0)) > 10
    assert len(scenes_of(skimmed([100] * 50), 14.0)) == 1


def test_what_could_not_be_read_holds_by_its_share_or_its_longest_stretch() -> None:
    def score(share: float, *spans: Span) -> float:
        skim = Skim((0,), np.zeros((1, 16, 9, 3), np.uint8), spans, share)
        return unread_of(skim, 0, 10)[0].score

    assert unread_of(skimmed([0, 0]), 0, 10) == []
    assert score(0.001, Span(100, 140)) < 0.5 <= score(0.001, Span(100, 600))
    assert score(0.019, Span(0, 40)) < 0.5 <= score(0.03, Span(0, 40))
    assert unread_of(skimmed([0, 0]), 5, 10)[0].is_over  # Pictures that could not be had.


def test_pictures_with_other_words_are_read_before_those_without() -> None:
    plain = [np.resize(picture(64), (320, 180, 3)) // 8 + 100 for _ in range(9)]
    for k, top in ((2, 16), (6, 160), (7, 160)):
        stripes = (np.arange(96) // 3 % 2 * 220).astype(np.uint8)
        plain[k] = plain[k].copy()
        plain[k][top : top + 32, 16:112] = stripes[None, :, None]
    maps = [text_map(frame) for frame in plain]
    assert set(likeliest(maps, [0.0] * 9, 2)) in ({2, 6}, {2, 7})
    assert len(likeliest(maps, [0.0] * 9, 5)) == 5
    assert likeliest(maps, [0.0] * 9, 0) == [] and likeliest([], [], 3) == []
    flat = [np.zeros((4, 4), np.float32)] * 6
    assert likeliest(flat, [0.0] * 6, 3) == [1, 3, 5]

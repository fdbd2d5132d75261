"""The pipeline's pure rules: the table is a graph, progress adds up, the promising go first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.pipeline.priority import (
    FIRST,
    LAST,
    ClipPromise,
    expected_watch_s,
    priority_of,
)
from studio.pipeline.progress import StepNow, overall, way
from studio.pipeline.steps import STEPS

NAMES = [step.name for step in STEPS]
NOW = st.dictionaries(
    st.sampled_from(NAMES),
    st.builds(StepNow, st.floats(0, 1), is_settled=st.booleans()),
)
PROMISES = st.builds(
    ClipPromise,
    followers=st.integers(0, 10_000_000),
    views=st.integers(0, 100_000_000),
    watched=st.floats(0, 5),
    length_s=st.floats(1, 600),
    waited_h=st.floats(0, 1000),
    retries=st.integers(0, 5),
)


def test_every_step_needs_only_steps_above_it_and_the_last_needs_them_all() -> None:
    above: dict[str, set[str]] = {}
    for step in STEPS:
        assert set(step.needs) <= set(above), step.name
        above[step.name] = set(step.needs).union(*(above[need] for need in step.needs))
    assert above[NAMES[-1]] == set(NAMES[:-1])
    assert len(set(NAMES)) == len(NAMES)


def test_what_may_be_missing_holds_nothing_but_the_end_up() -> None:
    optional = {step.name for step in STEPS if step.is_optional}
    assert optional
    for step in STEPS[:-1]:
        assert step.is_optional or not optional & set(step.needs), step.name


def test_the_whole_is_none_at_first_and_one_when_every_step_is_settled() -> None:
    assert overall(STEPS, {}) == 0.0
    done = {name: StepNow(1.0, is_settled=True) for name in NAMES}
    assert abs(overall(STEPS, done) - 1.0) < 1e-9


@given(NOW, st.sampled_from(NAMES), st.floats(0, 1))
def test_a_step_that_goes_on_never_takes_from_the_whole(
    now: dict[str, StepNow], name: str, fraction: float
) -> None:
    before = now.get(name, StepNow(0.0))
    further = replace(before, fraction=max(before.fraction, fraction))
    assert 0.0 <= overall(STEPS, now) <= overall(STEPS, {**now, name: further}) <= 1.0 + 1e-9


def test_the_way_names_each_step_once_in_words() -> None:
    now = {
        "first": StepNow(1.0, is_settled=True, is_done=True),
        "describe": StepNow(0.2, is_settled=True),
        "ladder": StepNow(0.4),
    }
    places = {name: at for name, _, at in way(STEPS, now, frozenset({"ladder"}))}
    assert places == dict.fromkeys(NAMES, "next") | {
        "first": "done",
        "describe": "skipped",
        "ladder": "now",
    }
    assert all(words[0][0].isupper() for _, words, _ in way(STEPS, now, frozenset()))


@given(PROMISES, st.integers(1, 5_000_000), st.floats(0.1, 100))
def test_more_followers_go_no_later_and_waiting_clips_lose_what_time_takes(
    clip: ClipPromise, more: int, hours: float
) -> None:
    followed = replace(clip, followers=clip.followers + more)
    stale = replace(clip, waited_h=clip.waited_h + hours)
    assert FIRST <= priority_of(followed) <= priority_of(clip) <= priority_of(stale) <= LAST
    assert expected_watch_s(stale) <= expected_watch_s(clip) <= expected_watch_s(followed)


def test_an_import_waits_behind_everybody() -> None:
    assert priority_of(ClipPromise(followers=10**6, is_imported=True)) == LAST
    assert priority_of(ClipPromise(retries=20)) < LAST


def test_a_newcomer_waits_behind_a_star_and_before_a_clip_that_keeps_failing() -> None:
    newcomer = ClipPromise()
    star = ClipPromise(followers=2_000_000, views=50_000_000, watched=0.8, length_s=20)
    failing = replace(newcomer, retries=3)
    assert priority_of(star) == FIRST
    assert priority_of(star) < priority_of(newcomer) < priority_of(failing) <= LAST

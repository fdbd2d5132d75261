"""When a clip may go further."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.reach import UNLIMITED, Reach
from feed.params.places import EXPOSURE_IMPRESSIONS
from feed.params.reach import REACH_LOWEST
from moderation import params
from moderation.reputation.clearing import ReachFacts, Why, cleared
from moderation.reputation.rules import reach_rule

RULE = reach_rule()
ORDER = list(Reach)
FINE = ReachFacts(Reach.FIRST, False, 250, 200, 100, 0.0, waits=False, is_kept=False)


@pytest.mark.parametrize(
    ("changes", "reach", "why"),
    [
        ({}, Reach.WIDER, Why.CLEARED),
        ({"impressions": 249}, Reach.FIRST, Why.EARLY),
        ({"reach": Reach.WIDER}, Reach.WIDER, Why.EARLY),
        ({"reach": Reach.WIDER, "impressions": 2500}, Reach.OPEN, Why.CLEARED),
        ({"doubt": 0.65}, Reach.FIRST, Why.REPORTED),
        ({"waits": True}, Reach.FIRST, Why.WAITS),
        ({"skips": 195}, Reach.FIRST, Why.SKIPPED),
        ({"plays": 10, "skips": 10}, Reach.WIDER, Why.CLEARED),  # Ten are no proof.
        ({"is_kept": True, "doubt": 0.9, "skips": 200}, Reach.WIDER, Why.REVIEWED),
        ({"is_frozen": True, "is_kept": True}, Reach.FIRST, Why.FROZEN),
        ({"reach": Reach.OPEN, "doubt": 0.9}, Reach.OPEN, Why.CLEARED),
    ],
)
def test_what_clears_a_clip(changes: dict[str, object], reach: Reach, why: Why) -> None:
    assert cleared(replace(FINE, **changes), RULE) == (reach, why)  # type: ignore[arg-type]


facts = st.builds(
    ReachFacts,
    reach=st.sampled_from(Reach),
    is_frozen=st.booleans(),
    impressions=st.integers(0, 10_000),
    plays=st.integers(0, 10_000),
    skips=st.integers(0, 12_000),
    doubt=st.floats(0, 1),
    waits=st.booleans(),
    is_kept=st.booleans(),
)


@settings(deadline=None, max_examples=40)
@given(facts, st.integers(0, 5_000), st.floats(0, 1))
def test_more_impressions_never_hold_a_clip_and_more_doubt_never_helps_it(
    known: ReachFacts, met: int, doubt: float
) -> None:
    def place(changed: ReachFacts) -> int:
        return ORDER.index(cleared(changed, RULE)[0])

    now = place(known)
    assert ORDER.index(known.reach) <= now <= ORDER.index(known.reach) + 1
    assert place(replace(known, impressions=known.impressions + met)) >= now
    assert place(replace(known, doubt=min(1.0, known.doubt + doubt))) <= now
    assert place(replace(known, skips=known.skips + met)) <= now


def test_every_cap_lets_the_promised_audience_through() -> None:
    promised = EXPOSURE_IMPRESSIONS.default
    assert min(RULE.cap(reach) for reach in Reach) >= promised
    assert [RULE.cap(reach) for reach in Reach] == sorted(RULE.cap(reach) for reach in Reach)
    assert RULE.cap(Reach.OPEN) == UNLIMITED
    assert min(REACH_LOWEST.default, params.REACH_FIRST.default) >= promised

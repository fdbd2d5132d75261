"""How a page is spaced."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed.selectors.slate import SlateRules, slate_of
from tests.feed.clips import direction

PLAIN = SlateRules(likeness=0.0, memory=4, creator=0.0, kind=0.0)


def order_of(
    scores: list[float],
    *,
    axes: list[int] | None = None,
    creators: list[int] | None = None,
    kinds: list[int] | None = None,
    limit: int = 10,
    rules: SlateRules = PLAIN,
    last_creator: int | None = None,
) -> list[int]:
    n = len(scores)
    slate = slate_of(
        np.array(scores, np.float64),
        np.stack([direction(a) for a in (axes or range(n))]),
        np.array(creators or range(n), np.int32),
        np.array(kinds or [0] * n, np.int16),
        limit,
        rules,
        last_creator,
    )
    return slate.picked.tolist()


@pytest.mark.parametrize(
    ("facts", "order"),
    [
        ({"scores": [1.0, 3.0, 2.0]}, [1, 2, 0]),
        ({"scores": [3.0, 2.0, 1.0], "creators": [7, 7, 8]}, [0, 2, 1]),
        ({"scores": [3.0, 2.0, 1.0], "creators": [7, 7, 7]}, [0, 1, 2]),
        ({"scores": [3.0, 2.0], "creators": [7, 8], "last_creator": 7}, [1, 0]),
        ({"scores": [3.0, 2.0, 1.0], "limit": 1}, [0]),
        (
            {
                "scores": [3.0, 2.9, 2.8],
                "axes": [0, 0, 1],
                "rules": SlateRules(likeness=0.5, memory=4, creator=0.0, kind=0.0),
            },
            [0, 2, 1],
        ),
        (
            {
                "scores": [3.0, 2.9, 2.8],
                "kinds": [1, 1, 2],
                "rules": SlateRules(likeness=0.0, memory=4, creator=0.0, kind=0.2),
            },
            [0, 2, 1],
        ),
        (
            {
                "scores": [3.0, 2.9, 2.8, 2.7],
                "creators": [7, 8, 7, 9],
                "rules": SlateRules(likeness=0.0, memory=4, creator=0.5, kind=0.0),
            },
            [0, 1, 3, 2],
        ),
    ],
)
def test_each_rule_costs_what_it_says(facts: dict[str, object], order: list[int]) -> None:
    assert order_of(**facts) == order  # type: ignore[arg-type]


@given(
    scores=st.lists(st.floats(-5, 5), min_size=1, max_size=30),
    limit=st.integers(0, 40),
)
def test_a_slate_takes_each_candidate_at_most_once(scores: list[float], limit: int) -> None:
    rules = SlateRules(likeness=0.5, memory=2, creator=0.3, kind=0.2)

    order = order_of(scores, creators=[i % 3 for i in range(len(scores))], limit=limit, rules=rules)

    assert len(order) == len(set(order)) == min(limit, len(scores))

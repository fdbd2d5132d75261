"""How a page is spaced."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed.candidates import Candidates
from feed.selectors.diverse import Diverse
from feed.selectors.slate import Facets, SlateRules, slate_of
from feed.trace import Trace
from tests.feed.clips import catalogue, clip, direction, query_of

PLAIN = SlateRules(likeness=0.0, memory=4, creator=0.0, kind=0.0)


def order_of(
    scores: list[float],
    *,
    axes: list[int] | None = None,
    creators: list[int] | None = None,
    kinds: list[int] | None = None,
    categories: list[int] | None = None,
    audios: list[int] | None = None,
    reserved: dict[int, int] | None = None,
    limit: int = 10,
    rules: SlateRules = PLAIN,
    last_creator: int | None = None,
) -> list[int]:
    n = len(scores)
    slate = slate_of(
        np.array(scores, np.float64),
        Facets(
            vectors=np.stack([direction(a) for a in (axes or range(n))]),
            creators=np.array(creators or range(n), np.int32),
            kinds=np.array(kinds or [0] * n, np.int16),
            categories=np.array(categories or [-1] * n, np.int32),
            audios=np.array(audios or [-1] * n, np.int32),
        ),
        limit,
        rules,
        last_creator,
        reserved,
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
        (
            {
                "scores": [3.0, 2.9, 2.8],
                "categories": [5, 5, 6],
                "rules": SlateRules(likeness=0, memory=4, creator=0, kind=0, category=0.2),
            },
            [0, 2, 1],
        ),
        (
            {
                "scores": [3.0, 2.9, 2.8],
                "audios": [5, 5, -1],
                "rules": SlateRules(likeness=0, memory=4, creator=0, kind=0, audio=0.2),
            },
            [0, 2, 1],
        ),
        ({"scores": [3.0, 2.0, 1.0, 0.0], "reserved": {1: 3}}, [0, 3, 1, 2]),
        ({"scores": [3.0, 2.0, 1.0], "creators": [7, 8, 7], "reserved": {1: 2}}, [0, 1, 2]),
        ({"scores": [3.0, 2.0, 1.0], "reserved": {0: 1, 1: 2}, "limit": 3}, [1, 2, 0]),
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


def test_what_a_model_scored_is_spaced_by_the_width_of_its_values() -> None:
    kinds, looks = ("user", "brand", "product"), ("saree", "saree", "lipstick")
    snapshot = catalogue(
        clip(axis=n, kind=kinds[n], categories=[looks[n]]) for n in range(len(kinds))
    )
    query = query_of(snapshot, limit=3)

    def order(*, by_model: bool) -> list[int]:
        candidates = Candidates.plain(np.arange(3))
        candidates.score = np.array([1.0, 0.9, 0.7])
        candidates.foreseen = np.zeros((3, 1), np.float32) if by_model else None
        return Diverse().choose(query, candidates, 3, Trace()).tolist()

    assert order(by_model=False) == [0, 1, 2]
    assert order(by_model=True) == [0, 2, 1]

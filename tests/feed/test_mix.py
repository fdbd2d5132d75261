"""The content mix holds its shares, and gives way where the catalogue has nothing to give."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.mix import measure
from catalog.kinds import VideoKind
from experiments.assignment import Assigned
from experiments.values import Values
from feed.catalogue.snapshot import Snapshot
from feed.features.taste import Taste
from feed.following import FOLLOWING
from feed.for_you import FOR_YOU
from feed.mix import SPONSORED, Mix, targets_of
from feed.params.places import EXPLORE_SHARE, GUARANTEE_SHARE
from feed.params.slate import MIX_CEILING, SLATE_BY_MODEL
from feed.query import Profile
from tests.feed.clips import (
    DEFAULTS,
    NOW_MS,
    VIEWER,
    catalogue,
    clip,
    direction,
    keys,
    query_of,
)
from tests.feed.ranking_models import Held, published, with_model

KINDS = [kind.value for kind in VideoKind]


def unbalanced(seed: int = 1) -> Snapshot:
    """Four fifths are product clips; those are also the most liked. A twentieth is sponsored."""
    draw = np.random.default_rng(seed)
    kinds = draw.choice(KINDS, p=[0.1, 0.05, 0.05, 0.8], size=600)
    return catalogue(
        replace(
            clip(
                axis=int(draw.integers(40)),
                kind=str(kind),
                likes=int(draw.integers(30)) + (20 if kind == "product" else 0),
                age_h=float(draw.exponential(100)) + 30,
            ),
            is_sponsored=bool(draw.random() < 0.05),
        )
        for kind in kinds
    )


def shares_of(
    snapshot: Snapshot, pages: int, mix: Mix | None, values: Values = DEFAULTS
) -> dict[str, float]:
    shown: Counter[str] = Counter()
    for page in range(pages):
        taste = Taste(NOW_MS, direction(page % 40), direction(page % 40), 1.0, 1.0)
        query = query_of(snapshot, taste=taste, mix=mix, values=values, seed=page)
        slate, _, _ = FOR_YOU.run(query)
        shown.update(KINDS[kind] for kind in snapshot.kinds[slate.rows].tolist())
        shown[SPONSORED] += int(snapshot.is_sponsored[slate.rows].sum())
    return {name: count / (10 * pages) for name, count in shown.items()}


def test_the_shares_meet_their_targets_whatever_is_liked_most() -> None:
    snapshot = unbalanced()

    free, held = shares_of(snapshot, 300, None), shares_of(snapshot, 1_500, Mix())

    targets, sponsored = targets_of(DEFAULTS)
    assert free["product"] > 0.5
    for kind, target in zip(KINDS, targets, strict=True):
        assert held[kind] == pytest.approx(target, abs=0.02), kind
    assert held[SPONSORED] == pytest.approx(sponsored, abs=0.02)


def test_a_kind_that_is_not_there_costs_no_more_than_the_ceiling() -> None:
    snapshot = catalogue(clip(kind="user", axis=i, likes=i % 7) for i in range(60))
    mix = Mix()
    for seed in range(2_000):
        mix.shown(snapshot.kinds[:10], snapshot.is_sponsored[:10], DEFAULTS)
        assert max(abs(p) for p in mix.price.values()) <= MIX_CEILING.default, seed

    slate, _, trace = FOR_YOU.run(query_of(snapshot, mix=mix))

    assert len(slate.rows) == 10
    assert trace.mix["user"] == -MIX_CEILING.default


def test_an_experiment_changes_the_target() -> None:
    snapshot = unbalanced()
    overrides = {
        "feed.mix.user": 0.0,
        "feed.mix.product": 1.0,
        EXPLORE_SHARE.name: 0.0,
        GUARANTEE_SHARE.name: 0.0,
    }
    values = Values(VIEWER.id, [Assigned("mix", "all_products", overrides)])

    held = shares_of(snapshot, 800, Mix(), values)

    assert held["product"] == pytest.approx(1.0 / 1.4, abs=0.03)


def test_prices_lie_as_wide_as_the_values_of_a_model(tmp_path: Path) -> None:
    published(tmp_path, "a")
    pipeline, snapshot = with_model(Held(tmp_path)), unbalanced()
    mix, width = Mix(), SLATE_BY_MODEL.default
    for _ in range(2_000):  # Nothing but what there is too much of.
        mix.shown(np.full(10, KINDS.index("product")), np.zeros(10, np.bool_), DEFAULTS)
    assert mix.price["product"] == -MIX_CEILING.default

    _, _, trace = pipeline.run(query_of(snapshot, mix=mix))
    plain, _, simple = FOR_YOU.run(query_of(snapshot, mix=mix))

    assert trace.model == "a" and len(plain.rows) == 10
    assert trace.mix["product"] == pytest.approx(-width * MIX_CEILING.default, abs=0.5)
    assert simple.mix["product"] == pytest.approx(-MIX_CEILING.default, abs=0.1)


@pytest.mark.slow
def test_the_shares_meet_their_targets_when_a_model_serves() -> None:
    result = measure(slates=1_000, videos=5_000, by_model=True)

    assert result["by_model"]
    assert result["off_target"] <= 2.0  # type: ignore[operator]
    assert result["value_lost"] <= 0.03  # type: ignore[operator]


def test_following_is_not_mixed() -> None:
    friend = clip().creator_id
    snapshot = catalogue(clip(friend, kind="brand", axis=i) for i in range(20))
    mix = Mix()

    FOLLOWING.run(query_of(snapshot, mix=mix, profile=Profile(followed=keys([friend]))))

    assert set(mix.price.values()) == {0.0}

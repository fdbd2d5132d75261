"""Whether the content mix is held, and what holding it costs.

python -m bench.mix --json [--model]

For each of many slates the same viewer is also given the slate that they would have had without
the mix. With `--model` a trained model ranks, one that learned from invented answers as in
`bench.feed`: its values lie wider than the simple score. `off_target` is the largest difference
between a share and its target, in points; `value_lost` the share of the predicted value (the sum of
scores) that the mix cost.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np

from bench.report import report

if TYPE_CHECKING:
    from bench.invented import World
    from feed.catalogue.columns import Columns
    from feed.pipeline import Pipeline

VIEWERS = 1_000
NOW_MS = 1_795_000_000_000
# As uploads come: mostly by people, and what sells is liked a little more.
SUPPLY = {"user": 0.55, "brand": 0.1, "educational": 0.1, "product": 0.25}
SPONSORED = 0.06


def measure(
    slates: int, videos: int, seed: int = 1, *, by_model: bool = False
) -> dict[str, object]:
    """The figures over `slates` pages of viewers with tastes of their own.

    Args:
        by_model: Whether a trained model ranks.
    """
    from bench.invented import LIMIT, World
    from experiments.values import Values
    from feed.catalogue.columns import KINDS, Columns
    from feed.catalogue.snapshot import Snapshot
    from feed.for_you import FOR_YOU
    from feed.mix import SPONSORED as SPONSORED_SHARE
    from feed.mix import Mix, targets_of
    from feed.popularity import rules_of

    draw = np.random.default_rng(seed)
    world = World(draw)
    columns = Columns()
    for _ in range(videos):
        kind = str(draw.choice(list(SUPPLY), p=list(SUPPLY.values())))
        columns.put(
            world.clip(
                NOW_MS - int(draw.exponential(300) * 3_600_000),
                int(draw.pareto(1.2) * 200) + 60,
                kind=kind,
                liked=0.08 if kind == "product" else 0.05,
                sponsored=bool(draw.random() < SPONSORED),
            )
        )
    values = Values(UUID(int=1))
    pipeline = _ranked_by_model(world, columns) if by_model else FOR_YOU
    snapshot = Snapshot(columns, NOW_MS, rules_of(values))
    mix, shown = Mix(), Counter[str]()
    value, free_value = 0.0, 0.0
    for number in range(slates):
        query = world.query(
            int(draw.integers(VIEWERS)),
            snapshot,
            now_ms=NOW_MS,
            seed=number,
            served=columns.keys[draw.integers(videos, size=50)],
        )
        free, _, trace = pipeline.run(query)
        if bool(trace.model) is not by_model:
            raise SystemExit("The model does not rank.")
        free_value += float(free.score.sum())
        query.mix = mix
        slate, _, _ = pipeline.run(query)
        value += float(slate.score.sum())
        shown.update(KINDS[kind] for kind in snapshot.kinds[slate.rows].tolist())
        shown[SPONSORED_SHARE] += int(snapshot.is_sponsored[slate.rows].sum())
    targets, sponsored = targets_of(values)
    wanted = dict(zip(KINDS, targets, strict=True)) | {SPONSORED_SHARE: sponsored}
    shares = {name: shown[name] / (slates * LIMIT) for name in wanted}
    return {
        "slates": slates,
        "by_model": by_model,
        "shares": {name: round(share, 4) for name, share in shares.items()},
        "targets": {name: round(share, 4) for name, share in wanted.items()},
        "off_target": round(100 * max(abs(shares[n] - wanted[n]) for n in wanted), 3),
        "value_lost": round(1 - value / free_value, 4),
        "prices": {name: round(price, 3) for name, price in mix.price.items()},
    }


def _ranked_by_model(world: World, columns: Columns) -> Pipeline:
    """For You with a model in memory that learned of `columns`."""
    from bench.invented import VIEWERS_KNOWN
    from bench.ranking import taught
    from feed.for_you import FOR_YOU
    from feed.model.keeper import ModelKeeper
    from feed.model.scorers import ByModel
    from feed.model.versions import Model, ModelVersions

    now = datetime.fromtimestamp(NOW_MS / 1000, UTC)
    tastes = [world.taste(who, NOW_MS) for who in range(VIEWERS_KNOWN)]
    card, graph = taught(columns, tastes, now)
    model = ModelVersions().made_of(card, graph)

    class Keeper(ModelKeeper):
        def held(self) -> Model:
            return model

    if not isinstance(FOR_YOU.by_model, ByModel):
        raise SystemExit("For You asks no model.")
    return replace(FOR_YOU, by_model=replace(FOR_YOU.by_model, keeper=Keeper()))


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slates", type=int, default=10_000)
    parser.add_argument("--videos", type=int, default=5_000)
    parser.add_argument("--model", action="store_true", help="a trained model ranks")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    result = measure(args.slates, args.videos, by_model=args.model)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

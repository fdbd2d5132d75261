"""Two days of new clips among known ones, on a simulated clock: does each get its audience?

The pipeline, its pools and the catalogue are the real ones; viewers look at every clip of their
pages, and an impression counts half a minute later, as in the product.
"""

from __future__ import annotations

from uuid import UUID

import numpy as np

KNOWN, NEW_A_DAY, PAGES_A_DAY, DAYS = 2_000, 60, 4_000, 2
VIEWERS = 400
HOUR_MS, START_MS = 3_600_000, 1_790_000_000_000
TOTALS_EVERY_MS = 30_000


def exposure_met(seed: int = 4) -> dict[str, object]:
    """Share of the new clips whose time ran out that had their impressions before."""
    from bench.invented import World
    from experiments.values import Values
    from feed.catalogue.columns import Columns
    from feed.catalogue.snapshot import Snapshot
    from feed.for_you import FOR_YOU
    from feed.mix import Mix
    from feed.params.places import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
    from feed.popularity import IMPRESSIONS, PLAYS, rules_of

    draw = np.random.default_rng(seed)
    world, columns, mix = World(draw), Columns(), Mix()
    for _ in range(KNOWN):
        age_ms = int((48 + draw.exponential(400)) * HOUR_MS)
        columns.put(world.clip(START_MS - age_ms, int(draw.pareto(1.2) * 200) + 100))
    served: list[list[int]] = [[] for _ in range(VIEWERS)]
    rules = rules_of(Values(UUID(int=1)))
    snapshot = Snapshot(columns, START_MS, rules)
    step_ms = 24 * HOUR_MS // PAGES_A_DAY
    born_every = PAGES_A_DAY // NEW_A_DAY
    counted_ms, met_ms = START_MS, {}
    for number in range(DAYS * PAGES_A_DAY):
        now_ms = START_MS + number * step_ms
        if number % born_every == 0:
            columns.put(world.clip(now_ms, 0))
            snapshot = Snapshot(columns, now_ms, rules, snapshot)
        elif now_ms - counted_ms >= TOTALS_EVERY_MS:
            counted_ms = now_ms
            snapshot = snapshot.reordered(now_ms, rules)
        who = int(draw.integers(VIEWERS))
        query = world.query(
            who,
            snapshot,
            now_ms=now_ms,
            seed=number,
            served=columns.keys[np.array(served[who], np.intp)],
        )
        query.mix = mix
        slate, _, _ = FOR_YOU.run(query)
        served[who] += slate.rows.tolist()
        for row in slate.rows.tolist():
            columns.totals[row, [IMPRESSIONS, PLAYS]] += 1
            if columns.totals[row, IMPRESSIONS] == EXPOSURE_IMPRESSIONS.default:
                met_ms[row] = now_ms
    limit_ms = EXPOSURE_HOURS.default * HOUR_MS
    end_ms = START_MS + DAYS * 24 * HOUR_MS
    due = [r for r in range(KNOWN, columns.count) if columns.published_ms[r] + limit_ms <= end_ms]
    kept = [r for r in due if met_ms.get(r, end_ms * 2) <= columns.published_ms[r] + limit_ms]
    return {"exposure_met": round(len(kept) / len(due), 4), "exposure_due": len(due)}

"""Two days of new clips among known ones, on a simulated clock: does each get its audience?

The pipeline, its pools and the catalogue are the real ones; viewers look at every clip of their
pages, and an impression counts half a minute later, as in the product.
"""

from __future__ import annotations

from uuid import UUID

import numpy as np

KNOWN, NEW_A_DAY, PAGES_A_DAY, DAYS = 2_000, 60, 4_000, 2
VIEWERS, LIMIT = 400, 10
HOUR_MS, START_MS = 3_600_000, 1_790_000_000_000
TOTALS_EVERY_MS = 30_000


def exposure_met(seed: int = 4) -> dict[str, object]:
    """Share of the new clips whose time ran out that had their impressions before."""
    from catalog.ids import ViewerId
    from catalog.viewer import Viewer
    from experiments.values import Values
    from feed.catalogue.columns import Columns
    from feed.catalogue.snapshot import Snapshot
    from feed.features.taste import Taste
    from feed.for_you import FOR_YOU
    from feed.mix import Mix
    from feed.params import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
    from feed.popularity import IMPRESSIONS, PLAYS, rule_of
    from feed.query import FeedQuery, Surface, SurfaceKind

    draw = np.random.default_rng(seed)
    columns, mix = Columns(), Mix()
    centres = draw.normal(size=(40, 64))
    for _ in range(KNOWN):
        age_ms = int((48 + draw.exponential(400)) * HOUR_MS)
        columns.put(_clip(draw, centres, START_MS - age_ms, int(draw.pareto(1.2) * 200) + 100))
    viewers = [Viewer(ViewerId(UUID(int=n + 1))) for n in range(VIEWERS)]
    tastes = [(centres[n % 40] / np.linalg.norm(centres[n % 40])).astype(np.float32)
              for n in range(VIEWERS)]  # fmt: skip
    served: list[list[int]] = [[] for _ in range(VIEWERS)]
    rule = rule_of(Values(viewers[0].id))
    snapshot = Snapshot(columns, START_MS, rule)
    step_ms = 24 * HOUR_MS // PAGES_A_DAY
    born_every = PAGES_A_DAY // NEW_A_DAY
    counted_ms, met_ms = START_MS, {}
    for number in range(DAYS * PAGES_A_DAY):
        now_ms = START_MS + number * step_ms
        if number % born_every == 0:
            columns.put(_clip(draw, centres, now_ms, 0))
            snapshot = Snapshot(columns, now_ms, rule, snapshot.nearest)
        elif now_ms - counted_ms >= TOTALS_EVERY_MS:
            counted_ms = now_ms
            snapshot = snapshot.reordered(now_ms, rule)
        who = int(draw.integers(VIEWERS))
        query = FeedQuery(
            request_id=viewers[who].id,
            viewer=viewers[who],
            surface=Surface(SurfaceKind.FOR_YOU),
            limit=LIMIT,
            now_ms=now_ms,
            snapshot=snapshot,
            values=Values(viewers[who].id),
            seed=number,
            taste=Taste(now_ms, tastes[who], tastes[who], 2.0, 1.0),
            served=columns.keys[np.array(served[who], np.intp)],
            mix=mix,
        )
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


def _clip(draw: np.random.Generator, centres: np.ndarray, at_ms: int, met: int):  # type: ignore
    from catalog.ids import VideoId
    from catalog.kinds import VideoKind
    from feed.catalogue.rows import CatalogueRow, Totals

    vector = centres[int(draw.integers(len(centres)))] + draw.normal(scale=0.7, size=64)
    return CatalogueRow(
        video_id=VideoId(UUID(bytes=draw.bytes(16))),
        creator_id=UUID(int=10_000 + int(draw.integers(300))),
        creator_handle=f"c{draw.integers(300)}",
        kind=list(VideoKind)[int(draw.integers(4))].value,
        language="en",
        published_ms=at_ms,
        revision=1,
        tags=[f"t{draw.integers(50)}"],
        categories=[f"c{draw.integers(20)}"],
        vector=(vector / np.linalg.norm(vector)).astype(np.float32),
        card=b"{}",
        totals=Totals(impressions=met, plays=met, likes=met // 20, finishes=met // 3),
    )

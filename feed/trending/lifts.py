"""How much more, or less, people of one language take to a clip than everybody does.

Totals know no language, so what is popular is told for all; this is what a page multiplies it by.
Counted from the lake, each person once a clip and kind of approval. Where few people of a language
have met a clip it says little and the lift stays near 1, which is what everybody says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from uuid import UUID

from events.counters import FINISHED_FRACTION
from events.lake.reader import Lake
from events.schemas import EventType
from experiments.params import Param
from experiments.values import Values
from feed.params.locales import LIFT_DAYS, LIFT_PRIOR, LIFT_WIDEST

KEPT = 2_000  # Clips a locale, those that most of its people met.
FEWEST_MET = 5  # By fewer the lift is next to 1 anyway.
DAY_MS = 86_400_000
NOBODY = UUID(int=0)
Lifts = Mapping[str, Mapping[UUID, float]]

_COUNTED = """
SELECT coalesce(people.locale, ''), CAST(log.video_id AS VARCHAR), log.type,
       count(DISTINCT log.viewer_id)
FROM log LEFT JOIN (SELECT unnest($viewers) AS viewer, unnest($locales) AS locale) AS people
  ON people.viewer = CAST(log.viewer_id AS VARCHAR)
WHERE log.video_id IS NOT NULL AND list_contains($types, log.type)
  AND (log.type <> 'watch'
       OR (log.duration_ms > 0 AND log.watch_ms >= $finished * log.duration_ms))
GROUP BY ALL
"""


def lifts_in(
    lake: Lake, now_ms: int, locales: Mapping[UUID, str], points: Mapping[EventType, Param[float]]
) -> Lifts:
    """Lifts by locale and clip, of the clips that most of its people met.

    Args:
        locales: Of every account; guests only count among everybody.
        points: What each kind of approval is worth.
    """
    values = Values(NOBODY)
    rows = lake.answers(
        _COUNTED,
        since_ms=int(now_ms - values[LIFT_DAYS] * DAY_MS),
        viewers=[str(viewer) for viewer in locales],
        locales=list(locales.values()),
        finished=FINISHED_FRACTION,
        types=[str(EventType.IMPRESSION), *(str(kind) for kind in points)],
    )
    met: dict[str, Counter[UUID]] = defaultdict(Counter)
    earned: dict[str, Counter[UUID]] = defaultdict(Counter)
    all_met, all_earned = Counter[UUID](), Counter[UUID]()
    for locale, video, kind, people in rows:
        video_id = UUID(video)
        if kind == EventType.IMPRESSION:
            met[locale][video_id] += people
            all_met[video_id] += people
        else:
            worth = values[points[EventType(kind)]] * people
            earned[locale][video_id] += worth
            all_earned[video_id] += worth
    usual = sum(all_earned.values()) / max(1, sum(all_met.values()))
    prior, widest = values[LIFT_PRIOR], values[LIFT_WIDEST]

    def lift(locale: str, video_id: UUID, here: int) -> float:
        everybody = (all_earned[video_id] + prior * usual) / (all_met[video_id] + prior)
        own = (earned[locale][video_id] + prior * everybody) / (here + prior)
        return min(widest, max(1 / widest, own / max(everybody, 1e-9)))

    return {
        locale: {
            video_id: lift(locale, video_id, here)
            for video_id, here in clips.most_common(KEPT)
            if here >= FEWEST_MET
        }
        for locale, clips in met.items()
        if locale
    }

"""Explored places of the lake, each with what the clip that was drawn there earned.

A place counts once it was on screen: what a viewer never reached can earn nothing, whatever stood
there. A draw is by chance among the clips that few have met, so what a place earned does not
depend on who was drawn but for the clip itself and the viewer's leaning, which the chance knows.

Chances are those of the turn: of a page's second drawn place the chance is given what the first
drew, and each leaves out what this viewer was served. Weighing a place by its chance is right for
all that, because the draws before it are part of what was known at its turn; it tells what other
draws would have earned at such places, one at a time, not what other whole pages would.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from events.counters import FINISHED_FRACTION
from events.schemas import EventType
from feed.choices.reader import answers
from feed.evaluate.estimators import Reals

DRAWING = ("exploration", "guarantee")
WITHIN_MS = 24 * 3600_000  # After being shown; what comes later came from elsewhere.


class Reward(StrEnum):
    """What a place can earn: 1 when it happened, else 0; of `watch` the seconds."""

    FINISH = "finish"
    WATCH = "watch"
    LIKE = "like"
    TAP = "tap"
    BAG = "bag"


_EARNED = {
    Reward.FINISH: "max(CASE WHEN e.type = 'watch' AND e.duration_ms > 0"
    " AND e.watch_ms >= $finished * e.duration_ms THEN 1.0 ELSE 0.0 END)",
    Reward.WATCH: "sum(CASE WHEN e.type = 'watch' THEN e.watch_ms / 1000.0 ELSE 0.0 END)",
    Reward.LIKE: f"max(CASE WHEN e.type = '{EventType.LIKE}' THEN 1.0 ELSE 0.0 END)",
    Reward.TAP: f"max(CASE WHEN e.type = '{EventType.PRODUCT_VIEW}' THEN 1.0 ELSE 0.0 END)",
    Reward.BAG: f"max(CASE WHEN e.type = '{EventType.ADD_TO_CART}' THEN 1.0 ELSE 0.0 END)",
}

_QUESTION = """
, drawn AS (
  SELECT * FROM choice
  -- Of one that both draws found only the later chance is known.
  WHERE list_contains(sources, $source) AND len(list_intersect(sources, $drawing)) = 1
    AND propensity > 0 AND propensity <= 1
), shown AS (
  SELECT d.request_id, d.position, any_value(d.viewer_id) AS viewer_id,
    any_value(d.video_id) AS video_id, any_value(d.propensity) AS propensity,
    any_value(d.pool) AS pool,
    any_value(d.at_ms) AS made_ms, min(e.at_ms) AS shown_ms
  FROM drawn d JOIN event e ON e.type = 'impression' AND e.video_id = d.video_id
    AND e.request_id = CAST(d.request_id AS VARCHAR)
  GROUP BY d.request_id, d.position
)
SELECT CAST(any_value(s.viewer_id) AS VARCHAR), CAST(any_value(s.video_id) AS VARCHAR),
  any_value(s.propensity), any_value(s.made_ms), coalesce({earned}, 0.0),
  coalesce(any_value(s.pool), 0)
FROM shown s LEFT JOIN event e ON e.viewer_id = s.viewer_id AND e.video_id = s.video_id
  AND e.at_ms >= s.shown_ms AND e.at_ms < s.shown_ms + $within
GROUP BY s.request_id, s.position
ORDER BY any_value(s.made_ms), s.request_id, s.position
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Places that were drawn and shown, in the order of their pages; all of shape (n,).

    Args:
        clip: Numbers from 0; `clips` has their ids.
        viewer: Numbers from 0.
        chance: In (0, 1], of the clip at its turn.
        made_ms: When the page was made.
        reward: What the place earned.
        pool: Of how many clips it was drawn; 0 where that was not kept.
    """

    clip: NDArray[np.int64]
    viewer: NDArray[np.int64]
    chance: Reals
    made_ms: NDArray[np.int64]
    reward: Reals
    pool: NDArray[np.int64]
    clips: list[str]


def drawn_places(
    reward: Reward,
    *,
    since_ms: int,
    until_ms: int,
    source: str = "exploration",
    choices: Path | None = None,
    events: Path | None = None,
) -> Drawn:
    """The places that `source` filled on pages made in [`since_ms`, `until_ms`) and that were seen.

    Args:
        choices: The folder of the log of choices, by default the installation's; `events` likewise.
    """
    facts: dict[str, object] = {
        "source": source, "within": WITHIN_MS, "drawing": list(DRAWING),
    }  # fmt: skip
    if reward is Reward.FINISH:
        facts["finished"] = FINISHED_FRACTION
    rows = answers(
        _QUESTION.format(earned=_EARNED[reward]),
        since_ms=since_ms,
        until_ms=until_ms,
        choices=choices,
        events=events,
        **facts,
    )
    viewers, videos, chances, made_ms, earned, pools = (
        zip(*rows, strict=True) if rows else ((),) * 6
    )
    clips, clip = np.unique(np.array(videos, np.str_), return_inverse=True)
    _, viewer = np.unique(np.array(viewers, np.str_), return_inverse=True)
    return Drawn(
        clip.astype(np.int64),
        viewer.astype(np.int64),
        np.array(chances, np.float64),
        np.array(made_ms, np.int64),
        np.array(earned, np.float64),
        np.array(pools, np.int64),
        clips.tolist(),
    )

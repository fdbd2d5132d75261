"""Views that players started and the log never saw.

Players number the events of each visit, so a number that is missing below the highest is an event
that was lost, whatever it told of; so a view that left no trace at all shows, too, unless it was
the last thing of its visit. An event that was rejected is missing as well: the log does not have
it. These gaps are counted by day and by the client's version.

Of clients that number nothing this counts views that something proves, and asks whether the log has
their beginning. Two things prove one:

- time watched, or a loop, proves a play;
- a like, save, share, comment, report or "not interested" on a clip, or its product put into the
  bag, proves that it was on screen. The server vouches for most of these itself, in the request
  that stores them, so they reach the log also when the player's whole batch was lost.

Segments fetched are no proof, because players fetch ahead, nor are clips served, because a page is
longer than what is watched of it. A guest who signs in is one viewer with the account. An API
client that acts without a player counts as lost, rightly: nobody knows what it saw.

`python -m events.reconcile` prints the last days, one JSON object a line.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import structlog
from sqlmodel import col, select

from core.clock import epoch_ms, utc_now
from core.db import read_scope, session_scope
from events.lake.reader import Lake
from events.models import SessionReconciliation, ViewReconciliation
from events.rules import MAX_AGE_MS
from events.schemas import EventType

log = structlog.get_logger(__name__)

PROVES_PLAY = (EventType.WATCH, EventType.LOOP)
PROVES_SCREEN = (
    EventType.LIKE,
    EventType.SAVE,
    EventType.SHARE,
    EventType.COMMENT,
    EventType.REPORT,
    EventType.NOT_INTERESTED,
    EventType.ADD_TO_CART,
)
ON_SCREEN = (EventType.IMPRESSION, EventType.PLAY, EventType.SKIP, *PROVES_PLAY)
DAY = timedelta(days=1)
# What a phone kept while it was offline may still come for so long, and then a view is not lost.
DAYS = MAX_AGE_MS // 86_400_000 + 1

_QUESTION = """
, person AS (
  SELECT value AS guest, CAST(max(viewer_id) AS VARCHAR) AS account
  FROM log WHERE type = $adoption GROUP BY value
), told AS (
  SELECT coalesce(account, CAST(viewer_id AS VARCHAR)) AS viewer, video_id, type,
    at_ms // 86400000 AS day
  FROM log LEFT JOIN person ON guest = CAST(viewer_id AS VARCHAR)
  WHERE video_id IS NOT NULL
    AND (NOT list_contains($proves_play, type) OR type <> 'watch' OR watch_ms > 0)
), known AS (
  SELECT viewer, video_id,
    bool_or(type = 'play') AS was_played,
    bool_or(list_contains($on_screen, type)) AS was_shown
  FROM told GROUP BY viewer, video_id
), proven AS (
  SELECT day, viewer, video_id, bool_or(list_contains($proves_play, type)) AS proves_play
  FROM told WHERE list_contains($proves_play, type) OR list_contains($proves_screen, type)
  GROUP BY day, viewer, video_id
)
SELECT day, count(*),
  count(*) FILTER (NOT CASE WHEN proves_play THEN was_played ELSE was_shown END)
FROM proven JOIN known USING (viewer, video_id)
WHERE day >= $first_day AND day < $end_day
GROUP BY day ORDER BY day
"""


_GAPS = """
, session AS (
  SELECT session, min(at_ms) // 86400000 AS day, min(coalesce(app, '')) AS app,
    max(seq) AS numbered, count(DISTINCT seq) AS kept
  FROM log WHERE session IS NOT NULL AND seq IS NOT NULL GROUP BY session
)
SELECT day, app, CAST(sum(numbered) AS BIGINT), CAST(sum(numbered - kept) AS BIGINT)
FROM session WHERE day >= $first_day AND day < $end_day
GROUP BY day, app ORDER BY day, app
"""


def lost_events(now: datetime, lake: Lake | None = None) -> list[SessionReconciliation]:
    """What the sessions that began on each of the last days numbered, and what of it is missing."""
    today = epoch_ms(now) // 86_400_000
    rows = (lake or Lake()).answers(
        _GAPS, since_ms=(today - 2 * DAYS) * 86_400_000, first_day=today - DAYS, end_day=today + 1
    )
    return [
        SessionReconciliation(
            day=_date_of(day), app=app, numbered=numbered, missing=missing, checked_at=now
        )
        for day, app, numbered, missing in rows
    ]


def lost_views(now: datetime, lake: Lake | None = None) -> list[ViewReconciliation]:
    """What is proven and lost of each of the last days, today too; days without proof are left out.

    A beginning may lie a week before its proof.
    """
    today = epoch_ms(now) // 86_400_000
    rows = (lake or Lake()).answers(
        _QUESTION,
        since_ms=(today - 2 * DAYS) * 86_400_000,
        adoption=EventType.ADOPTION.value,
        proves_play=[t.value for t in PROVES_PLAY],
        proves_screen=[t.value for t in PROVES_SCREEN],
        on_screen=[t.value for t in ON_SCREEN],
        first_day=today - DAYS,
        end_day=today + 1,
    )
    return [
        ViewReconciliation(day=_date_of(day), proven=proven, lost=lost, checked_at=now)
        for day, proven, lost in rows
    ]


def reconcile(now: datetime, lake: Lake | None = None) -> list[ViewReconciliation]:
    """Stores what `lost_views` and `lost_events` find, over what was found before."""
    found, gaps = lost_views(now, lake), lost_events(now, lake)
    with session_scope() as session:
        for row in (*found, *gaps):
            session.merge(row)
    for gap in gaps:
        if gap.missing:
            log.warning(
                "events_lost", day=gap.day.isoformat(), app=gap.app,
                missing=gap.missing, numbered=gap.numbered,
            )  # fmt: skip
    for row in found:
        if row.lost:
            log.warning("views_lost", day=row.day.isoformat(), lost=row.lost, proven=row.proven)
    return found


def latest() -> list[ViewReconciliation]:
    """What was found of the last days, newest first."""
    with read_scope() as session:
        newest = select(ViewReconciliation).order_by(col(ViewReconciliation.day).desc())
        return list(session.exec(newest.limit(DAYS)))


def latest_gaps() -> list[SessionReconciliation]:
    """What was missing of the sessions of the last days, newest first."""
    with read_scope() as session:
        newest = select(SessionReconciliation).order_by(col(SessionReconciliation.day).desc())
        return list(session.exec(newest.limit(10 * DAYS)))


def _date_of(day: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + day * DAY).date()


def main() -> None:
    """Checks now and prints what is found."""
    for row in reconcile(utc_now()):
        print(json.dumps({"day": row.day.isoformat(), "proven": row.proven, "lost": row.lost}))
    for gap in latest_gaps():
        facts = {"app": gap.app, "numbered": gap.numbered, "missing": gap.missing}
        print(json.dumps({"day": gap.day.isoformat()} | facts))


if __name__ == "__main__":
    main()

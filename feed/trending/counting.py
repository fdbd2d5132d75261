"""From the lake's last days to what is trending.

Each approval fades by its age, and counts once for a viewer and a clip however often it is said, so
that one person alone makes no trend. Guests count for all locales, account holders also for theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, func
from sqlmodel import col, select

from catalog.models import Account, Product, ProductPin
from core.clock import epoch_ms
from core.db import read_scope
from core.errors import JhalakError
from events.counters import FINISHED_FRACTION
from events.lake.reader import Lake
from events.schemas import EventType
from experiments.values import Values
from feed.params.popularity import (
    POINTS_BAG,
    POINTS_COMMENT,
    POINTS_FINISH,
    POINTS_LIKE,
    POINTS_PURCHASE,
    POINTS_SAVE,
    POINTS_SHARE,
    TREND_CATEGORY,
    TREND_HALF_LIFE,
    TREND_PRIOR,
)
from feed.popularity import HOUR_MS
from feed.trending.lifts import lifts_in
from feed.trending.table import EVERYBODY, Table, Trending
from feed.trending.versions import Card, Versions

HALF_LIVES = 8  # What is older weighs less than a two-hundredth.
LIFTS_EVERY_MS = 3_600_000  # They are counted over a month, which takes a while and changes little.
KEPT = 400  # Clips a locale, whatever their category; pages need some dozens not met yet.
NOBODY = UUID(int=0)
_CHUNK = 500
Points = Mapping[str, Mapping[UUID, float]]

POINTS = {
    EventType.WATCH: POINTS_FINISH,
    EventType.LIKE: POINTS_LIKE,
    EventType.COMMENT: POINTS_COMMENT,
    EventType.SAVE: POINTS_SAVE,
    EventType.SHARE: POINTS_SHARE,
    EventType.ADD_TO_CART: POINTS_BAG,
    EventType.PURCHASE: POINTS_PURCHASE,
}

_APPROVALS = """
SELECT CAST(viewer_id AS VARCHAR), CAST(video_id AS VARCHAR), type,
       max(pow(0.5, greatest($now - at_ms, 0) / $half_life))
FROM log
WHERE video_id IS NOT NULL AND list_contains($types, type)
  AND (type <> 'watch' OR (duration_ms > 0 AND watch_ms >= $finished * duration_ms))
GROUP BY ALL
"""


class NothingTrends(JhalakError):
    """Nobody has approved of anything lately."""

    code = "nothing_trends"


def count_trends(now: datetime, lake: Lake | None = None, engine: Engine | None = None) -> Card:
    """Counts what is trending as of `now` and lets it serve.

    Raises:
        NothingTrends: There is nothing to count; what was current stays so.
    """
    now_ms = epoch_ms(now)
    lake, locales = lake or Lake(), locales_of(engine)
    points = points_in(lake, now_ms, locales)
    if not points:
        raise NothingTrends("Nobody has approved of anything lately.")
    categories = categories_of(points[EVERYBODY], engine)
    table = Table.of({locale: best_of(points, locale, categories) for locale in points})
    lifts, lifted_ms = _lifts_before(now_ms)
    if not lifted_ms:
        lifts, lifted_ms = Table.lifted(lifts_in(lake, now_ms, locales, POINTS)), now_ms
    table = replace(table, lifts=lifts)
    card = Card(
        version=now.strftime("%Y%m%dT%H%M%S"),
        made_ms=now_ms,
        clips=len(points[EVERYBODY]),
        points={locale: round(sum(p.values()), 3) for locale, p in points.items()},
        lifted_ms=lifted_ms,
    )
    return Versions().publish(table, card)


def _lifts_before(now_ms: int) -> tuple[Mapping[str, Trending], int]:
    """The lifts of the current version and when they were counted; 0 when it is time to count."""
    store = Versions()
    cards = {card.version: card for card in store.cards()}
    card = cards.get(store.current() or "")
    if card is None or not 0 <= now_ms - card.lifted_ms < LIFTS_EVERY_MS:
        return {}, 0
    try:
        return store.load(card.version).lifts, card.lifted_ms
    except JhalakError:  # It is damaged; counting again mends it.
        return {}, 0


def locales_of(engine: Engine | None = None) -> dict[UUID, str]:
    """The locale of every account."""
    with read_scope(engine) as session:
        return dict(session.exec(select(col(Account.id), col(Account.locale))).all())


def categories_of(video_ids: Iterable[UUID], engine: Engine | None = None) -> dict[UUID, str]:
    """The category of what each clip shows, the first by name as in the catalogue's columns; clips
    that show no product are left out.
    """
    wanted, found = list(video_ids), dict[UUID, str]()
    with read_scope(engine) as session:
        for start in range(0, len(wanted), _CHUNK):
            found |= dict(
                session.exec(
                    select(col(ProductPin.video_id), func.min(Product.category_slug))
                    .join(Product, col(Product.id) == col(ProductPin.product_id))
                    .where(col(ProductPin.video_id).in_(wanted[start : start + _CHUNK]))
                    .group_by(col(ProductPin.video_id))
                ).all()
            )
    return found


def points_in(lake: Lake, now_ms: int, locales: Mapping[UUID, str]) -> Points:
    """Points by locale and clip; those of everybody under `EVERYBODY`. Empty without approvals."""
    values = Values(NOBODY)
    half_life_ms = values[TREND_HALF_LIFE] * HOUR_MS
    rows = lake.answers(
        _APPROVALS,
        since_ms=int(now_ms - HALF_LIVES * half_life_ms),
        now=now_ms,
        half_life=half_life_ms,
        finished=FINISHED_FRACTION,
        types=[str(kind) for kind in POINTS],
    )
    found: dict[str, Counter[UUID]] = defaultdict(Counter)
    for viewer, video, kind, left in rows:
        video_id, points = UUID(video), values[POINTS[EventType(kind)]] * left
        found[EVERYBODY][video_id] += points
        if locale := locales.get(UUID(viewer)):
            found[locale][video_id] += points
    return found


def best_of(
    points: Points, locale: str, categories: Mapping[UUID, str] | None = None
) -> dict[UUID, float]:
    """The clips that trend most in `locale`, with their share of all points there; the best of each
    category are among them, however little trends there beside all others.

    Where few have spoken, the voice of everybody counts in their stead.

    Args:
        categories: Of clips that show something; those that do not are one more.
    """
    values = Values(NOBODY)
    everybody, here = points[EVERYBODY], points[locale]
    heard, total = sum(here.values()), sum(everybody.values())
    own = 1.0 if locale == EVERYBODY else heard / (heard + values[TREND_PRIOR])
    shares = {
        video_id: own * here.get(video_id, 0.0) / max(heard, 1e-12)
        + (1.0 - own) * worth / max(total, 1e-12)
        for video_id, worth in everybody.items()
    }
    order = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
    so_far: Counter[str | None] = Counter()
    best = []
    for place, (video_id, share) in enumerate(order):
        category = (categories or {}).get(video_id)
        so_far[category] += 1
        if place < KEPT or so_far[category] <= values[TREND_CATEGORY]:
            best.append((video_id, share))
    return dict(best)

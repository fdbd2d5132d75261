"""Everything about one clip, from its totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.media import media_url
from catalog.models import Video
from catalog.products import product_cards
from core.clock import epoch_ms
from core.languages import in_language
from studio.analytics.comparison import LAST, ClipFacts, comparison_of
from studio.analytics.definitions import funnel_of, numbers_of
from studio.analytics.freshness import freshness
from studio.analytics.ledger import totals_of
from studio.analytics.retention import finished, retention_of
from studio.analytics.schemas import (
    ClipAnalytics,
    DayResult,
    Moment,
    ProductResult,
    SourceShare,
)
from studio.analytics.totals import Totals, series
from studio.analytics.wording import headline_of
from studio.analytics.words import SOURCES
from studio.repository import products_by_id

_EPOCH = date(1970, 1, 1)


def clip_report(session: Session, video: Video, now: datetime, locale: str = "en") -> ClipAnalytics:
    """All that `video` did up to `now`, told to whoever has this locale."""
    before = _clips_before(session, video)
    known = totals_of(session, [video.id, *(b.id for b in before)])
    totals = known.get(video.id, {})
    retention = retention_of(totals, video.duration_ms, locale)
    products, moments = products_of(session, totals), moments_of(totals)
    ended = finished(totals, video.duration_ms)
    return ClipAnalytics(
        video_id=video.id,
        caption=video.caption,
        duration_ms=video.duration_ms,
        published_at=video.published_at,
        poster_url=_url(video, "poster.webp"),
        sprite_url=_url(video, "thumbs/sprite.webp"),
        sprite_vtt_url=_url(video, "thumbs/sprite.vtt"),
        video_url=_url(video, "video.mp4"),
        headline=headline_of(totals.get("people", 0), ended, retention, products, moments, locale),
        freshness=freshness(session),
        numbers=numbers_of(totals, video.duration_ms, locale),
        retention=retention,
        sources=sources_of(totals, locale),
        funnel=funnel_of(totals, locale),
        moments=moments,
        products=products,
        days=days_of([totals]),
        comparison=comparison_of(
            _facts(video, totals),
            [_facts(b, known.get(b.id, {})) for b in before],
            epoch_ms(now),
            locale,
        ),
    )


def _facts(video: Video, totals: Totals) -> ClipFacts:
    since = video.published_at or video.created_at
    return ClipFacts(totals, video.duration_ms, epoch_ms(since))


def _clips_before(session: Session, video: Video) -> list[Video]:
    """The creator's last clips that were published before this one, newest first."""
    until = video.published_at or datetime.now(UTC)
    return list(
        session.exec(
            select(Video)
            .where(
                Video.creator_id == video.creator_id,
                Video.state == VideoState.PUBLISHED,
                Video.id != video.id,
                col(Video.published_at) <= until,
            )
            .order_by(col(Video.published_at).desc())
            .limit(LAST)
        )
    )


def _url(video: Video, file: str) -> str | None:
    return media_url(video.id, video.recipe, file) if video.recipe else None


def sources_of(totals: Mapping[str, int], locale: str = "en") -> list[SourceShare]:
    """Where views came from, most first."""
    found = {key: totals.get(f"from:{key}", 0) for key in SOURCES}
    total = sum(found.values())
    return [
        SourceShare(
            key=key,
            name=in_language(SOURCES[key], locale),
            views=views,
            share=round(views / total, 4),
        )
        for key, views in sorted(found.items(), key=lambda one: -one[1])
        if views
    ]


def moments_of(totals: Mapping[str, int]) -> list[Moment]:
    """Taps and sales by second, in order; what has no second comes last."""
    taps, bags, orders, paise = (series(totals, letter) for letter in "TBOR")
    seconds = sorted({*taps, *bags, *orders}, key=lambda s: (s < 0, s))
    return [
        Moment(
            at_s=s if s >= 0 else None,
            taps=taps.get(s, 0),
            bags=bags.get(s, 0),
            orders=orders.get(s, 0),
            revenue_paise=paise.get(s, 0),
        )
        for s in seconds
    ]


def products_of(session: Session, totals: Mapping[str, int]) -> list[ProductResult]:
    """What each product did, best first."""
    facts: dict[str, dict[str, int]] = {}
    sold: dict[str, dict[int, int]] = {}
    for key, value in totals.items():
        if key[0] not in "xy" or ":" not in key:
            continue
        product, _, rest = key[1:].partition(":")
        if not product:
            continue
        if key[0] == "x":
            facts.setdefault(product, {})[rest] = value
        elif int(rest) >= 0:
            sold.setdefault(product, {})[int(rest)] = value
    rows = products_by_id(session, [UUID(hex=p) for p in facts])
    cards = {c.id: c for c in product_cards(session, rows.values())}
    found = []
    for product, numbers in facts.items():
        row = rows.get(UUID(hex=product))
        if row is None:
            continue
        by_second = sold.get(product, {})
        card = cards.get(row.id)
        found.append(
            ProductResult(
                product_id=row.id,
                title=row.title,
                image_url=card.image_url if card else None,
                taps=numbers.get("t", 0),
                people=numbers.get("p", 0),
                bags=numbers.get("b", 0),
                orders=numbers.get("o", 0),
                revenue_paise=numbers.get("r", 0),
                commission_paise=numbers.get("c", 0),
                best_s=max(by_second, key=lambda s: (by_second[s], -s), default=None),
            )
        )
    return sorted(found, key=lambda p: (-p.orders, -p.revenue_paise, -p.taps, p.title))


_DAY_FIELDS = {
    "v": "views",
    "n": "new_viewers",
    "m": "watch_ms",
    "t": "taps",
    "o": "orders",
    "r": "revenue_paise",
    "c": "commission_paise",
}


def days_of(many: Iterable[Mapping[str, int]]) -> list[DayResult]:
    """The days on which anything happened, oldest first, summed over clips."""
    days: dict[int, DayResult] = {}
    for totals in many:
        for key, value in totals.items():
            if key[0] != "d" or ":" not in key:
                continue
            number, _, letter = key[1:].partition(":")
            day = days.setdefault(int(number), DayResult(day=_EPOCH + timedelta(days=int(number))))
            name = _DAY_FIELDS[letter]
            setattr(day, name, getattr(day, name) + value)
    return [days[number] for number in sorted(days)]

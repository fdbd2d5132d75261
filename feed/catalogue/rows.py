"""Reading clips from the database as rows of the in-memory catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Engine, case
from sqlalchemy import select as columns_of
from sqlmodel import Session, col

from catalog.card_facts import among, read_cards
from catalog.ids import VideoId
from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from catalog.models import ClipReach, Video, VideoStats
from catalog.reach import STOPPED
from catalog.stand_ins import Which
from catalog.visibility import feeds_take
from core.clock import epoch_ms
from core.db import read_scope
from events.counters import caught_up_at
from feed.features.content import vector_of
from feed.features.taste import Vector
from feed.popularity import TOTALS

PART = 500  # Clips read at a time where a range chooses them.
CHUNK = 250  # Parameters of one query; SQLite's limit is far above, its patience is not.
_REVISION: Sequence[Any] = (
    Video.id, Video.state, Video.revision, Video.audience, Video.restriction,
)  # fmt: skip
_CAPPED: Sequence[Any] = (
    ClipReach.video_id, case((col(ClipReach.is_frozen), STOPPED), else_=col(ClipReach.cap)),
)  # fmt: skip
_COUNTED: Sequence[Any] = [getattr(VideoStats, name) for name in ("video_id", *TOTALS)]


WITHDRAWN = -1  # In place of a revision.
Counts = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Revisions:
    """Which revision each of `video_ids` is at; `WITHDRAWN` for those that are not published."""

    video_ids: list[UUID]
    revisions: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Totals:
    """The counted things of one clip, as `VideoStats` has them."""

    impressions: int = 0
    plays: int = 0
    finishes: int = 0
    likes: int = 0
    comments: int = 0
    saves: int = 0
    shares: int = 0
    bag_adds: int = 0
    purchases: int = 0
    watch_ms: int = 0
    product_taps: int = 0


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One published clip.

    Args:
        card: A JSON object without `position`, `stats` and `viewer`.
        vector: Shape (64,), float32.
        price_paise: Of the cheapest thing it shows; 0 when it shows none. `saving` is the largest
            part taken off a list price, in [0, 1); `margin` what the shop keeps of a price on
            average, `None` where it is not known.
        cap: Impressions that its tier allows; `None` where nobody said.
    """

    video_id: VideoId
    creator_id: UUID
    creator_handle: str
    kind: str
    language: str
    published_ms: int
    revision: int
    tags: Sequence[str]
    categories: Sequence[str]
    vector: Vector
    card: bytes
    totals: Totals
    audio: str = ""
    is_sponsored: bool = False
    duration_ms: int = 0
    price_paise: int = 0
    saving: float = 0.0
    margin: float | None = None
    audience: Audience = Audience.EVERYONE
    cap: int | None = None


def changed_since(session: Session, moment: datetime) -> Iterator[Revisions]:
    """What every clip that changed since is at, some at a time."""
    query = columns_of(*_REVISION).where(col(Video.changed_at) >= moment)
    # Not through the session, which would read all of them before the first part.
    for part in session.connection().execute(query).partitions(CHUNK):
        yield _revisions(part)


def revisions_after(session: Session, above: UUID | None, limit: int) -> Revisions:
    """What the next `limit` clips by id are at.

    Args:
        above: Ids up to here have been read.
    """
    query = columns_of(*_REVISION)
    if above is not None:
        query = query.where(col(Video.id) > above)
    return _revisions(session.execute(query.order_by(col(Video.id)).limit(limit)).all())


def _revisions(rows: Sequence[Any]) -> Revisions:
    numbers = [
        WITHDRAWN if feeds_take(state, audience, restriction) is None else revision
        for _, state, revision, audience, restriction in rows
    ]
    return Revisions([row[0] for row in rows], np.array(numbers, np.int32))


def read_rows(session: Session, video_ids: Iterable[UUID]) -> list[CatalogueRow]:
    """Rows of those of `video_ids` that feeds may hold and that can be played."""
    ids = list(video_ids)
    rows: list[CatalogueRow] = []
    for start in range(0, len(ids), CHUNK):
        rows += _rows(session, among(ids[start : start + CHUNK]))
    return rows


def read_newest(
    session: Session, below: UUID | None, limit: int
) -> tuple[list[CatalogueRow], UUID | None]:
    """The published ones of the next `limit` clips, latest first, and where to go on, `None` at the
    end.

    Args:
        below: Ids from here on have been read.
    """
    query = columns_of(col(Video.id))
    if below is not None:
        query = query.where(col(Video.id) < below)
    # Ids are in the order of time, and a range needs no list of ids.
    query = query.order_by(col(Video.id).desc()).limit(1)
    first = session.execute(query).scalar()
    if first is None:
        return [], None
    last = session.execute(query.offset(limit - 1)).scalar()
    low = last or UUID(int=0)
    return _rows(session, lambda column: col(column).between(low, first)), last


def _rows(session: Session, which: Which) -> list[CatalogueRow]:
    counted = columns_of(*_COUNTED).where(which(VideoStats.video_id))
    totals = {row[0]: Totals(*row[1:]) for row in session.execute(counted)}
    none = Totals()
    capped = columns_of(*_CAPPED).where(which(ClipReach.video_id))
    caps: dict[UUID, int] = {row[0]: row[1] for row in session.execute(capped)}
    return [
        CatalogueRow(
            video_id=card.video_id,
            creator_id=card.creator_id,
            creator_handle=card.creator_handle,
            kind=card.kind.value,
            language=card.facts["language"],
            published_ms=epoch_ms(card.published_at),
            revision=card.revision,
            tags=card.facts["hashtags"],
            categories=card.category_slugs,
            vector=vector_of(card.content_vector),
            card=card.encoded(),
            totals=totals.get(card.video_id, none),
            audio=card.facts["audio_title"],
            is_sponsored=card.facts["is_sponsored"],
            duration_ms=card.facts["duration_ms"],
            price_paise=card.price_paise,
            saving=card.saving,
            margin=card.margin,
            audience=audience,
            cap=caps.get(card.video_id),
        )
        for card in read_cards(session, which, only_published=True)
        if (audience := feeds_take(VideoState.PUBLISHED, card.audience, card.restriction))
    ]


def current_ms(engine: Engine | None) -> int:
    """When the totals last held every event there was; 0 is never."""
    with read_scope(engine) as session:
        moment = caught_up_at(session)
    return epoch_ms(moment) if moment else 0


def read_totals(
    engine: Engine | None, video_ids: Sequence[UUID] | None = None
) -> Iterator[tuple[list[UUID], Counts]]:
    """Totals of `video_ids`, or of all clips, some at a time.

    Returns:
        Ids, and an array of shape (ids, 11), float32, columns as `popularity.TOTALS`.
    """
    for which in _parts(engine, video_ids):
        with read_scope(engine) as session:
            rows = session.execute(columns_of(*_COUNTED).where(which)).all()
        counts = np.array([row[1:] for row in rows], np.float32).reshape(-1, len(TOTALS))
        yield [row[0] for row in rows], counts


def _parts(
    engine: Engine | None, video_ids: Sequence[UUID] | None
) -> Iterator[ColumnElement[bool]]:
    """Conditions on `VideoStats`, which together choose those of `video_ids`, or all."""
    column = col(VideoStats.video_id)
    if video_ids is not None:
        for start in range(0, len(video_ids), CHUNK):
            yield column.in_(video_ids[start : start + CHUNK])
        return
    low = UUID(int=0)
    while True:
        with read_scope(engine) as session:
            last = session.execute(
                columns_of(column).where(column > low).order_by(column).offset(PART - 1).limit(1)
            ).scalar()
        if last is None:
            yield column > low
            return
        yield column.between(low, last)
        low = last

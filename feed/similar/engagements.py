"""Whom did what please, and when: rows of the database and events of the lake, as sequences.

What somebody can take back is asked of the database, which forgets it then; the lake tells the
rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from catalog.models import VideoHashtag
from community.models import Comment, CommentState, Like, Save
from core.clock import epoch_ms
from events.lake.reader import Lake
from events.schemas import EventType
from feed.similar.attributes import Attributes, attributes_of
from feed.similar.sequences import Sequences
from feed.similar.table import FINISHED

PLEASED_IN_LAKE = frozenset(
    {EventType.SHARE, EventType.LOOP, EventType.ADD_TO_CART, EventType.PURCHASE}
)
# What the lake took longer ago is not read.
WINDOW = timedelta(days=90)
_PLEASED = """
SELECT viewer_id, video_id, min(at_ms) FROM log
WHERE video_id IS NOT NULL AND (list_contains($pleased, type)
  OR (type = $watch AND watch_ms >= $finished * duration_ms))
GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Engagement:
    """A viewer was pleased by a clip."""

    viewer_id: UUID
    video_id: UUID
    at_ms: int


@dataclass(frozen=True, slots=True)
class Log:
    """Engagements as sequences of numbers.

    Args:
        videos: The clip behind each item number.
        newest_ms: Shape (people,), int64: when each was last pleased by a clip for the first time.
        first_ms: When the first engagement was; `last_ms` likewise. 0 when there is none.
    """

    sequences: Sequences
    videos: list[UUID]
    newest_ms: NDArray[np.int64]
    first_ms: int
    last_ms: int


def engagements_in_rows(session: Session) -> Iterator[Engagement]:
    """Likes, saves and visible comments, in no order."""
    for model in (Like, Save):
        for viewer, video, at in session.exec(
            select(model.viewer_id, model.video_id, model.created_at)
        ):
            yield Engagement(viewer, video, epoch_ms(at))
    for viewer, video, at in session.exec(
        select(Comment.author_id, Comment.video_id, Comment.created_at).where(
            Comment.state == CommentState.VISIBLE
        )
    ):
        yield Engagement(viewer, video, epoch_ms(at))


def engagements_in_lake(lake: Lake, now: datetime) -> Iterator[Engagement]:
    """Clips shared, looped, bagged, bought or watched to their end, each once a viewer."""
    found = lake.answers(
        _PLEASED,
        since_ms=epoch_ms(now - WINDOW),
        pleased=[str(kind) for kind in PLEASED_IN_LAKE],
        watch=str(EventType.WATCH),
        finished=FINISHED,
    )
    for viewer, video, at_ms in found:
        yield Engagement(viewer, video, at_ms)


def log_of(engagements: Iterable[Engagement]) -> Log:
    """Sequences by viewer, oldest first, each clip where it first pleased."""
    ordered = sorted(engagements, key=lambda e: (e.at_ms, e.viewer_id.int, e.video_id.int))
    videos = sorted({e.video_id for e in ordered}, key=lambda v: v.int)
    number = {video: i for i, video in enumerate(videos)}
    by_viewer: dict[UUID, dict[int, int]] = {}
    for one in ordered:
        by_viewer.setdefault(one.viewer_id, {}).setdefault(number[one.video_id], one.at_ms)
    sequences = Sequences.of([list(own) for own in by_viewer.values()], len(videos))
    newest = np.array([max(own.values()) for own in by_viewer.values()], np.int64)
    first, last = (ordered[0].at_ms, ordered[-1].at_ms) if ordered else (0, 0)
    return Log(sequences, videos, newest, first, last)


def hashtags_of(session: Session, videos: list[UUID]) -> Attributes:
    """The hashtags of `videos` as their attributes."""
    number = {video: i for i, video in enumerate(videos)}
    names: dict[str, int] = {}
    found: dict[int, list[int]] = {}
    for video, slug in session.exec(
        select(VideoHashtag.video_id, VideoHashtag.slug).order_by(col(VideoHashtag.slug))
    ):
        if video in number:
            found.setdefault(number[video], []).append(names.setdefault(slug, len(names)))
    return attributes_of(found, len(videos))

"""Clips that wait for a moderator."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlmodel import select

from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation.models import ReviewCase
from tests.studio.world import World


def held(world: World, creator: Viewer | None = None, **facts: object) -> tuple[Viewer, UUID, UUID]:
    """A creator, their held clip and its case."""
    creator = creator or world.creator()
    video_id = world.screening_clip(creator, **facts)
    world.run_worker()
    return creator, video_id, case_of(video_id)


def case_of(video_id: UUID) -> UUID:
    with read_scope() as session:
        query = select(ReviewCase.id).where(ReviewCase.video_id == video_id)
        return session.exec(query.order_by(ReviewCase.opened_at.desc())).first()  # type: ignore[attr-defined, return-value]


def expire_claim(case_id: UUID) -> None:
    with session_scope() as session:
        case = session.get(ReviewCase, case_id)
        assert case is not None
        case.claimed_until = utc_now() - timedelta(seconds=1)

"""Clips without files, people, and a clock that a test moves: what deciding needs and no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

import core.outbox
import moderation.cases.claims as claims
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video, VideoStats
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.appealed import give_due
from moderation.cases import open_case
from moderation.decision import Reason
from moderation.effects.carry import UNDO, carry_out_due
from moderation.models import Decision, Origin, ReviewCase, Subject
from tests import small_world as world
from tests.studio.world import Postbox

START = datetime(2026, 12, 4, 12, tzinfo=UTC)
GROUND = Reason("toxicity", "Abusive words", "An abusive word.", 55, score=0.9)


class Clock:
    """The time of claims; stands still until it is moved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = START
        monkeypatch.setattr(claims, "utc_now", lambda: self.now)

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def quiet_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    postbox = Postbox()
    monkeypatch.setattr(core.outbox, "get_celery", lambda: postbox)


@pytest.fixture
def quiet(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation whose broker takes everything and sends nothing on."""
    quiet_broker(monkeypatch)


@pytest.fixture
def unhurried(quiet: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quiet installation where one may appeal and complain as often as one likes."""
    monkeypatch.setattr("moderation.rights.service.check_rate", lambda *_: None)


def person(handle: str, role: Role = Role.MODERATOR) -> Viewer:
    with session_scope() as session:
        return world.viewer(world.account(session, handle, role))


def clip(
    creator: Viewer,
    state: VideoState = VideoState.HELD,
    *,
    impressions: int = 0,
    published_at: datetime | None = None,
    **more: object,
) -> UUID:
    with session_scope() as session:
        is_live = state is VideoState.PUBLISHED
        video = Video(
            creator_id=creator.account_id,
            state=state,
            recipe="r1",
            duration_ms=8000,
            published_at=published_at or (START - timedelta(hours=3) if is_live else None),
            **more,
        )
        session.add(video)
        session.flush()
        session.add(VideoStats(video_id=video.id, impressions=impressions))
        return video.id


def case_on(video_id: UUID, *reasons: Reason, origin: Origin = Origin.SCREENING) -> UUID:
    with session_scope() as session:
        video = session.get_one(Video, video_id)
        return open_case(
            session,
            subject=Subject.VIDEO,
            subject_id=video_id,
            video_id=video_id,
            author_id=video.creator_id,
            origin=origin,
            reasons=reasons or (GROUND,),
        ).id


def settle() -> None:
    """Lets the seconds pass in which what was decided can be taken back."""
    later = utc_now() + UNDO
    carry_out_due(later)
    give_due(later)


def fence_of(viewer: Viewer, case_id: UUID) -> int:
    """Claims a case; under which number it is held."""
    claimed = service.claim(viewer, case_id).claim
    assert claimed is not None
    return claimed.fence


def case(case_id: UUID) -> ReviewCase:
    with read_scope() as session:
        row = session.get_one(ReviewCase, case_id)
        session.expunge(row)
        return row


def state_of(video_id: UUID) -> VideoState:
    with read_scope() as session:
        return session.get_one(Video, video_id).state


def rejected(video_id: UUID, by: Viewer, reason: str = "hate", *, note: str = "") -> Decision:
    """The decision by which somebody rejects a clip at the desk."""
    case_id = case_on(video_id)
    service.claim(by, case_id)
    service.reject(by, case_id, reason, note=note)
    return decision_on(case_id)


def decision_on(case_id: UUID) -> Decision:
    """The latest one on a case."""
    with read_scope() as session:
        found = session.exec(select(Decision).where(Decision.case_id == case_id)).all()
        session.expunge_all()
        return found[-1]

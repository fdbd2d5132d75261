"""A stage on which crowds report clips: the product's own services on a scratch installation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np

if TYPE_CHECKING:
    from sqlmodel import Session

    from catalog.kinds import Role
    from catalog.models import Account

DAY = timedelta(days=1)
OLD_D, YOUNG_H = 60, 5


@dataclass(frozen=True)
class Outcome:
    """What a wave of reports did to its clips."""

    hidden: int
    frozen: int
    jumped: int
    review_s: float


class Stage:
    """A moderator, creators and reporters, and the clips that are reported."""

    def __init__(self, seed: int) -> None:
        from sqlmodel import SQLModel

        import app.tables  # noqa: F401  (registers every table)
        from catalog.identity import viewer_of
        from catalog.kinds import Role
        from core.db import get_engine, session_scope

        SQLModel.metadata.create_all(get_engine())
        self.draw = np.random.default_rng(seed)
        self.now = datetime.now(UTC)
        self._made = 0
        with session_scope() as session:
            self.judge = viewer_of(self._account(session, Role.MODERATOR))
            self.maker_id = self._account(session, Role.CREATOR, is_trusted=True).id
            self.offender_id = self._account(session, Role.CREATOR).id

    def _account(self, session: Session, role: Role, **facts: Any) -> Account:
        from catalog.models import Account

        self._made += 1
        name = f"p{self._made}"
        row = Account(email=f"{name}@bench.in", handle=name, display_name=name, role=role, **facts)
        session.add(row)
        session.flush()
        return row

    def people(self, count: int, *, old: bool) -> list[UUID]:
        """Accounts: old ones made at different times, others within a few hours."""
        from catalog.kinds import Role
        from core.db import session_scope

        youngest, span = (OLD_D * DAY, 300 * DAY) if old else (0 * DAY, timedelta(hours=YOUNG_H))
        ages = [youngest + share * span for share in self.draw.random(count).tolist()]
        with session_scope() as session:
            return [
                self._account(session, Role.SHOPPER, created_at=self.now - age).id for age in ages
            ]

    def clips(self, count: int, creator_id: UUID) -> list[UUID]:
        """Live clips with their tiers."""
        from catalog.lifecycle import VideoState
        from catalog.models import Video
        from catalog.videos import stats_of
        from core.db import session_scope
        from moderation.reputation.tasks import on_published

        ids = []
        with session_scope() as session:
            for _ in range(count):
                row = Video(
                    creator_id=creator_id,
                    state=VideoState.PUBLISHED,
                    published_at=self.now,
                    duration_ms=8000,
                    recipe="bench",
                )
                session.add(row)
                session.flush()
                stats_of(session, row.id).impressions = 20_000
                ids.append(row.id)
        for video_id in ids:
            on_published(video_id)
        return ids

    def reported(self, who: Sequence[UUID], video_ids: Sequence[UUID]) -> None:
        """Each of `who` reports each clip, by the service that the endpoint calls."""
        from catalog.ids import AccountId, ViewerId
        from catalog.kinds import ReportReason, Role
        from catalog.viewer import Viewer
        from community import service
        from community.schemas import ReportForm
        from core.db import session_scope

        form = ReportForm(reason=ReportReason.HATE)
        for one in who:
            viewer = Viewer(ViewerId(one), Role.SHOPPER, AccountId(one))
            with session_scope() as session:
                for video_id in video_ids:
                    service.report(session, viewer, video_id, form)

    def decided(self, video_id: UUID, *, is_bad: bool) -> None:
        """The moderator decides the clip's case, and the records follow."""
        from sqlmodel import col, select

        from core.db import session_scope
        from moderation import service
        from moderation.models import Decision
        from moderation.reputation.consequences import after_decision
        from moderation.reputation.ledger import is_marked

        case = self.case_of(video_id)
        service.claim(self.judge, case[0])
        if is_bad:
            service.reject(self.judge, case[0], "hate")
        else:
            service.approve(self.judge, case[0])
        with session_scope() as session:
            made = session.exec(
                select(Decision)
                .where(Decision.video_id == video_id)
                .order_by(col(Decision.created_at).desc())
            ).first()
            if made is not None and not is_marked(session, made.id):
                after_decision(session, made)

    def case_of(self, video_id: UUID) -> tuple[UUID, int, set[str]]:
        """The open case of a clip: id, priority and grounds."""
        from core.db import read_scope
        from moderation.models import Subject
        from moderation.repository import open_case_of

        with read_scope() as session:
            case = open_case_of(session, Subject.VIDEO, video_id)
            if case is None:
                raise SystemExit(f"clip {video_id} was reported and has no case")
            return case.id, case.priority, {reason["code"] for reason in case.reasons}

    def give_past(self, who: Sequence[UUID], right: int) -> None:
        """Each of `who` was right about `right` clips of their own, alone."""
        for one in who:
            for video_id in self.clips(right, self.offender_id):
                self.reported([one], [video_id])
                self.handled([video_id])
                self.decided(video_id, is_bad=True)

    def handled(self, video_ids: Sequence[UUID]) -> float:
        """Runs the handler of the reports of each clip. Returns how long all took, in seconds."""
        from moderation.tasks import on_reported

        began = perf_counter()
        for video_id in video_ids:
            on_reported(video_id)
        return perf_counter() - began

    def attacked(self, who: Sequence[UUID], count: int) -> Outcome:
        """What becomes of `count` clips that all of `who` report."""
        from catalog.lifecycle import VideoState
        from catalog.models import ClipReach, Video
        from core.db import read_scope
        from moderation.grounds import CREDIBLE

        clips = self.clips(count, self.maker_id)
        self.reported(who, clips)
        took_s = self.handled(clips)
        with read_scope() as session:
            states = [session.get_one(Video, one).state for one in clips]
            frozen = sum(session.get_one(ClipReach, one).is_frozen for one in clips)
        jumped = sum(CREDIBLE in self.case_of(one)[2] for one in clips)
        hidden = sum(state is not VideoState.PUBLISHED for state in states)
        return Outcome(hidden, frozen, jumped, took_s / max(1, count))

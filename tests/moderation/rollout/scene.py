"""People who change rules, and clips that were judged under them."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.jobs import Job, JobState, claim_job
from moderation.classifiers.signals import Signal
from moderation.decision import decide
from moderation.models import Decision, Ruling, Scope, Screening
from moderation.policies.live import get_policy
from moderation.policies.models import VersionState
from moderation.policies.parsing import shipped, shipped_texts
from moderation.rollout import rescreen, service
from moderation.rollout.models import Rescreening
from moderation.screening import Findings
from moderation.verdicts.stored import keep
from tests import small_world

SHIPPED = shipped_texts()[shipped().sha256]


S = VersionState


def rules(version: str, caption: str = "{0.3: hold}") -> str:
    """Rules under which toxicity in a caption counts otherwise."""
    at = SHIPPED.index("\n  toxicity:")
    text = SHIPPED[:at] + SHIPPED[at:].replace("caption: {model: hold}", f"caption: {caption}", 1)
    return text.replace(f'version: "{shipped().version}"', f'version: "{version}"', 1)


def toxic(score: float) -> Signal:
    return Signal("toxicity", score, 0.8, "lexicon", "0" * 64, "Read.", "whole text")


class People:
    """Who asks."""

    def __init__(self) -> None:
        with session_scope() as session:
            self.admin = small_world.viewer(small_world.account(session, "adm", Role.ADMIN))
            self.judge = small_world.viewer(small_world.account(session, "mod", Role.MODERATOR))
            self.maker = small_world.viewer(small_world.account(session, "maker", Role.CREATOR))

    def clip(self, score: float, *, state: VideoState = VideoState.PUBLISHED) -> UUID:
        """A clip of the maker's whose caption had that score under the rules in force."""
        with session_scope() as session:
            maker = session.get_one(small_world.Account, self.maker.account_id)
            video = small_world.video(session, maker, state=state)
            screened(session, video, score)
            return video.id

    def go_live(self, yaml: str) -> service.VersionView:
        row = service.add_version(self.admin, yaml)
        assert row.id is not None
        return service.move_version(self.admin, row.id, S.LIVE)


def screened(session: Session, video: Video, score: float, scope: Scope = Scope.CLIP) -> Screening:
    policy = get_policy()
    found = Findings([("caption", toxic(score))])
    verdict = decide(found.bare, is_trusted=True, policy=policy)
    return keep(
        session,
        video.id,
        scope,
        found,
        verdict,
        is_trusted=True,
        is_expected=True,
        policy=policy,
    )


def let_in(video_id: UUID, by: Viewer, *rulings: Ruling) -> None:
    """A person has let the clip show, or decided otherwise; an undo is of the one before."""
    before = None
    with session_scope() as session:
        for ruling in rulings or (Ruling.KEEP,):
            row = Decision(
                subject_id=video_id,
                video_id=video_id,
                actor_id=by.account_id,
                ruling=ruling,
                policy_version="x",
                reverses_id=before if ruling is Ruling.UNDO else None,
            )
            session.add(row)
            session.flush()
            before = row.id


def walk() -> Rescreening:
    """Runs the jobs of the walk that is under way to its end, or until it waits."""
    while True:
        with read_scope() as session:
            job_id = session.exec(
                select(Job.id).where(Job.task == rescreen.RESCREEN, Job.state == JobState.QUEUED)
            ).first()
        if job_id is None:
            break
        claim = claim_job(job_id, lease_s=60)
        assert claim is not None
        rescreen.rescreen_part(claim)
    with read_scope() as session:
        return session.exec(select(Rescreening).order_by(Rescreening.id.desc())).first()  # type: ignore[attr-defined, return-value]


def clip_of(video_id: UUID) -> Video:
    with read_scope() as session:
        return session.get_one(Video, video_id)

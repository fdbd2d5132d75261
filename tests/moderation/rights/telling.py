"""Decisions of people and of the machine, and what they are told to whom they concern."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import select

from catalog.videos import get_video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from moderation.decision import Action, Reason, Verdict
from moderation.models import Scope
from moderation.outcome import carry_out
from moderation.policy import get_policy
from moderation.rights import service
from moderation.rights.models import Appeal
from moderation.rights.schemas import StatementView


def statements(viewer: Viewer) -> list[StatementView]:
    return service.my_statements(viewer).items


def appeal_case(decided_about: UUID) -> UUID:
    with read_scope() as session:
        return session.exec(select(Appeal.case_id).where(Appeal.subject_id == decided_about)).one()


def machine(video_id: UUID, action: Action, label: str = "toxicity") -> None:
    """What a screening does that finds `label`."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        verdict = Verdict(action, (Reason(label, "Abuse", "A word.", 55, score=0.9),), label)
        carry_out(session, video, verdict, Scope.CLIP, None, get_policy())

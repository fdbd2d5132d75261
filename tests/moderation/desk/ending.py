"""Accounts that are ended by a decision, and what their owners are told."""

from __future__ import annotations

import json
from uuid import UUID

from sqlmodel import select

from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.db import read_scope
from moderation.desk import accounts, leads
from moderation.desk.schemas import AbilitiesForm, StopForm
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import Decision, Origin, ReviewCase
from moderation.reputation.ladder import Rung
from moderation.reputation.service import my_standing
from moderation.rights import service as rights
from moderation.rights.schemas import StatementView
from tests.moderation.desk_world import case_on, clip, fence_of, person

WHY = "Sells counterfeits under one name after another."


def lead(chief: Viewer, handle: str) -> Viewer:
    """A moderator of whom a lead has said that they may end accounts."""
    found = person(handle)
    leads.arrange_reviewer(chief, found.require_account(), AbilitiesForm(level=2))
    return found


def stop(by: Viewer, whom: Viewer, case_id: UUID | None = None, *, code: str = "spam") -> UUID:
    """Ends the account; the case by which that is taken back."""
    case_id = case_id or case_on(clip(whom, VideoState.PUBLISHED))
    form = StopForm(case_id=case_id, fence=fence_of(by, case_id), reason_code=code, note=WHY)
    return accounts.stop_account(by, whom.require_account(), form).case_id


def is_stopped(whom: Viewer) -> bool:
    return my_standing(whom).parts[0].rung is Rung.STOPPED


def statements(whom: Viewer) -> list[StatementView]:
    return rights.my_statements(whom).items


def logged(about: Viewer) -> list[tuple[str, UUID | None, dict[str, object]]]:
    with read_scope() as session:
        assert first_break(session) is None
        rows = session.exec(
            select(LogEntry).where(LogEntry.subject_id == about.account_id).order_by(LogEntry.seq)  # type: ignore[arg-type]
        )
        return [(row.kind, row.actor_id, json.loads(row.body)["facts"]) for row in rows]


def look_at(case_id: UUID, look: int) -> ReviewCase | None:
    with read_scope() as session:
        query = (
            select(ReviewCase)
            .join(Decision, Decision.id == ReviewCase.about_decision_id)  # type: ignore[arg-type]
            .where(Decision.case_id == case_id, ReviewCase.look == look)
        )
        found = session.exec(query.where(ReviewCase.origin != Origin.APPEAL)).first()
        if found is not None:
            session.expunge(found)
        return found

"""Which queue a case belongs to, whatever grounds it has."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation import service
from moderation.cases.appeals import open_appeal
from moderation.desk import service as desk
from moderation.models import Decision, Origin, ReviewCase, Subject
from moderation.queue.queues import ESCALATED, LEGAL_ORDER, QUEUES, Act, queue_of
from tests.moderation.desk_world import case, case_on, clip, person, quiet_broker


def made(
    origin: Origin, *codes: str, look: int = 1, subject: Subject = Subject.VIDEO
) -> ReviewCase:
    return ReviewCase(
        subject=subject,
        subject_id=new_id(),
        video_id=new_id(),
        author_id=new_id(),
        origin=origin,
        look=look,
        reasons=[{"code": code} for code in codes],
    )


@pytest.mark.parametrize(
    ("of", "queue"),
    [
        (made(Origin.APPEAL), "appeals"),
        (made(Origin.APPEAL, ESCALATED), "appeals"),
        (made(Origin.APPEAL, LEGAL_ORDER), "appeals"),
        (made(Origin.APPEAL, look=2), "second"),
        (made(Origin.SCREENING, ESCALATED, LEGAL_ORDER), "leads"),
        (made(Origin.LEGAL, LEGAL_ORDER), "legal"),
        (made(Origin.SAMPLE, LEGAL_ORDER), "legal"),
        (made(Origin.SAMPLE), "sample"),
        (made(Origin.REPORT, subject=Subject.COMMENT), "comments"),
        (made(Origin.REPORT), "clips"),
        (made(Origin.REPORT, ESCALATED, look=3), "third"),
    ],
)
def test_every_case_has_its_queue(of: ReviewCase, queue: str) -> None:
    assert queue_of(of).name == queue


def test_an_appeal_against_a_leads_decision_does_not_go_to_the_leads(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    anil, chief = person("anil"), person("chief", Role.ADMIN)
    case_id = case_on(clip(person("meera", Role.CREATOR), VideoState.PUBLISHED))
    service.claim(anil, case_id)
    desk.escalate(anil, case_id, "Is this a quote?")
    service.claim(chief, case_id)
    service.reject(chief, case_id, "hate")
    with session_scope() as session:
        appeal_id = open_appeal(session, _decision(case_id)).id
    row = case(appeal_id)
    assert row.queue == "appeals"
    assert ESCALATED not in [reason["code"] for reason in row.reasons]
    service.claim(person("bela"), appeal_id)  # No lead is needed.
    # A ground that moves it nowhere is not taken.
    assert Act.ESCALATE in QUEUES["appeals"].hidden


def _decision(case_id: UUID) -> UUID:
    with read_scope() as session:
        return session.exec(select(Decision.id).where(Decision.case_id == case_id)).one()

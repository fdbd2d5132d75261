"""The public numbers are what the log says: counted from its entries alone, they are the same."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select

from catalog.kinds import Restriction, Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from community.models import Comment, CommentState
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.desk import service as desk
from moderation.log.models import LogEntry
from moderation.models import Origin, ReviewCase, Ruling
from moderation.rights import service as rights
from moderation.rights.transparency import _measures
from moderation.rulings import record_automatic
from tests.moderation.desk_world import case_on, clip, person, quiet_broker

MEASURES = {
    ("video", "hold"): "held",
    ("comment", "hold"): "held",
    ("video", "reject"): "rejected",
    ("comment", "reject"): "comment_removed",
}
RESTRICTING = ("limited", "age_gated")  # Entries say that a machine let it through with a reason.


def from_the_log(session: Session) -> Counter[tuple[str, str]]:
    """How often each rule led to each measure, but for what was taken back within seconds."""
    entries = session.exec(select(LogEntry).order_by(LogEntry.seq)).all()  # type: ignore[arg-type]
    facts = [(entry, json.loads(entry.body)["facts"]) for entry in entries]
    undone = {said["reverses"] for _, said in facts if said.get("ruling") == Ruling.UNDO}
    found: Counter[tuple[str, str]] = Counter()
    for entry, said in facts:
        if "decision_id" not in said or said["decision_id"] in undone:
            continue
        measure = MEASURES.get((entry.subject, said["ruling"]))
        if said["ruling"] == Ruling.PUBLISH and entry.actor_id is None and said["reason_code"]:
            measure = "restricted"
        if measure:
            found[said["reason_code"], measure] += 1
    return found


def told(session: Session) -> Counter[tuple[str, str]]:
    """The same as the public page counts it."""
    day = timedelta(days=1)
    found: Counter[tuple[str, str]] = Counter()
    for (code, _, measure), n in _measures(session, utc_now() - day, utc_now() + day).items():
        found[code, "restricted" if measure in RESTRICTING else measure] += n
    return found


def by_machine(video_id: UUID, ruling: Ruling, code: str, comment_id: UUID | None = None) -> None:
    with session_scope() as session:
        if ruling is Ruling.PUBLISH:
            session.get_one(Video, video_id).restriction = Restriction.LIMITED
        record_automatic(
            session, video_id=video_id, ruling=ruling, reason_code=code, screening_id=None,
            comment_id=comment_id,
        )  # fmt: skip


def test_the_public_numbers_are_those_of_the_log(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    meera, judge, other = person("meera", Role.CREATOR), person("judge"), person("other")
    clips = [clip(meera, VideoState.HELD) for _ in range(5)]
    for video_id in clips:
        by_machine(video_id, Ruling.HOLD, "hate")
    cases = [case_on(video_id) for video_id in clips]
    for case_id in cases[:4]:
        service.claim(judge, case_id)
    service.approve(judge, cases[0])
    service.reject(judge, cases[1], "hate")
    service.reject(judge, cases[2], "spam")
    desk.undo(judge, cases[2])  # Nobody saw it.
    service.reject(judge, cases[3], "spam")
    statement = next(one for one in rights.my_statements(meera).items if one.can_appeal)
    rights.appeal(meera, statement.id, "It is not so.")
    with read_scope() as session:
        appeal_case = session.exec(
            select(ReviewCase.id).where(ReviewCase.origin == Origin.APPEAL)
        ).one()
    service.claim(other, appeal_case)
    service.approve(other, appeal_case)  # It was decided, and taken back in public.
    by_machine(clip(meera, VideoState.PUBLISHED), Ruling.PUBLISH, "nudity")
    with session_scope() as session:
        comment = Comment(
            video_id=clips[0], author_id=meera.require_account(), text="x",
            state=CommentState.HELD,
        )  # fmt: skip
        session.add(comment)
        session.flush()
        comment_id = comment.id
    by_machine(clips[0], Ruling.HOLD, "toxicity", comment_id)

    with read_scope() as session:
        logged, public = from_the_log(session), told(session)
    assert public == logged
    assert logged["hate", "held"] == 5 and logged["toxicity", "held"] == 1
    assert sum(n for (_, measure), n in logged.items() if measure == "rejected") == 2
    assert logged["nudity", "restricted"] == 1

"""Legal orders: a case with a clock, under the rule that was in force when the order came."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from catalog.videos import get_video
from community.models import Comment
from core.errors import InvalidInput, NotFound
from moderation.cases.models import LegalClock
from moderation.cases.opening import open_case
from moderation.decision import Reason
from moderation.log import record
from moderation.models import Origin, ReviewCase, Subject

RULES_FILE = Path(__file__).with_name("legal_rules.toml")
INDIA = timezone(timedelta(hours=5, minutes=30))
LEGAL, LEGAL_SEVERITY = "legal_order", 90


@dataclass(frozen=True, slots=True)
class LegalRule:
    """One version of the clocks.

    Args:
        begins: The first day, in India, on which it is in force.
        hours: Kind → hours from receipt to deadline.
    """

    version: str
    begins: date
    hours: Mapping[str, float]


@lru_cache
def legal_rules() -> tuple[LegalRule, ...]:
    """Every version, the newest first."""
    data = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["rules"]
    rules = [LegalRule(row["version"], row["from"], row["hours"]) for row in data]
    return tuple(sorted(rules, key=lambda rule: rule.begins, reverse=True))


def rule_at(moment: datetime) -> LegalRule:
    """The rule in force at `moment`.

    Raises:
        InvalidInput: None was yet.
    """
    day = moment.astimezone(INDIA).date()
    for rule in legal_rules():
        if rule.begins <= day:
            return rule
    raise InvalidInput("No rule was in force on that day; check the date.", code="legal_date")


def enter_order(
    session: Session,
    *,
    subject: Subject,
    subject_id: UUID,
    kind: str,
    received_at: datetime,
    reference: str,
    actor_id: UUID | None,
    now: datetime,
) -> tuple[ReviewCase, LegalClock]:
    """Opens the case of a legal order, or sets its clock on the case that is open.

    Raises:
        NotFound: There is no such clip or comment.
        InvalidInput: No such kind, or received in the future.
    """
    if received_at > now + timedelta(minutes=1):
        raise InvalidInput("An order cannot have come in the future.", code="legal_date")
    rule = rule_at(received_at)
    if kind not in rule.hours:
        known = ", ".join(sorted(rule.hours))
        raise InvalidInput(f"Choose one of these kinds: {known}.", code="legal_kind")
    due_at = received_at + timedelta(hours=rule.hours[kind])
    if subject is Subject.COMMENT:
        comment = session.get(Comment, subject_id)
        if comment is None:
            raise NotFound("There is no such comment.", code="comment_not_found")
        video_id, author_id = comment.video_id, comment.author_id
    else:
        video = get_video(session, subject_id)
        video_id, author_id = video.id, video.creator_id
    case = open_case(
        session,
        subject=subject,
        subject_id=subject_id,
        video_id=video_id,
        author_id=author_id,
        origin=Origin.LEGAL,
        reasons=[Reason(LEGAL, "Legal order", f"{kind.replace('_', ' ')}", LEGAL_SEVERITY)],
        due_at=due_at,
    )
    clock = LegalClock(
        case_id=case.id,
        kind=kind,
        rule_version=rule.version,
        reference=reference[:120],
        received_at=received_at,
        due_at=due_at,
        entered_by=actor_id,
    )
    session.add(clock)
    session.flush()
    record(
        session,
        "legal_order",
        subject=subject.value,
        subject_id=subject_id,
        actor_id=actor_id,
        facts={"case_id": str(case.id), "kind": kind, "rule": rule.version},
    )
    return case, clock

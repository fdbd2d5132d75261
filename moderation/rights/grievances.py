"""Grievances: anybody may complain; each is acknowledged at once and runs under the law's clock."""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Video
from catalog.viewer import Viewer
from core.errors import Conflict, NotFound
from core.security import token_digest
from moderation.cases import open_case
from moderation.cases.clocks import clock_at, start_clock
from moderation.decision import Reason
from moderation.log import record
from moderation.models import Origin, Subject
from moderation.policy import get_policy
from moderation.repository import GONE
from moderation.rights.models import Grievance, GrievanceKind, GrievanceState
from moderation.rights.schemas import GrievanceForm
from moderation.rights.words import ANSWER, GRIEVANCE, NAME, kept_words

CLOCK, CODE, SEVERITY = "grievance", "grievance", 40
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # Without what is read for something else.
_CLIP = re.compile(r"/v/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")


class GrievanceNotFound(NotFound):
    """No such number, or another secret; which of the two is not said."""

    code = "grievance_not_found"

    def __init__(self) -> None:
        super().__init__(
            "No grievance has this number and secret; check both.",
            "इस नंबर और गुप्त कोड की कोई शिकायत नहीं है; दोनों को जाँच लें।",
        )


class GrievanceClosed(Conflict):
    """It was closed."""

    code = "grievance_closed"

    def __init__(self) -> None:
        super().__init__(
            "This grievance is closed; its maker can write a new one.",
            "यह शिकायत बंद हो चुकी है; लिखने वाला नई शिकायत कर सकता है।",
        )


class NotAnswered(Conflict):
    """It has to be answered before it is closed."""

    code = "grievance_not_answered"

    def __init__(self) -> None:
        super().__init__(
            "Answer the grievance before you close it.", "बंद करने से पहले शिकायत का जवाब दें।"
        )


def receive(
    session: Session, viewer: Viewer, form: GrievanceForm, now: datetime
) -> tuple[Grievance, str]:
    """Keeps a grievance, starts its clock, and opens a case where it names a clip that is not gone.

    Returns:
        The row, and the secret that opens it beside its number; only its digest is kept.

    Raises:
        InvalidInput, TooLarge: Nothing readable, or too much.
    """
    what = kept_words(form.what, 4000, what=GRIEVANCE)
    name = kept_words(form.name, 80, what=NAME)
    clock, secret = clock_at(_clock_of(form.kind), now), secrets.token_urlsafe(18)
    row = Grievance(
        number="G-" + "".join(secrets.choice(ALPHABET) for _ in range(9)),
        secret_digest=token_digest(secret),
        account_id=viewer.account_id,
        name=name.replace("\n", " "),
        email=form.email.strip(),
        kind=form.kind,
        what=what,
        link=form.link.strip(),
        rule_version=clock.id,
        received_at=now,
        acknowledged_at=now,
        due_at=clock.due(now),
    )
    video = _named_clip(session, row.link)
    if video is not None:
        row.video_id = video.id
    if video is not None and video.state not in GONE:
        case = open_case(
            session,
            subject=Subject.VIDEO,
            subject_id=video.id,
            video_id=video.id,
            author_id=video.creator_id,
            origin=Origin.REPORT,
            reasons=[
                Reason(
                    CODE,
                    "Grievance",
                    f"Grievance {row.number} names this clip.",
                    max(SEVERITY, get_policy().report_severity.get(row.kind.value, SEVERITY)),
                )
            ],
            due_at=row.due_at,
        )
        start_clock(session, case.id, clock, now, reference=row.number)
        row.case_id = case.id
    session.add(row)
    session.flush()
    _log(session, "grievance_received", row, viewer.account_id)
    return row, secret


def opened_by(session: Session, number: str, secret: str) -> Grievance:
    """The grievance that number and secret open.

    Raises:
        GrievanceNotFound: They open none.
    """
    wanted = number.strip().upper()
    row = session.exec(select(Grievance).where(Grievance.number == wanted)).first()
    digest = row.secret_digest if row else ""
    if not hmac.compare_digest(digest, token_digest(secret.strip())) or row is None:
        raise GrievanceNotFound()
    return row


def waiting(session: Session, state: GrievanceState | None, limit: int) -> list[Grievance]:
    """Grievances in a state, or all, the nearest deadline first; of closed ones the last closed."""
    query = select(Grievance)
    if state is GrievanceState.CLOSED:
        query = query.order_by(col(Grievance.closed_at).desc(), col(Grievance.id))
    else:
        query = query.order_by(col(Grievance.due_at), col(Grievance.id))
    return list(
        session.exec((query.where(Grievance.state == state) if state else query).limit(limit))
    )


def answer(
    session: Session, grievance_id: UUID, moderator_id: UUID, text: str, now: datetime
) -> Grievance:
    """Answers a grievance; answering again replaces the words, until it is closed.

    Raises:
        GrievanceNotFound, GrievanceClosed: It cannot be answered.
    """
    row = _get(session, grievance_id)
    if row.state is GrievanceState.CLOSED:
        raise GrievanceClosed()
    row.answer = kept_words(text, 2000, what=ANSWER)
    row.answered_by, row.answered_at = moderator_id, row.answered_at or now
    row.state = GrievanceState.ANSWERED
    session.add(row)
    _log(session, "grievance_answered", row, moderator_id)
    return row


def close(session: Session, grievance_id: UUID, moderator_id: UUID, now: datetime) -> Grievance:
    """Closes an answered grievance.

    Raises:
        GrievanceNotFound, GrievanceClosed, NotAnswered: It cannot be closed.
    """
    row = _get(session, grievance_id)
    if row.state is GrievanceState.CLOSED:
        raise GrievanceClosed()
    if row.state is not GrievanceState.ANSWERED:
        raise NotAnswered()
    row.state, row.closed_at = GrievanceState.CLOSED, now
    session.add(row)
    _log(session, "grievance_closed", row, moderator_id)
    return row


def withdraw(session: Session, grievance_id: UUID, account_id: UUID, now: datetime) -> None:
    """Closes what its maker takes back, answered or not; a closed one stays as it is.

    The caller has checked whose it is.

    Raises:
        GrievanceNotFound: There is none.
    """
    row = _get(session, grievance_id)
    if row.state is GrievanceState.CLOSED:
        return
    row.state, row.closed_at = GrievanceState.CLOSED, now
    session.add(row)
    _log(session, "grievance_withdrawn", row, account_id)


def _clock_of(kind: GrievanceKind) -> str:
    """The code of the clock that a grievance of that kind runs under, as a report of it does."""
    return CLOCK if kind is GrievanceKind.OTHER else get_policy().report_clocks[kind.value]


def _get(session: Session, grievance_id: UUID) -> Grievance:
    row = session.get(Grievance, grievance_id, with_for_update=True)
    if row is None:
        raise GrievanceNotFound()
    return row


def _named_clip(session: Session, link: str) -> Video | None:
    found = _CLIP.search(link)
    return session.get(Video, UUID(found[1])) if found else None


def _log(session: Session, kind: str, row: Grievance, actor_id: UUID | None) -> None:
    record(
        session,
        kind,
        subject="grievance",
        subject_id=row.id,
        actor_id=actor_id,
        facts={
            "rule": row.rule_version,
            "case_id": str(row.case_id) if row.case_id else None,
        },
    )
    session.flush()

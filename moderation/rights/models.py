"""What people are told, and what they say back: statements, appeals, grievances."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id
from moderation.models import Subject


class Measure(StrEnum):
    """What a decision did to what somebody made, or to their account."""

    HELD = "held"
    LIMITED = "limited"
    AGE_GATED = "age_gated"
    REJECTED = "rejected"  # It never showed, or was taken down.
    COMMENT_REMOVED = "comment_removed"
    PRODUCT_REFUSED = "product_refused"  # It shows nowhere with these words.
    ACCOUNT_STOPPED = "account_stopped"  # Until a person lifts it.
    ACCOUNT_LIFTED = "account_lifted"  # It may act again.
    UPHELD = "upheld"  # An appeal changed nothing.
    RESTORED = "restored"  # A decision was taken back.


class Ending(StrEnum):
    """How what a statement tells of came to its end."""

    UNDONE = "undone"  # Within seconds, by whoever decided.
    REVERSED = "reversed"  # After an appeal or another look.
    REPLACED = "replaced"  # A later decision says something else.


class FoundBy(StrEnum):
    """How it came to be looked at."""

    MACHINE = "machine"
    REPORT = "report"
    PERSON = "person"
    ORDER = "order"
    SAMPLE = "sample"


class AppealOutcome(StrEnum):
    """What came of an appeal."""

    WAITING = "waiting"
    GRANTED = "granted"
    UPHELD = "upheld"
    REPLACED = "replaced"  # Somebody decided anew before it was reached.


class GrievanceKind(StrEnum):
    """What a grievance is about; but for `OTHER`, named as reports of the same thing are."""

    INTIMATE = "intimate"
    IMPERSONATION = "impersonation"
    MINORS = "minors"
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


class GrievanceState(StrEnum):
    """How far a grievance is."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class StatementOfReasons(SQLModel, table=True):
    """What the person concerned is told of one decision, as it was worded then."""

    __tablename__ = "statement_of_reasons"
    __table_args__ = (
        Index("uq_statement_of_reasons_decision", "decision_id", unique=True),
        Index("ix_statement_of_reasons_whose", "account_id", "created_at"),
        Index("ix_statement_of_reasons_subject", "subject_id", "ended_by_id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    decision_id: UUID = Field(foreign_key="moderation_decision.id")
    account_id: UUID = Field(foreign_key="account.id")  # Whom it concerns.
    subject: Subject
    subject_id: UUID
    # Of an account, the clip it was met at, if any.
    video_id: UUID | None = Field(default=None, foreign_key="video.id")
    measure: Measure
    code: str = Field(default="", max_length=40)
    wording: dict[str, str] = Field(  # Of the rule: title, title_hi, text, text_hi.
        default_factory=dict, sa_column=Column(JSON, nullable=False)
    )
    words: str = Field(default="", max_length=500)  # What whoever decided added.
    facts: list[dict[str, Any]] = Field(  # As `statements.Fact`.
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    found_by: FoundBy
    is_by_machine: bool
    appeal_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ending: Ending | None = None
    ended_by_id: UUID | None = None  # The decision that ended it.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Appeal(SQLModel, table=True):
    """One person's word against one decision; there is one for each."""

    __tablename__ = "appeal"
    __table_args__ = (Index("uq_appeal_decision", "decision_id", unique=True),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    decision_id: UUID = Field(foreign_key="moderation_decision.id")
    statement_id: UUID = Field(foreign_key="statement_of_reasons.id", index=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    case_id: UUID = Field(foreign_key="review_case.id", index=True)
    subject_id: UUID = Field(index=True)
    words: str = Field(max_length=1000)
    labels: list[str] = Field(  # What the classifiers found in the words; decides nothing.
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    outcome: AppealOutcome = AppealOutcome.WAITING
    outcome_decision_id: UUID | None = None
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Grievance(SQLModel, table=True):
    """A complaint to the house, by anybody, with its clock."""

    __tablename__ = "grievance"
    __table_args__ = (
        Index("uq_grievance_number", "number", unique=True),
        Index("ix_grievance_due", "state", "due_at"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: str = Field(max_length=20)
    secret_digest: str = Field(max_length=64)  # Of what opens its page beside the number.
    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    name: str = Field(max_length=80)
    email: str = Field(max_length=254)
    kind: GrievanceKind = Field(
        default=GrievanceKind.OTHER, sa_column_kwargs={"server_default": "OTHER"}
    )
    what: str = Field(max_length=4000)
    link: str = Field(default="", max_length=500)
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    case_id: UUID | None = Field(default=None, foreign_key="review_case.id")
    rule_version: str = Field(max_length=60)  # The id of the clock's row.
    received_at: datetime = Field(sa_type=UtcDateTime, index=True)
    acknowledged_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    state: GrievanceState = GrievanceState.OPEN
    answer: str = Field(default="", max_length=2000)
    answered_by: UUID | None = Field(default=None, foreign_key="account.id")
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its maker took it back before anybody answered."""
        return self.state is GrievanceState.CLOSED and self.answered_at is None


class NoticePart(StrEnum):
    """Where news is read."""

    DECISIONS = "decisions"  # And what came of reports.
    GRIEVANCES = "grievances"


class NoticesSeen(SQLModel, table=True):
    """When somebody, a guest too, last looked at what came of what they made and said."""

    __tablename__ = "notices_seen"

    viewer_id: UUID = Field(primary_key=True)
    part: NoticePart = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)

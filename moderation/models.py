"""What moderation remembers: screenings with every score, cases, and decisions."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Index, String, event, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapper
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id
from moderation.surfaces import Surface


class Scope(StrEnum):
    """How much of a clip a screening looked at."""

    CLIP = "clip"
    WORDS = "words"


class Subject(StrEnum):
    """What a case is about."""

    VIDEO = "video"
    COMMENT = "comment"
    ACCOUNT = "account"  # Whether it may act; its `video_id` is the clip where it was met.
    PRODUCT = "product"  # Its words; it has no clip.


class Origin(StrEnum):
    """Where a case came from."""

    SCREENING = "screening"
    EDIT = "edit"  # New words of a live clip.
    REPORT = "report"
    TAKE_DOWN = "take_down"
    COMMENT = "comment"
    PRODUCT = "product"  # Words that a shop sent.
    APPEAL = "appeal"  # Against a decision; another person takes it.
    LEGAL = "legal_order"  # With a clock.
    SAMPLE = "sample"  # Drawn at random among live clips.


GOLDEN = 0  # Of looks: at an item whose answer is known, by one person (`moderation.second`).


class CaseState(StrEnum):
    """Whether somebody still has to look."""

    OPEN = "open"
    CLOSED = "closed"


class Ruling(StrEnum):
    """What a decision did."""

    PUBLISH = "publish"  # A held clip or comment may show.
    KEEP = "keep"  # A reported one stays.
    HOLD = "hold"  # The machine asked for a person.
    REJECT = "reject"  # A person said no.
    UPHOLD = "uphold"  # An appeal changed nothing.
    UNDO = "undo"  # Its own maker took a decision back within seconds; the case is open again.
    REVERSE = "reverse"  # An appeal or a third look took a decision back.


class Screening(SQLModel, table=True):
    """One run of the models over a clip or one of its comments, with its outcome and all that it
    was decided by.

    Rows from before `policy_sha256` was kept have it empty and cannot be decided again.
    """

    __tablename__ = "screening"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    comment_id: UUID | None = Field(default=None, index=True)  # None: it is about the clip.
    scope: Scope = Scope.CLIP
    action: str
    problem: str = Field(default="", max_length=300)
    is_trusted: bool = False
    is_expected: bool = True  # There was something to screen.
    caution: float = 1.0  # Of the maker's record: what limits were multiplied by.
    policy_version: str
    policy_sha256: str = Field(default="", max_length=64, index=True)
    preprocessing: str = Field(default="", max_length=80)  # `classifiers.screen.PREPROCESSING`.
    frame_times_ms: list[int] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # Of the pictures that were looked at, in the time of what is shown.
    heard: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )  # As `spoken.kept`; None where nobody listened.
    cause: str = Field(default="", max_length=40)  # The label that asked for the action.
    grounds: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # As `decision.Reason`.
    took_ms: int = 0
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime, index=True)


class ScreeningResult(SQLModel, table=True):
    """One score of one model, with what is needed to reproduce it."""

    __tablename__ = "screening_result"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    screening_id: UUID = Field(foreign_key="screening.id", index=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    position: int = 0  # Its place in the run.
    source: str = Field(max_length=40)  # caption | captions.<language> | hashtags | frames | …
    surface: Surface = Field(
        default=Surface.CAPTION, sa_column=Column(String(20), nullable=False)
    )  # A value of `Surface`.
    label: str = Field(max_length=40)
    score: float  # Calibrated where the model card says so.
    raw: list[float] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # What the score was made of, as `classifiers.rescoring` wants it.
    is_number: bool = True  # False: a score or a threshold was none, and 1.0 stands in its place.
    own_threshold: float = 0.0  # The classifier's.
    threshold: float  # The one in force: the policy's, or else the classifier's.
    is_over: bool
    agrees: bool = True
    model: str = Field(max_length=80)
    model_sha256: str = Field(max_length=160)  # Of each file in it, with +; curves' is cut.
    location: str = Field(default="", max_length=80)  # "frame 3200 ms", "chars 12-48"
    reason: str = Field(default="", max_length=300)


class ReviewCase(SQLModel, table=True):
    """Something a person has to look at; at most one open case for each clip, comment, account or
    product.

    A case about a decision (an appeal, a blind second or third look) stands beside that one; there
    is at most one of each for a decision.

    A claim is a lease: `fence` grows with each, and whoever holds an older number can no longer
    decide.
    """

    __tablename__ = "review_case"
    __table_args__ = (
        Index(
            "uq_review_case_open_subject",
            "subject",
            "subject_id",
            unique=True,
            sqlite_where=text("state = 'OPEN' AND about_decision_id IS NULL AND look > 0"),
            postgresql_where=text("state = 'OPEN' AND about_decision_id IS NULL AND look > 0"),
        ),
        Index("uq_review_case_about", "about_decision_id", "look", unique=True),
        Index("ix_review_case_queue", "state", "priority", "opened_at"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    subject: Subject = Subject.VIDEO
    subject_id: UUID = Field(index=True)
    # Of an account, the clip that it was met at; None where it was reported by itself, and of a
    # product.
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    # Whose clip, comment or product it is; None of a product that nobody's account sells.
    author_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    origin: Origin
    state: CaseState = CaseState.OPEN
    priority: int = 0  # `moderation.queue.order`; the greatest first.
    is_near: bool = False  # A legal deadline is near.
    facts: dict[str, Any] = Field(  # What its priority follows from.
        default_factory=dict, sa_column=Column(JSON, nullable=False)
    )
    ranked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    policy: str = Field(default="", max_length=40)  # The gravest rule that its grounds name.
    language: str = Field(default="", max_length=8)
    queue: str = Field(default="", max_length=20)  # `moderation.queue.queues`.
    look: int = 1  # 1 decides; 2 is a blind second look, 3 settles a disagreement; or `GOLDEN`.
    about_decision_id: UUID | None = None
    skips: int = 0
    reasons: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    report_count: int = 0
    opened_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    claimed_by: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    claimed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    fence: int = 0

    @property
    def clip_id(self) -> UUID:
        """Its clip; only a case about an account or a product may have none."""
        return _clip(self.video_id)


class Decision(SQLModel, table=True):
    """What was decided, by whom, under which rules. Rows are added, never changed."""

    __tablename__ = "moderation_decision"
    # What was taken back is not taken back again.
    __table_args__ = (Index("uq_moderation_decision_reverses", "reverses_id", unique=True),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    case_id: UUID | None = Field(default=None, foreign_key="review_case.id", index=True)
    subject: Subject = Subject.VIDEO
    subject_id: UUID = Field(index=True)
    # As its case's.
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    screening_id: UUID | None = Field(default=None, foreign_key="screening.id")
    actor_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    ruling: Ruling
    reason_code: str = Field(default="", max_length=40)
    reason_text: str = Field(default="", max_length=500)  # As its creator was told.
    note: str = Field(default="", max_length=500)
    policy_version: str
    reverses_id: UUID | None = Field(default=None)  # The decision that this one takes back.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)

    @property
    def clip_id(self) -> UUID:
        """Its clip; only a decision about an account or a product may have none."""
        return _clip(self.video_id)


def _clip(video_id: UUID | None) -> UUID:
    if video_id is None:
        raise ValueError("this is about no clip")
    return video_id


class DecisionIsFinal(RuntimeError):
    """Somebody tried to rewrite the past; a new decision has to be added instead."""


@event.listens_for(Decision, "before_update")
@event.listens_for(Decision, "before_delete")
def _append_only(_mapper: Mapper[Any], _connection: Connection, decision: Decision) -> None:
    raise DecisionIsFinal(f"decision {decision.id} cannot be changed")

"""The life of a video: a state machine and the events its steps cause. Pure.

DRAFT ──submit──> PROCESSING ──transcoded──> SCREENING ──publish──> PUBLISHED
  ^                   │                          │  └──hold──> HELD ──publish/reject
  └──── refuse ───────┘ (FAILED)                 └──reject──> REJECTED
PUBLISHED ──hold/remove──> HELD/REMOVED          any but REMOVED ──remove──> REMOVED
REJECTED ──restore──> HELD (the no was taken back)

A clip that is to come out later waits where the verdict lets it through:

SCREENING, HELD ──schedule──> SCHEDULED ──publish──> PUBLISHED (when its hour has come)
                                  │  └──hold/reject──> HELD/REJECTED (a later bad verdict)
                                  └──recall──> DRAFT (its creator goes on editing)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.bus import DomainEvent
from core.errors import Conflict


class VideoState(StrEnum):
    """Where a video stands."""

    DRAFT = "draft"  # The creator edits; the original is stored and previewable.
    PROCESSING = "processing"  # Being transcoded after submit.
    SCREENING = "screening"  # Models look at it.
    HELD = "held"  # A person must decide.
    SCHEDULED = "scheduled"  # May be shown; waits for the hour that its creator chose.
    PUBLISHED = "published"
    REJECTED = "rejected"  # A person said no; the creator sees why and may edit and resubmit.
    FAILED = "failed"  # The file could not be processed.
    REMOVED = "removed"  # Taken away by its creator or a moderator.


class Step(StrEnum):
    """What can happen to a video."""

    SUBMIT = "submit"
    TRANSCODED = "transcoded"
    REFUSE = "refuse"
    PUBLISH = "publish"
    SCHEDULE = "schedule"
    RECALL = "recall"
    HOLD = "hold"
    REJECT = "reject"
    REMOVE = "remove"
    RESTORE = "restore"


_S = VideoState
STEPS: dict[tuple[VideoState, Step], VideoState] = {
    (_S.DRAFT, Step.SUBMIT): _S.PROCESSING,
    (_S.REJECTED, Step.SUBMIT): _S.PROCESSING,
    (_S.FAILED, Step.SUBMIT): _S.PROCESSING,
    (_S.PROCESSING, Step.TRANSCODED): _S.SCREENING,
    (_S.PROCESSING, Step.REFUSE): _S.FAILED,
    (_S.SCREENING, Step.PUBLISH): _S.PUBLISHED,
    (_S.SCREENING, Step.HOLD): _S.HELD,
    (_S.SCREENING, Step.REJECT): _S.REJECTED,
    (_S.SCREENING, Step.SCHEDULE): _S.SCHEDULED,
    (_S.HELD, Step.PUBLISH): _S.PUBLISHED,
    (_S.HELD, Step.SCHEDULE): _S.SCHEDULED,
    (_S.HELD, Step.REJECT): _S.REJECTED,
    (_S.SCHEDULED, Step.PUBLISH): _S.PUBLISHED,
    (_S.SCHEDULED, Step.HOLD): _S.HELD,
    (_S.SCHEDULED, Step.REJECT): _S.REJECTED,
    (_S.SCHEDULED, Step.RECALL): _S.DRAFT,
    (_S.PUBLISHED, Step.HOLD): _S.HELD,
    (_S.REJECTED, Step.RESTORE): _S.HELD,
    **{(state, Step.REMOVE): _S.REMOVED for state in _S if state is not _S.REMOVED},
}


class StepRefused(Conflict):
    """The video is not in a state from which this step leads on."""

    code = "video_state"

    def __init__(self, state: VideoState, step: Step) -> None:
        super().__init__(
            f"A clip that is {state.value} cannot {step.value.replace('_', ' ')}.",
            "क्लिप की मौजूदा स्थिति में यह नहीं हो सकता; पेज फिर से खोलें।",
        )


def after(state: VideoState, step: Step) -> VideoState:
    """The state that `step` leads to.

    Raises:
        StepRefused: There is no such step from `state`.
    """
    try:
        return STEPS[state, step]
    except KeyError:
        raise StepRefused(state, step) from None


@dataclass(frozen=True, slots=True)
class VideoSubmitted(DomainEvent):
    """The creator handed the clip in; it wants transcoding."""

    name: ClassVar[str] = "video_submitted"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoTranscoded(DomainEvent):
    """The clip plays; it wants screening."""

    name: ClassVar[str] = "video_transcoded"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoRefused(DomainEvent):
    """The file could not be processed."""

    name: ClassVar[str] = "video_refused"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoPublished(DomainEvent):
    """The clip may be shown."""

    name: ClassVar[str] = "video_published"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoScheduled(DomainEvent):
    """The clip may be shown and waits for its hour."""

    name: ClassVar[str] = "video_scheduled"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoRecalled(DomainEvent):
    """Its creator took a waiting clip back to edit it."""

    name: ClassVar[str] = "video_recalled"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoHeld(DomainEvent):
    """A person must decide before it may be shown."""

    name: ClassVar[str] = "video_held"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoRejected(DomainEvent):
    """A person said no."""

    name: ClassVar[str] = "video_rejected"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoRemoved(DomainEvent):
    """The clip is gone; its files go too."""

    name: ClassVar[str] = "video_removed"
    video_id: UUID


@dataclass(frozen=True, slots=True)
class VideoRestricted(DomainEvent):
    """Moderation keeps the clip from feeds, or lets it back; its state is the same."""

    name: ClassVar[str] = "video_restricted"
    video_id: UUID


EVENT_OF: dict[Step, type[DomainEvent]] = {
    Step.SUBMIT: VideoSubmitted,
    Step.TRANSCODED: VideoTranscoded,
    Step.REFUSE: VideoRefused,
    Step.PUBLISH: VideoPublished,
    Step.SCHEDULE: VideoScheduled,
    Step.RECALL: VideoRecalled,
    Step.HOLD: VideoHeld,
    Step.REJECT: VideoRejected,
    Step.REMOVE: VideoRemoved,
    Step.RESTORE: VideoHeld,
}

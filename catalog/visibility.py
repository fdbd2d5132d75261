"""May this viewer see this video, and where? Separate from ranking, and fails closed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from catalog.lifecycle import VideoState
from catalog.viewer import Viewer


class Visibility(StrEnum):
    """The answer for one video and one viewer."""

    ALLOW = "allow"  # Everywhere.
    LIMIT = "limit"  # By its own address only: preview for its creator or a moderator.
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer with its reason, for traces."""

    visibility: Visibility
    reason: str


def visibility_of(state: VideoState, creator_id: UUID, viewer: Viewer) -> Ruling:
    """Whether `viewer` may see a video of `creator_id` in `state`. Unknown states drop."""
    if state is VideoState.PUBLISHED:
        return Ruling(Visibility.ALLOW, "published")
    if state is VideoState.REMOVED:
        return Ruling(Visibility.DROP, "removed")
    if viewer.account_id is not None and viewer.account_id == creator_id:
        return Ruling(Visibility.LIMIT, "own clip")
    if viewer.may_moderate:
        return Ruling(Visibility.LIMIT, "moderator")
    return Ruling(Visibility.DROP, f"state {state}")

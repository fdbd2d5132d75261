"""May this viewer see this video, and where? Separate from ranking, and fails closed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer

# A brand sees a clip of its agreement once it was handed in and screened, and waits for it.
FOR_PARTNER = frozenset({VideoState.SCHEDULED, VideoState.PUBLISHED})


class Visibility(StrEnum):
    """The answer for one video and one viewer."""

    ALLOW = "allow"  # Everywhere.
    # By its own address only, and never from a shared cache: for its followers, for whoever has
    # the link, or as a preview for its creator, the brand of its agreement, or a moderator.
    LIMIT = "limit"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer with its reason, for traces."""

    visibility: Visibility
    reason: str


def visibility_of(
    state: VideoState,
    audience: Audience,
    creator_id: UUID,
    viewer: Viewer,
    *,
    follows: bool,
    partner_id: UUID | None = None,
) -> Ruling:
    """Whether `viewer` may see a video of `creator_id`. Unknown states and audiences drop.

    Args:
        follows: The viewer follows the creator; `False` where nobody knows.
        partner_id: The brand of the clip's agreement.
    """
    if state is VideoState.PUBLISHED:
        if audience is Audience.EVERYONE:
            return Ruling(Visibility.ALLOW, "published")
        if audience is Audience.LINK:
            return Ruling(Visibility.LIMIT, "by its address")
        if audience is Audience.FOLLOWERS and follows:
            return Ruling(Visibility.LIMIT, "follower")
    if state is VideoState.REMOVED:
        return Ruling(Visibility.DROP, "removed")
    if viewer.account_id is not None and viewer.account_id == creator_id:
        return Ruling(Visibility.LIMIT, "own clip")
    if state in FOR_PARTNER and partner_id is not None and viewer.account_id == partner_id:
        return Ruling(Visibility.LIMIT, "partner")
    if viewer.may_moderate:
        return Ruling(Visibility.LIMIT, "moderator")
    if state is VideoState.PUBLISHED:
        return Ruling(Visibility.DROP, f"for {audience}")
    return Ruling(Visibility.DROP, f"state {state}")

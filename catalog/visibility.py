"""May this viewer see this video, and where? Separate from ranking, and fails closed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from catalog.kinds import Audience, Restriction
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
    restriction: Restriction,
    partner_id: UUID | None = None,
) -> Ruling:
    """Whether `viewer` may see a video of `creator_id`. What is unknown drops.

    Args:
        restriction: What moderation keeps it from; it only ever takes away.
        follows: The viewer follows the creator; `False` where nobody knows.
        partner_id: The brand of the clip's agreement.
    """
    if state is VideoState.PUBLISHED and _passes(restriction, viewer):
        if audience is Audience.EVERYONE and restriction is not Restriction.NONE:
            return Ruling(Visibility.LIMIT, f"restricted: {restriction}")
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


def _passes(restriction: Restriction, viewer: Viewer) -> bool:
    if restriction is Restriction.ADULTS:
        return viewer.account_id is not None and viewer.says_adult
    return restriction in (Restriction.NONE, Restriction.LIMITED)


def feeds_take(state: VideoState, audience: Audience, restriction: Restriction) -> Audience | None:
    """For whom the feeds' catalogue holds a clip; `None` when it holds it for nobody.

    One that is limited opens there by its address, as those do that are only for whoever has it.
    """
    if state is not VideoState.PUBLISHED:
        return None
    if restriction is Restriction.NONE:
        return audience
    is_for_all = audience in (Audience.EVERYONE, Audience.LINK)
    return Audience.LINK if restriction is Restriction.LIMITED and is_for_all else None

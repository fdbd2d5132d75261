"""What a creator has to know of a clip that is made for a brand, before they change it."""

from __future__ import annotations

from sqlmodel import Session

from catalog.lifecycle import VideoState
from catalog.models import Account, AgreedClip, Agreement, Approval, Video
from catalog.schemas import Partner
from core.clock import utc_now
from studio.publishing.leaving import cost_of_leaving
from studio.publishing.schemas import PartnershipView


def partnership_of(session: Session, video: Video) -> PartnershipView | None:
    """The clip's agreement as its creator sees it; `None` for a clip of their own."""
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        return None
    agreement = session.get_one(Agreement, clip.agreement_id)
    brand = session.get_one(Account, agreement.brand_id)
    return PartnershipView(
        agreement_id=agreement.id,
        brand=Partner(handle=brand.handle, display_name=brand.display_name),
        approval=clip.approval,
        note=note_of(video.state, clip.approval, brand.display_name),
        leaving=cost_of_leaving(session, video, utc_now()),
    )


def note_of(state: VideoState, approval: Approval, brand: str) -> str:
    """What happens next, or what a change would lead to. Pure."""
    if state is VideoState.PUBLISHED:
        return (
            f"{brand} approved this clip as it is. Change its words, captions, tags or label, and "
            f"it goes offline until it was checked and {brand} has approved it again."
        )
    if state is VideoState.SCHEDULED and approval is Approval.APPROVED:
        return (
            f"{brand} approved this clip; it comes out at its hour. Any change of words or tags "
            f"goes back to {brand} first."
        )
    if state is VideoState.SCHEDULED:
        return f"{brand} has this clip now. It comes out once {brand} has approved it."
    if approval is Approval.CHANGES:
        return f"{brand} asks for changes. Make them and hand the clip in again."
    return f"Once it is handed in and checked, {brand} looks at it; it comes out when they approve."

"""What a creator has to know of a clip that is made for a brand, before they change it."""

from __future__ import annotations

from sqlmodel import Session

from catalog.lifecycle import VideoState
from catalog.models import Account, AgreedClip, Agreement, Approval, Video
from catalog.schemas import Partner
from core.clock import utc_now
from core.languages import Pair, in_language
from studio.publishing.leaving import cost_of_leaving
from studio.publishing.schemas import PartnershipView

NOTES: dict[str, Pair] = {
    "live": (
        "{brand} approved this clip as it is. Change its words, captions, tags or label, and "
        "it goes offline until it was checked and {brand} has approved it again.",
        "{brand} ने क्लिप को इसी रूप में मंज़ूरी दी है। शब्द, सबटाइटल, टैग या लेबल बदलने पर यह तब तक "
        "नहीं दिखेगी, जब तक फिर जाँच न हो और {brand} फिर मंज़ूरी न दे।",
    ),
    "approved": (
        "{brand} approved this clip; it comes out at its hour. Any change of words or tags "
        "goes back to {brand} first.",
        "{brand} ने क्लिप को मंज़ूरी दी; यह अपने समय पर आएगी। शब्द या टैग बदले, तो क्लिप पहले "
        "{brand} के पास जाएगी।",
    ),
    "waits": (
        "{brand} has this clip now. It comes out once {brand} has approved it.",
        "क्लिप अभी {brand} के पास है। {brand} की मंज़ूरी मिलते ही यह आएगी।",
    ),
    "changes": (
        "{brand} asks for changes. Make them and hand the clip in again.",
        "{brand} ने बदलाव माँगे हैं। उन्हें करके क्लिप फिर से भेजें।",
    ),
    "draft": (
        "Once it is handed in and checked, {brand} looks at it; it comes out when they approve.",
        "भेजने और जाँच के बाद {brand} इसे देखेगा; मंज़ूरी मिलने पर यह आएगी।",
    ),
}


def partnership_of(session: Session, video: Video, locale: str = "en") -> PartnershipView | None:
    """The clip's agreement as its creator sees it; `None` for a clip of their own.

    Args:
        locale: The creator's.
    """
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        return None
    agreement = session.get_one(Agreement, clip.agreement_id)
    brand = session.get_one(Account, agreement.brand_id)
    return PartnershipView(
        agreement_id=agreement.id,
        brand=Partner(handle=brand.handle, display_name=brand.display_name),
        approval=clip.approval,
        note=note_of(video.state, clip.approval, brand.display_name, locale),
        leaving=in_language(cost_of_leaving(session, video, utc_now()), locale),
    )


def note_of(state: VideoState, approval: Approval, brand: str, locale: str = "en") -> str:
    """What happens next, or what a change would lead to. Pure."""
    if state is VideoState.PUBLISHED:
        name = "live"
    elif state is VideoState.SCHEDULED:
        name = "approved" if approval is Approval.APPROVED else "waits"
    else:
        name = "changes" if approval is Approval.CHANGES else "draft"
    return in_language(NOTES[name], locale).format(brand=brand)

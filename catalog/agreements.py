"""Whose agreement a clip belongs to, and whether its brand has approved what it is now.

Read by the studio (labels, approval), by cards ("paid partnership with …") and by the shop
(commission). Fails closed: a clip under an agreement comes out only in the edition that its brand
approved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import orjson
from sqlmodel import Session, col, select

from catalog.kinds import PinTerms, Role
from catalog.models import AgreedClip, Agreement, Approval, Caption, ProductPin, Video, VideoHashtag
from catalog.viewer import Viewer


def agreement_of(session: Session, video_id: UUID) -> Agreement | None:
    """What the clip was made under, ended or not; `None` for a clip of its creator's own."""
    clip = session.get(AgreedClip, video_id)
    return session.get_one(Agreement, clip.agreement_id) if clip else None


def agreements_of(session: Session, video_ids: Iterable[UUID]) -> dict[UUID, Agreement]:
    """The agreements of those clips that have one, by clip."""
    rows = session.exec(
        select(AgreedClip.video_id, Agreement)
        .join(Agreement, col(Agreement.id) == col(AgreedClip.agreement_id))
        .where(col(AgreedClip.video_id).in_(list(video_ids)))
    )
    return dict(rows.all())


def partner_of(session: Session, video_id: UUID, viewer: Viewer) -> UUID | None:
    """The brand of the clip's agreement, asked only for whoever may be that brand."""
    if viewer.account_id is None or viewer.role is not Role.BRAND:
        return None
    return session.exec(
        select(Agreement.brand_id)
        .join(AgreedClip, col(AgreedClip.agreement_id) == col(Agreement.id))
        .where(AgreedClip.video_id == video_id)
    ).first()


def approvals_of(session: Session, video_ids: Iterable[UUID]) -> dict[UUID, AgreedClip]:
    """What brands say of those clips that are under an agreement, by clip."""
    rows = session.exec(select(AgreedClip).where(col(AgreedClip.video_id).in_(list(video_ids))))
    return {row.video_id: row for row in rows}


def is_paid(agreement: Agreement) -> bool:
    """Whether the creator is paid; an agreement of gifts alone is the only one that is not."""
    return agreement.commission_bp > 0 or not agreement.is_gifted


def terms_of(agreement: Agreement) -> PinTerms:
    """How the creator came to show the agreement's products."""
    return PinTerms.COMMISSION if is_paid(agreement) else PinTerms.GIFTED


def is_running(agreement: Agreement, now: datetime) -> bool:
    """Whether a sale at `now` is within the agreement."""
    ended = agreement.ended_at is not None and agreement.ended_at <= now
    return agreement.starts_at <= now < agreement.ends_at and not ended


def is_cleared(session: Session, video: Video) -> bool:
    """Whether no brand's approval stands between the clip, as it is now, and its viewers."""
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        return True
    return clip.approval is Approval.APPROVED and clip.edition == edition_of(session, video)


def not_before(session: Session, video_id: UUID) -> datetime | None:
    """From when on the clip may come out by its agreement; `None` for its creator's choice."""
    clip = session.get(AgreedClip, video_id)
    return clip.not_before if clip else None


def revise(session: Session, video: Video) -> bool:
    """Takes the brand's approval back where it was given to another edition of the clip.

    Returns:
        Whether there was one to take back.
    """
    clip = session.get(AgreedClip, video.id)
    if clip is None or clip.approval is not Approval.APPROVED:
        return False
    if clip.edition == edition_of(session, video):
        return False
    clip.approval = Approval.WAITING
    session.add(clip)
    return True


def edition_of(session: Session, video: Video) -> str:
    """A digest of all in a clip that a brand approves: picture, sound, words, tags, label."""
    pins = session.exec(select(ProductPin).where(ProductPin.video_id == video.id)).all()
    tracks = session.exec(select(Caption).where(Caption.video_id == video.id)).all()
    tags = session.exec(select(VideoHashtag.slug).where(VideoHashtag.video_id == video.id)).all()
    facts = [
        video.sha256,
        video.edl,
        video.caption,
        video.audio_title,
        video.kind,
        video.disclosure,
        sorted(video.ai_made),
        sorted(tags),
        sorted(_shown(pin) for pin in pins),
        sorted([c.language, str(c.source or ""), c.vtt] for c in tracks),
    ]
    return hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _shown(pin: ProductPin) -> list[str | float]:
    """What viewers may see of a tag, its stand-ins included."""
    stand_ins = [pin.when_sold_out, str(pin.alternative_id or ""), *sorted(pin.excluded_ids)]
    return [str(pin.product_id), pin.start_ms, pin.end_ms, pin.x, pin.y, pin.terms, *stand_ins]

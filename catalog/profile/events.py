"""What happens to a profile that feeds must hear of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import AgreedClip, Agreement, Video
from core.bus import DomainEvent


@dataclass(frozen=True, slots=True)
class ProfileChanged(DomainEvent):
    """Somebody's name or portrait is another.

    Args:
        left_key: Blob of the portrait that nobody shows any more; empty where none was left.
    """

    name: ClassVar[str] = "profile_changed"
    account_id: UUID
    left_key: str = ""


def videos_naming(session: Session, account_id: UUID) -> list[UUID]:
    """Ids of the published clips whose cards name an account: as creator, or as the brand."""
    is_out = Video.state == VideoState.PUBLISHED
    own = select(Video.id).where(Video.creator_id == account_id, is_out)
    made_for = (
        select(Video.id)
        .join(AgreedClip, col(AgreedClip.video_id) == col(Video.id))
        .join(Agreement, col(Agreement.id) == col(AgreedClip.agreement_id))
        .where(Agreement.brand_id == account_id, is_out)
    )
    return sorted({*session.exec(own), *session.exec(made_for)})

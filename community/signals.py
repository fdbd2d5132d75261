"""The domain events of the community."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from core.bus import DomainEvent


@dataclass(frozen=True, slots=True)
class VideoReported(DomainEvent):
    """A viewer reported a clip or one of its comments."""

    name: ClassVar[str] = "video_reported"
    report_id: UUID
    video_id: UUID


@dataclass(frozen=True, slots=True)
class AccountReported(DomainEvent):
    """A viewer reported an account itself."""

    name: ClassVar[str] = "account_reported"
    report_id: UUID
    account_id: UUID


@dataclass(frozen=True, slots=True)
class ProductReported(DomainEvent):
    """A viewer reported a product."""

    name: ClassVar[str] = "product_reported"
    report_id: UUID
    product_id: UUID

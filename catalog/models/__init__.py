"""The tables of the catalogue."""

from catalog.models.accounts import Account, ApiToken, LoginSession
from catalog.models.agreements import AgreedClip, Agreement, Approval
from catalog.models.products import Category, Product, Variant
from catalog.models.publishing import PublishSchedule, StandIn
from catalog.models.reach import ClipReach
from catalog.models.videos import (
    Caption,
    Hashtag,
    ProductPin,
    Video,
    VideoHashtag,
    VideoStats,
)

__all__ = [
    "Account",
    "AgreedClip",
    "Agreement",
    "ApiToken",
    "Approval",
    "Caption",
    "Category",
    "ClipReach",
    "Hashtag",
    "LoginSession",
    "Product",
    "ProductPin",
    "PublishSchedule",
    "StandIn",
    "Variant",
    "Video",
    "VideoHashtag",
    "VideoStats",
]

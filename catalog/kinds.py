"""The closed sets of the catalogue."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each row of `catalog.viewer` builds on it."""

    GUEST = "guest"
    SHOPPER = "shopper"
    CREATOR = "creator"
    BRAND = "brand"
    MODERATOR = "moderator"
    ADMIN = "admin"


class VideoKind(StrEnum):
    """What sort of content a clip is; the content mix balances these."""

    USER = "user"
    BRAND = "brand"
    EDUCATIONAL = "educational"
    PRODUCT = "product"


class Disclosure(StrEnum):
    """What stands between creator and brand; anything but NONE is labelled on the clip."""

    NONE = "none"
    GIFTED = "gifted"
    PAID = "paid"
    OWN_BRAND = "own_brand"


class OptionKind(StrEnum):
    """What the variants of a product differ in."""

    NONE = "none"
    SHADE = "shade"
    SIZE = "size"


class ReportReason(StrEnum):
    """Why somebody reports a clip or a comment."""

    SPAM = "spam"
    HATE = "hate"
    SEXUAL = "sexual"
    VIOLENCE = "violence"
    COUNTERFEIT = "counterfeit"
    MISLEADING = "misleading"
    MINORS = "minors"
    OTHER = "other"

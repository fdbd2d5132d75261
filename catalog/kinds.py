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


class Audience(StrEnum):
    """Whom a published clip is for; `catalog.visibility` holds to it."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    LINK = "link"  # Whoever has its address; no list and no feed names it.


class Restriction(StrEnum):
    """What moderation keeps a published clip from; `catalog.visibility` holds to it."""

    NONE = "none"
    LIMITED = "limited"  # By its address, and to followers on its creator's page; no feed names it.
    ADULTS = "adults"  # By its address, to accounts that say they are adults.


class AiPart(StrEnum):
    """What of a clip was made by a machine; declared by its creator, shown to its viewers."""

    VOICE = "voice"
    FACE = "face"
    WHOLE = "whole"


class SoldOut(StrEnum):
    """What viewers see of a tagged product once it is sold out."""

    KEEP = "keep"  # The product, marked as sold out.
    NEAREST = "nearest"  # The nearest in price of its brand and shelf, or nothing.
    CHOSEN = "chosen"  # The product that the creator chose, or nothing.
    HIDE = "hide"


class PinTerms(StrEnum):
    """How the creator came to show a product; the clip's label follows from it."""

    OWN = "own"  # Chosen and paid for by the creator.
    GIFTED = "gifted"  # Given, lent or made cheaper.
    COMMISSION = "commission"  # The creator earns when it sells, or is paid to show it.


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
    INTIMATE = "intimate"  # Intimate pictures shown without consent, made ones too.
    IMPERSONATION = "impersonation"
    WEAPONS = "weapons"
    DRUGS = "drugs"
    PERSONAL_DATA = "personal_data"  # A phone number, an address, papers of somebody.

"""Behavioural events: the wire form that clients send and the stored form of the stream.

Both are versioned: a stored event names its version, and readers accept all they know.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

VERSION = 1


@lru_cache(maxsize=50_000)
def repeated_id(text: str) -> UUID:
    """The id that `text` spells; readers of the log meet the same few thousand again and again.

    Raises:
        ValueError: `text` is no UUID.
    """
    return UUID(text)


class EventType(StrEnum):
    """What can happen."""

    IMPRESSION = "impression"
    PLAY = "play"
    WATCH = "watch"
    SKIP = "skip"
    LOOP = "loop"
    LIKE = "like"
    UNLIKE = "unlike"
    SAVE = "save"
    UNSAVE = "unsave"
    SHARE = "share"
    COMMENT = "comment"
    PRODUCT_IMPRESSION = "product_impression"
    PRODUCT_VIEW = "product_view"
    ADD_TO_CART = "add_to_cart"
    NOT_INTERESTED = "not_interested"
    REPORT = "report"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    # Written by the server alone
    PURCHASE = "purchase"
    BLOCK = "block"
    UNBLOCK = "unblock"
    INTERESTED_AGAIN = "interested_again"  # Takes a not_interested back.
    EXPOSURE = "exposure"
    ADOPTION = "adoption"
    TASTE_RESET = "taste_reset"  # What was learned of the viewer until here does not count.


SERVER_ONLY = frozenset(
    {
        EventType.PURCHASE,
        EventType.BLOCK,
        EventType.UNBLOCK,
        EventType.INTERESTED_AGAIN,
        EventType.EXPOSURE,
        EventType.ADOPTION,
        EventType.TASTE_RESET,
    }
)
# May happen away from a clip, e.g. on a product page or a creator's page.
WITHOUT_VIDEO = frozenset(
    {
        EventType.PRODUCT_IMPRESSION,
        EventType.PRODUCT_VIEW,
        EventType.ADD_TO_CART,
        EventType.FOLLOW,
        EventType.UNFOLLOW,
    }
)
# Change what the viewer's mirrored likes, saves, follows and negatives say.
CHANGES_PROFILE = frozenset(
    {
        EventType.LIKE,
        EventType.UNLIKE,
        EventType.SAVE,
        EventType.UNSAVE,
        EventType.FOLLOW,
        EventType.UNFOLLOW,
        EventType.BLOCK,
        EventType.UNBLOCK,
        EventType.NOT_INTERESTED,
        EventType.INTERESTED_AGAIN,
        EventType.REPORT,
    }
)

Millis = Annotated[int, Field(ge=0, le=24 * 3600 * 1000)]


class EventIn(BaseModel):
    """One event as a client sends it."""

    model_config = ConfigDict(extra="ignore")

    event_id: UUID = Field(description="Made by the client; the same id counts once.")
    type: EventType
    video_id: UUID | None = Field(
        None, description="The clip; may miss for shop and follow events."
    )
    request_id: str | None = Field(
        None, max_length=64, description="`request_id` of the page that showed the clip."
    )
    position: int | None = Field(None, ge=0, le=1000, description="Place on that page.")
    at: AwareDatetime = Field(description="When it happened, by the client's clock.")
    watch_ms: Millis | None = Field(None, description="Time watched in this view.")
    ranges: list[tuple[Millis, Millis]] | None = Field(
        None,
        max_length=200,
        description="Watched ranges of the clip, in ms, in the order watched; a part seen again "
        "is there again.",
        examples=[[[0, 1200]]],
    )
    duration_ms: Millis | None = Field(None, description="Length of the clip.")
    product_id: UUID | None = None
    surface: str | None = Field(
        None,
        max_length=80,
        description="What showed the clip: a surface of the feed, or for a clip opened by its own "
        "address `link`, `link:search`, `link:tag`, `link:creator`, `link:product`, `link:saved`.",
        examples=["for_you"],
    )
    moment_ms: Millis | None = Field(
        None, description="Where the clip was when it happened, in ms from its start."
    )
    session: UUID | None = Field(
        None,
        description="Made by the client at its start; with `seq` it shows what is lost.",
    )
    seq: int | None = Field(
        None, ge=1, le=100_000, description="Which event of its session it is, from 1."
    )
    app: str | None = Field(
        None, max_length=40, description="The client and its version.", examples=["web 1"]
    )


class EventBatch(BaseModel):
    """The body of `POST /events`. Each event is judged for itself."""

    events: list[EventIn]


class RejectedEvent(BaseModel):
    """An event that was not accepted, and why; sending it again will not help."""

    event_id: str | None
    index: int
    reason: str = Field(examples=["unknown_video"])


class IngestResult(BaseModel):
    """What became of a batch. Accepted events are durable."""

    accepted: int
    duplicates: int
    rejected: list[RejectedEvent]


@dataclass(frozen=True, slots=True)
class Event:
    """An accepted event. Times are epoch milliseconds by the server's reckoning."""

    id: UUID
    type: EventType
    viewer_id: UUID
    at_ms: int
    received_ms: int
    origin: str  # client | server
    video_id: UUID | None = None
    request_id: str | None = None
    position: int | None = None
    watch_ms: int | None = None
    ranges: tuple[tuple[int, int], ...] | None = None
    duration_ms: int | None = None
    product_id: UUID | None = None
    creator_id: UUID | None = None
    surface: str | None = None
    # A negative's `scope:value`; an exposure's `experiment=arm`; a guest; a purchase's order line.
    value: str | None = None
    amount_paise: int | None = None
    moment_ms: int | None = None
    commission_paise: int | None = None  # What a purchase earns the clip's creator.
    session: UUID | None = None
    seq: int | None = None
    app: str | None = None

    def to_bytes(self) -> bytes:
        """The stored form: JSON without empty fields, with its version `v`."""
        body: dict[str, Any] = {"v": VERSION}
        for name in _FIELDS:
            value = getattr(self, name)
            if value is not None:
                body[name] = value
        return orjson.dumps(body)

    @staticmethod
    def from_bytes(raw: bytes) -> Event:
        """The event that `to_bytes` wrote; unknown fields of later versions are passed over.

        Raises:
            ValueError: The bytes are no event of a known kind.
        """
        body = orjson.loads(raw)
        if not isinstance(body, dict) or not isinstance(body.get("v"), int):
            raise ValueError("not an event")
        known = {name: value for name, value in body.items() if name in _NAMES}
        try:
            known["type"] = _TYPES[known["type"]]
            known["id"] = UUID(known["id"])
            for name in _REPEATED_IDS:
                if name in known:
                    known[name] = repeated_id(known[name])
            if "ranges" in known:
                known["ranges"] = tuple((int(a), int(b)) for a, b in known["ranges"])
            return Event(**known)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not an event: {error}") from None


_FIELDS = tuple(f.name for f in fields(Event))
_NAMES = frozenset(_FIELDS)
_TYPES = {t.value: t for t in EventType}
_REPEATED_IDS = ("viewer_id", "video_id", "product_id", "creator_id", "session")

"""The wire forms of analytics. Times are ms or s of the clip as shown; money is whole paise."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from catalog.schemas import WireModel


class Unit(StrEnum):
    """What a number counts."""

    COUNT = "count"
    MS = "ms"
    PAISE = "paise"
    SHARE = "share"


class Freshness(WireModel):
    """How old the numbers are."""

    counted_to: datetime | None = Field(
        description="The last event that is in them; null before the first."
    )
    behind_s: float | None = Field(
        description="Age of the oldest event that is not in them yet; 0 when all are, null when "
        "the event stream does not answer.",
        examples=[0.0],
    )


class Number(WireModel):
    """One number with what it means."""

    key: str = Field(examples=["views"])
    name: str = Field(examples=["Views"])
    value: float = Field(examples=[1482])
    unit: Unit
    low: float | None = Field(None, description="Of a share: end of the 95 % interval.")
    high: float | None = None
    definition: str = Field(examples=["How often the clip was started."])


class RetentionPoint(WireModel):
    """A quarter second of the clip."""

    at_ms: int = Field(examples=[7000])
    viewers: int = Field(description="People who watched it at least once.", examples=[412])
    share: float = Field(description="Of all whose watching is known.", examples=[0.61])
    low: float = Field(description="95 % interval by Wilson.", examples=[0.57])
    high: float = Field(examples=[0.65])
    plays: int = Field(description="How often it was played, by anybody.", examples=[498])
    rewatches: int = Field(description="Plays beyond each person's first.", examples=[86])
    skipped: int = Field(description="How often it was scrubbed past.", examples=[12])
    left: int = Field(description="People who were last seen here.", examples=[9])


class Retention(WireModel):
    """Who was there at each quarter second."""

    bin_ms: int = Field(examples=[250])
    viewers: int = Field(description="People whose watching is known.", examples=[675])
    floor: int = Field(description="With fewer the points are withheld.", examples=[20])
    is_withheld: bool
    note: str
    points: list[RetentionPoint]


class SourceShare(WireModel):
    """Views from one place."""

    key: str = Field(examples=["for_you"])
    name: str = Field(examples=["For you"])
    views: int
    share: float


class FunnelStep(WireModel):
    """People who came so far."""

    key: str = Field(examples=["tapped"])
    name: str = Field(examples=["Tapped a product"])
    people: int
    share: float | None = Field(description="Of those at the step before; null below the floor.")
    low: float | None
    high: float | None
    definition: str


class Moment(WireModel):
    """What was tapped and sold at one second of the clip."""

    at_s: int | None = Field(
        description="Null where no tap with a known moment led to it.", examples=[7]
    )
    taps: int
    bags: int
    orders: int
    revenue_paise: int


class ProductResult(WireModel):
    """What a product did in the clip."""

    product_id: UUID
    title: str
    image_url: str | None
    taps: int
    people: int = Field(description="People who tapped it.")
    bags: int
    orders: int
    revenue_paise: int
    commission_paise: int
    best_s: int | None = Field(description="The second that sold most of it.")


class DayResult(WireModel):
    """One day, by India's clock."""

    day: date
    views: int = 0
    new_viewers: int = 0
    watch_ms: int = 0
    taps: int = 0
    orders: int = 0
    revenue_paise: int = 0
    commission_paise: int = 0
    new_followers: int = Field(0, description="Of the day, still following; all clips only.")


class Compared(WireModel):
    """One measure beside the creator's clips before."""

    key: str
    name: str
    unit: Unit
    value: float | None = Field(description="Null where the clip has too few viewers.")
    low: float | None = None
    high: float | None = None
    others: list[float] = Field(description="The same of the clips before, newest first.")
    median: float | None
    place: int | None = Field(description="1 is best; null with fewer than three others.")
    definition: str


class Comparison(WireModel):
    """The clip beside the creator's last ten."""

    others: int
    is_enough: bool
    note: str
    measures: list[Compared]


class ClipAnalytics(WireModel):
    """All that a clip did."""

    video_id: UUID
    caption: str
    duration_ms: int
    published_at: datetime | None
    poster_url: str | None
    sprite_url: str | None
    sprite_vtt_url: str | None
    video_url: str | None
    headline: str = Field(examples=["412 people watched to the end; Rani Lipstick at 0:07 sold 9."])
    freshness: Freshness
    numbers: list[Number]
    retention: Retention
    sources: list[SourceShare]
    funnel: list[FunnelStep]
    moments: list[Moment]
    products: list[ProductResult]
    days: list[DayResult]
    comparison: Comparison


class ClipResult(WireModel):
    """A clip in the list of all."""

    video_id: UUID
    caption: str
    poster_url: str | None
    colors: list[str]
    duration_ms: int
    published_at: datetime | None
    views: int
    viewers: int
    watch_ms: int
    finished: int = Field(description="People who watched to the end.")
    finished_share: float | None = Field(description="Null below the floor.")
    taps: int
    bags: int
    orders: int
    revenue_paise: int
    commission_paise: int
    new_followers: int


class WatchHour(WireModel):
    """An hour of the week, by India's clock."""

    weekday: int = Field(description="0 is Monday.", examples=[5])
    hour: int = Field(examples=[21])
    views: int = Field(description="Views by people who followed the creator.")


class CreatorAnalytics(WireModel):
    """All clips of a creator together."""

    headline: str
    freshness: Freshness
    followers: int
    numbers: list[Number]
    days: list[DayResult]
    clips: list[ClipResult] = Field(description="Best first: by revenue, then views.")
    hours: list[WatchHour] = Field(description="Empty below the floor.")
    hours_note: str

"""What the analytics pages show, a dataclass a row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Figure:
    """A number on a card."""

    name: str
    value: str
    beside: str
    definition: str


@dataclass
class Bar:
    """A share as a bar."""

    name: str
    value: str
    percent: int
    beside: str


def percent_of(part: float, whole: float) -> int:
    """How long a bar is, of 100: nothing has none, and however little a hair's breadth."""
    return 0 if part <= 0 or whole <= 0 else min(100, max(1, round(100 * part / whole)))


@dataclass
class ProductRow:
    """A product in a table."""

    id: str
    title: str
    image_url: str
    taps: str
    bags: str
    orders: str
    revenue: str
    commission: str
    best: str


@dataclass
class ClipLine:
    """A clip in a table."""

    id: str
    link: str
    caption: str
    lang: str
    poster_url: str
    ground: str
    when: str
    views: str
    finished: str
    taps: str
    orders: str
    revenue: str


@dataclass
class Place:
    """A measure beside the clips before."""

    name: str
    value: str
    median: str
    place: str
    definition: str
    number: float
    low: float
    high: float
    middle: float
    others: list[float]
    known: bool
    said: str


@dataclass
class SecondRow:
    """A second of the clip in the table that says what the curve shows."""

    at: str
    there: str
    sure: str
    again: str
    skipped: str
    taps: str
    orders: str


@dataclass
class Hour:
    """An hour of the week."""

    percent: int
    said: str

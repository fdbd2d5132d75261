"""Product pins: checked against the clip and the shop, stored in the time of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, delete

from catalog.kinds import SoldOut
from catalog.models import ProductPin, Video
from core.errors import InvalidInput
from studio.edl import Edl
from studio.repository import pins_of, products_by_id, resolved_edit
from studio.schemas import PinIn

MAX_PINS = 12
MIN_PIN_MS = 500
# Players and editors round a clip's end differently; a pin up to so much past it ends with it.
SLACK_MS = 250


class PinRefused(InvalidInput):
    """A pin cannot stand where it is put."""

    code = "pin_refused"
    title = "This product tag cannot be used"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in ms."""

    start_ms: int
    end_ms: int


def shown_span(start_ms: int, end_ms: int, edit: Edl) -> Span | None:
    """A stretch of the source as it falls into the trimmed clip; `None` when too little is left.

    Args:
        edit: With its end filled in.
    """
    assert edit.out_ms is not None
    start = max(start_ms, edit.in_ms) - edit.in_ms
    end = min(end_ms, edit.out_ms) - edit.in_ms
    return Span(start, end) if end - start >= MIN_PIN_MS else None


def source_span(start_ms: int, end_ms: int, edit: Edl) -> Span:
    """The reverse of `shown_span`."""
    return Span(start_ms + edit.in_ms, end_ms + edit.in_ms)


def replace_pins(session: Session, video: Video, pins: Sequence[PinIn]) -> None:
    """Makes the clip carry exactly these pins.

    Raises:
        PinRefused: Too many, outside the clip, too short, twice at once, or no such product.
    """
    if len(pins) > MAX_PINS:
        raise PinRefused(f"A clip carries at most {MAX_PINS} product tags.", code="pin_too_many")
    edit = resolved_edit(video)
    products = products_by_id(session, {pin.product_id for pin in pins})
    for number, pin in enumerate(pins, start=1):
        _check_time(number, pin, edit)
        product = products.get(pin.product_id)
        if product is None or not product.is_active:
            raise PinRefused(
                f"Product tag {number}: this product is not in the shop.", code="pin_product"
            )
    _check_twice(pins)
    _check_stand_ins(session, pins)
    session.exec(delete(ProductPin).where(col(ProductPin.video_id) == video.id))
    for pin in pins:
        span = shown_span(pin.start_ms, pin.end_ms, edit)
        assert span is not None  # _check_time has seen to it.
        session.add(
            ProductPin(
                video_id=video.id,
                product_id=pin.product_id,
                start_ms=span.start_ms,
                end_ms=span.end_ms,
                x=pin.x,
                y=pin.y,
                terms=pin.terms,
                when_sold_out=pin.when_sold_out,
                alternative_id=pin.alternative_id,
                excluded_ids=[str(one) for one in pin.excluded_ids],
            )
        )
    session.flush()


def move_pins(session: Session, video_id: UUID, before: Edl, after: Edl) -> int:
    """Keeps pins on their pictures when the trim changes.

    Returns:
        How many fell out of the clip and are gone.
    """
    gone = 0
    for pin in pins_of(session, video_id):
        source = source_span(pin.start_ms, pin.end_ms, before)
        span = shown_span(source.start_ms, source.end_ms, after)
        if span is None:
            session.delete(pin)
            gone += 1
        else:
            pin.start_ms, pin.end_ms = span.start_ms, span.end_ms
    session.flush()
    return gone


def _check_time(number: int, pin: PinIn, edit: Edl) -> None:
    assert edit.out_ms is not None
    if pin.start_ms < edit.in_ms or pin.end_ms > edit.out_ms + SLACK_MS:
        raise PinRefused(
            f"Product tag {number} lies outside the clip: {pin.start_ms}–{pin.end_ms} ms, "
            f"where {edit.in_ms}–{edit.out_ms} ms is kept.",
            code="pin_outside",
        )
    if min(pin.end_ms, edit.out_ms) - pin.start_ms < MIN_PIN_MS:
        raise PinRefused(
            f"Product tag {number} has to stay for at least {MIN_PIN_MS / 1000:g} s.",
            code="pin_too_short",
        )


def _check_stand_ins(session: Session, pins: Sequence[PinIn]) -> None:
    chosen = {p.alternative_id for p in pins if p.alternative_id is not None}
    others = products_by_id(session, chosen)
    for number, pin in enumerate(pins, start=1):
        if pin.when_sold_out is SoldOut.CHOSEN and pin.alternative_id is None:
            raise PinRefused(
                f"Product tag {number}: choose what stands in when it is sold out.",
                code="pin_alternative",
            )
        if pin.alternative_id is None:
            continue
        other = others.get(pin.alternative_id)
        if other is None or not other.is_active or other.id == pin.product_id:
            raise PinRefused(
                f"Product tag {number}: what is to stand in is not another product of the shop.",
                code="pin_alternative",
            )
        if pin.alternative_id in pin.excluded_ids:
            raise PinRefused(
                f"Product tag {number}: {other.title} is to stand in and is excluded, too.",
                code="pin_alternative",
            )


def _check_twice(pins: Sequence[PinIn]) -> None:
    last_end: dict[UUID, int] = {}
    for pin in sorted(pins, key=lambda p: p.start_ms):
        if pin.start_ms < last_end.get(pin.product_id, 0):
            raise PinRefused("The same product is tagged twice at one time.", code="pin_twice")
        last_end[pin.product_id] = pin.end_ms

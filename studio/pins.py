"""Product pins: checked against the clip and the shop, in the time of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, delete

from catalog.agreements import agreement_of, terms_of
from catalog.kinds import SoldOut
from catalog.models import ProductPin, Video
from catalog.pins import MAX_PINS
from core.errors import InvalidInput
from studio.edl import Edl, ms_of, ticks_of
from studio.repository import pins_of, products_by_id, resolved_edit
from studio.schemas import PinIn
from studio.timeline import Segment, Span, length_of, moved_spans, segments

MIN_PIN_MS = 500
# Players and editors round a clip's end differently; a pin up to so much past it ends with it.
SLACK_MS = 250


class PinRefused(InvalidInput):
    """A pin cannot stand where it is put."""

    code = "pin_refused"
    title = "This product tag cannot be used"
    title_hi = "यह प्रोडक्ट टैग नहीं लग सकता"


def moved_pin(
    before: Sequence[Segment], after: Sequence[Segment], start_ms: int, end_ms: int
) -> tuple[int, int] | None:
    """Where a pin has to stand after an edit to stay on its pictures, in ms.

    Returns:
        The longest stretch that shows them; `None` when too little is left.
    """
    found = moved_spans(before, after, ticks_of(start_ms), ticks_of(end_ms))
    longest = max(found, key=lambda span: span.length, default=Span(0, 0))
    start, end = ms_of(longest.start), ms_of(longest.end)
    return (start, end) if end - start >= MIN_PIN_MS else None


def replace_pins(session: Session, video: Video, pins: Sequence[PinIn]) -> None:
    """Makes the clip carry exactly these pins; those of an agreement's products carry its terms.

    Raises:
        PinRefused: Too many, outside the clip, too short, twice at once, or no such product.
    """
    if len(pins) > MAX_PINS:
        raise PinRefused(
            f"A clip carries at most {MAX_PINS} product tags.",
            f"एक क्लिप में ज़्यादा से ज़्यादा {MAX_PINS} प्रोडक्ट टैग हो सकते हैं।",
            code="pin_too_many",
        )
    length_ms = ms_of(length_of(resolved_edit(video)))
    products = products_by_id(session, {pin.product_id for pin in pins})
    for number, pin in enumerate(pins, start=1):
        _check_time(number, pin, length_ms)
        product = products.get(pin.product_id)
        if product is None or not product.is_active:
            raise PinRefused(
                f"Product tag {number}: this product is not in the shop.",
                f"प्रोडक्ट टैग {number}: यह प्रोडक्ट दुकान में नहीं है।",
                code="pin_product",
            )
    _check_twice(pins)
    _check_stand_ins(session, pins)
    session.exec(delete(ProductPin).where(col(ProductPin.video_id) == video.id))
    agreement = agreement_of(session, video.id)
    for pin in pins:
        is_agreed = agreement is not None and str(pin.product_id) in agreement.product_ids
        session.add(
            ProductPin(
                video_id=video.id,
                product_id=pin.product_id,
                start_ms=pin.start_ms,
                end_ms=min(pin.end_ms, length_ms),
                x=pin.x,
                y=pin.y,
                terms=terms_of(agreement) if agreement and is_agreed else pin.terms,
                when_sold_out=pin.when_sold_out,
                alternative_id=pin.alternative_id,
                excluded_ids=[str(one) for one in pin.excluded_ids],
            )
        )
    session.flush()


def move_pins(session: Session, video_id: UUID, before: Edl, after: Edl) -> int:
    """Keeps pins on their pictures when the edit changes.

    Args:
        before: Both with their ends filled in.

    Returns:
        How many fell out of the clip and are gone.
    """
    gone, old, new = 0, segments(before), segments(after)
    for pin in pins_of(session, video_id):
        span = moved_pin(old, new, pin.start_ms, pin.end_ms)
        if span is None:
            session.delete(pin)
            gone += 1
        else:
            pin.start_ms, pin.end_ms = span
    session.flush()
    return gone


def _check_time(number: int, pin: PinIn, length_ms: int) -> None:
    if pin.end_ms > length_ms + SLACK_MS:
        raise PinRefused(
            f"Product tag {number} lies outside the clip: {pin.start_ms}–{pin.end_ms} ms, "
            f"which lasts {length_ms} ms.",
            f"प्रोडक्ट टैग {number} क्लिप से बाहर है: {pin.start_ms}–{pin.end_ms} मि॰से॰, "
            f"जबकि क्लिप {length_ms} मि॰से॰ की है।",
            code="pin_outside",
        )
    if min(pin.end_ms, length_ms) - pin.start_ms < MIN_PIN_MS:
        raise PinRefused(
            f"Product tag {number} has to stay for at least {MIN_PIN_MS / 1000:g} s.",
            f"प्रोडक्ट टैग {number} कम से कम {MIN_PIN_MS / 1000:g} सेकंड रहना चाहिए।",
            code="pin_too_short",
        )


def _check_stand_ins(session: Session, pins: Sequence[PinIn]) -> None:
    chosen = {p.alternative_id for p in pins if p.alternative_id is not None}
    others = products_by_id(session, chosen)
    for number, pin in enumerate(pins, start=1):
        if pin.when_sold_out is SoldOut.CHOSEN and pin.alternative_id is None:
            raise PinRefused(
                f"Product tag {number}: choose what stands in when it is sold out.",
                f"प्रोडक्ट टैग {number}: चुनें कि स्टॉक ख़त्म होने पर बदले में क्या दिखे।",
                code="pin_alternative",
            )
        if pin.alternative_id is None:
            continue
        other = others.get(pin.alternative_id)
        if other is None or not other.is_active or other.id == pin.product_id:
            raise PinRefused(
                f"Product tag {number}: what is to stand in is not another product of the shop.",
                f"प्रोडक्ट टैग {number}: बदले में दिखने वाला दुकान का कोई दूसरा प्रोडक्ट नहीं है।",
                code="pin_alternative",
            )
        if pin.alternative_id in pin.excluded_ids:
            raise PinRefused(
                f"Product tag {number}: {other.title} is to stand in and is excluded, too.",
                f"प्रोडक्ट टैग {number}: {other.title} बदले में चुना भी है और मना भी है।",
                code="pin_alternative",
            )


def _check_twice(pins: Sequence[PinIn]) -> None:
    last_end: dict[UUID, int] = {}
    for pin in sorted(pins, key=lambda p: p.start_ms):
        if pin.start_ms < last_end.get(pin.product_id, 0):
            raise PinRefused(
                "The same product is tagged twice at one time.",
                "एक ही प्रोडक्ट एक ही समय पर दो बार टैग है।",
                code="pin_twice",
            )
        last_end[pin.product_id] = pin.end_ms

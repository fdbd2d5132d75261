"""What a feed's row must be before it is stored. Pure."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from core.errors import InvalidInput

MAX_PRICE_PAISE = 100_000_000  # ₹10 lakh; more is a misplaced decimal point.
_PRICE = re.compile(r"^\s*([A-Z]{3}|₹|Rs\.?)?\s*(-?[\d,]+(?:\.\d+)?)\s*([A-Z]{3}|₹)?\s*$", re.I)
_SKU = re.compile(r"[\w][\w.\-/+: ]{0,79}")


def price_paise(text: str, feed_currency: str, *, currency: str = "INR") -> int:
    """A price in paise.

    Raises:
        InvalidInput: It is no number, not positive, implausible, or in another currency.
    """
    return _paise(text, feed_currency, currency, "price")


def cost_paise(
    text: str, feed_currency: str, price_paise: int, *, currency: str = "INR"
) -> int | None:
    """What the shop pays, in paise; `None` where the feed does not say.

    Raises:
        InvalidInput: It is said and is no price, or is above `price_paise`.
    """
    if not text.strip():
        return None
    cost = _paise(text, feed_currency, currency, "cost")
    if cost > price_paise:
        raise InvalidInput(
            f"cost {text.strip()} is above the price: are the two columns exchanged? "
            "Leave the cost empty for what is sold below it",
            code="bad_cost",
        )
    return cost


def _paise(text: str, feed_currency: str, currency: str, what: str) -> int:
    code = f"bad_{what}"
    match = _PRICE.match(text)
    if not match:
        raise InvalidInput(f"{what} “{text[:40]}” is not a number", code=code)
    named = (match[1] or match[3] or feed_currency or currency).upper().rstrip(".")
    named = {"₹": "INR", "RS": "INR"}.get(named, named)
    if named != currency:
        raise InvalidInput(
            f"currency {named} is not known here; prices must be in {currency}",
            code="unknown_currency",
        )
    try:
        paise = Decimal(match[2].replace(",", "")) * 100
    except InvalidOperation:
        raise InvalidInput(f"{what} “{text[:40]}” is not a number", code=code) from None
    if paise <= 0:
        raise InvalidInput(f"{what} {text.strip()} is not above zero", code=code)
    if paise != paise.to_integral_value():
        raise InvalidInput(f"{what} {text.strip()} has fractions of a paisa", code=code)
    if paise > MAX_PRICE_PAISE:
        raise InvalidInput(f"{what} {text.strip()} is implausibly high", code=code)
    return int(paise)


def checked_sku(text: str) -> str:
    """`text` as a SKU.

    Raises:
        InvalidInput: It is missing or has characters no SKU has.
    """
    sku = text.strip()
    if not sku:
        raise InvalidInput("there is no SKU or id", code="no_sku")
    if not _SKU.fullmatch(sku):
        raise InvalidInput(f"SKU “{sku[:40]}” has characters no SKU has", code="bad_sku")
    return sku


def checked_swatch(text: str) -> str:
    """`text` when it is a hex colour such as `#e6266f`; nothing otherwise."""
    return text.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", text) else ""


def slug_of(text: str) -> str:
    """The category slug of a free text such as `Beauty > Make-up > Lipstick`; last part wins."""
    last = re.split(r"\s*[>/|]\s*", text.strip())[-1].lower()
    return re.sub(r"[^a-z0-9\u0900-\u097f]+", "-", last).strip("-")[:60] or "other"

"""Which product a pasted link means: our own address of it, or its brand's.

Nothing is fetched: a link is compared with what the catalogue holds.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Product
from core.errors import InvalidInput
from core.settings import get_settings

MAX_LINK = 1000
_OURS = re.compile(r"/(?:p|product|api/v1/products)/([0-9a-fA-F-]{36})/?")
# What shops and campaigns add to an address without meaning another page.
_TRACKING = re.compile(r"^(?:utm_\w+|gclid|fbclid|igsh(?:id)?|ref|srsltid)$")


class LinkRefused(InvalidInput):
    """The link means no product of the shop."""

    code = "link_unknown"
    title = "This link cannot be used"
    title_hi = "यह लिंक नहीं चल सकता"


def product_by_link(session: Session, text: str) -> Product:
    """The active product that a link means.

    Args:
        text: Of ours, absolute or from the slash on, or of the brand.

    Raises:
        LinkRefused: It is no link, or none that the catalogue knows.
    """
    link = text.strip()
    if not link or len(link) > MAX_LINK or re.search(r"\s", link):
        raise LinkRefused(
            "Paste one link to a product.",
            "प्रोडक्ट का एक लिंक पेस्ट करें।",
            code="link_malformed",
        )
    if (product_id := _own_product(link)) is not None:
        found = session.get(Product, product_id)
        if found is None or not found.is_active:
            raise LinkRefused(
                "This product is not in the shop (any more).",
                "यह प्रोडक्ट दुकान में नहीं है।",
                code="link_gone",
            )
        return found
    if folded := folded_link(link):
        found = session.exec(
            select(Product)
            .where(Product.link == folded, Product.is_active)
            .order_by(col(Product.id))
            .limit(1)
        ).first()
        if found is not None:
            return found
        host = urlsplit(link).hostname or ""
        raise LinkRefused(
            f"The shop knows no product by this link of {host}. Search for its name instead.",
            f"{host} के इस लिंक का कोई प्रोडक्ट दुकान में नहीं मिला। उसका नाम खोजें।",
        )
    raise LinkRefused(
        "That is no link to a product. Open the product in the shop, copy its address and paste "
        "it here.",
        "यह किसी प्रोडक्ट का लिंक नहीं है। दुकान में प्रोडक्ट खोलें, उसका लिंक कॉपी करके यहाँ पेस्ट करें।",
        code="link_malformed",
    )


def _own_product(link: str) -> UUID | None:
    """The id in one of our own addresses."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        if origin not in get_settings().origins:
            return None
    found = _OURS.fullmatch(parts.path)
    try:
        return UUID(found[1]) if found else None
    except ValueError:
        return None


def folded_link(link: str) -> str:
    """A web address as links are compared: without what leads nowhere else; empty if it is none."""
    try:
        parts = urlsplit(link.strip())
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in ("http", "https") or "." not in host or parts.username:
        return ""
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    kept = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k.lower()))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"https://{where}{parts.path.rstrip('/')}{query}"[:MAX_LINK]

"""Every sheet, for pages with a feed or shop."""

from __future__ import annotations

import reflex as rx

from app.sheets.bag_view import bag_sheet
from app.sheets.comments_view import comments_sheet
from app.sheets.product_view import product_sheet


def overlays() -> rx.Component:
    """All sheets; the open one shows."""
    return rx.fragment(product_sheet(), bag_sheet(), comments_sheet())

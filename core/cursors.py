"""Cursors: signed, opaque positions in one listing."""

from __future__ import annotations

from typing import Any

from core.errors import InvalidInput
from core.security import sign, unsign


def encode_cursor(purpose: str, position: Any) -> str:
    """`position` (JSON-able) as a cursor of one listing."""
    return sign(f"cursor.{purpose}", position)


def decode_cursor(purpose: str, cursor: str | None) -> Any | None:
    """The position, or `None` for no cursor.

    Raises:
        InvalidInput: The cursor was made up or belongs to another listing.
    """
    if not cursor:
        return None
    position = unsign(f"cursor.{purpose}", cursor)
    if position is None:
        raise InvalidInput(
            "This cursor is not one of ours; start from the first page.", code="bad_cursor"
        )
    return position

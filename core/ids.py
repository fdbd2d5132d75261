"""Ids are UUIDv7: unique without coordination and sorted by the time they were made."""

from __future__ import annotations

from uuid import UUID

import uuid_utils

from core.errors import NotFound


def new_id() -> UUID:
    """A fresh UUIDv7."""
    return UUID(bytes=uuid_utils.uuid7().bytes)


def parse_id(text: str) -> UUID:
    """The UUID that `text` spells.

    Raises:
        NotFound: `text` is no UUID, so nothing can have that id.
    """
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("There is nothing with that id.", "इस पते पर कुछ नहीं है।") from None

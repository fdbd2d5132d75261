"""The cursor of a feed: who is watching and what they were just shown, signed.

It lets a client without cookies go on as the same viewer, and keeps pages apart even when the
memory of what was served has not arrived yet or is away.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from core.cursors import decode_cursor, encode_cursor
from core.errors import InvalidInput
from feed.catalogue.columns import unpacked_keys
from feed.query import Surface

PURPOSE = "feed"
RECENT_KEPT = 64


@dataclass(frozen=True, slots=True)
class FeedCursor:
    """Where a viewer is in a surface.

    Args:
        recent: 8-byte keys of the clips shown last, oldest first; of a plain list, the last alone.
    """

    viewer_id: UUID
    surface: str
    recent: NDArray[np.uint64]

    def encoded(self) -> str:
        """The cursor as clients see it."""
        recent = urlsafe_b64encode(self.recent[-RECENT_KEPT:].astype("<u8").tobytes()).decode()
        return encode_cursor(PURPOSE, [self.viewer_id.hex, self.surface, recent])


def cursor_of(text: str | None, surface: Surface) -> FeedCursor | None:
    """The cursor in `text`, or `None` without one.

    Raises:
        InvalidInput: The cursor was made up or belongs to another surface.
    """
    position = decode_cursor(PURPOSE, text)
    if position is None:
        return None
    viewer, named, recent = position
    if named != str(surface):
        raise InvalidInput("This cursor belongs to another surface.", code="bad_cursor")
    return FeedCursor(UUID(hex=viewer), named, unpacked_keys(urlsafe_b64decode(recent)))

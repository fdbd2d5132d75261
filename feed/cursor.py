"""The cursor of a feed: who is watching and what they were just shown, signed.

It lets a client without cookies go on as the same viewer, and keeps pages apart even when the
memory of what was served has not arrived yet or is away.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput
from core.security import sign_bytes, unsign_bytes
from feed.catalogue.columns import unpacked_keys
from feed.query import Surface

PURPOSE = "feed.cursor"
RECENT_KEPT = 64
_ID_BYTES = 16


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
        """The cursor as clients see it: viewer, number of keys, keys, surface."""
        recent = self.recent[-RECENT_KEPT:].astype("<u8")
        head = self.viewer_id.bytes + bytes([len(recent)])
        return sign_bytes(PURPOSE, head + recent.tobytes() + self.surface.encode())


def cursor_of(text: str | None, surface: Surface) -> FeedCursor | None:
    """The cursor in `text`, or `None` without one.

    Raises:
        InvalidInput: The cursor was made up or belongs to another surface.
    """
    if not text:
        return None
    raw = unsign_bytes(PURPOSE, text)
    if raw is None:
        raise InvalidInput(
            "This cursor is not one of ours; start from the first page.", code="bad_cursor"
        )
    start = _ID_BYTES + 1
    end = start + 8 * raw[_ID_BYTES]
    named = raw[end:].decode()
    if named != str(surface):
        raise InvalidInput("This cursor belongs to another surface.", code="bad_cursor")
    return FeedCursor(UUID(bytes=raw[:_ID_BYTES]), named, unpacked_keys(raw[start:end]))

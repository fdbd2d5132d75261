"""The tiers of how far a clip may go in the feeds. Pure."""

from __future__ import annotations

from enum import StrEnum

UNLIMITED = 2**31 - 1  # As a cap: none.
STOPPED = 0  # As a cap in a feed: not one more, whatever the clip has had or was promised.


class Reach(StrEnum):
    """The tiers, in the order in which a clip climbs them."""

    FIRST = "first"
    WIDER = "wider"
    OPEN = "open"  # No cap.

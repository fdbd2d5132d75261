"""What a page chose, for the lake: in a stream of its own, because it is a seventh of a trace.

The consumer takes off the stream what the lake has. While it is away the stream grows, to a bound
that is far beyond that of traces.
"""

from __future__ import annotations

from typing import Any

from core.redis import CHOICES
from feed.params.limits import CHOICES_KEPT
from feed.query import FeedQuery
from feed.side_effects.traces import Stored

FIELDS = ("r", "h", "v", "s", "n")  # Of a trace; `traces.stored_of` says what they hold.


def queue_choices(pipe: Any, query: FeedQuery, stored: Stored) -> None:
    """Queues keeping what the page of the trace `stored` chose until the lake has it."""
    kept = str(query.values[CHOICES_KEPT])
    fields = [part for name in FIELDS for part in (name, stored[name])]
    pipe.execute_command("XADD", CHOICES(), "MAXLEN", "~", kept, "*", *fields)

"""Makes the prints that published clips lack, now and here: `python -m moderation.known`.

    python -m moderation.known fill [--limit N]

Runs beside the worker without harm, begins again where it was stopped, and also tries what the
worker has given up. Leaves with 1 when a clip could not be read.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from uuid import UUID

from core.db import read_scope
from moderation.known.missing import lacking, print_now

PART = 50  # Clips for which the database is asked at once.


@dataclass(slots=True)
class Filled:
    """What came of it: clips that have their prints now, and those that cannot be read."""

    made: int = 0
    unread: list[tuple[UUID, str]] = field(default_factory=list)


def fill(limit: int = 1_000_000) -> Filled:
    """Makes the missing prints of at most `limit` clips, oldest first, each clip once."""
    done, after, left = Filled(), None, limit
    while left > 0:
        with read_scope() as session:
            part = lacking(session, min(PART, left), after=after)
        if not part:
            break
        for video_id in part:
            try:
                done.made += print_now(video_id)
            except Exception as error:  # One clip that cannot be read keeps no other from its own.
                done.unread.append((video_id, type(error).__name__))
        after, left = part[-1], left - len(part)
    return done


def main() -> int:
    """0 when every clip that was looked at could be read, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m moderation.known", description=__doc__)
    parser.add_argument("act", choices=["fill"])
    parser.add_argument("--limit", type=int, default=1_000_000, help="clips at most")
    args = parser.parse_args()
    done = fill(args.limit)
    for video_id, why in done.unread:
        print(f"{video_id} could not be read: {why}", file=sys.stderr)
    with read_scope() as session:
        is_more = bool(lacking(session, len(done.unread) + 1)[len(done.unread) :])
    print(
        f"made {done.made}, {len(done.unread)} could not be read, "
        + ("more are left" if is_more else "no others are left")
    )
    return 1 if done.unread else 0


if __name__ == "__main__":
    sys.exit(main())

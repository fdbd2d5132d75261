"""`python -m moderation.log verify [--anchors FILE]`: prints the first break, or that none is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from core.db import read_scope
from moderation.log.anchors import read_anchors
from moderation.log.models import CHAIN, LogHead
from moderation.log.verify import first_break


def main() -> int:
    """0 for a whole log, 1 for a broken one."""
    parser = argparse.ArgumentParser(prog="python -m moderation.log", description=__doc__)
    parser.add_argument("act", choices=["verify"])
    parser.add_argument("--anchors", type=Path, help="anchors that were kept elsewhere")
    args = parser.parse_args()
    anchors = tuple(read_anchors(args.anchors))
    with read_scope() as session:
        found = first_break(session, anchors)
        head = session.get(LogHead, CHAIN)
    if found:
        print(f"broken at entry {found.seq}: {found.why}")
        return 1
    length = head.seq if head else 0
    print(f"whole: {length} entries, {len(anchors)} anchors, last hash {head.hash if head else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

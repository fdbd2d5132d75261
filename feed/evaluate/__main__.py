"""python -m feed.evaluate --policy even --reward finish --days 7

Prints, as one JSON object, what another way of drawing clips for explored places would have earned,
from the places, chances and rewards that the lake has of the last days.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from core.clock import epoch_ms, utc_now
from feed.evaluate.policies import NothingDrawn, Policy, evaluate
from feed.evaluate.rewards import Reward, drawn_places

DAY_MS = 86_400_000


def main() -> None:
    """Reads the lake and prints the estimates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--policy", type=Policy, choices=list(Policy), default=Policy.EVEN)
    parser.add_argument("--reward", type=Reward, choices=list(Reward), default=Reward.FINISH)
    parser.add_argument("--source", default="exploration", help="or guarantee")
    parser.add_argument("--days", type=float, default=7.0)
    args = parser.parse_args()
    now_ms = epoch_ms(utc_now())
    drawn = drawn_places(
        args.reward,
        since_ms=int(now_ms - args.days * DAY_MS),
        until_ms=now_ms,
        source=args.source,
    )
    try:
        found = evaluate(drawn, args.policy)
    except NothingDrawn as error:
        raise SystemExit(str(error)) from None
    print(json.dumps({"reward": args.reward, "source": args.source} | asdict(found)))


if __name__ == "__main__":
    main()

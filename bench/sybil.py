"""What crowds can do by reporting, with the product's own services on a scratch installation.

Three attacks and one alarm: accounts made for it, without a past; accounts with a small past that
was bought; both together with a wave of guests; and twenty people whose reports held up before.

python -m bench.sybil --json
"""

from __future__ import annotations

import argparse

from bench.crowds import Stage
from bench.report import report, say
from bench.scratch import scratch_installation


def measure(args: argparse.Namespace) -> dict[str, object]:
    """Plays the attacks and the alarm."""
    stage = Stage(args.seed)
    say(f"{args.sybils} new accounts report {args.clips} clips …")
    new = stage.attacked(stage.people(args.sybils, old=False), args.clips)
    say(f"{args.bought} old accounts, each right {args.past} times before, do the same …")
    bought = stage.people(args.bought, old=True)
    stage.give_past(bought, args.past)
    small = stage.attacked(bought, args.clips)
    say("both together …")
    mixed = stage.attacked([*stage.people(args.sybils, old=True), *bought], args.clips)
    say(f"{args.good} people, each right {args.right} times before, report {args.clips} clips …")
    good = stage.people(args.good, old=True)
    stage.give_past(good, args.right)
    alarm = stage.attacked(good, args.clips)
    attacks = (new, small, mixed)
    return {
        "seed": args.seed,
        "sybils": args.sybils,
        "clips": args.clips,
        "hidden": sum(one.hidden for one in attacks),
        "frozen": sum(one.frozen for one in attacks),
        "jumped": sum(one.jumped for one in attacks),
        "frozen_by_new": new.frozen,
        "frozen_by_bought": small.frozen,
        "frozen_by_mixed": mixed.frozen,
        "bought": args.bought,
        "bought_past": args.past,
        "good": args.good,
        "good_past": args.right,
        "review": alarm.jumped / args.clips,
        "review_s": round(alarm.review_s, 3),
        "good_hidden": alarm.hidden,
        "good_frozen": alarm.frozen,
    }


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sybils", type=int, default=1000, help="accounts without a past")
    parser.add_argument("--clips", type=int, default=3, help="clips that each wave reports")
    parser.add_argument("--bought", type=int, default=60, help="accounts with a bought past")
    parser.add_argument("--past", type=int, default=3, help="reports of each that held up")
    parser.add_argument("--good", type=int, default=20)
    parser.add_argument("--right", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with scratch_installation():
        result = measure(args)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

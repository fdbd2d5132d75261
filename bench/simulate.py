"""Our feed before invented viewers, beside a popularity feed, an hourly feed and an oracle.

python -m bench.simulate --viewers 5000 --json

vs_popularity, vs_hourly  ctr_lift (product-page views per clip shown), conversion_lift (orders per
                          visit) and time_lift (seconds watched per viewer), as fractions; `_low`
                          and `_high` end the 95 % interval, with the viewer as the unit.
share_of_oracle           Our value over that of a feed that knows all that is hidden but the luck.
                          Value is seconds watched + 60 × product pages + 3000 × orders.
bounds                    What the oracle, and a feed that knows each viewer's lasting interests and
                          each clip's quality from the first clip on, have over the popularity feed.

The viewers are invented: `docs/simulation.md` says what is assumed and what this cannot show.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from time import monotonic

from bench.report import report
from bench.simulation.world import PERSONAL

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # Two feeds run beside each other.

KNOWING = ("informed", "oracle")
ARMS = ("ours", "popularity", "hourly", *KNOWING)
Wanted = tuple[str, int, int, int, float, dict[str, float]]


def run_arm(wanted: Wanted):  # type: ignore[no-untyped-def]
    """The tally of one feed; a process of its own runs it."""
    from bench.simulation.days import Days
    from bench.simulation.hourly import Hourly
    from bench.simulation.oracle import Informed, Oracle
    from bench.simulation.popularity import Popularity
    from bench.simulation.response import Response
    from bench.simulation.world import make_world

    name, seed, viewers, days, personal, overrides = wanted
    world = make_world(seed, viewers, days, personal=personal)
    response = Response(world)
    run = Days(world, response).run
    if name == "popularity":
        return name, run(Popularity(world))
    if name == "hourly":
        return name, run(Hourly(world))
    if name in KNOWING:
        return name, run((Oracle if name == "oracle" else Informed)(world, response))
    from bench.scratch import scratch_installation

    with scratch_installation():
        from bench.simulation.ours import Ours

        ours = Ours(world, overrides)
        try:
            return name, run(ours)
        finally:
            ours.close()


def measure(
    viewers: int,
    days: int,
    seed: int,
    personal: float,
    overrides: dict[str, float],
    arms: tuple[str, ...] = ARMS,
) -> dict[str, object]:
    """All figures; two feeds run at a time."""
    from bench.simulation.lifts import compared, summary

    began = monotonic()
    wanted = [(name, seed, viewers, days, personal, overrides) for name in arms]
    with multiprocessing.get_context("spawn").Pool(2, maxtasksperchild=1) as pool:
        tallies = dict(pool.imap_unordered(run_arm, wanted, chunksize=1))
    result: dict[str, object] = {"viewers": viewers, "days": days, "seed": seed}
    result["personal"] = round(personal, 3)
    for name in ("popularity", "hourly"):
        if {"ours", name} <= set(tallies):
            result[f"vs_{name}"] = compared(tallies["ours"], tallies[name])
    if {"ours", "oracle"} <= set(tallies):
        share = tallies["ours"].value_s.sum() / tallies["oracle"].value_s.sum()
        result["share_of_oracle"] = round(float(share), 4)
    if "popularity" in tallies:
        known = [name for name in KNOWING if name in tallies]
        result["bounds"] = {n: compared(tallies[n], tallies["popularity"]) for n in known}
    result["feeds"] = {name: summary(tallies[name]) for name in arms}
    result["seconds"] = round(monotonic() - began, 1)
    return result


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--viewers", type=int, default=1_000)
    parser.add_argument("--days", type=int, default=3, help="the first is not counted")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--personal", type=float, default=PERSONAL,
                        help="part of the explained appeal that is personal")  # fmt: skip
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE",
                        help="another default for a parameter of the feed")  # fmt: skip
    parser.add_argument("--arms", default=",".join(ARMS), help="which feeds run")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    overrides = {name: float(value) for name, _, value in (one.partition("=") for one in args.set)}
    result = measure(
        args.viewers, args.days, args.seed, args.personal, overrides, tuple(args.arms.split(","))
    )
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

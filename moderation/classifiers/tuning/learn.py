"""Learns low-rank updates of the encoder and its heads. Needs torch and numpy alone.

    python -m moderation.classifiers.tuning.learn bundle.npz --out tuned.npz [--all] [--rank 16]

    python -m moderation.classifiers.tuning.learn bundle.npz --out OUT --from UPDATES --of-each 1600

The second goes on from what was learned before; an epoch is then as many rows of every source
(of one, others by `--draw davidson=20000`), drawn anew, so that a small source is heard beside the
large ones and nothing is forgotten. With `--votes` a tweet is as hateful as the share of people who
said so, and all tweets weigh the same.

Without `--all` nothing that is marked as a test is learned from, so that the printed figures are of
texts never seen; with it everything but the tests of the public sets is.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from moderation.classifiers.tuning.network import Encoder
from moderation.classifiers.tuning.scores import TEST, measure

TRAIN, CALIBRATE = 0, 1
UNITS = 128


def batches(
    ids: list[np.ndarray], rows: np.ndarray, size: int, rng: np.random.Generator | None
) -> Iterator[np.ndarray]:
    """Rows of like lengths together; shuffled when `rng` is given."""
    lengths = np.array([len(ids[r]) for r in rows], np.float64)
    if rng is not None:
        lengths = lengths * rng.uniform(0.8, 1.25, len(rows))
    order = rows[np.argsort(lengths, kind="stable")]
    pieces = [order[i : i + size] for i in range(0, len(order), size)]
    if rng is not None:
        rng.shuffle(pieces)
    yield from pieces


def tensors(ids: list[np.ndarray], rows: np.ndarray, device: str) -> tuple[Tensor, Tensor]:
    """Padded ids and mask."""
    longest = max(len(ids[r]) for r in rows)
    padded = np.zeros((len(rows), longest), np.int64)
    mask = np.zeros((len(rows), longest), np.int64)
    for at, r in enumerate(rows):
        padded[at, : len(ids[r])] = ids[r]
        mask[at, : len(ids[r])] = 1
    return torch.from_numpy(padded).to(device), torch.from_numpy(mask).to(device)


def weights_of(
    known: np.ndarray,
    source: np.ndarray,
    family: np.ndarray,
    rows: np.ndarray,
    shares: dict[str, float],
    as_asked: tuple[str, ...] = (),
) -> np.ndarray:
    """Weight of each row and head: sources by `shares`, yes and no alike inside one (to 4-fold).

    Args:
        as_asked: Sources in which every row weighs the same.
    """
    out = np.zeros(known.shape, np.float32)
    for head in range(known.shape[1]):
        for name, share in shares.items():
            of = np.zeros(len(known), bool)
            of[rows] = source[rows] == name
            yes, no = of & (known[:, head] == 1), of & (known[:, head] == 0)
            total = yes.sum() + no.sum()
            if total == 0:
                continue
            if name in as_asked:
                out[yes | no, head] = share
                continue
            for among in (yes, no):
                if among.sum():
                    out[among, head] = share * min(4.0, total / (2 * among.sum()))
    return out


def even(
    source: np.ndarray,
    rows: np.ndarray,
    count: int,
    rng: np.random.Generator,
    others: dict[str, int],
) -> np.ndarray:
    """As many rows of each source, in no order; a smaller source repeats its own.

    Args:
        others: Sources of which another number is drawn.
    """
    drawn = []
    for name in np.unique(source[rows]):
        of, wanted = rows[source[rows] == name], others.get(str(name), count)
        drawn.append(rng.choice(of, wanted, replace=len(of) < wanted))
    return np.concatenate(drawn)


def predict(network: Encoder, ids: list[np.ndarray], rows: np.ndarray, device: str) -> np.ndarray:
    """Logits of rows, in their order."""
    network.eval()
    out = np.zeros((len(rows), network.out.out_features), np.float32)
    place = {int(r): i for i, r in enumerate(rows)}
    with torch.no_grad(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        for piece in batches(ids, rows, 512, None):
            logits = network(*tensors(ids, piece, device)).float().cpu().numpy()
            out[[place[int(r)] for r in piece]] = logits
    return out


def learn(parts: Any, given: argparse.Namespace) -> tuple[Encoder, dict[str, float]]:
    """Trains and measures one network."""
    torch.manual_seed(given.seed)
    rng = np.random.default_rng(given.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    ends = np.cumsum(parts["lengths"])
    ids = np.split(parts["ids"], ends[:-1])
    split, source = parts["split"], parts["source"]
    made = np.isin(source, ("functions", "templates"))
    used = (
        (split == TRAIN)
        | (made & (split == CALIBRATE))
        | (made & (split == TEST) if given.all else False)
    )
    if given.leave_calibrate:
        used &= split != CALIBRATE
    rows = np.flatnonzero(used)
    shares = {"davidson": given.davidson, "sms": 0.5, "templates": 1.0, "functions": 1.0}
    shares["market"] = 1.0
    shares["said"] = 2.0  # Half of a weight for rows that are all of one kind.
    voted = ("davidson",) if given.votes else ()
    weight = weights_of(parts["known"], source, parts["family"], rows, shares, voted)
    truth = (parts["votes"] if given.votes else parts["known"] == 1).astype(np.float32)
    learned = np.load(given.start) if given.start else None
    units = UNITS if learned is None else len(learned["inner.b"])
    network = Encoder(parts, given.rank, 2.0, given.dropout, units).to(device)
    if learned is not None:
        network.take_up(learned)
    others = {name: int(count) for name, _, count in (d.partition("=") for d in given.draw)}
    drawn = [others.get(name, given.of_each) for name in shares]
    length = sum(drawn) if given.of_each else len(rows)
    steps = given.epochs * math.ceil(length / given.batch)
    optimiser = torch.optim.AdamW(
        [p for p in network.parameters() if p.requires_grad], lr=given.rate, weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, given.rate, total_steps=steps + 1, pct_start=0.1
    )
    began = time.monotonic()
    for epoch in range(given.epochs):
        network.train()
        total = 0.0
        taken = even(source, rows, given.of_each, rng, others) if given.of_each else rows
        for piece in batches(ids, taken, given.batch, rng):
            with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
                logits = network(*tensors(ids, piece, device)).float()
            wanted = torch.from_numpy(truth[piece]).to(device)
            smoothed = wanted * (1 - 2 * given.smooth) + given.smooth
            loss = binary_cross_entropy_with_logits(
                logits, smoothed, torch.from_numpy(weight[piece]).to(device)
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(piece)
        print(
            f"epoch {epoch + 1}: loss {total / length:.4f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    tests = np.flatnonzero(split == TEST)
    found = measure(predict(network, ids, tests, device), tests, parts)
    return network, found


def main(arguments: list[str]) -> None:
    """Learns and writes what was learned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--out")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--leave-calibrate", action="store_true")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.05)
    parser.add_argument("--smooth", type=float, default=0.02)
    parser.add_argument("--davidson", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start", help="Updates to go on from.")
    parser.add_argument("--of-each", type=int, default=0, help="Rows of a source in an epoch.")
    parser.add_argument("--draw", action="append", default=[], metavar="SOURCE=COUNT")
    parser.add_argument("--votes", action="store_true", help="Tweets by how many people said so.")
    given = parser.parse_args(arguments)
    parts = dict(np.load(given.bundle, allow_pickle=False))
    network, found = learn(parts, given)
    print(json.dumps({"settings": vars(given), "found": found}), flush=True)
    if given.out:
        learned: Any = network.updates()
        np.savez_compressed(given.out, **learned)


if __name__ == "__main__":
    main(sys.argv[1:])

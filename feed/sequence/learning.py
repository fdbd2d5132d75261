"""Learns the network by torch; the only module that needs it, and only training imports it.

Each item of a sequence is foreseen from those before it: its score is held against the scores of
items drawn anew for each batch, which stand for all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as f

from feed.sequence.export import EPSILON, FAR
from feed.sequence.histories import Rows, newest_of, rows_of
from feed.sequence.weights import HISTORY, Shape, Weights
from feed.similar.attributes import Attributes
from feed.similar.evaluate import metrics
from feed.similar.sequences import Items, Sequences

BATCH = 256  # Rows a step.
DRAWN = 512  # Items that the chosen one is held against; all when there are not more.
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 0.01
DROPOUT = 0.4
FIRST_SCALE = 0.1  # Spread of the numbers before anything is learned.
PATIENCE = 400  # Steps, and two epochs, without a better figure before it stops.
MOST_EPOCHS = 500
MOST_HELD = 2_000  # People, a tenth at most, whose last item tells when to stop.


@dataclass(frozen=True, slots=True)
class Learned:
    """A network and how its learning went.

    Args:
        epochs: Passes until the best figure.
        ndcg10: That figure, on the items held back for it.
    """

    weights: Weights
    epochs: int
    ndcg10: float

    @property
    def parameters(self) -> dict[str, float]:
        """How it was learned, for its card."""
        shape = self.weights.shape
        return {
            "width": shape.width, "heads": shape.heads, "blocks": shape.blocks,
            "inner": shape.inner, "history": HISTORY, "epochs": self.epochs, "batch": BATCH,
            "drawn": DRAWN, "learning_rate": LEARNING_RATE, "weight_decay": WEIGHT_DECAY,
            "dropout": DROPOUT,
        }  # fmt: skip


def learn(
    sequences: Sequences,
    attributes: Attributes,
    seed: int,
    most_s: float,
    shape: Shape | None = None,
) -> Learned:
    """Learns from every item of `sequences` and nothing else.

    Args:
        sequences: No item repeats in one, and somebody has two.
        most_s: Seconds after which it takes no further step.
    """
    began, shape = monotonic(), shape or Shape()
    draw = np.random.default_rng(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # Threads that wait for each other at every step lose on busy cores.
    held = _held(sequences, draw)
    is_held = np.zeros(len(sequences), np.bool_)
    is_held[held] = True
    learned, chosen = sequences.without_last(1, is_held), sequences.from_end(0)[held]
    network = _Network(shape, attributes, sequences.item_count)
    steps = torch.optim.AdamW(network.tensors.values(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    best = Learned(network.weights(), 0, -1.0)
    for epoch in range(1, MOST_EPOCHS + 1):
        batches = list(_batches(learned, draw))
        for inputs, targets in batches:
            if monotonic() - began >= most_s:
                break
            steps.zero_grad()
            torch.autograd.backward(network.loss(inputs, targets))
            steps.step()
        figure = network.ndcg10(learned, held, chosen)
        if figure > best.ndcg10:
            best = Learned(network.weights(), epoch, figure)
        worse = epoch - best.epochs
        is_done = worse >= 2 and worse * len(batches) >= PATIENCE
        if is_done or monotonic() - began >= most_s:
            break
    return best


def _held(sequences: Sequences, draw: np.random.Generator) -> NDArray[np.int64]:
    able = np.flatnonzero(sequences.lengths >= 3)
    count = min(MOST_HELD, -(-len(able) // 10))
    return np.sort(draw.choice(able, count, replace=False))


def _batches(
    sequences: Sequences, draw: np.random.Generator
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Everything once: rows of about one length together, and for each place what came next."""
    firsts, ends = sequences.starts[:-1], sequences.starts[1:] - 1
    cuts = [np.arange(end, first, -HISTORY) for first, end in zip(firsts, ends, strict=True)]
    starts = np.repeat(firsts, [len(one) for one in cuts])
    ends = np.concatenate(cuts)
    lengths = np.minimum(ends - starts, HISTORY)
    order = draw.permutation(len(ends))
    order = order[np.argsort(lengths[order], kind="stable")]
    parts = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    for which in draw.permutation(len(parts)).tolist():
        part = parts[which]
        longest = int(lengths[part].max())
        inputs = rows_of(sequences, ends[part], starts[part], longest)
        targets = rows_of(sequences, ends[part] + 1, starts[part] + 1, longest)
        yield torch.from_numpy(inputs), torch.from_numpy(targets)


class _Network:
    """The layers that `export` writes, as tensors that learn."""

    def __init__(self, shape: Shape, attributes: Attributes, item_count: int) -> None:
        self.shape = shape
        self.item_count = item_count
        found = attributes.of_item
        rows = np.repeat(np.arange(item_count), np.diff(found.starts))
        self._has = torch.sparse_coo_tensor(
            torch.from_numpy(np.stack([rows, found.columns.astype(np.int64)])),
            torch.from_numpy(found.weights),
            (item_count, attributes.count),
            check_invariants=True,
        ).coalesce()
        sizes = {"items": (item_count, shape.width), "popularity": (item_count,)}
        sizes |= {"kinds": (attributes.count, shape.width)} | shape.parts()
        self.tensors = {name: self._first(name, size) for name, size in sizes.items()}

    @staticmethod
    def _first(name: str, size: tuple[int, ...]) -> torch.Tensor:
        made: torch.Tensor
        if name.rpartition(".")[2] in ("before", "between", "after"):
            made = torch.stack([torch.ones(size[1]), torch.zeros(size[1])])
        elif name == "near" or len(size) == 1:
            made = torch.zeros(size)
        elif name in ("items", "kinds"):
            made = torch.randn(size) * FIRST_SCALE
        else:
            made = torch.randn(size) * size[0] ** -0.5
        made.requires_grad = True
        return made

    def items(self) -> torch.Tensor:
        """Each item with its attributes, shape (items, width)."""
        own = self.tensors["items"]
        made: torch.Tensor = own + torch.sparse.mm(self._has, self.tensors["kinds"])
        return made

    def loss(self, inputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Mean over all places of how unexpected what came next was."""
        items = self.items()
        is_there = targets > 0
        chosen = targets[is_there] - 1
        asked = self._states(inputs, items, DROPOUT)[is_there]
        popularity = self.tensors["popularity"]
        own = (asked * items[chosen]).sum(1) + popularity[chosen]
        drawn = torch.randperm(self.item_count)[:DRAWN]
        stands_for = float(np.log(max(1.0, self.item_count / len(drawn))))
        others = torch.addmm(popularity[drawn] + stands_for, asked, items[drawn].T)
        place = torch.full((self.item_count,), -1)
        place[drawn] = torch.arange(len(drawn))
        itself = place[chosen]
        rows = torch.nonzero(itself >= 0)[:, 0]
        others[rows, itself[rows]] = FAR
        return (torch.logaddexp(torch.logsumexp(others, 1), own) - own).mean()

    def _states(self, inputs: torch.Tensor, items: torch.Tensor, dropout: float) -> torch.Tensor:
        """What is asked for at each place, shape (n, t, width)."""
        parts, shape, length = self.tensors, self.shape, inputs.shape[1]
        table = f.pad(items, (0, 0, 1, 0))
        states = f.dropout(table[inputs], dropout, dropout > 0)
        places = torch.arange(length)
        back = places[:, None] - places[None, :]
        added = parts["near"][:, back.clamp(min=0)].masked_fill(back < 0, FAR)
        added = added + (inputs == 0).float()[:, None, None, :] * FAR
        for block in range(shape.blocks):
            asked = self._layer(f"{block}.asked", self._normed(f"{block}.before", states))
            split = asked.reshape(len(inputs), length, 3, shape.heads, -1)
            query, key, value = split.permute(2, 0, 3, 1, 4)
            heard = f.scaled_dot_product_attention(query, key, value, attn_mask=added)
            joined = heard.transpose(1, 2).reshape(len(inputs), length, shape.width)
            joined = self._layer(f"{block}.heard", joined)
            states = states + f.dropout(joined, dropout, dropout > 0)
            inner = self._layer(f"{block}.inner", self._normed(f"{block}.between", states))
            outer = self._layer(f"{block}.outer", f.relu(inner))
            states = states + f.dropout(outer, dropout, dropout > 0)
        return self._normed("after", states)

    def _layer(self, name: str, values: torch.Tensor) -> torch.Tensor:
        return values @ self.tensors[name] + self.tensors[f"{name}_bias"]

    def _normed(self, name: str, values: torch.Tensor) -> torch.Tensor:
        scale, shift = self.tensors[name]
        return f.layer_norm(values, values.shape[-1:], scale, shift, EPSILON)

    def scores(self, histories: Rows) -> torch.Tensor:
        """Of every item after each history, shape (n, items)."""
        with torch.no_grad():
            items = self.items()
            newest = self._states(torch.from_numpy(histories), items, 0.0)[:, -1]
            return newest @ items.T + self.tensors["popularity"]

    def ndcg10(self, sequences: Sequences, people: NDArray[np.int64], chosen: Items) -> float:
        """How well `chosen` is foreseen from the histories of `people`, which are left out."""
        places = []
        for start in range(0, len(people), BATCH):
            part = slice(start, start + BATCH)
            histories = newest_of(sequences, people[part], HISTORY)
            scores = self.scores(histories)
            own = scores[torch.arange(len(scores)), torch.from_numpy(chosen[part]).long()]
            scores = f.pad(scores, (1, 0)).scatter(1, torch.from_numpy(histories), -torch.inf)
            places.append((scores[:, 1:] >= own[:, None]).sum(1) - 1)
        return metrics(torch.cat(places).numpy())[1] if places else 0.0

    def weights(self) -> Weights:
        """The numbers as they are now."""
        with torch.no_grad():
            parts = {name: self.tensors[name].numpy().copy() for name in self.shape.parts()}
            items = self.items().numpy().copy()
            return Weights(self.shape, items, self.tensors["popularity"].numpy().copy(), parts)

"""Makes, judges and publishes a model from the log, in a worker or by command."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import numpy as np
from sqlalchemy import Engine

from core.clock import epoch_ms
from core.errors import InvalidInput
from events.lake.reader import Lake
from events.lake.schema import Stored
from experiments.values import Values
from feed.features.replay import EventLog, Replay
from feed.model import learning
from feed.model.blending import blended
from feed.model.card import HeadCard, ModelCard
from feed.model.dataset import ClipArrays, Dataset, Listed, clips_in, dataset_of
from feed.model.export import golden_inputs, graph_of, weights_sha256
from feed.model.heads import HEADS, NOBODY, Labels, Usual, labels_of, weights_of
from feed.model.inputs import DAY_MS, INPUT_NAMES, SIMPLE_WEIGHTS, Matrix
from feed.model.judging import (
    PAIRS_ENOUGH,
    Comparison,
    auc_of,
    brier_of,
    calibration_error_of,
    compared,
)
from feed.model.network import Network
from feed.model.versions import ModelVersions
from feed.params.heads import FEWEST_IMPRESSIONS, FEWEST_POSITIVES

HOUR_FROM_DAYS = 3
LEARNED, CALIBRATED = 0.7, 0.85  # Ends of the first two slices; the rest is for judging.


class TooLittleToLearn(InvalidInput):
    """The log has too few impressions for a model, or all of one moment."""

    code = "too_little_to_learn"

    def __init__(self, impressions: int, wanted: int) -> None:
        super().__init__(
            f"A model needs {wanted} impressions, spread over time, whose answers have come; "
            f"there are {impressions}."
        )


def train(now: datetime, engine: Engine | None = None, seed: int = 0) -> ModelCard:
    """Learns from the lake and publishes a version; it serves if it beats the simple score.

    Raises:
        TooLittleToLearn: What serves stays so.
    """
    return _trained(Lake(), now, engine=engine, seed=seed)


def train_from(
    events: Iterable[Stored],
    now: datetime,
    *,
    clips: ClipArrays | None = None,
    replay: Replay | None = None,
    engine: Engine | None = None,
    folder: Path | None = None,
    seed: int = 0,
) -> ModelCard:
    """The same from `events` instead of the lake, for simulations and tests.

    Args:
        events: In any order; all are held in memory.
        clips: By default those of the database that `events` show.
        replay: By default a new one that asks the database what clips are about.
        folder: Where versions are kept; by default the data folder's.

    Raises:
        TooLittleToLearn: What serves stays so.
    """
    return _trained(
        Listed(events), now, clips=clips, replay=replay, engine=engine, folder=folder, seed=seed
    )


def _trained(
    log: EventLog,
    now: datetime,
    *,
    clips: ClipArrays | None = None,
    replay: Replay | None = None,
    engine: Engine | None = None,
    folder: Path | None = None,
    seed: int = 0,
) -> ModelCard:
    data = dataset_of(log, clips or clips_in(log, engine), replay)
    wanted = Values(NOBODY)[FEWEST_IMPRESSIONS]
    if len(data) < wanted or not all(len(part) for part in _slices(data)):
        raise TooLittleToLearn(len(data), wanted)
    card, raw = made_from(data, now, seed)
    return ModelVersions(folder).publish(card, raw)


def made_from(data: Dataset, now: datetime, seed: int = 0) -> tuple[ModelCard, bytes]:
    """The card and the graph of a model learned from `data`."""
    values, version = Values(NOBODY), f"{now:%Y%m%dT%H%M%S%f}"
    early, middle, late = _slices(data)
    usual = Usual.of(early.answers)
    labels = [labels_of(part.answers, usual) for part in (early, middle, late)]
    fewest = values[FEWEST_POSITIVES]

    def is_learned(head: int) -> bool:
        return int(labels[0][:, head].sum()) >= fewest

    unseen = _unseen(data)
    raw_network = learning.learned(
        early.inputs, labels[0], seed, [INPUT_NAMES.index(name) for name in unseen]
    )
    network = blended(raw_network, middle.inputs, labels[1], is_learned)
    before, after = raw_network.probabilities(late.inputs), network.probabilities(late.inputs)
    order = judged(late, after, labels[2], values)
    golden = golden_inputs(late.inputs)
    card = ModelCard(
        version=version,
        made_ms=epoch_ms(now),
        first_ms=int(data.decided_ms[0]),
        last_ms=int(data.decided_ms[-1]),
        viewers=data.viewers,
        impressions=len(data),
        clips=data.clips,
        left_out=data.left_out,
        slices=[len(early), len(middle), len(late)],
        inputs=list(INPUT_NAMES),
        unseen=unseen,
        heads=_heads(labels, before, after, network, values),
        usual_edges_ms=list(usual.edges_ms),
        usual_watch_ms=list(usual.median_ms),
        parameters={
            "hidden": list(learning.HIDDEN), "epochs": network.epochs, "batch": learning.BATCH,
            "learning_rate": learning.LEARNING_RATE, "weight_decay": learning.WEIGHT_DECAY,
            "direct_prior": learning.DIRECT_PRIOR, "seed": seed,
        },
        pairs=order.pairs,
        pairs_right=order.ours,
        pairs_right_simple=order.theirs,
        lower=order.lower,
        may_serve=order.is_better,
        why=_why(order),
        golden_inputs=golden,
        golden_outputs=network.probabilities(np.array(golden, np.float32)).tolist(),
        weights_sha256=weights_sha256(network),
    )  # fmt: skip
    return card, graph_of(network, version)


def _unseen(data: Dataset) -> list[str]:
    """Inputs that the model must not look at.

    In a log of a day or two the hour only says how late it is, and the next hours are new to it.
    """
    days = (int(data.decided_ms[-1]) - int(data.decided_ms[0])) / DAY_MS
    return [] if days >= HOUR_FROM_DAYS else ["hour_sin", "hour_cos"]


def _slices(data: Dataset) -> tuple[Dataset, Dataset, Dataset]:
    """Three parts one after the other in time; a page is not cut in two."""
    ends = []
    for part in (LEARNED, CALIBRATED):
        moment = data.decided_ms[int(part * len(data))]
        ends.append(int(np.searchsorted(data.decided_ms, moment, side="left")))
    first, second = ends
    return (
        data.taken(slice(first)),
        data.taken(slice(first, second)),
        data.taken(slice(second, None)),
    )


def judged(late: Dataset, probabilities: Matrix, labels: Labels, values: Values) -> Comparison:
    """The order by the model's value beside the order by the simple score."""
    weights = weights_of(values)
    columns = [INPUT_NAMES.index(name) for name in SIMPLE_WEIGHTS]
    simple = late.inputs[:, columns] @ np.array([values[w] for w in SIMPLE_WEIGHTS.values()])
    return compared(
        probabilities.astype(np.float64) @ weights, simple, labels @ weights, late.pages
    )


def _why(order: Comparison) -> str:
    if order.pairs < PAIRS_ENOUGH:
        return f"only {order.pairs} pairs of clips on one page to judge by, {PAIRS_ENOUGH} needed"
    return (
        f"of {order.pairs} pairs on one page it has {order.ours:.1%} in the right order, the "
        f"simple score {order.theirs:.1%} (difference above {order.lower:+.2%})"
    )


def _heads(
    labels: list[Labels], before: Matrix, after: Matrix, network: Network, values: Values
) -> list[HeadCard]:
    early, _, late = labels
    rates = np.broadcast_to(early.mean(axis=0), late.shape)
    loss, loss_base = learning.log_loss(after, late), learning.log_loss(rates, late)
    return [
        HeadCard(
            name=head.name,
            weight=values[head.weight],
            window=f"{values[head.window]} {head.window.unit}",
            positives=int(sum(part[:, h].sum() for part in labels)),
            base_rate=float(late[:, h].mean()),
            is_base_rate=network.is_base_rate(h),
            auc=None if network.is_base_rate(h) else auc_of(after[:, h], late[:, h]),
            log_loss=float(loss[h]),
            log_loss_base=float(loss_base[h]),
            ece_before=calibration_error_of(before[:, h], late[:, h]),
            ece=calibration_error_of(after[:, h], late[:, h]),
            brier_before=brier_of(before[:, h], late[:, h]),
            brier=brier_of(after[:, h], late[:, h]),
            believes=_believes(network, h),
            offset=float(network.offset[h]),
        )
        for h, head in enumerate(HEADS)
    ]


def _believes(network: Network, head: int) -> list[float]:
    """The sums of what a head takes from its own two logits and from the other heads'."""
    column = network.blend[:, head].astype(float)
    own = column[[head, head + len(HEADS)]]
    return [*own.tolist(), float(column.sum() - own.sum())]

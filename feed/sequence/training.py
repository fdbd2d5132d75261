"""Makes, compares and publishes a network, by command or by beat, where torch is installed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Engine

from core.clock import epoch_ms
from core.errors import InvalidInput, Unavailable
from events.lake.reader import Lake
from feed.catalogue.columns import key_of
from feed.sequence.card import NetworkCard
from feed.sequence.contest import verdict_of
from feed.sequence.export import graph_of
from feed.sequence.histories import newest_of
from feed.sequence.ranker import Ranker
from feed.sequence.versions import NetworkVersions, opened
from feed.sequence.weights import HISTORY
from feed.similar.attributes import Attributes
from feed.similar.judging import Answers, Split, split_of
from feed.similar.sequences import Sequences
from feed.similar.training import answers_of, engaged

if TYPE_CHECKING:
    from feed.sequence.learning import Learned

FEWEST_COMPARED = 200  # People with three engagements; of fewer, chance decides.
MOST_S = 600.0  # For each of a training's two networks: both must fit into a task's half hour.
GOLDEN = 8  # Histories on a card, and items of each.


class TorchMissing(Unavailable):
    """The training extra is not installed."""

    code = "torch_missing"
    title = "torch is not installed"

    def __init__(self) -> None:
        super().__init__(
            "A sequence network is learned by torch: install requirements-train.txt. "
            "Everything else runs without."
        )


class TooFewToCompare(InvalidInput):
    """Too few viewers to tell a network from the transitions."""

    code = "too_few_to_compare"

    def __init__(self, wanted: int) -> None:
        super().__init__(
            f"A sequence network needs {wanted} viewers who were pleased by three clips."
        )


def train(
    now: datetime,
    lake: Lake | None = None,
    engine: Engine | None = None,
    seed: int = 0,
    most_s: float = MOST_S,
) -> NetworkCard:
    """Compares a network with the transitions on the last engagements and stores a version.

    It becomes current when it is better; else no network is.

    Raises:
        TorchMissing: It is not installed; what serves stays so, as for the others.
        TooFewToCompare: Fewer than `FEWEST_COMPARED` viewers.
        NothingToLearn: Nobody was pleased by two clips.
    """
    require_torch()
    data = engaged(now, lake, engine)
    split = split_of(data.log.sequences, FEWEST_COMPARED)
    if split is None:
        raise TooFewToCompare(FEWEST_COMPARED)
    judged = ranker_from(split.earlier, data.attributes, seed, most_s)
    verdict = verdict_of(answers_of(split, data.attributes, seed), answers_by(judged, split))
    version = f"{now:%Y%m%dT%H%M%S%f}"
    learned = learned_from(data.log.sequences, data.attributes, seed, most_s)
    keys = np.array([key_of(video) for video in data.log.videos], np.uint64)
    raw = graph_of(learned.weights, version, keys)
    histories, items, scores = golden_of(opened(version, raw), data.log.sequences)
    card = NetworkCard(
        version=version,
        made_ms=epoch_ms(now),
        first_ms=data.log.first_ms,
        last_ms=data.log.last_ms,
        viewers=len(data.log.sequences),
        engagements=len(data.log.sequences.items),
        clips=len(keys),
        parameters=learned.parameters | {"seed": seed},
        transitions=verdict.transitions,
        network=verdict.network,
        lower=verdict.lower,
        may_serve=verdict.is_network_better,
        why=verdict.why,
        golden_histories=histories,
        golden_items=items,
        golden_scores=scores,
        weights_sha256=learned.weights.sha256,
    )
    return NetworkVersions().publish(card, raw)


def require_torch() -> None:
    """Raises:
    TorchMissing: It is not installed.
    """
    try:
        import torch  # noqa: F401
    except ImportError:
        raise TorchMissing() from None


def learned_from(
    sequences: Sequences, attributes: Attributes, seed: int, most_s: float = MOST_S
) -> Learned:
    """See `feed.sequence.learning.learn`.

    Raises:
        TorchMissing: It is not installed.
    """
    require_torch()
    from feed.sequence.learning import learn

    return learn(sequences.without_repeats(), attributes, seed, most_s)


def ranker_from(
    sequences: Sequences, attributes: Attributes, seed: int, most_s: float = MOST_S
) -> Ranker:
    """A network as it would serve, exported and loaded again; its keys are the item numbers.

    Raises:
        TorchMissing: It is not installed.
    """
    learned = learned_from(sequences, attributes, seed, most_s)
    keys = np.arange(sequences.item_count, dtype=np.uint64)
    return opened("judged", graph_of(learned.weights, "judged", keys))


def answers_by(network: Ranker, split: Split) -> Answers:
    """How a network of `ranker_from` foresees what it has not learned from."""
    ranked = network.next_items(split.earlier, network.keys)
    return Answers.to(split, ranked, network.neighbours(network.keys))


def golden_of(
    network: Ranker, sequences: Sequences
) -> tuple[list[list[int]], list[list[int]], list[list[float]]]:
    """A few histories, the best items after each and their scores."""
    able = np.flatnonzero(sequences.lengths > 0)
    people = able[np.linspace(0, len(able) - 1, GOLDEN).astype(np.int64)]
    histories = newest_of(sequences, people, HISTORY)
    scores = network.scores(histories)
    items = np.argsort(-scores, axis=1, kind="stable")[:, :GOLDEN]
    return histories.tolist(), items.tolist(), np.take_along_axis(scores, items, axis=1).tolist()

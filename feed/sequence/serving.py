"""The table that pages read, made by the better of the two: transitions or the network.

Needs no torch: a network that was exported is only asked. The transitions are learned anew each
time; the network is the one that won its last contest, and it must go on winning on what came
after it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlalchemy import Engine

from core.clock import epoch_ms
from core.errors import JhalakError
from events.lake.reader import Lake
from feed.catalogue.columns import key_of
from feed.sequence.card import NetworkCard
from feed.sequence.contest import verdict_of
from feed.sequence.ranker import Ranker
from feed.sequence.versions import NetworkVersions
from feed.similar.judging import Answers, Figures, Split, split_of
from feed.similar.training import Engaged, Made, answers_of, card_of, engaged, made_from, publish
from feed.similar.versions import NETWORK, TRANSITIONS, Card

log = structlog.get_logger(__name__)
FEWEST_FRESH = 200  # Engagements later than a network before its contest is held again.
OLDEST = timedelta(days=7)  # Of what it learned; clips that came since it cannot propose.


def train_table(
    now: datetime, lake: Lake | None = None, engine: Engine | None = None, seed: int = 0
) -> Card:
    """Learns from what pleased, by the database and the lake, and makes the result current.

    Raises:
        NothingToLearn: Nobody was pleased by two clips; what is current stays so.
    """
    data = engaged(now, lake, engine)
    made = made_from(data, seed)
    split = split_of(data.log.sequences)
    answers = answers_of(split, data.attributes, seed) if split else None
    card = card_of(data, made, now, answers.figures() if answers else None)
    found = _network_at(now)
    if found is None:
        return publish(data, made, card)
    network, about = found
    keys = np.array([key_of(video) for video in data.log.videos], np.uint64)
    figures, why, is_better = _judged_again(data, split, answers, network, about, keys)
    card = replace(card, figures=figures, why=why)
    if not is_better:
        return publish(data, made, card)
    ours = figures[NETWORK]
    card = replace(card, made_by=about.version, hr10=ours.hr10, ndcg10=ours.ndcg10)
    return publish(data, _completed(network, keys, made), card)


def _network_at(now: datetime) -> tuple[Ranker, NetworkCard] | None:
    """The network that won its contest, unless it is old or cannot be used."""
    stored = NetworkVersions()
    version = stored.current()
    if version is None:
        return None
    try:
        card = stored.card(version)
        if epoch_ms(now - OLDEST) > card.last_ms:
            log.info("network_too_old", version=version)
            return None
        return stored.load(version), card
    except JhalakError as error:  # Transitions need no network; the table is made by them then.
        log.error("network_refused", version=version, reason=error.detail)
        return None


def _judged_again(
    data: Engaged,
    split: Split | None,
    answers: Answers | None,
    network: Ranker,
    about: NetworkCard,
    keys: NDArray[np.uint64],
) -> tuple[dict[str, Figures], str, bool]:
    """Both models' figures, why one of them serves, and whether it is the network.

    Until enough came that the network has not learned from, its own contest stands. It is asked
    alone, without what transitions add for clips that it does not know.
    """
    stands = {TRANSITIONS: about.transitions, NETWORK: about.network}
    if split is None or answers is None:
        return stands, about.why, True
    is_fresh = data.log.newest_ms[split.people] > about.last_ms
    if int(is_fresh.sum()) < FEWEST_FRESH:
        return stands, about.why, True
    asked = Split(split.people[is_fresh], split.earlier.only(is_fresh), split.chosen[is_fresh])
    ours = Answers.to(asked, network.next_items(asked.earlier, keys), network.neighbours(keys))
    verdict = verdict_of(answers.only(is_fresh), ours)
    figures = {TRANSITIONS: verdict.transitions, NETWORK: verdict.network}
    return figures, verdict.why, verdict.is_network_better


def _completed(network: Ranker, keys: NDArray[np.uint64], made: Made) -> Made:
    """The network's neighbours; of clips that it does not know, those by transitions."""
    neighbours = network.neighbours(keys)
    is_unknown = network.numbers_of(keys) < 0
    neighbours[is_unknown] = made.neighbours[is_unknown]
    return replace(made, neighbours=neighbours)

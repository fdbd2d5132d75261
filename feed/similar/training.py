"""The parts of making a table from what viewers did; `feed.sequence.serving` puts them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import numpy as np
from sqlalchemy import Engine

from core.clock import epoch_ms
from core.db import read_scope
from core.errors import InvalidInput
from events.lake.reader import Lake
from feed.catalogue.columns import key_of
from feed.similar.attributes import Attributes
from feed.similar.engagements import (
    Log,
    engagements_in_lake,
    engagements_in_rows,
    hashtags_of,
    log_of,
)
from feed.similar.judging import Answers, Figures, Split
from feed.similar.recommend import Similar, learn
from feed.similar.sequences import Items, Sequences
from feed.similar.table import WIDTH, Table
from feed.similar.versions import TRANSITIONS, Card, Versions


class NothingToLearn(InvalidInput):
    """Nobody was pleased by two clips yet."""

    code = "nothing_to_learn"

    def __init__(self) -> None:
        super().__init__("There is nobody yet who was pleased by two clips.")


@dataclass(frozen=True, slots=True)
class Engaged:
    """What there is to learn from."""

    log: Log
    attributes: Attributes


def engaged(now: datetime, lake: Lake | None = None, engine: Engine | None = None) -> Engaged:
    """What pleased, by the database and the lake.

    Raises:
        NothingToLearn: Nobody was pleased by two clips.
    """
    from_lake = list(engagements_in_lake(lake or Lake(), now))
    with read_scope(engine) as session:
        log = log_of(chain(engagements_in_rows(session), from_lake))
        attributes = hashtags_of(session, log.videos)
    if not (log.sequences.lengths >= 2).any():
        raise NothingToLearn()
    return Engaged(log, attributes)


@dataclass(frozen=True, slots=True)
class Made:
    """A table to be.

    Args:
        neighbours: Shape (clips, k), int32: numbers of clips in the log, best first; -1 where
            there are fewer.
    """

    neighbours: Items
    has_trees: bool


def made_from(data: Engaged, seed: int) -> Made:
    """What follows what, by transitions learned from everything."""
    model = learn(data.log.sequences, data.attributes, seed)
    return Made(neighbours_by(model, len(data.log.videos)), model.trees is not None)


def answers_of(split: Split, attributes: Attributes, seed: int) -> Answers:
    """How transitions foresee what they have not learned from."""
    model = learn(split.earlier, attributes, seed)
    ranked = model.next_items(split.earlier)
    return Answers.to(split, ranked, neighbours_by(model, split.earlier.item_count))


def neighbours_by(model: Similar, count: int) -> Items:
    """For each item what follows it, as if it were a whole history."""
    alone = Sequences.of(np.arange(count, dtype=np.int32)[:, None], count)
    return model.next_items(alone, WIDTH).items


def publish(data: Engaged, made: Made, card: Card) -> Card:
    """Stores the table as a version and makes it current."""
    keys = np.array([key_of(video) for video in data.log.videos], np.uint64)
    return Versions().publish(Table.numbered(card.version, keys, made.neighbours), card)


def card_of(data: Engaged, made: Made, now: datetime, figures: Figures | None) -> Card:
    """The card of a table made by transitions."""
    return Card(
        version=f"{now:%Y%m%dT%H%M%S%f}",
        made_ms=epoch_ms(now),
        first_ms=data.log.first_ms,
        last_ms=data.log.last_ms,
        viewers=len(data.log.sequences),
        engagements=len(data.log.sequences.items),
        clips=len(data.log.videos),
        has_trees=made.has_trees,
        hr10=figures.hr10 if figures else None,
        ndcg10=figures.ndcg10 if figures else None,
        figures={TRANSITIONS: figures} if figures else {},
    )

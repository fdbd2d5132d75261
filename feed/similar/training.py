"""Makes and publishes the table from what viewers did, in a worker or by command."""

from __future__ import annotations

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
from feed.similar.evaluate import metrics, places_of
from feed.similar.recommend import Similar, learn
from feed.similar.sequences import Sequences
from feed.similar.table import WIDTH, Table
from feed.similar.versions import Card, Versions

FEWEST_JUDGED = 20


class NothingToLearn(InvalidInput):
    """Nobody was pleased by two clips yet."""

    code = "nothing_to_learn"

    def __init__(self) -> None:
        super().__init__("There is nobody yet who was pleased by two clips.")


def train_table(
    now: datetime, lake: Lake | None = None, engine: Engine | None = None, seed: int = 0
) -> Card:
    """Learns from what pleased, by the database and the lake, and makes the result current.

    Raises:
        NothingToLearn: Nobody was pleased by two clips; what is current stays so.
    """
    from_lake = list(engagements_in_lake(lake or Lake(), now))
    with read_scope(engine) as session:
        log = log_of(chain(engagements_in_rows(session), from_lake))
        attributes = hashtags_of(session, log.videos)
    if not (log.sequences.lengths >= 2).any():
        raise NothingToLearn()
    model = learn(log.sequences, attributes, seed)
    version = f"{now:%Y%m%dT%H%M%S%f}"
    hr10, ndcg10 = _judged(log.sequences, attributes, seed)
    card = Card(
        version=version,
        made_ms=epoch_ms(now),
        first_ms=log.first_ms,
        last_ms=log.last_ms,
        viewers=len(log.sequences),
        engagements=len(log.sequences.items),
        clips=len(log.videos),
        has_trees=model.trees is not None,
        hr10=hr10,
        ndcg10=ndcg10,
    )
    return Versions().publish(table_of(model, log, version), card)


def table_of(model: Similar, log: Log, version: str) -> Table:
    """For each clip what follows it, as if it were a whole history."""
    count = len(log.videos)
    alone = Sequences.of(np.arange(count, dtype=np.int32)[:, None], count)
    ranked = model.next_items(alone, WIDTH)
    keys = np.array([key_of(video) for video in log.videos], np.uint64)
    return Table.numbered(version, keys, ranked.items)


def _judged(
    sequences: Sequences, attributes: Attributes, seed: int
) -> tuple[float | None, float | None]:
    """HR@10 and NDCG@10 of the last engagement, by a model that never saw it."""
    judged = sequences.only(sequences.lengths >= 3)
    if len(judged) < FEWEST_JUDGED:
        return None, None
    earlier = judged.without_last(1)
    ranked = learn(earlier, attributes, seed).next_items(earlier)
    return metrics(places_of(ranked, judged.from_end(0)))

"""Makes and publishes the table, in a worker or by command."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import numpy as np
from sqlalchemy import Engine

from core.clock import epoch_ms
from core.db import read_scope
from events.lake.reader import Lake
from feed.catalogue.columns import key_of
from feed.factors.learning import learn, neighbours_of, recall_at_10
from feed.factors.versions import Card, Versions
from feed.similar.engagements import (
    Engagement,
    engagements_in_lake,
    engagements_in_rows,
    log_of,
)
from feed.similar.table import Table
from feed.similar.training import NothingToLearn


def train_factors(
    now: datetime,
    engagements: Iterable[Engagement] | None = None,
    engine: Engine | None = None,
    seed: int = 0,
) -> Card:
    """Learns from `engagements` and makes the result current.

    Args:
        engagements: By default the likes, saves and comments of the database, and of the lake's
            last three months what was shared, bought or seen to the end as well.

    Raises:
        NothingToLearn: Nobody was pleased by two clips; what is current stays so.
    """
    if engagements is None:
        lately = list(engagements_in_lake(Lake(), now))
        with read_scope(engine) as session:
            engagements = [*engagements_in_rows(session), *lately]
    log = log_of(engagements)
    pleased = log.sequences.only(log.sequences.lengths >= 2)
    if not len(pleased):
        raise NothingToLearn()
    model = learn(pleased, seed)
    version = f"{now:%Y%m%dT%H%M%S%f}"
    card = Card(
        version=version,
        made_ms=epoch_ms(now),
        first_ms=log.first_ms,
        last_ms=log.last_ms,
        viewers=len(pleased),
        engagements=len(pleased.items),
        clips=len(log.videos),
        factors=model.factors,
        recall10=recall_at_10(pleased, seed),
    )
    keys = np.array([key_of(video_id) for video_id in log.videos], np.uint64)
    return Versions().publish(Table.numbered(version, keys, neighbours_of(model)), card)

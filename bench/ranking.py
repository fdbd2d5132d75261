"""A ranking model for benchmarks of speed: learned from invented answers, and what a page pays for
does not depend on what was learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import numpy as np

from core.db import read_scope
from core.ids import new_id
from events.schemas import EventType
from experiments.values import Values
from feed.catalogue.columns import Columns
from feed.catalogue.rows import read_rows
from feed.features.taste import Taste
from feed.model.card import ModelCard
from feed.model.dataset import ClipArrays, Dataset
from feed.model.heads import Answers, bits_of
from feed.model.inputs import Moment, inputs_of
from feed.model.training import made_from
from feed.model.versions import ModelVersions

CLIPS, PAGES, A_PAGE = 1_000, 800, 10
# Chances on an average view.
ACTS = {
    EventType.LIKE: 0.04,
    EventType.SAVE: 0.02,
    EventType.COMMENT: 0.02,
    EventType.SHARE: 0.02,
    EventType.FOLLOW: 0.02,
    EventType.PRODUCT_VIEW: 0.05,
    EventType.ADD_TO_CART: 0.02,
    EventType.SKIP: 0.2,
}


def serve_a_model(videos: Sequence[UUID], tastes: Sequence[Taste], seed: int = 4) -> str:
    """Teaches one about some of `videos` and switches it in. Returns its version."""
    columns = Columns()
    with read_scope() as session:
        for row in read_rows(session, sorted(videos[:CLIPS])):
            columns.put(row)
    card, graph = taught(columns, tastes, datetime.now(UTC), seed)
    store = ModelVersions()
    store.store(card, graph)
    store.switch(card.version)
    return card.version


def taught(
    columns: Columns, tastes: Sequence[Taste], now: datetime, seed: int = 4
) -> tuple[ModelCard, bytes]:
    """A model that learned of the clips in `columns` from invented answers."""
    draw = np.random.default_rng(seed)
    clips, values = ClipArrays(columns), Values(new_id())
    now_ms = int(now.timestamp() * 1000)
    pages = []
    for _ in range(PAGES):
        rows = draw.integers(columns.count, size=A_PAGE)
        moment = Moment(now_ms, tastes[int(draw.integers(len(tastes)))], values)
        pages.append(inputs_of(clips, rows, columns.totals[rows], moment))
    inputs = np.concatenate(pages)
    n = len(inputs)
    acts = np.zeros(n, np.int64)
    for kind, chance in ACTS.items():
        acts |= np.where(draw.random(n) < chance, bits_of(kind), 0)
    watched = np.exp(draw.normal(np.log(6_000), 0.8, n)).astype(np.int64)
    answers = Answers(acts, watched, np.full(n, 14_000, np.int64))
    minutes = np.repeat(np.arange(PAGES), A_PAGE)
    data = Dataset(inputs, answers, now_ms - 60_000 * (PAGES - minutes), minutes)
    return made_from(data, now)

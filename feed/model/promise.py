"""What the model expects of every clip from somebody it knows nothing of: an order for a source.

Of thousands of clips a page scores some hundreds. Those that viewers as such will want are told
from all clips at once, now and then and in steps, for a pass over the catalogue takes too long
for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

import numpy as np
import structlog

from experiments.values import Values
from feed.catalogue.eligible import NO_ROWS, Rows
from feed.catalogue.snapshot import Snapshot
from feed.model.heads import NOBODY, weights_of
from feed.model.inputs import Moment, inputs_of
from feed.model.keeper import keeper
from feed.model.versions import Model

log = structlog.get_logger(__name__)
ROWS_A_STEP = 2_000  # Less than a millisecond, in which no page is made.


def promising(
    snapshot: Snapshot, now_ms: int, held: Callable[[], Model | None] = keeper.held
) -> Generator[None, None, Rows]:
    """In steps, the rows by what the model foresees for a stranger, times what that is worth.

    Returns:
        Best first; clips of which nothing finite is foreseen come last. None without a model, or
        when it fails.
    """
    model = held()
    if model is None:
        return NO_ROWS
    values = Values(NOBODY)
    weights, stranger = weights_of(values), Moment(now_ms, None, values)
    worth = np.empty(snapshot.count, np.float64)
    try:
        for start in range(0, snapshot.count, ROWS_A_STEP):
            rows = np.arange(start, min(start + ROWS_A_STEP, snapshot.count))
            inputs = inputs_of(snapshot, rows, snapshot.totals[rows], stranger)
            foreseen = model.probabilities(inputs).astype(np.float64) @ weights
            # The graph cuts stray inputs, and would make them look sound.
            worth[rows] = np.where(np.isfinite(inputs).all(axis=1), foreseen, -np.inf)
            yield
    except Exception:  # Pages have other sources, and say themselves that the model fails.
        log.warning("promise_failed", version=model.version, exc_info=True)
        return NO_ROWS
    order: Rows = np.argsort(-np.where(np.isfinite(worth), worth, -np.inf), kind="stable")
    return order

"""Work of the feed that nobody waits for."""

from __future__ import annotations

import structlog

from core.celery import get_celery
from core.clock import utc_now

log = structlog.get_logger(__name__)


@get_celery().task(name="feed.train_similar")
def train_similar() -> None:
    """Each hour: a new table of similar clips, when there is something to learn from."""
    # Compiler and trees are loaded only where they work.
    from feed.similar.training import NothingToLearn, train_table

    try:
        card = train_table(utc_now())
    except NothingToLearn:
        return
    log.info("similar_trained", version=card.version, clips=card.clips, ndcg10=card.ndcg10)

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


@get_celery().task(name="feed.train_model")
def train_model() -> None:
    """Every six hours: a new version of the ranking model, when there is enough to learn from."""
    from feed.model.training import TooLittleToLearn, train

    try:
        card = train(utc_now())
    except TooLittleToLearn as error:
        log.info("model_not_trained", reason=error.detail)
        return
    log.info("model_trained", version=card.version, serves=card.may_serve, why=card.why)

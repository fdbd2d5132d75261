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
    from feed.sequence.serving import train_table
    from feed.similar.training import NothingToLearn

    try:
        card = train_table(utc_now())
    except NothingToLearn:
        return
    log.info(
        "similar_trained", version=card.version, clips=card.clips, ndcg10=card.ndcg10,
        made_by=card.made_by,
    )  # fmt: skip


@get_celery().task(name="feed.train_sequence")
def train_sequence() -> None:
    """Each day, where torch is installed: a network that may take over from the transitions."""
    from feed.sequence.training import TooFewToCompare, TorchMissing, train
    from feed.similar.training import NothingToLearn

    try:
        card = train(utc_now())
    except (TorchMissing, TooFewToCompare, NothingToLearn) as error:
        log.info("sequence_not_trained", reason=error.detail)
        return
    log.info("sequence_trained", version=card.version, serves=card.may_serve, why=card.why)


@get_celery().task(name="feed.train_factors")
def train_factors() -> None:
    """Every three hours: a new table of what the same people take to, when anything was liked."""
    from feed.factors.training import train_factors
    from feed.similar.training import NothingToLearn

    try:
        card = train_factors(utc_now())
    except NothingToLearn:
        return
    log.info("factors_trained", version=card.version, clips=card.clips, recall10=card.recall10)


@get_celery().task(name="feed.count_trends")
def count_trends() -> None:
    """Every ten minutes: what is trending, when anybody has approved of anything lately."""
    from feed.trending.counting import NothingTrends, count_trends

    try:
        card = count_trends(utc_now())
    except NothingTrends:
        return
    log.info("trends_counted", version=card.version, clips=card.clips)


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


@get_celery().task(name="feed.compact_choices")
def compact_choices() -> None:
    """Each quarter of an hour: merges the small files of the log of choices."""
    from events.lake.compact import compact
    from feed.choices.reader import KEY
    from feed.choices.writer import choices_folder

    compact(choices_folder(), today=utc_now().date(), key=KEY)

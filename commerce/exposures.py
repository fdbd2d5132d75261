"""Noting that a buyer met a tested price or limit. Fails open: no sale waits for an experiment."""

from __future__ import annotations

import redis
import structlog
from sqlmodel import Session

from core.clock import utc_now
from core.db import after_commit
from core.redis import get_redis
from experiments.exposure import ExposureLog
from experiments.values import Values

log = structlog.get_logger(__name__)

_logged = ExposureLog()


def note_exposures(session: Session, values: Values) -> None:
    """Logs what was read of `values`: at once where `session` only reads, else once it commits."""
    if not values.exposures:
        return
    if session.get_bind().get_execution_options().get("jhalak_readonly"):
        _send(values)
    else:
        after_commit(session, lambda: _send(values))


def _send(values: Values) -> None:
    fresh = _logged.fresh(values, utc_now())
    if not fresh:
        return
    pipe = get_redis().pipeline(transaction=False)
    _logged.queue(pipe, fresh)
    try:
        pipe.execute()
    except (redis.RedisError, OSError) as error:
        log.warning("exposure_not_stored", error=type(error).__name__)
        return
    _logged.remember(fresh)

"""Work of the shop that nobody waits for."""

from __future__ import annotations

import structlog

from commerce.attribution import credit_waiting
from commerce.commission.statements import issue_due
from commerce.orders import expire_unpaid
from core.celery import get_celery
from core.clock import utc_now
from core.db import session_scope
from core.idempotency import forget_answers

log = structlog.get_logger(__name__)


@get_celery().task(name="commerce.sweep")
def sweep() -> None:
    """Each minute: expires unpaid orders, credits waiting sales, issues due statements,
    forgets old answers."""
    now = utc_now()
    with session_scope() as session:
        expired = expire_unpaid(session, now)
        forgotten = forget_answers(session, now)
    credited = credit_waiting()
    issued = issue_due(now)
    if expired or credited or forgotten or issued:
        log.info(
            "commerce_swept",
            expired=len(expired),
            credited=credited,
            forgotten=forgotten,
            issued=issued,
        )

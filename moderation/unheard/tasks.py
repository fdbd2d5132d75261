"""The job that hears one clip again."""

from __future__ import annotations

from uuid import UUID

import structlog

from core.celery import get_celery
from core.db import session_scope
from core.jobs import claim_job, fail_job, held
from core.settings import get_settings
from moderation.unheard.again import HEAR_AGAIN, hear_again

log = structlog.get_logger(__name__)
LIMIT_S = 1500.0  # As a first screening.


@get_celery().task(name=HEAR_AGAIN)
def hear_again_job(job_id: str) -> None:
    """Hears one clip."""
    lease_s = get_settings().job_lease_s
    claim = claim_job(UUID(job_id), lease_s=lease_s)
    if claim is None:
        return
    try:
        with held(claim, lease_s=lease_s, limit_s=LIMIT_S):
            hear_again(claim)
    except Exception as error:  # It stays with its person; the next sweep asks again.
        log.error("not_heard_again", video_id=str(claim.subject_id), exc_info=True)
        with session_scope() as session:
            fail_job(session, claim, "hearing_failed", type(error).__name__, retry=False)

"""Background work on what clips are known by."""

from __future__ import annotations

from uuid import UUID

import structlog

from core.celery import get_celery
from core.db import session_scope
from core.jobs import claim_job, fail_job, held
from core.settings import get_settings
from moderation.known.missing import PRINT, print_claimed, start_missing
from moderation.sampling.reading import NoPictures

log = structlog.get_logger(__name__)
LIMIT_S = 300.0


@get_celery().task(name="moderation.print_missing")
def print_missing() -> None:
    """Beat: clips that lack prints get theirs, some at a time, while nobody waits for a screen."""
    started = start_missing()
    if started:
        log.info("prints_missing", started=started)


@get_celery().task(name=PRINT)
def print_job(job_id: str) -> None:
    """Makes the prints of one clip."""
    lease_s = get_settings().job_lease_s
    claim = claim_job(UUID(job_id), lease_s=lease_s)
    if claim is None:
        return
    try:
        with held(claim, lease_s=lease_s, limit_s=LIMIT_S):
            print_claimed(claim)
    except Exception as error:  # Whatever stops it, the clip plays on and is only not known again.
        log.warning("prints_not_made", video_id=str(claim.subject_id), error=type(error).__name__)
        with session_scope() as session:
            fail_job(
                session,
                claim,
                "prints_not_made",
                type(error).__name__,
                retry=not isinstance(error, NoPictures),
            )

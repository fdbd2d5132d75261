"""Keeping a lease while the work goes on, however quiet it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from sqlalchemy.exc import OperationalError

from core.db import session_scope
from core.jobs.claims import renew_job
from core.jobs.rows import Claim


@contextmanager
def held(claim: Claim, *, lease_s: float, limit_s: float) -> Iterator[None]:
    """Renews the lease three times in its length while the block runs.

    Args:
        limit_s: After so many seconds it is renewed no more: a step that hangs loses its job to
            another worker.
    """
    done = threading.Event()

    def beat() -> None:
        until = monotonic() + limit_s
        while not done.wait(lease_s / 3) and monotonic() < until:
            try:
                with session_scope() as session:
                    if not renew_job(session, claim, lease_s=lease_s):
                        return
            except OperationalError:
                continue  # A busy database: the lease still has two thirds of its length.

    thread = threading.Thread(target=beat, name=f"lease-{claim.job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()

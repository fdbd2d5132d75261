"""Job rows: the truth about background work. The Celery message is only a wake-up.

A worker claims a job by lease and gets a fencing token; whoever lost the lease can no longer
write. Attempts are capped, so a job that kills its worker does not do so for ever. Jobs may form a
graph: one waits until those it needs are settled.
"""

from __future__ import annotations

from core.jobs.claims import claim_job, claim_next, fail_job, finish_job, renew_job, report_progress
from core.jobs.graph import Node, cancel_graph, create_graph, jobs_of, wake_followers
from core.jobs.lease import held
from core.jobs.rows import Claim, Job, JobState, create_job, ensure_job
from core.jobs.sweep import mend_graphs, sweep_jobs

__all__ = [
    "Claim",
    "Job",
    "JobState",
    "Node",
    "cancel_graph",
    "claim_job",
    "claim_next",
    "create_graph",
    "create_job",
    "ensure_job",
    "fail_job",
    "finish_job",
    "held",
    "jobs_of",
    "mend_graphs",
    "renew_job",
    "report_progress",
    "sweep_jobs",
    "wake_followers",
]

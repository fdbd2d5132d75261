"""What became of each clip, and the figures of all."""

from __future__ import annotations

import os
import statistics
from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from bench.report import say

SECONDS, FPS = 2.0, 24  # Of the clip.


@dataclass
class Run:
    """One clip and the kill on its way."""

    number: int
    label: str
    account_id: UUID
    state: str = ""
    video_id: UUID | None = None
    kill_s: float | None = None
    recovery_s: float | None = None
    took_s: float = 0.0
    problems: list[str] = field(default_factory=list)


def judge(run: Run) -> None:
    """Looks for what the run has twice, and whether what it published is whole."""
    from bench.kill_pipeline.verdict import duplicates_of, faults_of

    run.problems += [f"duplicate: {what}" for what in duplicates_of(run.account_id)]
    if run.state == "published" and run.video_id:
        run.problems += [f"corrupt: {what}" for what in faults_of(run.video_id, SECONDS, FPS)]


def summary(
    runs: list[Run], left: dict[str, int], kills: Counter[str], starts: dict[str, int]
) -> dict[str, object]:
    """The figures."""
    states = Counter(run.state for run in runs)
    recovery = sorted(run.recovery_s for run in runs if run.recovery_s is not None)
    published = states["published"]
    refused = states["refused"] + states["failed"] + states["rejected"]
    wrongly = [r for r in runs if r.state in ("failed", "rejected")]
    for run in (run for run in runs if run.problems):
        say(f"run {run.number} ({run.label}): {'; '.join(run.problems)}")
    return {
        "runs": len(runs),
        "lost": sum(1 for run in runs if run.state == "stuck" and run.video_id is None),
        "duplicate": _with(runs, "duplicate"),
        "corrupt": _with(runs, "corrupt"),
        "stuck": states["stuck"],
        "published": published,
        "refused": refused,
        "refused_wrongly": len(wrongly),
        "held": states["held"],
        "kills": kills.total(),
        "kills_by_label": dict(sorted(kills.items())),
        "restarts": {name: count - 1 for name, count in starts.items()},
        "recovery_p50_s": round(statistics.median(recovery), 1) if recovery else None,
        "recovery_p95_s": round(recovery[int(0.95 * (len(recovery) - 1))], 1) if recovery else None,
        "left": left,
        "load_average": round(os.getloadavg()[0], 1),
    }


def _with(runs: list[Run], what: str) -> int:
    return sum(1 for run in runs if any(p.startswith(what) for p in run.problems))

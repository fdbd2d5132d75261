"""The grounds of a case: what reports give, and how old and new ones join. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moderation.decision import Reason
from moderation.policy import Policy

REPORT_STEP = 2
REPORT_STEP_MAX = 20


def report_reason(kind: str, reports: int, policy: Policy) -> Reason:
    """The ground that viewers' reports of one kind give.

    More reports move it up a little; a crowd alone decides nothing.
    """
    base = policy.report_severity.get(kind, policy.report_severity.get("other", 0))
    more = min(REPORT_STEP_MAX, REPORT_STEP * max(0, reports - 1))
    times = "once" if reports == 1 else f"{reports} times"
    return Reason(
        code=f"report_{kind}",
        title="Reported by viewers",
        text=f"Reported {times} as {kind}.",
        severity=min(100, base + more),
    )


def merged(old: Sequence[Reason], new: Iterable[Reason]) -> list[Reason]:
    """Both sets of grounds, the newer of each code and place, gravest first."""
    kept = {(r.code, r.where): r for r in old}
    kept.update({(r.code, r.where): r for r in new})
    return sorted(kept.values(), key=lambda r: (-r.severity, r.code, r.where))

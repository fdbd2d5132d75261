"""The grounds of a case: what reports give, which policy they name, and how they join. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moderation.decision import Reason
from moderation.policy import Policy

CREDIBLE = "report_credible"  # The ground that reporters with a good record give.
REPORTED = "report_"  # Before the kind of a report, in the code of its ground.
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
        code=f"{REPORTED}{kind}",
        title="Reported by viewers",
        text=f"Reported {times} as {kind}.",
        severity=min(100, base + more),
    )


def policy_of(reasons: Iterable[Reason], policy: Policy) -> str:
    """The gravest of the rules that grounds name; empty where none does.

    Why a case was opened (a legal order, credible reporters, the sample) is no rule.
    """
    named = [(r.severity, label) for r in reasons if (label := label_of(r.code, policy))]
    return max(named, default=(0, ""))[1][:40]


def label_of(code: str, policy: Policy) -> str:
    """The label that a ground's code names, be it a model's or a report's; empty for others."""
    label = code if code in policy.labels else code.removeprefix(REPORTED)
    return label if label in policy.labels else ""


def merged(old: Sequence[Reason], new: Iterable[Reason]) -> list[Reason]:
    """Both sets of grounds, the newer of each code and place, gravest first."""
    kept = {(r.code, r.where): r for r in old}
    kept.update({(r.code, r.where): r for r in new})
    return sorted(kept.values(), key=lambda r: (-r.severity, r.code, r.where))

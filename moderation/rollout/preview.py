"""What rules would have changed on the verdicts that are stored."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from moderation.decision import Verdict
from moderation.models import Screening
from moderation.policies.rules import Action, Policy
from moderation.rollout.schemas import ChangedVerdict, LabelShift, Preview
from moderation.verdicts.given import given
from moderation.verdicts.stored import stored_since

AT_MOST = 20_000
EXAMPLES = 20


def preview(policy: Policy, *, days: int, now: datetime, locale: str = "en") -> Preview:
    """Holds `policy` against every verdict of the last `days`, by its stored scores alone."""
    counts: Counter[str] = Counter()
    shifts: Counter[tuple[str, Action, Action]] = Counter()
    harm: dict[tuple[str, Action, Action], float] = defaultdict(float)
    examples: list[ChangedVerdict] = []
    for stored in stored_since(now - timedelta(days=days), AT_MOST):
        run = stored.screening
        if not run.policy_sha256:
            counts["not_kept"] += 1
            continue
        after = given(run, stored.signals, policy)
        counts["verdicts"] += 1
        counts["before"] += bool(run.grounds)
        counts["after"] += bool(after.reasons)
        before = Action(run.action)
        if after.action is before:
            continue
        label = _label(run, after)
        same = [result for result in stored.results if result.label == label]
        worst = max(same, key=lambda result: result.score, default=None)
        key = (label, before, after.action)
        shifts[key] += 1
        harm[key] += policy.rule_of(label).harm * (worst.score if worst else 1.0)
        if len(examples) < EXAMPLES:
            examples.append(
                ChangedVerdict(
                    screening_id=run.id,
                    video_id=run.video_id,
                    at=run.created_at,
                    label=label,
                    before=before.value,
                    after=after.action.value,
                    score=worst.score if worst else None,
                    where=worst.location if worst else "",
                )
            )
    return Preview(
        version=policy.version,
        sha256=policy.sha256,
        days=days,
        verdicts=counts["verdicts"],
        changed=shifts.total(),
        not_kept=counts["not_kept"],
        cases_before=counts["before"],
        cases_after=counts["after"],
        shifts=[
            LabelShift(
                label=label,
                title=policy.rule_of(label).named(locale),
                before=before.value,
                after=after_action.value,
                count=count,
                harm=round(harm[label, before, after_action], 3),
            )
            for (label, before, after_action), count in shifts.most_common()
        ],
        examples=examples,
        is_complete=counts["verdicts"] + counts["not_kept"] < AT_MOST,
    )


def _label(run: Screening, after: Verdict) -> str:
    """What the change is about: what asks for more now, or what no longer asks."""
    if after.action.rank > Action(run.action).rank:
        return after.cause or after.reasons[0].code
    return run.cause or str(run.grounds[0]["code"])

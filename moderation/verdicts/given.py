"""The verdict that rules give on what is stored of a run, of a clip or of a comment."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.decision import Found, Verdict, decide, decide_comment
from moderation.models import Screening
from moderation.policies.rules import Policy


def given(run: Screening, signals: Sequence[Found], policy: Policy) -> Verdict:
    """What `policy` makes of the run, by everything else that it was decided by."""
    if run.comment_id is not None:
        return decide_comment(signals, policy=policy, problem=run.problem, caution=run.caution)
    return decide(
        signals,
        is_trusted=run.is_trusted,
        policy=policy,
        problem=run.problem,
        is_expected=run.is_expected,
        caution=run.caution,
    )

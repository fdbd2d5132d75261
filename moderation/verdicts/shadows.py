"""Versions in the shadow judge what the one in force judges, and nothing follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from moderation.decision import Found
from moderation.models import Screening
from moderation.policies.rules import Policy
from moderation.verdicts.given import given
from moderation.verdicts.models import ShadowVerdict


def judge_beside(
    session: Session, screening: Screening, signals: Sequence[Found], shadows: Sequence[Policy]
) -> None:
    """Stores what each of `shadows` would have done with the run."""
    for policy in shadows:
        verdict = given(screening, signals, policy)
        session.add(
            ShadowVerdict(
                screening_id=screening.id,
                policy_sha256=policy.sha256,
                action=verdict.action.value,
                cause=verdict.cause,
                live_action=screening.action,
            )
        )

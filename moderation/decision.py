"""From what the models found to what happens to a clip or comment. Pure, and fails closed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from moderation.policy import Policy

NEW_CREATOR = "creator_new"
FAILED = "screening_failed"
FAILED_SEVERITY = 45
NEW_CREATOR_SEVERITY = 10


class Action(StrEnum):
    """What a screening leads to. Nothing is rejected by a machine alone."""

    PUBLISH = "publish"
    HOLD = "hold"


class Found(Protocol):
    """The part of a signal that decides."""

    @property
    def label(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def threshold(self) -> float: ...
    @property
    def reason(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def agrees(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for holding something, in words for a moderator.

    Args:
        code: The label, `creator_new` or `screening_failed`.
        score: In [0, 1]; None where no model spoke.
    """

    code: str
    title: str
    text: str
    severity: int
    score: float | None = None
    threshold: float | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do, and every ground for a person to look, gravest first.

    Grounds beside PUBLISH do not stop the clip: somebody looks once it is live.
    """

    action: Action
    reasons: tuple[Reason, ...] = ()


def threshold_of(found: Found, policy: Policy) -> float:
    """The threshold in force for a signal."""
    own = policy.rule_of(found.label).threshold
    return found.threshold if own is None else own


def is_over(found: Found, policy: Policy) -> bool:
    """Whether a signal counts; a score that is no number does."""
    limit = threshold_of(found, policy)
    return not (math.isfinite(found.score) and math.isfinite(limit)) or found.score >= limit


def _counts(found: Found, policy: Policy) -> bool:
    return is_over(found, policy) or (policy.review_disagreement and not found.agrees)


def flagged(signals: Sequence[Found], policy: Policy) -> list[Reason]:
    """The signals that call for a person when they stand on a clip, gravest first."""
    reasons = []
    for found in signals:
        rule = policy.rule_of(found.label)
        if rule.clip and _counts(found, policy):
            reasons.append(
                Reason(
                    code=found.label,
                    title=rule.title,
                    text=found.reason,
                    severity=rule.severity,
                    score=found.score if math.isfinite(found.score) else None,
                    threshold=threshold_of(found, policy),
                    where=found.where,
                )
            )
    return sorted(reasons, key=lambda r: (-r.severity, -(r.score or 1.0), r.code))


def decide(
    signals: Sequence[Found],
    *,
    is_trusted: bool,
    policy: Policy,
    problem: str = "",
    is_expected: bool = True,
) -> Verdict:
    """Publishes only what was screened completely, found clean, and comes from a trusted creator.

    Where models contradict each other and nothing is over its threshold, a trusted creator has the
    benefit of the doubt: the clip goes live and a person looks afterwards.

    Args:
        problem: Why the screening could not run or is incomplete; empty when it is complete.
        is_expected: There was something to screen, so that no signal at all is a failure too.
    """
    reasons = flagged(signals, policy)
    has_to_wait = any(policy.rule_of(s.label).clip and is_over(s, policy) for s in signals)
    if problem or (is_expected and not signals):
        said = problem or "The screening said nothing."
        reasons.append(Reason(FAILED, "Not screened", said, FAILED_SEVERITY))
        has_to_wait = True
    if policy.hold_untrusted and not is_trusted:
        has_to_wait = True
        reasons.append(
            Reason(
                NEW_CREATOR,
                "New creator",
                "Clips of creators who are not trusted yet are looked at by a person.",
                NEW_CREATOR_SEVERITY,
            )
        )
    return Verdict(Action.HOLD if has_to_wait else Action.PUBLISH, tuple(reasons))


def comment_labels(signals: Sequence[Found], policy: Policy) -> tuple[str, ...]:
    """The labels for which a comment is held; empty when it may show at once."""
    return tuple(
        sorted(
            {
                found.label
                for found in signals
                if policy.rule_of(found.label).comment and _counts(found, policy)
            }
        )
    )

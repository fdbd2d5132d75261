"""From what the models found to what happens to a clip or comment. Pure, and fails closed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from moderation.policies.rules import Action, Policy, graver
from moderation.surfaces import Surface

__all__ = ["Action", "Found", "Reason", "Verdict", "decide"]

NEW_CREATOR = "creator_new"
FAILED = "screening_failed"
EVERYTHING = "everything_held"
FAILED_SEVERITY = 45
NEW_CREATOR_SEVERITY = 10


class Found(Protocol):
    """The part of a signal that decides."""

    @property
    def label(self) -> str: ...
    @property
    def surface(self) -> Surface: ...
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
        code: The label, `creator_new`, `screening_failed` or `everything_held`.
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

    Grounds beside ALLOW do not stop the clip: somebody looks once it is live.

    Args:
        cause: The label that asked for the action; empty where none did.
    """

    action: Action
    reasons: tuple[Reason, ...] = ()
    cause: str = ""


def threshold_of(found: Found, policy: Policy) -> float:
    """From where on a signal counts; the classifier's own where the policy names no surface."""
    bands = policy.rule_of(found.label).ladder.get(found.surface, ())
    limits = [found.threshold if band.at is None else band.at for band in bands]
    return min(limits, default=found.threshold)


def are_numbers(found: Found) -> bool:
    """Whether score and threshold can be held against each other."""
    return math.isfinite(found.score) and math.isfinite(found.threshold)


def action_for(found: Found, policy: Policy) -> Action:
    """What one signal asks for by itself.

    A score that is no number, or is held against none, asks for a person. Where two models
    contradict each other a machine does not remove.
    """
    bands = policy.rule_of(found.label).ladder.get(found.surface, ())
    limits = [found.threshold if band.at is None else band.at for band in bands]
    if not are_numbers(found):
        return Action.HOLD
    reached = Action.ALLOW
    for band, limit in zip(bands, limits, strict=True):
        if found.score >= limit:
            reached = graver(reached, band.action)
    if reached is Action.REMOVE and not found.agrees:
        return Action.HOLD
    return reached


def is_over(found: Found, policy: Policy) -> bool:
    """Whether a signal asks for anything."""
    return action_for(found, policy) is not Action.ALLOW


def _counts(found: Found, policy: Policy) -> bool:
    contradicts = policy.review_disagreement and not found.agrees
    named = found.surface in policy.rule_of(found.label).ladder
    return is_over(found, policy) or (contradicts and named)


def flagged(signals: Sequence[Found], policy: Policy) -> list[Reason]:
    """The signals that call for a person, gravest first."""
    reasons = []
    for found in signals:
        if _counts(found, policy):
            rule, limit = policy.rule_of(found.label), threshold_of(found, policy)
            can_be_told = are_numbers(found)
            reasons.append(
                Reason(
                    code=found.label,
                    title=rule.title,
                    text=found.reason,
                    severity=rule.harm,
                    score=found.score if can_be_told else None,
                    threshold=limit if can_be_told else None,
                    where=found.where,
                )
            )
    return sorted(reasons, key=lambda r: (-r.severity, -(r.score or 1.0), r.code, r.where))


def decide(
    signals: Sequence[Found],
    *,
    is_trusted: bool,
    policy: Policy,
    problem: str = "",
    is_expected: bool = True,
) -> Verdict:
    """Publishes only what was screened completely, found clean, and comes from a trusted creator.

    The gravest action that a signal asks for is taken. Where models contradict each other and
    nothing is over its threshold, a trusted creator has the benefit of the doubt: the clip goes
    live and a person looks afterwards.

    Args:
        problem: Why the screening could not run or is incomplete; empty when it is complete.
        is_expected: There was something to screen, so that no signal at all is a failure too.
    """
    reasons = flagged(signals, policy)
    action, cause = Action.ALLOW, ""
    for found in sorted(signals, key=lambda s: (-policy.rule_of(s.label).harm, s.label)):
        wanted = action_for(found, policy)
        if wanted.rank > action.rank:
            action, cause = wanted, found.label
    if problem or (is_expected and not signals):
        said = problem or "The screening said nothing."
        reasons.append(Reason(FAILED, "Not screened", said, FAILED_SEVERITY))
        action = graver(action, Action.HOLD)
    if policy.hold_everything:
        said = "The rules in force hold everything until a person has looked."
        reasons.append(Reason(EVERYTHING, "Everything is held", said, FAILED_SEVERITY))
        action = graver(action, Action.HOLD)
    if policy.hold_untrusted and not is_trusted:
        reasons.append(
            Reason(
                NEW_CREATOR,
                "New creator",
                "Clips of creators who are not trusted yet are looked at by a person.",
                NEW_CREATOR_SEVERITY,
            )
        )
        action = graver(action, Action.HOLD)
    return Verdict(action, tuple(reasons), cause)


def comment_labels(signals: Sequence[Found], policy: Policy) -> tuple[str, ...]:
    """The labels for which a comment is held; empty when it may show at once."""
    held = {found.label for found in signals if _counts(found, policy)}
    return tuple(sorted(held | ({EVERYTHING} if policy.hold_everything else set())))

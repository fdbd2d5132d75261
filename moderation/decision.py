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
    def least(self) -> float: ...
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


def threshold_of(found: Found, policy: Policy, caution: float = 1.0) -> float:
    """From where on a signal counts; the classifier's own where the policy names no surface."""
    limits = _limits(found, policy, caution)
    return min((limit for _, limit in limits), default=found.threshold * caution)


def _limits(found: Found, policy: Policy, caution: float) -> list[tuple[Action, float]]:
    """The rungs that a signal may reach. How often a removal is right was measured at its own
    limit, so nobody's record moves that one.
    """
    bands = policy.rule_of(found.label).ladder.get(found.surface, ())
    return [
        (
            band.action,
            (found.threshold if band.at is None else band.at)
            * (1.0 if band.action is Action.REMOVE else caution),
        )
        for band in bands
    ]


def are_numbers(found: Found) -> bool:
    """Whether score and threshold can be held against each other."""
    return math.isfinite(found.score) and math.isfinite(found.threshold)


def action_for(found: Found, policy: Policy, caution: float = 1.0) -> Action:
    """What one signal asks for by itself.

    A score that is no number, or is held against none, asks for a person. A machine removes only
    where each of its models is past the limit by itself and none contradicts another.

    Args:
        caution: What limits are multiplied by for this maker; of a removal they stay.
    """
    if not are_numbers(found):
        return Action.HOLD
    reached = Action.ALLOW
    for action, limit in _limits(found, policy, caution):
        if found.score >= limit:
            is_sure = found.agrees and found.least >= limit
            wanted = Action.HOLD if action is Action.REMOVE and not is_sure else action
            reached = graver(reached, wanted)
    return reached


def is_over(found: Found, policy: Policy, caution: float = 1.0) -> bool:
    """Whether a signal asks for anything."""
    return action_for(found, policy, caution) is not Action.ALLOW


def _counts(found: Found, policy: Policy, caution: float) -> bool:
    contradicts = policy.review_disagreement and not found.agrees
    named = found.surface in policy.rule_of(found.label).ladder
    return is_over(found, policy, caution) or (contradicts and named)


def flagged(signals: Sequence[Found], policy: Policy, caution: float = 1.0) -> list[Reason]:
    """The signals that call for a person, gravest first."""
    reasons = []
    for found in signals:
        if _counts(found, policy, caution):
            rule, limit = policy.rule_of(found.label), threshold_of(found, policy, caution)
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
    caution: float = 1.0,
) -> Verdict:
    """Publishes only what was screened completely, found clean, and comes from a trusted creator.

    The gravest action that a signal asks for is taken. Where models contradict each other and
    nothing is over its threshold, a trusted creator has the benefit of the doubt: the clip goes
    live and a person looks afterwards.

    Args:
        problem: Why the screening could not run or is incomplete; empty when it is complete.
        is_expected: There was something to screen, so that no signal at all is a failure too.
        caution: Of the maker's record, in (0, 1]: limits are multiplied by it.
    """
    reasons = flagged(signals, policy, caution)
    action, cause = Action.ALLOW, ""
    for found in sorted(signals, key=lambda s: (-policy.rule_of(s.label).harm, s.label)):
        wanted = action_for(found, policy, caution)
        if wanted.rank > action.rank:
            action, cause = wanted, found.label
    reasons += (held := _held_unseen(policy, problem, is_missing=is_expected and not signals))
    if held:
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


def decide_comment(
    signals: Sequence[Found], *, policy: Policy, problem: str = "", caution: float = 1.0
) -> Verdict:
    """Shows a comment that was screened completely and found clean, and holds any other.

    There is no half of a comment to show, and no person looks at one afterwards: models that
    contradict each other hold it too. A name, a bio and a portrait are judged the same way.
    """
    reasons = flagged(signals, policy, caution)
    reasons += _held_unseen(policy, problem, is_missing=not signals)
    known = {found.label for found in signals}
    cause = next((reason.code for reason in reasons if reason.code in known), "")
    return Verdict(Action.HOLD if reasons else Action.ALLOW, tuple(reasons), cause)


def _held_unseen(policy: Policy, problem: str, *, is_missing: bool) -> list[Reason]:
    """The grounds to hold that no signal gave."""
    reasons = []
    if problem or is_missing:
        said = problem or "The screening said nothing."
        reasons.append(Reason(FAILED, "Not screened", said, FAILED_SEVERITY))
    if policy.hold_everything:
        said = "The rules in force hold everything until a person has looked."
        reasons.append(Reason(EVERYTHING, "Everything is held", said, FAILED_SEVERITY))
    return reasons

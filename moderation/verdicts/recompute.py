"""Decides a stored verdict again from its stored scores, and says where it differs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from sqlmodel import Session

from core.errors import JhalakError
from moderation.classifiers.rescoring import score_of
from moderation.decision import is_over, threshold_of
from moderation.policies.live import policy_by_sha
from moderation.policies.rules import Policy
from moderation.verdicts.given import given
from moderation.verdicts.stored import StoredVerdict

NOT_KEPT = "not_kept"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not come out as it is stored.

    Args:
        what: `action`, `cause`, `grounds`, `score`, `threshold`, `is_over`, `policy`, or `not_kept`
            for a run from before everything was kept.
        place: The label and source of a score; empty for the run.
    """

    screening_id: UUID
    what: str
    stored: str
    again: str
    place: str = ""


def recompute(session: Session, stored: StoredVerdict) -> list[Difference]:
    """What differs when the run is decided again; empty when it comes out bit by bit."""
    run = stored.screening
    if not run.policy_sha256:
        return [Difference(run.id, NOT_KEPT, run.policy_version, "")]
    try:
        policy = policy_by_sha(session, run.policy_sha256)
    except JhalakError as error:
        return [Difference(run.id, "policy", run.policy_sha256, error.detail)]
    verdict = given(run, stored.signals, policy)
    found = [
        Difference(run.id, what, repr(before), repr(after))
        for what, before, after in (
            ("action", run.action, verdict.action.value),
            ("cause", run.cause, verdict.cause),
            ("grounds", run.grounds, [asdict(reason) for reason in verdict.reasons]),
            ("version", run.policy_version, policy.version),
        )
        if before != after
    ]
    return found + _scores(stored, policy)


def _scores(stored: StoredVerdict, policy: Policy) -> list[Difference]:
    found = []
    caution = stored.screening.caution
    for result, signal in zip(stored.results, stored.signals, strict=True):
        again = score_of(result.model, result.label, tuple(result.raw))
        limit = threshold_of(signal, policy, caution)
        for what, before, after in (
            ("score", result.score, result.score if again is None else again),
            ("threshold", result.threshold, limit if result.is_number else result.threshold),
            ("is_over", result.is_over, is_over(signal, policy, caution)),
        ):
            if before != after:
                place = f"{result.label} in {result.source}"
                found.append(
                    Difference(result.screening_id, what, repr(before), repr(after), place)
                )
    return found

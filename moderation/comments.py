"""Comments are screened while their author waits. Fails closed: unscreened means held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Literal
from uuid import UUID

import structlog
from sqlmodel import Session

from community.models import Comment
from moderation.classifiers.screen import screen_text
from moderation.classifiers.signals import Signal
from moderation.decision import Action, Verdict, decide_comment
from moderation.models import Scope
from moderation.policies.live import Standing
from moderation.policy import Policy, get_standing
from moderation.screening import Findings, fitted
from moderation.surfaces import Surface
from moderation.verdicts.shadows import judge_beside
from moderation.verdicts.stored import keep

log = structlog.get_logger(__name__)
Classify = Callable[[str], list[Signal]]


@dataclass(frozen=True, slots=True)
class CommentVerdict:
    """Whether a comment may show at once, and all that says so.

    Args:
        caution: Of its author's record: what limits were multiplied by.
    """

    verdict: Verdict
    found: Findings
    policy: Policy
    standing: Standing
    caution: float = 1.0

    @property
    def state(self) -> Literal["visible", "held"]:
        """Who sees it."""
        return "visible" if self.verdict.action is Action.ALLOW else "held"

    @property
    def labels(self) -> tuple[str, ...]:
        """What keeps it back, by code."""
        return tuple(sorted({reason.code for reason in self.verdict.reasons}))


def screen_comment(
    text: str, *, caution: float = 1.0, classify: Classify | None = None
) -> CommentVerdict:
    """The verdict on one comment; never raises."""
    began, standing = monotonic(), get_standing()
    policy, found = standing.policy_for(text), Findings()
    try:
        for signal in (classify or screen_text)(text):
            found.signals.append(("comment", fitted(signal, Surface.COMMENT)))
        verdict = decide_comment(found.bare, policy=policy, caution=caution)
    except Exception as error:  # Whatever stops a screening, the comment waits for a person.
        log.warning("comment_screening_failed", code=getattr(error, "code", type(error).__name__))
        found = Findings(problem=f"The screening stopped: {type(error).__name__}.")
        verdict = decide_comment([], policy=policy, problem=found.problem, caution=caution)
    found.took_ms = round((monotonic() - began) * 1000)
    return CommentVerdict(verdict, found, policy, standing, caution)


def keep_verdict(said: CommentVerdict, session: Session, comment: Comment) -> UUID:
    """Stores the verdict beside its comment, and what versions in the shadow make of it.

    Returns:
        The run's id.
    """
    run = keep(
        session,
        comment.video_id,
        Scope.WORDS,
        said.found,
        said.verdict,
        is_trusted=False,  # Nobody's comments go unread.
        is_expected=True,
        policy=said.policy,
        caution=said.caution,
        comment_id=comment.id,
    )
    judge_beside(session, run, said.found.bare, said.standing.shadows)
    return run.id

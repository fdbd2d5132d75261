"""Words that one person writes to another at work, such as a pitch or a brief: judged while their
writer waits. Fails closed.

Few people read them, so that what only one of two models is sure of may pass: what is refused is
over its threshold by the rungs of comments, and in the log, without the words themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.languages import reads_hindi
from moderation.comments import Classify, CommentVerdict, screen_comment
from moderation.decision import EVERYTHING, FAILED, Reason, flagged
from moderation.log import record
from moderation.reputation.models import Part
from moderation.reputation.record import caution_of


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Why words are not sent.

    Args:
        rule: The title of the rule in the writer's language; empty where nobody could judge.
    """

    rule: str


def keep_back(
    viewer: Viewer, what: str, text: str, *, classify: Classify | None = None
) -> KeptBack | None:
    """Why the viewer's words may not be sent; `None` lets them pass.

    Args:
        what: How the log calls them, such as `pitch`.

    Raises:
        NotSignedIn: Guests write to nobody.
    """
    account_id = viewer.require_account()
    with read_scope() as session:
        caution = caution_of(session, account_id, Part.COMMENTER)
    said = screen_comment(text, caution=caution, classify=classify)
    reasons = _grounds(said)
    if not reasons:
        return None
    gravest = reasons[0]
    with session_scope() as session:
        record(
            session,
            "letter_refused",
            subject="account",
            subject_id=account_id,
            actor_id=None,
            facts={
                "what": what,
                "labels": " ".join(sorted({reason.code for reason in reasons})),
                "score": gravest.score,
                "threshold": gravest.threshold,
                "policy_sha256": said.policy.sha256,
            },
        )
    if gravest.code in (FAILED, EVERYTHING):
        return KeptBack("")
    rule = said.policy.rule_of(gravest.code)
    return KeptBack((reads_hindi(viewer.locale) and rule.title_hi) or rule.title)


def _grounds(said: CommentVerdict) -> list[Reason]:
    """What keeps words back, gravest first: no screening at all, or a label that is clear."""
    unseen = [r for r in said.verdict.reasons if r.code in (FAILED, EVERYTHING)]
    clear = [signal for signal in said.found.bare if signal.agrees]
    return unseen or flagged(clear, said.policy, said.caution)

"""The queues: which cases are in each, what they ask of a reviewer, and what is hidden there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.languages import Pair
from moderation.models import Origin, ReviewCase, Subject
from moderation.params import STOP_LEVEL

LEGAL_ORDER = "legal_order"  # The ground of a case with an order of the law.
ESCALATED = "escalated"  # The ground of a case that somebody passed on to a lead.
TAKE_DOWN = "take_down"  # The ground of a case that was opened to take something down.


class Act(StrEnum):
    """What can be done with a case."""

    APPROVE = "approve"
    REJECT = "reject"
    SKIP = "skip"
    BULK = "bulk"
    TRUST = "trust"
    UNDO = "undo"
    ESCALATE = "escalate"
    STOP = "stop"  # Ending the account of whoever it is about.


@dataclass(frozen=True, slots=True)
class CaseQueue:
    """A queue.

    Args:
        level: The least level of whoever takes a case from it; 3 is an admin's.
        skill: What they must be able to do, if anybody said of them what they can.
        hidden: What is neither offered nor accepted there.
    """

    name: str
    level: int = 1
    skill: str = ""
    hidden: frozenset[Act] = frozenset()


LEGAL = CaseQueue("legal", skill="legal", hidden=frozenset({Act.BULK, Act.TRUST}))
APPEALS = CaseQueue(
    "appeals", skill="appeals", hidden=frozenset({Act.BULK, Act.TRUST, Act.ESCALATE, Act.STOP})
)
BLIND = frozenset({Act.BULK, Act.TRUST, Act.UNDO, Act.ESCALATE, Act.STOP})
THIRD = CaseQueue("third", level=3, hidden=BLIND)
SECOND = CaseQueue("second", hidden=BLIND)
LEADS = CaseQueue("leads", level=3, hidden=frozenset({Act.BULK, Act.ESCALATE}))
SAMPLE = CaseQueue("sample", hidden=frozenset({Act.BULK}))
COMMENTS = CaseQueue("comments", hidden=frozenset({Act.TRUST}))
CLIPS = CaseQueue("clips")
ACCOUNTS = CaseQueue("accounts", level=STOP_LEVEL.default)
PRODUCTS = CaseQueue("products")
QUEUES = {
    q.name: q
    for q in (
        LEGAL, APPEALS, THIRD, SECOND, LEADS, SAMPLE, COMMENTS, CLIPS, ACCOUNTS, PRODUCTS,
    )
}  # fmt: skip
# Two accounts are never the same, and what is asked of one is whether it stops.
ABOUT_ACCOUNTS = frozenset({Act.BULK, Act.TRUST, Act.STOP})
# Trust is about clips.
ABOUT_PRODUCTS = frozenset({Act.TRUST})
_OF: Mapping[Subject, CaseQueue] = {
    Subject.VIDEO: CLIPS,
    Subject.COMMENT: COMMENTS,
    Subject.ACCOUNT: ACCOUNTS,
    Subject.PRODUCT: PRODUCTS,
}
_HIDDEN = {Subject.ACCOUNT: ABOUT_ACCOUNTS, Subject.PRODUCT: ABOUT_PRODUCTS}
SKILLS: Mapping[str, Pair] = {
    "legal": ("legal orders", "क़ानूनी आदेश"),
    "appeals": ("appeals", "अपील"),
}


def queue_of(case: ReviewCase) -> CaseQueue:
    """The queue that a case belongs to."""
    if case.look > 1:
        return THIRD if case.look == 3 else SECOND
    if case.origin is Origin.APPEAL:  # Its grounds are those of the case that it is about.
        return APPEALS
    if any(ground["code"] == ESCALATED for ground in case.reasons):
        return LEADS
    if any(ground["code"] == LEGAL_ORDER for ground in case.reasons):
        return LEGAL
    if case.origin is Origin.SAMPLE:
        return SAMPLE
    return _OF[case.subject]


def hidden_of(case: ReviewCase) -> frozenset[Act]:
    """What is neither offered nor accepted for a case."""
    queue = QUEUES.get(case.queue)
    hidden = queue.hidden if queue else frozenset[Act]()
    return hidden | _HIDDEN.get(case.subject, frozenset())


def level_of(case: ReviewCase) -> int:
    """The least level of whoever takes a case; whatever its queue, an account's is not less than
    that of whoever may end one.
    """
    queue = QUEUES.get(case.queue)
    level = queue.level if queue else 1
    return max(level, STOP_LEVEL.default) if case.subject is Subject.ACCOUNT else level

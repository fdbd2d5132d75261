"""To whom a case is offered: by queue, policy, language and skill, and never to who judged it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, not_, or_, select

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import Forbidden, InvalidInput
from moderation.cases.models import Barred, CaseBar
from moderation.models import ReviewCase, Subject
from moderation.params import STOP_LEVEL
from moderation.queue.models import AbilityKind, Reviewer, ReviewerAbility
from moderation.queue.queues import QUEUES, Act, CaseQueue, hidden_of, level_of

ADMIN_LEVEL = 3


class ActHidden(Forbidden):
    """This queue does not have that."""

    code = "act_hidden"

    def __init__(self, act: Act, queue: str) -> None:
        super().__init__(
            f"“{act.value}” is not for cases of the queue “{queue}”.",
            "इस क़तार के केस में यह नहीं हो सकता।",
        )


class LevelTooLow(Forbidden):
    """Somebody with more experience has to take it."""

    code = "level_too_low"

    def __init__(self, needed: int) -> None:
        super().__init__(
            f"This case needs a reviewer of level {needed}.",
            f"इस केस के लिए लेवल {needed} का मॉडरेटर चाहिए।",
        )


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a reviewer can do; an empty set is no limit."""

    account_id: UUID
    level: int = 1
    policies: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()

    def has(self, queue: CaseQueue) -> bool:
        """Whether cases of a queue are offered to them."""
        if self.level >= ADMIN_LEVEL:
            return True
        is_able = not queue.skill or not self.skills or queue.skill in self.skills
        return self.level >= queue.level and is_able


def abilities_of(session: Session, viewer: Viewer) -> Abilities:
    """What the caller can do; an admin can do everything."""
    account_id = viewer.require_moderator()
    if viewer.role is Role.ADMIN:
        return Abilities(account_id, ADMIN_LEVEL)
    return abilities_in(session, account_id)


def abilities_in(session: Session, account_id: UUID) -> Abilities:
    """What is known of a moderator; one of whom nothing is known has no limits."""
    known = session.get(Reviewer, account_id)
    rows: dict[AbilityKind, set[str]] = defaultdict(set)
    for row in session.exec(
        select(ReviewerAbility).where(ReviewerAbility.account_id == account_id)
    ):
        rows[row.kind].add(row.value)
    return Abilities(
        account_id,
        known.level if known else 1,
        frozenset(rows[AbilityKind.POLICY]),
        frozenset(rows[AbilityKind.LANGUAGE]),
        frozenset(rows[AbilityKind.SKILL]),
    )


def set_abilities(session: Session, given: Abilities) -> None:
    """Replaces what is known of a reviewer.

    Raises:
        InvalidInput: A level below 1 or of an admin's.
    """
    if not 1 <= given.level < ADMIN_LEVEL:
        raise InvalidInput(
            "A reviewer's level is 1 or 2.", "मॉडरेटर का लेवल 1 या 2 होता है।", code="reviewer_level"
        )
    row = session.get(Reviewer, given.account_id) or Reviewer(account_id=given.account_id)
    row.level, row.changed_at = given.level, utc_now()
    session.add(row)
    session.execute(
        delete(ReviewerAbility).where(col(ReviewerAbility.account_id) == given.account_id)
    )
    for kind, values in (
        (AbilityKind.POLICY, given.policies),
        (AbilityKind.LANGUAGE, given.languages),
        (AbilityKind.SKILL, given.skills),
    ):
        for value in sorted(values):
            session.add(ReviewerAbility(account_id=given.account_id, kind=kind, value=value[:40]))
    session.flush()


def offered_to(who: Abilities) -> list[ColumnElement[bool]]:
    """The conditions under which an open case is offered to somebody."""
    case = col(ReviewCase.id)
    barred = select(CaseBar.case_id).where(
        CaseBar.case_id == case, CaseBar.account_id == who.account_id
    )
    asked = [
        col(ReviewCase.author_id) != who.account_id,
        not_(barred.exists()),
        col(ReviewCase.queue).in_([q.name for q in QUEUES.values() if who.has(q)] + [""]),
    ]
    asked += accounts_for(who)
    if who.policies:
        asked.append(col(ReviewCase.policy).in_(who.policies))
    if who.languages:
        language = col(ReviewCase.language)
        asked.append(or_(language == "", language.in_(who.languages)))
    return asked


def accounts_for(who: Abilities) -> list[ColumnElement[bool]]:
    """Of cases: none about accounts, for who may not end one."""
    if who.level >= STOP_LEVEL.default:
        return []
    return [col(ReviewCase.subject) != Subject.ACCOUNT]


def not_decided_by(account_id: UUID) -> ColumnElement[bool]:
    """Of cases: they are not about a decision that somebody made."""
    decided = select(CaseBar.case_id).where(
        CaseBar.case_id == col(ReviewCase.id),
        CaseBar.account_id == account_id,
        CaseBar.why == Barred.DECIDED,
    )
    return not_(decided.exists())


def require_act(case: ReviewCase, act: Act) -> None:
    """Raises `ActHidden` where the case does not have the act."""
    if act in hidden_of(case):
        raise ActHidden(act, case.queue)


def require_level(case: ReviewCase, who: Abilities) -> None:
    """Raises `LevelTooLow` where the case needs somebody of more experience."""
    if who.level < (needed := level_of(case)):
        raise LevelTooLow(needed)

"""To whom a case is offered: by queue, policy, language and skill, and never to who judged it.

One rule: the list, the next case, claiming by id and many at once all ask `_demands`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, true
from sqlalchemy import select as select_rows
from sqlalchemy.orm import Mapped
from sqlmodel import Session, and_, col, not_, or_, select

from catalog.media import language_label
from core.errors import Forbidden, JhalakError
from moderation.cases.claims import NotForYou, OwnClip
from moderation.cases.models import Barred, CaseBar
from moderation.exposure.keeping import within_budget
from moderation.models import GOLDEN, CaseState, ReviewCase, Subject
from moderation.params import STOP_LEVEL
from moderation.policy import get_policy
from moderation.queue.abilities import ADMIN_LEVEL, Abilities
from moderation.queue.models import GoldenReview
from moderation.queue.queues import QUEUES, SKILLS, Act, hidden_of, level_of
from moderation.repository import CaseNotFound


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


class SkippedBefore(Forbidden):
    """They gave it back, and are not shown it again."""

    code = "case_skipped"

    def __init__(self) -> None:
        super().__init__(
            "You gave this case back; somebody else takes it.",
            "आपने यह केस लौटा दिया था; अब इसे कोई और देखेगा।",
        )


class RoutedElsewhere(Forbidden):
    """It goes to people with another policy, language or skill."""

    code = "case_elsewhere"

    def __init__(self, needed: str, needed_hi: str) -> None:
        super().__init__(
            f"This case goes to reviewers of: {needed}. A lead can give you that.",
            f"यह केस इनके मॉडरेटर देखते हैं: {needed_hi}। लीड आपको यह दे सकते हैं।",
        )


@dataclass(frozen=True, slots=True)
class Demand:
    """What a case asks of whoever takes it, and what they read where they cannot."""

    is_met: ColumnElement[bool]
    refusal: Callable[[ReviewCase], JhalakError]
    binds_leads: bool = True


def offered_to(who: Abilities) -> list[ColumnElement[bool]]:
    """The conditions under which an open case is offered to somebody."""
    return [demand.is_met for demand in _demands(who)]


def listed_for(session: Session, who: Abilities, now: datetime) -> list[ColumnElement[bool]]:
    """The conditions under which somebody sees an open case in their list: what they may take today
    and what they hold; a lead sees all but what is about their own decisions.
    """
    if who.is_lead:
        return [not_decided_by(who.account_id), there_is_for(who)]
    may_take = and_(*offered_to(who), *within_budget(session, who.account_id, now))
    return [or_(may_take, _held_by(who, now))]


def offered_among(session: Session, who: Abilities, case_ids: Collection[UUID]) -> set[UUID]:
    """Those of some cases that are offered to somebody."""
    query = select(ReviewCase.id).where(col(ReviewCase.id).in_(case_ids), *offered_to(who))
    return set(session.exec(query))


def require_offered(session: Session, case: ReviewCase, who: Abilities, now: datetime) -> None:
    """Lets whoever a case is for take it by its id, and whoever holds it go on.

    A lead may come back to what they skipped: there may be nobody else.

    Raises:
        OwnClip, NotForYou, SkippedBefore, LevelTooLow, RoutedElsewhere: It is not theirs.
        CaseNotFound: It is another's golden item.
    """
    if case.state is CaseState.CLOSED:
        return  # Claiming it says so.
    asked = [d for d in _demands(who) if d.binds_leads or not who.is_lead]
    is_held, *met = session.execute(
        select_rows(_held_by(who, now), *(demand.is_met for demand in asked)).where(
            col(ReviewCase.id) == case.id
        )
    ).one()
    for demand, is_met in zip(asked, met, strict=True):
        if not (is_held or is_met):
            raise demand.refusal(case)


def is_for(session: Session, case: ReviewCase, who: Abilities, now: datetime) -> bool:
    """Whether somebody may take a case, or could when it was open."""
    try:
        require_offered(session, case, who, now)
    except JhalakError:
        return False
    return True


def not_decided_by(account_id: UUID) -> ColumnElement[bool]:
    """Of cases: they are not about a decision that somebody made."""
    return not_(_barred(account_id, Barred.DECIDED))


def there_is_for(who: Abilities) -> ColumnElement[bool]:
    """Of cases: they are no golden item that was put before somebody else."""
    mine = select(GoldenReview.case_id).where(
        GoldenReview.case_id == col(ReviewCase.id), GoldenReview.reviewer_id == who.account_id
    )
    return or_(col(ReviewCase.look) > GOLDEN, mine.exists())


def require_act(case: ReviewCase, act: Act) -> None:
    """Raises `ActHidden` where the case does not have the act."""
    if act in hidden_of(case):
        raise ActHidden(act, case.queue)


def require_level(case: ReviewCase, who: Abilities) -> None:
    """Raises `LevelTooLow` where the case needs somebody of more experience."""
    if who.level < (needed := level_of(case)):
        raise LevelTooLow(needed)


def _demands(who: Abilities) -> list[Demand]:
    """All that decides whose a case is, in the order in which it is told."""
    queue, policy, language = (
        col(ReviewCase.queue),
        col(ReviewCase.policy),
        col(ReviewCase.language),
    )
    # A queue that nobody knows is nobody's: fails closed.
    of_level = [q.name for q in QUEUES.values() if q.level <= who.level]
    of_skill = [q.name for q in QUEUES.values() if who.has_skill_for(q)]
    return [
        Demand(there_is_for(who), lambda _: CaseNotFound()),
        # Not `!=`: what is nobody's is for everybody.
        Demand(col(ReviewCase.author_id).is_distinct_from(who.account_id), lambda _: OwnClip()),
        Demand(not_decided_by(who.account_id), lambda _: NotForYou()),
        Demand(
            not_(_barred(who.account_id, Barred.SKIPPED)),
            lambda _: SkippedBefore(),
            binds_leads=False,
        ),
        Demand(queue.in_([*of_level, ""]), _of_level),
        Demand(_account_for(who), _of_level),
        Demand(queue.in_([*of_skill, ""]), _of_skill),
        Demand(_any_of(policy, who.policies), _of_policy),
        Demand(
            _any_of(language, who.languages),
            _of_language,
        ),
    ]


def _account_for(who: Abilities) -> ColumnElement[bool]:
    """Whatever their queue, cases about accounts are for who may end one."""
    if who.level >= STOP_LEVEL.default:
        return true()
    return col(ReviewCase.subject) != Subject.ACCOUNT


def _any_of(asked: Mapped[str], can: frozenset[str]) -> ColumnElement[bool]:
    """What a case does not ask for, anybody can; without any of a kind, that kind is no limit."""
    return or_(asked == "", asked.in_(can)) if can else true()


def _barred(account_id: UUID, why: Barred) -> ColumnElement[bool]:
    return (
        select(CaseBar.case_id)
        .where(
            CaseBar.case_id == col(ReviewCase.id),
            CaseBar.account_id == account_id,
            CaseBar.why == why,
        )
        .exists()
    )


def _held_by(who: Abilities, now: datetime) -> ColumnElement[bool]:
    held = col(ReviewCase.claimed_by) == who.account_id, col(ReviewCase.claimed_until) >= now
    return and_(*held).is_(True)  # Not null where nobody has it.


def _of_level(case: ReviewCase) -> LevelTooLow:
    return LevelTooLow(level_of(case) if case.queue in QUEUES else ADMIN_LEVEL)


def _of_skill(case: ReviewCase) -> RoutedElsewhere:
    return RoutedElsewhere(*SKILLS[QUEUES[case.queue].skill])


def _of_policy(case: ReviewCase) -> RoutedElsewhere:
    rule = get_policy().rule_of(case.policy)
    return RoutedElsewhere(rule.title, rule.named("hi"))


def _of_language(case: ReviewCase) -> RoutedElsewhere:
    label = language_label(case.language)
    return RoutedElsewhere(label, label)

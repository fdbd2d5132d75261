"""What a reviewer can do: their level, and the policies, languages and skills they were given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import InvalidInput
from moderation.queue.models import AbilityKind, Reviewer, ReviewerAbility
from moderation.queue.queues import CaseQueue

ADMIN_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a reviewer can do; an empty set is no limit."""

    account_id: UUID
    level: int = 1
    policies: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()

    @property
    def is_lead(self) -> bool:
        """Whether they look after the desk, and so see all of it."""
        return self.level >= ADMIN_LEVEL

    def has_skill_for(self, queue: CaseQueue) -> bool:
        """Whether they can do what a queue asks for; a lead can."""
        unlimited = self.is_lead or not self.skills
        return unlimited or not queue.skill or queue.skill in self.skills


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

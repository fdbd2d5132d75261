"""What a reviewer can do: their level, and the policies, languages and skills they were given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.kinds import Role
from catalog.media import LANGUAGE_LABELS
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import InvalidInput
from core.languages import Pair
from moderation.policy import get_policy
from moderation.queue.models import AbilityKind, Reviewer, ReviewerAbility
from moderation.queue.queues import SKILLS, CaseQueue

ADMIN_LEVEL = 3


class UnknownAbility(InvalidInput):
    """No case ever asks for that."""

    code = "unknown_ability"

    def __init__(self, made_up: Sequence[str], known: Sequence[str]) -> None:
        said, choices = ", ".join(made_up), ", ".join(known)
        super().__init__(
            f"There is no {said}; choose among: {choices}.",
            f"{said} नाम का कुछ नहीं है; इनमें से चुनें: {choices}।",
        )


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


def known_abilities() -> tuple[Mapping[str, Pair], Mapping[str, Pair], Mapping[str, Pair]]:
    """All policies, languages and skills that a case can ask for, each with its name."""
    rules = get_policy().labels
    return (
        {code: (rule.title, rule.named("hi")) for code, rule in rules.items()},
        {code: (label, label) for code, label in LANGUAGE_LABELS.items()},
        SKILLS,
    )


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
        InvalidInput: A level below 1 or of an admin's, or a policy, language or skill that there is
            not: a case that asks for it would wait for nobody.
    """
    if not 1 <= given.level < ADMIN_LEVEL:
        raise InvalidInput(
            "A reviewer's level is 1 or 2.", "मॉडरेटर का लेवल 1 या 2 होता है।", code="reviewer_level"
        )
    for said, known in zip(
        (given.policies, given.languages, given.skills), known_abilities(), strict=True
    ):
        if made_up := sorted(said - set(known)):
            raise UnknownAbility(made_up, sorted(known))
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

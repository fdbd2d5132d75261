"""What leads arrange: legal orders, what each reviewer can do, golden items, agreement. Admins."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from uuid import UUID

from sqlmodel import col, select

from catalog.kinds import Role
from catalog.models import Account
from catalog.videos import get_video
from catalog.viewer import Viewer
from community.models import Comment
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import NotFound
from core.languages import in_language
from moderation import params
from moderation.desk.orders import enter_order
from moderation.desk.schemas import (
    AbilitiesForm,
    AbilityChoices,
    AbilityView,
    AgreementView,
    GoldenAgreementView,
    GoldenForm,
    LegalOrderForm,
    LegalOrderView,
    ReviewerView,
    ShareOfGolden,
)
from moderation.figures.intervals import Share
from moderation.golden.agreeing import agreed, golden_units
from moderation.log import record
from moderation.models import Subject
from moderation.policy import get_policy
from moderation.queue.abilities import Abilities, abilities_in, known_abilities, set_abilities
from moderation.repository import accounts_by_id
from moderation.second.agreement import alpha, interval
from moderation.second.looks import OK
from moderation.second.models import GoldenItem, ReviewOpinion


def enter_legal_order(viewer: Viewer, form: LegalOrderForm) -> LegalOrderView:
    """Opens the case of a legal order and sets its clock.

    Raises:
        NotFound: There is no such clip, comment or product.
        InvalidInput: No such kind, or a time that cannot be.
    """
    admin_id, now = viewer.require_role(Role.ADMIN), utc_now()
    received_at = form.received_at or now
    if received_at.tzinfo is None:
        received_at = received_at.replace(tzinfo=UTC)
    with session_scope() as session:
        case, clock = enter_order(
            session,
            subject=form.subject,
            subject_id=form.subject_id,
            kind=form.kind,
            received_at=received_at,
            reference=form.reference,
            actor_id=admin_id,
            now=now,
        )
        return LegalOrderView(
            case_id=case.id,
            kind=clock.kind,
            rule_version=clock.rule_version,
            received_at=clock.received_at,
            due_at=clock.due_at,
        )


def reviewers(viewer: Viewer) -> list[ReviewerView]:
    """Every moderator with what they can do, by name."""
    viewer.require_role(Role.ADMIN)
    with read_scope() as session:
        people = session.exec(
            select(Account)
            .where(Account.role == Role.MODERATOR)
            .order_by(col(Account.display_name), col(Account.id))
        ).all()
        return [
            ReviewerView(
                account_id=person.id,
                name=person.display_name,
                level=known.level,
                policies=sorted(known.policies),
                languages=sorted(known.languages),
                skills=sorted(known.skills),
            )
            for person, known in ((p, abilities_in(session, p.id)) for p in people)
        ]


def ability_choices(viewer: Viewer) -> AbilityChoices:
    """All policies, languages and skills that a reviewer can be given."""
    viewer.require_role(Role.ADMIN)
    policies, languages, skills = (
        [
            AbilityView(code=code, title=in_language(pair, viewer.locale))
            for code, pair in kind.items()
        ]
        for kind in known_abilities()
    )
    return AbilityChoices(policies=policies, languages=languages, skills=skills)


def arrange_reviewer(viewer: Viewer, account_id: UUID, form: AbilitiesForm) -> None:
    """Says which policies, languages and skills a moderator has, and how experienced they are.

    Raises:
        NotFound: There is no such moderator.
        UnknownAbility: There is no such policy, language or skill.
    """
    admin_id = viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        account = session.get(Account, account_id)
        if account is None or account.role is not Role.MODERATOR:
            raise NotFound(
                "There is no such moderator.", "ऐसा कोई मॉडरेटर नहीं है।", code="moderator_not_found"
            )
        given = Abilities(
            account_id,
            form.level,
            frozenset(form.policies),
            frozenset(form.languages),
            frozenset(form.skills),
        )
        set_abilities(session, given)
        record(
            session,
            "abilities",
            subject=Subject.ACCOUNT.value,
            subject_id=account_id,
            actor_id=admin_id,
            facts={
                "level": given.level,
                "policies": ", ".join(sorted(given.policies)),
                "languages": ", ".join(sorted(given.languages)),
                "skills": ", ".join(sorted(given.skills)),
            },
        )


def set_golden(viewer: Viewer, form: GoldenForm) -> None:
    """Keeps the right answer about a clip or comment; decisions about it are looked at twice.

    Raises:
        NotFound: There is no such clip or comment.
        InvalidInput: The answer is neither `ok` nor a reason of the policy.
    """
    admin_id = viewer.require_role(Role.ADMIN)
    if form.answer != OK:
        get_policy().reason(form.answer)
    with session_scope() as session:
        if form.subject is Subject.VIDEO:
            get_video(session, form.subject_id)
        elif session.get(Comment, form.subject_id) is None:
            raise NotFound(
                "There is no such comment.", "ऐसा कोई कमेंट नहीं है।", code="comment_not_found"
            )
        row = session.get(GoldenItem, (form.subject, form.subject_id)) or GoldenItem(
            subject=form.subject, subject_id=form.subject_id, answer=form.answer, set_by=admin_id
        )
        row.answer, row.set_by = form.answer, admin_id
        session.add(row)
        session.flush()
        record(
            session,
            "golden",
            subject=form.subject.value,
            subject_id=form.subject_id,
            actor_id=admin_id,
            facts={"answer": form.answer},
        )


def golden_agreement(viewer: Viewer) -> list[GoldenAgreementView]:
    """How far each reviewer says what is right of golden items, by name."""
    viewer.require_role(Role.ADMIN)
    with read_scope() as session:
        found = agreed(session)
        people = accounts_by_id(session, [one.reviewer_id for one in found])
        views = [
            GoldenAgreementView(
                account_id=one.reviewer_id,
                name=people[one.reviewer_id].display_name,
                answered=one.right.n if one.right else 0,
                right=_golden_share(one.right),
                same_verdict=_golden_share(one.same_verdict),
                given_back=one.given_back,
            )
            for one in found
        ]
    return sorted(views, key=lambda view: (view.name, view.account_id))


def _golden_share(share: Share | None) -> ShareOfGolden | None:
    return ShareOfGolden(value=share.value, low=share.low, high=share.high) if share else None


def agreement(viewer: Viewer) -> list[AgreementView]:
    """How far people who did not see each other's answers agreed, by policy; no number where fewer
    than `moderation.agreement.least` decisions were looked at twice. Of a golden item, the right
    answer is one of those that are compared.
    """
    viewer.require_moderator()
    units: dict[str, dict[object, list[str | None]]] = defaultdict(lambda: defaultdict(list))
    with read_scope() as session:
        rows = session.exec(
            select(ReviewOpinion.policy, ReviewOpinion.decision_id, ReviewOpinion.answer).where(
                ReviewOpinion.look < 3  # The third sees that there was a disagreement.
            )
        )
        for policy, decision_id, answer in rows:
            units[policy][decision_id].append(answer)
        for policy, items in golden_units(session).items():
            for item, answers_of in items.items():
                units[policy][item] = answers_of
    views = []
    for policy, said in sorted(units.items()):
        answers = [a for a in said.values() if len(a) > 1]
        enough = len(answers) >= params.AGREEMENT_LEAST.default
        spread = interval(answers, seed=len(answers)) if enough else None
        views.append(
            AgreementView(
                policy=policy,
                decisions=len(answers),
                alpha=alpha(answers) if enough else None,
                low=spread[0] if spread else None,
                high=spread[1] if spread else None,
            )
        )
    return views

"""What a page or an endpoint asks about the rules and their versions.

Moderators read, admins change. Each function checks who asks and works in its own transaction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from uuid import UUID

import structlog
from sqlmodel import Session, col, func, select

from catalog.kinds import Role
from catalog.models import Account
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.languages import in_language
from moderation.policies.live import get_policy, policy_of
from moderation.policies.models import PolicyVersion, VersionState
from moderation.policies.parsing import parse_policy, shipped, shipped_texts
from moderation.rollout import versions
from moderation.rollout.coverage import coverage as coverage
from moderation.rollout.models import Rescreening
from moderation.rollout.preview import preview
from moderation.rollout.rescreen import must_wait
from moderation.rollout.schemas import (
    ClockView,
    Preview,
    RescreeningView,
    ShadowOutcome,
    ShadowShift,
    VersionDetail,
    VersionView,
)
from moderation.rollout.words import SHIPPED_NOTE
from moderation.verdicts.models import ShadowVerdict

log = structlog.get_logger(__name__)
WALKS_SHOWN = 20


def list_versions(viewer: Viewer) -> list[VersionView]:
    """Every stored version, newest first, and the shipped one last."""
    viewer.require_moderator()
    with read_scope() as session:
        rows = session.exec(select(PolicyVersion).order_by(col(PolicyVersion.id).desc())).all()
        names = _names(session, [row.author_id for row in rows])
        views = [_view(row, names) for row in rows]
    return [*views, _shipped_view(any(v.state is VersionState.LIVE for v in views), viewer.locale)]


def get_version(viewer: Viewer, version_id: UUID) -> VersionDetail:
    """One stored version with its text.

    Raises:
        PolicyUnknown: There is none.
    """
    viewer.require_moderator()
    with read_scope() as session:
        row = versions.get_version(session, version_id)
        view = _view(row, _names(session, [row.author_id]))
    return VersionDetail(**view.model_dump(), yaml=row.yaml)


def shipped_version(viewer: Viewer) -> VersionDetail:
    """The version that came with the program, with its text: what a new one is written from."""
    viewer.require_moderator()
    with read_scope() as session:
        live = versions.in_state(session, VersionState.LIVE)
    text = shipped_texts()[shipped().sha256]
    return VersionDetail(**_shipped_view(live is not None, viewer.locale).model_dump(), yaml=text)


def preview_text(viewer: Viewer, yaml: str, *, days: int) -> Preview:
    """What rules that are not even stored would have changed.

    Raises:
        PolicyInvalid: They cannot be read; the message names line and field.
    """
    viewer.require_moderator()
    policy = parse_policy(yaml)
    return preview(policy, days=days, now=utc_now(), locale=viewer.locale)


def preview_version(viewer: Viewer, version_id: UUID, *, days: int) -> Preview:
    """What a stored version would have changed.

    Raises:
        PolicyUnknown, PolicyInvalid: There are no such rules.
    """
    viewer.require_moderator()
    with read_scope() as session:
        policy = policy_of(versions.get_version(session, version_id))
    return preview(policy, days=days, now=utc_now(), locale=viewer.locale)


def add_version(viewer: Viewer, yaml: str, *, note: str = "") -> VersionView:
    """Keeps new rules as a draft.

    Raises:
        Forbidden: Only admins change rules.
        PolicyInvalid, VersionTaken: They cannot be kept.
    """
    author_id = viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        row = versions.add_version(session, author_id, yaml, note)
        log.info("policy_added", version=row.version, sha256=row.sha256)
        return _view(row, _names(session, [author_id]))


def move_version(
    viewer: Viewer, version_id: UUID, state: VersionState, *, share_permille: int = 0
) -> VersionView:
    """Takes a version to a state; `LIVE` promotes it.

    Raises:
        Forbidden: Only admins change rules.
        PolicyUnknown, PolicyInvalid, StateRefused, SliceTaken, ClockNotRunning: It cannot go there.
    """
    admin_id = viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        row = versions.move(session, version_id, state, share_permille, by_id=admin_id)
        log.info("policy_moved", version=row.version, state=state.value, share=row.share_permille)
        return _view(row, _names(session, [row.author_id]))


def roll_back(viewer: Viewer) -> VersionView:
    """Puts the version in force that was before, at last the shipped one.

    Raises:
        Forbidden: Only admins change rules.
        Conflict: The shipped version is in force.
    """
    admin_id = viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        row = versions.roll_back(session, by_id=admin_id)
        log.warning("policy_rolled_back", version=row.version if row else shipped().version)
        return (
            _view(row, _names(session, [row.author_id]))
            if row
            else _shipped_view(False, viewer.locale)
        )


def shadow_outcome(viewer: Viewer, version_id: UUID) -> ShadowOutcome:
    """What a version has said beside the one in force.

    Raises:
        PolicyUnknown: There is none.
    """
    viewer.require_moderator()
    with read_scope() as session:
        row = versions.get_version(session, version_id)
        found = session.exec(
            select(ShadowVerdict.live_action, ShadowVerdict.action, func.count())
            .where(ShadowVerdict.policy_sha256 == row.sha256)
            .group_by(col(ShadowVerdict.live_action), col(ShadowVerdict.action))
        ).all()
    counts = Counter({(live, shadow): count for live, shadow, count in found})
    return ShadowOutcome(
        verdicts=counts.total(),
        agreed=sum(count for (live, shadow), count in counts.items() if live == shadow),
        shifts=[
            ShadowShift(live=live, shadow=shadow, count=count)
            for (live, shadow), count in counts.most_common()
            if live != shadow
        ],
    )


def rescreenings(viewer: Viewer) -> list[RescreeningView]:
    """Walks over the live clips, newest first."""
    viewer.require_moderator()
    with read_scope() as session:
        rows = session.exec(
            select(Rescreening).order_by(col(Rescreening.id).desc()).limit(WALKS_SHOWN)
        ).all()
        waits = must_wait(session)
        return [
            RescreeningView(
                policy_sha256=row.policy_sha256,
                looked_at=row.looked_at,
                changed=row.changed,
                is_paused=row.finished_at is None and waits,
                started_at=row.started_at,
                finished_at=row.finished_at,
            )
            for row in rows
        ]


def clocks(viewer: Viewer) -> list[ClockView]:
    """How long the law gives, every dated row."""
    viewer.require_moderator()
    return [ClockView(id=clock.id, **asdict(clock)) for clock in get_policy().clocks]


def _names(session: Session, ids: list[UUID]) -> dict[UUID, str]:
    rows = session.exec(select(Account).where(col(Account.id).in_(ids)))
    return {account.id: account.display_name for account in rows}


def _view(row: PolicyVersion, names: dict[UUID, str]) -> VersionView:
    return VersionView(
        id=row.id,
        version=row.version,
        sha256=row.sha256,
        note=row.note,
        author_name=names.get(row.author_id, ""),
        state=row.state,
        share_permille=row.share_permille,
        created_at=row.created_at,
        went_live_at=row.went_live_at,
    )


def _shipped_view(is_replaced: bool, locale: str) -> VersionView:
    policy = shipped()
    return VersionView(
        id=None,
        version=policy.version,
        sha256=policy.sha256,
        note=in_language(SHIPPED_NOTE, locale),
        author_name="",
        state=VersionState.RETIRED if is_replaced else VersionState.LIVE,
        share_permille=0,
        created_at=None,
        went_live_at=None,
    )

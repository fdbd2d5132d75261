"""A version's way: draft, shadow, slice, live, retired; exactly one is in force at any moment."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, or_, select

from core.clock import INDIA, utc_now
from core.db import after_commit
from core.errors import Conflict, InvalidInput
from moderation.log import record
from moderation.policies.live import PolicyUnknown, forget_standing, policy_of
from moderation.policies.models import PolicyVersion, VersionState
from moderation.policies.parsing import parse_policy, shipped, shipped_texts
from moderation.policies.rules import Policy
from moderation.rollout.rescreen import start_rescreening
from moderation.rollout.words import STATES

_S = VersionState
STEPS: dict[VersionState, tuple[VersionState, ...]] = {
    _S.DRAFT: (_S.SHADOW, _S.SLICE, _S.LIVE, _S.RETIRED),
    _S.SHADOW: (_S.DRAFT, _S.SLICE, _S.LIVE, _S.RETIRED),
    _S.SLICE: (_S.SHADOW, _S.SLICE, _S.LIVE, _S.RETIRED),
    _S.LIVE: (),  # Another takes its place, or it is rolled back.
    _S.RETIRED: (_S.SHADOW,),
}


class VersionTaken(Conflict):
    """These rules, or their name, are there already."""

    code = "policy_version_taken"

    def __init__(self, version: str) -> None:
        super().__init__(
            f"There is a version {version} already; give these rules another name.",
            f"संस्करण {version} पहले से है; इन नियमों को दूसरा नाम दें।",
        )


class StateRefused(Conflict):
    """A version cannot go there from where it is."""

    code = "policy_state"

    def __init__(self, now: VersionState, wanted: VersionState) -> None:
        allowed = ", ".join(STEPS[now]) or "nothing; promote another or roll back"
        ways = ", ".join(STATES[way][1] for way in STEPS[now])
        ways = ways or "कुछ नहीं; दूसरा लागू करें या पिछला वापस लाएँ"
        super().__init__(
            f"A version that is {now} cannot become {wanted}; it can become {allowed}.",
            f"“{STATES[now][1]}” से “{STATES[wanted][1]}” नहीं हो सकता; यह हो सकता है: {ways}।",
        )


class ClockNotRunning(Conflict):
    """Reports would come in under a clock that has not begun."""

    code = "policy_clock"

    def __init__(self, clock: str) -> None:
        super().__init__(
            f"No row of the clock {clock} is in force today; give one an earlier since.",
            f"{clock} की कोई पंक्ति आज लागू नहीं है; किसी पंक्ति को पहले के दिन से शुरू करें।",
        )


class SliceTaken(Conflict):
    """Another version is out to a slice."""

    code = "policy_slice_taken"

    def __init__(self, version: str) -> None:
        super().__init__(
            f"Version {version} is out to a slice; end that first.",
            f"संस्करण {version} एक हिस्से पर चल रहा है; पहले उसे रोकें।",
        )


def add_version(session: Session, author_id: UUID, yaml: str, note: str) -> PolicyVersion:
    """Keeps new rules as a draft.

    Raises:
        PolicyInvalid: They cannot be read.
        VersionTaken: They are there already.
    """
    policy = parse_policy(yaml)
    came_with_us = {parse_policy(text).version for text in shipped_texts().values()}
    is_shipped = policy.sha256 in shipped_texts() or policy.version in came_with_us
    taken = session.exec(
        select(PolicyVersion.id).where(
            or_(
                col(PolicyVersion.sha256) == policy.sha256,
                col(PolicyVersion.version) == policy.version,
            )
        )
    ).first()
    if is_shipped or taken is not None:
        raise VersionTaken(policy.version)
    row = PolicyVersion(
        version=policy.version, yaml=yaml, sha256=policy.sha256, note=note, author_id=author_id
    )
    session.add(row)
    session.flush()
    return row


def get_version(session: Session, version_id: UUID, *, for_update: bool = False) -> PolicyVersion:
    """The stored version.

    Raises:
        PolicyUnknown: There is none.
    """
    query = select(PolicyVersion).where(PolicyVersion.id == version_id)
    row = session.exec(query.with_for_update() if for_update else query).first()
    if row is None:
        raise PolicyUnknown()
    return row


def in_state(session: Session, state: VersionState) -> PolicyVersion | None:
    """The one version in a state that only one can be in."""
    return session.exec(
        select(PolicyVersion).where(PolicyVersion.state == state).with_for_update()
    ).first()


def move(
    session: Session, version_id: UUID, state: VersionState, share_permille: int, *, by_id: UUID
) -> PolicyVersion:
    """Takes a version to `state`; one that goes live retires the one that was, and live clips are
    judged again. The log keeps it.

    Args:
        share_permille: For `SLICE`, 1 to 1,000.

    Raises:
        PolicyUnknown, PolicyInvalid: There are no such rules, or they cannot be read any more.
        StateRefused, SliceTaken, ClockNotRunning: It cannot go there.
    """
    row = get_version(session, version_id, for_update=True)
    if state not in STEPS[row.state]:
        raise StateRefused(row.state, state)
    if state is _S.SLICE and not 1 <= share_permille <= 1000:
        raise InvalidInput(
            "A slice is 1 to 1,000 of 1,000.",
            "हिस्सा 1,000 में से 1 से 1,000 तक का हो सकता है।",
            code="policy_share",
        )
    if state is not _S.RETIRED:
        policy = policy_of(row)  # What cannot be read must not come to judge.
        if state is _S.LIVE:
            _refuse_stopped(policy)
    if state is _S.SLICE:
        other = in_state(session, _S.SLICE)
        if other is not None and other.id != row.id:
            raise SliceTaken(other.version)
    old = in_state(session, _S.LIVE) if state is _S.LIVE else None
    if old is not None:
        _set(session, old, _S.RETIRED)
    before = row.state
    _set(session, row, state, share_permille if state is _S.SLICE else 0)
    record(
        session,
        "policy_moved",
        subject="policy",
        subject_id=row.id,
        actor_id=by_id,
        facts={
            "version": row.version,
            "sha256": row.sha256,
            "from": before.value,
            "to": state.value,
            "share_permille": row.share_permille,
            "instead_of": old.version if old is not None else None,
        },
    )
    if state is _S.LIVE:
        row.went_live_at = row.changed_at
        start_rescreening(session, row.sha256)
    return row


def roll_back(session: Session, *, by_id: UUID) -> PolicyVersion | None:
    """Puts the version in force that was before, and judges live clips again by it. The log keeps
    it.

    Returns:
        It; None when it is the shipped one.

    Raises:
        Conflict: The shipped version is in force.
    """
    now = in_state(session, _S.LIVE)
    if now is None or now.went_live_at is None:
        raise Conflict(
            "The shipped rules are in force already.",
            "मूल नियम पहले से लागू हैं।",
            code="policy_nothing_before",
        )
    before = session.exec(
        select(PolicyVersion)
        .where(
            PolicyVersion.state == _S.RETIRED,
            col(PolicyVersion.went_live_at) < now.went_live_at,
        )
        .order_by(col(PolicyVersion.went_live_at).desc())
        .limit(1)
    ).first()
    now.went_live_at = None
    _set(session, now, _S.RETIRED)
    if before is not None:
        policy_of(before)
        _set(session, before, _S.LIVE)
    record(
        session,
        "policy_rolled_back",
        subject="policy",
        subject_id=now.id,
        actor_id=by_id,
        facts={
            "version": now.version,
            "sha256": now.sha256,
            "back_to": before.version if before else shipped().version,
        },
    )
    start_rescreening(session, before.sha256 if before else shipped().sha256)
    return before


def _refuse_stopped(policy: Policy) -> None:
    today = utc_now().astimezone(INDIA).date()
    for code in policy.report_clocks.values():
        if policy.clock(code, today) is None:
            raise ClockNotRunning(code)


def _set(session: Session, row: PolicyVersion, state: VersionState, share: int = 0) -> None:
    row.state, row.share_permille, row.changed_at = state, share, utc_now()
    session.add(row)
    session.flush()
    after_commit(session, forget_standing)

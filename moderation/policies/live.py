"""Which rules are in force: for everything, for a share, and beside it. Fails closed.

A version that cannot be read, or a database that does not answer, leaves the shipped rules with
`hold_everything`: nothing shows without a person until somebody has repaired it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from core.db import get_engine, read_scope
from core.errors import NotFound
from moderation.policies.models import PolicyVersion, VersionState
from moderation.policies.parsing import parse_policy, sha256_of, shipped, shipped_texts
from moderation.policies.reading import PolicyInvalid
from moderation.policies.rules import Policy

log = structlog.get_logger(__name__)
# Another process's change counts here after this time.
KEPT_S = 2.0
STALE_S = 10.0  # While somebody reads.
WAIT_S = 5.0


class PolicyUnknown(NotFound):
    """Nobody has the text of that version any more."""

    code = "policy_unknown"

    def __init__(self) -> None:
        super().__init__("There is no such version of the rules.", "नियमों का ऐसा कोई संस्करण नहीं है।")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is in force.

    Args:
        share: The version that a share of the subjects is judged by, and how many of 1,000.
        shadows: Versions that judge beside it.
    """

    live: Policy
    share: tuple[Policy, int] | None = None
    shadows: tuple[Policy, ...] = ()

    def policy_for(self, subject: str) -> Policy:
        """The rules for one subject: the same answer as long as the share only grows."""
        if self.share is not None and bucket_of(self.share[0], subject) < self.share[1]:
            return self.share[0]
        return self.live


def bucket_of(policy: Policy, subject: str) -> int:
    """0 to 999: a hash of version and subject."""
    digest = hashlib.sha256(f"{policy.sha256}:{subject}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % 1000


def policy_of(row: PolicyVersion) -> Policy:
    """The rules of a stored version.

    Raises:
        PolicyInvalid: Its text is no policy, or is not the text that was stored.
    """
    if sha256_of(row.yaml) != row.sha256:
        raise PolicyInvalid(1, "", "altered")
    return parse_policy(row.yaml)


def policy_by_sha(session: Session, sha256: str) -> Policy:
    """The rules with that sha256, shipped or stored.

    Raises:
        PolicyUnknown: Nobody has them.
        PolicyInvalid: The stored text is no policy any more.
    """
    if text := shipped_texts().get(sha256):
        return parse_policy(text)
    for text in shipped_texts().values():
        if sha256 == (held := emergency(parse_policy(text))).sha256:
            return held
    row = session.exec(select(PolicyVersion).where(PolicyVersion.sha256 == sha256)).first()
    if row is None:
        raise PolicyUnknown()
    return policy_of(row)


def read_standing(session: Session) -> Standing:
    """What is in force, by the rows."""
    live, share = shipped(), None
    shadows: list[Policy] = []
    rows = session.exec(
        select(PolicyVersion)
        .where(
            col(PolicyVersion.state).in_(
                [VersionState.LIVE, VersionState.SLICE, VersionState.SHADOW]
            )
        )
        .order_by(col(PolicyVersion.id))
    )
    for row in rows:
        try:
            policy = policy_of(row)
        except PolicyInvalid as error:
            log.error("policy_unreadable", version=row.version, line=error.line)
            if row.state is VersionState.SHADOW:
                continue  # Nothing follows from it.
            policy = emergency()
        if row.state is VersionState.LIVE:
            live = policy
        elif row.state is VersionState.SLICE:
            share = (policy, row.share_permille)
        else:
            shadows.append(policy)
    return Standing(live, share, tuple(shadows))


def emergency(policy: Policy | None = None) -> Policy:
    """Shipped rules, the newest if not said otherwise, with everything held."""
    policy = policy or shipped()
    return replace(
        policy,
        version="emergency",
        sha256=sha256_of(f"emergency {policy.sha256}"),
        hold_everything=True,
    )


_known: tuple[Engine, float, Standing] | None = None
_forgotten_at = 0.0
_reading = Lock()


def get_standing() -> Standing:
    """What is in force, read at most every `KEPT_S` seconds and by one thread at a time.

    While it reads, the others go by what was known for up to `STALE_S`. Beyond that they wait for
    it, and after `WAIT_S` hold everything.
    """
    if (known := _since(KEPT_S)) is not None:
        return known
    if not _reading.acquire(blocking=False):
        if (known := _since(STALE_S)) is not None:
            return known
        if not _reading.acquire(timeout=WAIT_S):
            log.error("policy_not_read_in_time")
            return Standing(emergency())
    try:
        return _since(KEPT_S) or _read()
    finally:
        _reading.release()


def _since(seconds: float) -> Standing | None:
    """What was read within so many seconds, by a question that began after the last change."""
    if _known is None:
        return None
    engine, asked_at, standing = _known
    is_recent = asked_at > _forgotten_at and monotonic() - asked_at < seconds
    return standing if is_recent and engine is get_engine() else None


def _read() -> Standing:
    global _known
    engine, now = get_engine(), monotonic()
    try:
        with read_scope() as session:
            standing = read_standing(session)
    except SQLAlchemyError:
        log.error("policy_not_read", exc_info=True)
        return Standing(emergency())
    _known = (engine, now, standing)
    return standing


def forget_standing() -> None:
    """Lets this process read again, as after a change of its own."""
    global _forgotten_at
    _forgotten_at = monotonic()


def get_policy() -> Policy:
    """The rules in force for everything that is in no slice."""
    return get_standing().live

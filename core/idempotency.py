"""Doing a thing once: the same `Idempotency-Key` with the same request gets the first answer.

A key is claimed by a short lease before the work and settled in the work's own transaction. So a
crash before the commit leaves nothing but a lease that runs out, and a crash after it leaves the
answer; in neither case is the work done twice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

import orjson
import structlog
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Engine, delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel, col

from core.clock import Clock, utc_now
from core.db import UtcDateTime, session_scope
from core.errors import Conflict, InvalidInput

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=30)  # Longer than any request may take.
KEPT_FOR = timedelta(hours=24)
_KEY = re.compile(r"[\x21-\x7e]{8,200}")

AnswerT = TypeVar("AnswerT", bound=BaseModel)


class IdempotencyRecord(SQLModel, table=True):
    """One key of one viewer for one operation; `answer` is empty while the work runs."""

    __tablename__ = "idempotency_record"

    viewer_id: UUID = Field(primary_key=True)
    operation: str = Field(primary_key=True, max_length=120)
    key: str = Field(primary_key=True, max_length=200)
    fingerprint: str = Field(max_length=64)
    fence: int = 1
    lease_until: datetime = Field(sa_type=UtcDateTime)
    answer: str | None = None
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)


class IdempotencyKeyInvalid(InvalidInput):
    """The key is missing where one is needed, or is not 8 to 200 printable ASCII characters."""

    code = "idempotency_key_invalid"

    def __init__(self) -> None:
        super().__init__(
            "Send an Idempotency-Key of 8 to 200 printable characters, new for each attempt."
        )


class IdempotencyKeyReused(InvalidInput):
    """The key already belongs to another request body."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used for a different request; make a new one.")


class RequestInFlight(Conflict):
    """The first request with this key has not been answered yet."""

    code = "request_in_flight"

    def __init__(self) -> None:
        super().__init__(
            "The same request is still being worked on; try again in a moment.",
            "यह अभी भेजा जा रहा है; थोड़ी देर में फिर कोशिश करें।",
        )


@dataclass(frozen=True, slots=True)
class Once(Generic[AnswerT]):
    """An answer, and whether it is the kept answer of an earlier request."""

    answer: AnswerT
    is_replay: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    viewer_id: UUID
    operation: str
    key: str
    fence: int


def checked_key(key: str | None) -> str:
    """`key` when it can serve as an idempotency key.

    Raises:
        IdempotencyKeyInvalid: It is missing or malformed.
    """
    if key is None or not _KEY.fullmatch(key):
        raise IdempotencyKeyInvalid()
    return key


def run_once(
    key: str | None,
    *,
    viewer_id: UUID,
    operation: str,
    request: BaseModel,
    answer_type: type[AnswerT],
    work: Callable[[Session], AnswerT],
    engine: Engine | None = None,
    clock: Clock = utc_now,
) -> Once[AnswerT]:
    """Does `work` in one transaction, at most once for this viewer, operation and key.

    An error of `work` frees the key, so that a corrected request may use it again.

    Args:
        key: `None` means that the caller asked for no protection: `work` simply runs.
        operation: Names the work and what it is done to, e.g. `comment:<video id>`.
        request: All that the answer depends on; compared by content.
        work: Gets the session; must not commit.

    Raises:
        IdempotencyKeyInvalid: The key is malformed.
        IdempotencyKeyReused: The key came with another `request` before.
        RequestInFlight: The first request with this key is still running.
    """
    if key is None:
        with session_scope(engine) as session:
            return Once(work(session), is_replay=False)
    fingerprint = _fingerprint(request)
    with session_scope(engine) as session:
        found = _claim(session, viewer_id, operation, checked_key(key), fingerprint, clock())
    if isinstance(found, str):
        return Once(answer_type.model_validate_json(found), is_replay=True)
    try:
        with session_scope(engine) as session:
            answer = work(session)
            _settle(session, found, answer.model_dump_json(), clock())
    except Exception:
        _release(found, engine)
        raise
    return Once(answer, is_replay=False)


def forget_answers(session: Session, now: datetime) -> int:
    """Removes records past their time.

    Returns:
        How many went.
    """
    stale = (
        delete(IdempotencyRecord)
        .where(col(IdempotencyRecord.expires_at) < now)
        .returning(col(IdempotencyRecord.key))
    )
    return len(session.execute(stale).all())


def _fingerprint(request: BaseModel) -> str:
    body = orjson.dumps(request.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(body).hexdigest()


def _claim(
    session: Session, viewer_id: UUID, operation: str, key: str, fingerprint: str, now: datetime
) -> _Claim | str:
    """The right to work, or the kept answer."""
    fresh = IdempotencyRecord(
        viewer_id=viewer_id,
        operation=operation,
        key=key,
        fingerprint=fingerprint,
        lease_until=now + LEASE,
        expires_at=now + KEPT_FOR,
    )
    try:
        with session.begin_nested():
            session.add(fresh)
        return _Claim(viewer_id, operation, key, fresh.fence)
    except IntegrityError:
        pass
    record = session.get_one(IdempotencyRecord, (viewer_id, operation, key), with_for_update=True)
    if record.expires_at >= now:
        if record.fingerprint != fingerprint:
            raise IdempotencyKeyReused()
        if record.answer is not None:
            return record.answer
        if record.lease_until >= now:
            raise RequestInFlight()
    record.fingerprint, record.answer = fingerprint, None
    record.fence += 1
    record.lease_until, record.expires_at = now + LEASE, now + KEPT_FOR
    return _Claim(viewer_id, operation, key, record.fence)


def _settle(session: Session, claim: _Claim, answer: str, now: datetime) -> None:
    """Keeps the answer in the work's transaction, or undoes the work when the lease was lost."""
    kept = session.execute(
        update(IdempotencyRecord)
        .where(*_is(claim))
        .values(answer=answer, expires_at=now + KEPT_FOR)
        .returning(col(IdempotencyRecord.key))
        .execution_options(synchronize_session=False)
    )
    if kept.first() is None:
        raise RequestInFlight()


def _release(claim: _Claim, engine: Engine | None) -> None:
    """Frees the key unless it is settled or somebody else's by now."""
    try:
        with session_scope(engine) as session:
            session.execute(delete(IdempotencyRecord).where(*_is(claim)))
    except Exception:  # The error of the work matters more; the lease runs out by itself.
        log.warning("idempotency_release_failed", operation=claim.operation, exc_info=True)


def _is(claim: _Claim) -> tuple[ColumnElement[bool], ...]:
    return (
        col(IdempotencyRecord.viewer_id) == claim.viewer_id,
        col(IdempotencyRecord.operation) == claim.operation,
        col(IdempotencyRecord.key) == claim.key,
        col(IdempotencyRecord.fence) == claim.fence,
        col(IdempotencyRecord.answer).is_(None),
    )

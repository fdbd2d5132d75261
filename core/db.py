"""The database: one engine a process, one transaction a request or task.

Only `session_scope` commits. Whatever must happen once the transaction is safe (wake a worker,
tell other processes) is registered with `after_commit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import structlog
from sqlalchemy import DateTime, Engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel, create_engine

from core.settings import get_settings

log = structlog.get_logger(__name__)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_AFTER_COMMIT = "after_commit_calls"


class UtcDateTime(TypeDecorator[datetime]):
    """A timestamp that is always aware and always UTC, also on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def make_engine(url: str) -> Engine:
    """An engine for `url`; SQLite gets WAL, foreign keys, a busy timeout and IMMEDIATE writes."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20)
    engine = create_engine(
        url, connect_args={"check_same_thread": False, "timeout": 15}, pool_size=20
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        # The driver must not open transactions by itself: a deferred one that upgrades deadlocks.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA busy_timeout=15000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        readonly = connection.get_execution_options().get("jhalak_readonly", False)
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")

    return engine


@lru_cache
def get_engine() -> Engine:
    """The process's engine. After a fork, call `forget_engine` first."""
    settings = get_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return make_engine(settings.resolved_database_url)


def forget_engine() -> None:
    """Drops the cached engine, closing nothing that a parent process still uses."""
    if get_engine.cache_info().currsize:
        get_engine().dispose(close=False)
    get_engine.cache_clear()
    _readonly.cache_clear()


@contextmanager
def session_scope(engine: Engine | None = None) -> Iterator[Session]:
    """One write transaction: commits on success, rolls back on any error, then runs
    the calls registered with `after_commit` in order.
    """
    with Session(engine or get_engine(), expire_on_commit=False) as session:
        with session.begin():
            yield session
        calls: list[Callable[[], object]] = session.info.pop(_AFTER_COMMIT, [])
    for call in calls:
        try:
            call()
        except Exception:  # The promise is already durable; sweeps deliver what a call could not.
            log.warning("after_commit_failed", exc_info=True)


@contextmanager
def read_scope(engine: Engine | None = None) -> Iterator[Session]:
    """A transaction that only reads and is never committed; on SQLite it takes no write lock."""
    with Session(_readonly(engine or get_engine()), expire_on_commit=False) as session:
        yield session


@lru_cache(maxsize=8)
def _readonly(engine: Engine) -> Engine:
    # Making one copies every listener of the engine, which takes longer than a short question.
    return engine.execution_options(jhalak_readonly=True)


def after_commit(session: Session, call: Callable[[], object]) -> None:
    """Runs `call` once, after `session`'s transaction has committed; never on rollback."""
    session.info.setdefault(_AFTER_COMMIT, []).append(call)

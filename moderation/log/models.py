"""The log's rows: entries that the database itself refuses to change, and where the chain ends."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Table, event
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime

CHAIN = "moderation"
GENESIS = "0" * 64


class LogEntry(SQLModel, table=True):
    """One thing that was done.

    `body` is what was hashed; the other columns repeat parts of it to be searched by.
    """

    __tablename__ = "moderation_log"

    chain: str = Field(primary_key=True, max_length=20)
    seq: int = Field(primary_key=True)  # 1, 2, 3 … without a gap.
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    kind: str = Field(max_length=40, index=True)
    subject: str = Field(max_length=20)
    subject_id: UUID = Field(index=True)
    actor_id: UUID | None = Field(default=None, index=True)
    body: str  # Canonical JSON.
    prev_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)  # sha256 of `prev_hash` and `body`.


class LogHead(SQLModel, table=True):
    """The last entry of a chain; whoever adds one holds this row, so that they queue up."""

    __tablename__ = "moderation_log_head"

    chain: str = Field(primary_key=True, max_length=20)
    seq: int = 0
    hash: str = Field(default=GENESIS, max_length=64)


_SQLITE = tuple(
    f"CREATE TRIGGER moderation_log_no_{verb.lower()} BEFORE {verb} ON moderation_log "
    "BEGIN SELECT RAISE(ABORT, 'the moderation log is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL = (
    "CREATE FUNCTION moderation_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the moderation log is append-only'; END $$",
    "CREATE TRIGGER moderation_log_append_only BEFORE UPDATE OR DELETE ON moderation_log "
    "FOR EACH ROW EXECUTE FUNCTION moderation_log_is_append_only()",
    "CREATE TRIGGER moderation_log_not_emptied BEFORE TRUNCATE ON moderation_log "
    "FOR EACH STATEMENT EXECUTE FUNCTION moderation_log_is_append_only()",
)
FIRST_HEAD = (
    f"INSERT INTO moderation_log_head (chain, seq, hash) VALUES ('{CHAIN}', 0, '{GENESIS}')"
)


def append_only_statements(dialect: str) -> tuple[str, ...]:
    """The statements that make the database itself refuse to change an entry."""
    return _SQLITE if dialect == "sqlite" else _POSTGRESQL


def _guard(target: Table, connection: Connection, **_: object) -> None:
    for statement in append_only_statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _begin(target: Table, connection: Connection, **_: object) -> None:
    connection.exec_driver_sql(FIRST_HEAD)


event.listen(SQLModel.metadata.tables["moderation_log"], "after_create", _guard)
event.listen(SQLModel.metadata.tables["moderation_log_head"], "after_create", _begin)

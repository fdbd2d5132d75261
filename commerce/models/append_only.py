"""Tables of money that the database itself refuses to change: rows are added, never touched."""

from __future__ import annotations

from sqlalchemy import Connection, Table, event
from sqlmodel import SQLModel


def append_only_statements(table: str, said: str, dialect: str) -> tuple[str, ...]:
    """The statements that guard `table`, for a migration to repeat.

    Args:
        said: What the database answers, e.g. "the ledger is append-only".
        dialect: "sqlite" or "postgresql".
    """
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
            for verb in ("UPDATE", "DELETE")
        )
    return (
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()",
    )


def guard(table: str, said: str) -> None:
    """Makes `table` append-only from the moment it is created."""

    def add(target: Table, connection: Connection, **_: object) -> None:
        for statement in append_only_statements(table, said, connection.dialect.name):
            connection.exec_driver_sql(statement)

    event.listen(SQLModel.metadata.tables[table], "after_create", add)

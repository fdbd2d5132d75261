"""Migrations know every table of the program and run on its own database URL."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from app import tables
from core.db import make_engine
from core.settings import get_settings

assert tables.TABLES  # Imported for what it registers.


def render_item(kind: str, item: object, _: object) -> str | bool:
    """Writes SQLModel's strings as plain ones, so that migrations need SQLAlchemy alone."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


def run_migrations() -> None:
    """Brings the configured database to the newest revision, in one transaction."""
    settings = get_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.resolved_database_url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render_item,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run_migrations()

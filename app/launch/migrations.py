"""Brings the database to the newest schema."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from core.db import make_engine
from core.settings import ROOT, get_settings


def alembic_config() -> Config:
    """Alembic's configuration, pointed at the installation's own database."""
    settings = get_settings()
    config = Config()
    config.set_main_option("script_location", str(ROOT / "alembic"))
    config.set_main_option("sqlalchemy.url", settings.resolved_database_url.replace("%", "%%"))
    return config


def is_current() -> bool:
    """Whether the database has every migration, asked without loading a single model."""
    heads = set(ScriptDirectory.from_config(alembic_config()).get_heads())
    engine = make_engine(get_settings().resolved_database_url)
    try:
        with engine.connect() as connection:
            return set(MigrationContext.configure(connection).get_current_heads()) == heads
    except SQLAlchemyError:
        return False
    finally:
        engine.dispose()


def upgrade_database() -> None:
    """Applies every migration that the database lacks."""
    get_settings().data_dir.mkdir(parents=True, exist_ok=True)
    command.upgrade(alembic_config(), "head")

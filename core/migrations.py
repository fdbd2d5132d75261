"""Migrating the database from inside the program."""

from __future__ import annotations

from alembic.config import Config

from alembic import command
from core.settings import ROOT


def migrate() -> None:
    """Brings the database to the newest revision; does nothing when it is there."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "alembic"))
    command.upgrade(config, "head")

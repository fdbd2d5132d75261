"""`serve`: the web process, pages and API on one port."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("serve", help="Serve pages and API (the frontend must be built).")(serve)


def serve() -> None:
    """Serves until SIGINT or SIGTERM."""
    from core.settings import get_settings

    settings = get_settings()
    given = os.environ.get("JHALAK_FRONTEND_DIR")
    if not given:
        from app.launch.build import built_frontend

        found = built_frontend()
        if found is None:
            sys.exit("jhalak: the frontend is not built; run `make build` first.")
        given = str(found / "client")
    # Reflex is told by variables: production, nothing to compile, where its build notes lie.
    os.environ |= {
        "JHALAK_FRONTEND_DIR": given,
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_BACKEND_ONLY": "true",
        "__REFLEX_SKIP_COMPILE": "true",
        "REFLEX_WEB_WORKDIR": str(Path(given).parent),
        "REFLEX_STATES_WORKDIR": str(settings.data_dir / "states"),
        "REFLEX_DIR": str(settings.data_dir / "reflex"),
    }
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        target="app.app:app",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=True,
        workers=1,
        log_level=LogLevels.warning,
        workers_kill_timeout=3,
    ).serve()

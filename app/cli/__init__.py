"""The command line: `python -m app.cli COMMAND`.

Each command is a module here with `register(cli)`; a module is found by its name, and only the
chosen one is imported, so that a light command starts at once.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import typer

# Commands whose names Python does not allow for a module.
MODULES = {"import": "imports"}


def main() -> None:
    """Runs the command in `sys.argv`; a foreseen failure is one line and exit code 1."""
    from core.errors import JhalakError

    cli = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Jhalak's commands.",
    )
    cli.callback()(_no_options)
    chosen = MODULES.get(name := (sys.argv[1:] or [""])[0], name)
    available = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    for module in [chosen] if chosen in available else available:
        import_module(f"{__name__}.{module}").register(cli)
    try:
        cli()
    except JhalakError as error:
        sys.exit(f"jhalak: {error}")


def _no_options() -> None:
    """Jhalak: a swipeable feed of short shoppable videos."""

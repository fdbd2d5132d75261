"""The commands of something learned in versions: make one, list them, use one, go back, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from feed.versions import CardT, VersionStore


def add_version_commands(
    cli: typer.Typer,
    name: str,
    what: str,
    *,
    make: Callable[[], None],
    make_help: str,
    store: Callable[[], VersionStore[CardT, Any]],
    line: Callable[[CardT], str],
    after: Callable[[], None] | None = None,
) -> None:
    """Adds the group `name`: a command called as `make` is, and those of all versions.

    Args:
        what: One sentence that says what is learned.
        make: Makes a version and prints what came of it.
        store: Opens the versions; called by a command, so that a listing of help stays light.
        line: What `list` says about a version besides its name.
        after: Is called once another version serves, by command.
    """
    follow = after or (lambda: None)

    def versions() -> None:
        stored = store()
        current, pinned = stored.current(), stored.pinned()
        for card in stored.cards():
            mark = "*" if card.version == current else " "
            held = "pinned, " if card.version == pinned else ""
            print(f"{mark} {card.version}  {held}{line(card)}")

    def use(version: str) -> None:
        store().pin(version)
        print(f"{version} serves until it is released")
        follow()

    def rollback() -> None:
        print(f"{store().rollback()} serves again until it is released")
        follow()

    def release() -> None:
        print(f"{store().release() or 'none'} serves")
        follow()

    group = typer.Typer(no_args_is_help=True, help=what)
    group.command(make.__name__, help=make_help)(make)
    group.command("list", help="List versions, oldest first; the one that serves has a star.")(
        versions
    )
    group.command("use", help="Pin a version, whatever its card says.")(use)
    group.command("rollback", help="Pin the version before.")(rollback)
    group.command("release", help="End what use or rollback pinned; the newest serves again.")(
        release
    )
    cli.add_typer(group, name=name)

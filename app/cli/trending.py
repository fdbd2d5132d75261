"""`trending count|list|rollback`: what is trending."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="What is trending.")
    group.command("count", help="Count what trends now and let it serve.")(count)
    group.command("list", help="List versions; the one that serves has a star.")(versions)
    group.command("rollback", help="Let the version before serve again.")(rollback)
    cli.add_typer(group, name="trending")


def count() -> None:
    """Counts from the events of the last days."""
    from core.clock import utc_now
    from feed.trending.counting import count_trends

    card = count_trends(utc_now())
    print(f"{card.version}: {card.clips} clips, serving")


def versions() -> None:
    """Prints a line a version, oldest first."""
    from feed.trending.versions import Versions

    stored = Versions()
    current = stored.current()
    for card in stored.cards():
        mark = "*" if card.version == current else " "
        heard = ", ".join(f"{locale} {points:g}" for locale, points in card.points.items())
        print(f"{mark} {card.version}  {card.clips} clips, points: {heard}")


def rollback() -> None:
    """Switches back by one version."""
    from feed.trending.versions import Versions

    print(f"{Versions().rollback()} serves again")

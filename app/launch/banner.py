"""What a person reads once everything is up."""

from __future__ import annotations

import importlib

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from core.settings import Settings


def print_banner(console: Console, settings: Settings) -> None:
    """The address, and the accounts of the demo world if there is one."""
    table = Table.grid(padding=(0, 3))
    table.add_row("Feed", f"[bold]{settings.resolved_public_url}[/bold]")
    table.add_row("Studio", f"{settings.resolved_public_url}/studio")
    table.add_row("Console", f"{settings.resolved_public_url}/moderation")
    for role, login in _demo_accounts(settings):
        table.add_row(role, login)
    table.add_row("", "[dim]Ctrl-C stops everything[/dim]")
    console.print(Panel(table, title="Jhalak is running", expand=False))


def _demo_accounts(settings: Settings) -> list[tuple[str, str]]:
    """Role and sign-in of each demo account; none outside the demo."""
    if settings.environment != "demo":
        return []
    try:
        accounts = importlib.import_module("app.demo.logins")
    except ModuleNotFoundError:
        return []
    return [(a.role.capitalize(), f"{a.email}  {a.password}") for a in accounts.DEMO_ACCOUNTS]

"""`test`: the whole suite, cheapest first."""

from __future__ import annotations

import subprocess
import sys

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("test", help="Run the whole test suite: unit, integration, browser.")(test)


def test() -> None:
    """Runs everything, whatever fails; the exit code is 1 if anything did.

    Unit and integration tests share both cores; browser tests have the machine for themselves.
    """
    from core.settings import ROOT

    pytest = [sys.executable, "-m", "pytest"]
    runs = [
        [*pytest, "-n", "2", "-m", "not e2e and not benchmark"],
        [*pytest, "-m", "e2e", "tests/e2e"],
    ]
    if scripts := sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("app/**/*.test.mjs")):
        from app.launch.toolchain import ensure_toolchain

        runs.insert(0, [str(ensure_toolchain() / "node"), "--test", *scripts])
    codes = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in runs]
    sys.exit(int(any(codes)))

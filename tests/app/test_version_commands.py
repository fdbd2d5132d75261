"""What is learned in versions is made, listed, used and taken back by the same commands."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import typer
from typer.testing import CliRunner

import app.cli.factors
import app.cli.model
import app.cli.similar
import app.cli.trending
from feed.similar.versions import Versions
from tests.feed.test_similar_versions import published

LEARNED = [app.cli.factors, app.cli.model, app.cli.similar, app.cli.trending]


@pytest.mark.parametrize("module", LEARNED, ids=lambda module: module.__name__)
def test_all_that_is_learned_has_the_same_commands(installation: Path, module: ModuleType) -> None:
    cli = typer.Typer()
    module.register(cli)
    (group,) = cli.registered_groups
    assert group.typer_instance is not None
    making, *others = (command.name for command in group.typer_instance.registered_commands)
    assert making in ("train", "count")
    assert others == ["list", "use", "rollback", "release"]
    assert module.versions().cards() == []


def test_a_named_version_serves_and_an_unknown_one_changes_nothing(installation: Path) -> None:
    published(Versions().folder, "a", "b")
    cli = typer.Typer()
    app.cli.similar.register(cli)
    run = CliRunner()
    used = run.invoke(cli, ["similar", "use", "a"])
    listed = run.invoke(cli, ["similar", "list"])
    missing = run.invoke(cli, ["similar", "use", "z"])
    assert used.stdout == "a serves until it is released\n"
    assert [line[:4] for line in listed.stdout.splitlines()] == ["* a ", "  b "]
    assert "There is no version z." in str(missing.exception)
    assert Versions().current() == "a"
    assert "a  pinned, " in listed.stdout
    assert run.invoke(cli, ["similar", "release"]).stdout == "b serves\n"

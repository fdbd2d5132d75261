"""From the installation's own lake and database to a model that serves: command, task and beat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import app.cli.model
import feed.tasks
from app.worker import celery
from catalog.kinds import Role, VideoKind
from catalog.models import Product
from core.clock import epoch_ms
from core.db import session_scope
from events.lake.files import lake_folder, write_events
from events.stream import Delivered
from feed.catalogue.rows import CatalogueRow
from feed.model.versions import ModelVersions
from tests import small_world as world
from tests.feed.clips import NOW_MS
from tests.feed.invented_log import invented_clips, invented_log


def stored_clips(count: int) -> list[CatalogueRow]:
    """The invented clips, as rows of the database."""
    made = []
    with session_scope() as session:
        creators = [world.account(session, f"maker{i}", Role.CREATOR) for i in range(8)]
        product: Product = world.product(session, "sari", category="saree")
        for i, one in enumerate(invented_clips(count)):
            row = world.video(
                session, creators[i % 8], f"#look{i % 6}", kind=VideoKind(one.kind),
                pinned=product.id if one.categories else None,
            )  # fmt: skip
            row.duration_ms, row.content_vector = one.duration_ms, one.vector.tobytes()
            made.append(replace(one, video_id=row.id, creator_id=row.creator_id))
            assert epoch_ms(row.published_at + timedelta(days=1)) < NOW_MS  # type: ignore[operator]
    return made


@pytest.mark.slow
def test_beat_and_command_make_a_model_from_the_lake(installation: Path) -> None:
    feed.tasks.train_model()  # Nothing to learn from is no error.
    assert ModelVersions().cards() == []
    log = invented_log(stored_clips(48), viewers=50, pages=10)
    write_events(
        lake_folder(),
        [Delivered(f"{s.stream_ms}-{s.stream_seq}".encode(), s.event) for s in log],
    )

    feed.tasks.train_model()
    (first,) = ModelVersions().cards()
    cli = typer.Typer()
    app.cli.model.register(cli)
    run = CliRunner()
    trained = run.invoke(cli, ["model", "train"])
    listed = run.invoke(cli, ["model", "list"])
    used = run.invoke(cli, ["model", "use", first.version])

    assert (first.left_out, first.clips, first.viewers) == (0, 48, 50)
    assert first.impressions > 3500
    assert first.pairs > 1000 and 0 < first.pairs_right < 1  # Too little to be better by.
    assert trained.exit_code == 0 and "| watch |" in trained.stdout
    assert len(listed.stdout.splitlines()) == 2 and first.version in listed.stdout
    assert used.exit_code == 0
    assert ModelVersions().current() == first.version
    assert (installation / "ranking" / f"{first.version}.card.md").is_file()


def test_beat_trains_the_model() -> None:
    assert celery.conf.beat_schedule["train-model"]["task"] == feed.tasks.train_model.name

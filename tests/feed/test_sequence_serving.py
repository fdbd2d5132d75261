"""Which of the two makes the table that pages read, with torch and without."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from typer import Typer
from typer.testing import CliRunner

import app.cli.sequence
import app.cli.similar
import feed.sequence.serving
import feed.tasks
from app.worker import celery
from core.clock import epoch_ms
from core.ids import new_id
from events.lake.files import lake_folder, write_events
from events.schemas import Event, EventType
from events.stream import Delivered
from feed.catalogue.columns import key_of
from feed.sequence.card import NetworkCard
from feed.sequence.export import graph_of
from feed.sequence.serving import train_table
from feed.sequence.training import TorchMissing, golden_of, train
from feed.sequence.versions import NetworkVersions, opened
from feed.sequence.weights import Shape, Weights
from feed.similar.judging import Figures
from feed.similar.sequences import Sequences
from feed.similar.training import engaged
from feed.similar.versions import Versions
from tests.feed.clips import keys

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CLIPS = [new_id() for _ in range(12)]
BLIND = Shape(width=4, heads=1, blocks=0, inner=4)
pytestmark = pytest.mark.slow  # Transitions are learned, and the first call compiles.


def shared(sequences: list[list[UUID]], at: datetime) -> None:
    """As many viewers share clips in their order, a second apart."""
    events = []
    for clips in sequences:
        viewer = new_id()
        for later_s, clip in enumerate(clips):
            at_ms = epoch_ms(at) + later_s * 1000
            events.append(Event(new_id(), EventType.SHARE, viewer, at_ms, at_ms, "client", clip))
    named = [Delivered(f"{e.at_ms}-{i}".encode(), e) for i, e in enumerate(events)]
    write_events(lake_folder(), named)


def rings(people: int, step: int = 1, length: int = 4) -> list[list[UUID]]:
    """Viewers who go around the first ten clips."""
    return [[CLIPS[(p + step * k) % 10] for k in range(length)] for p in range(people)]


def a_network(dearest: UUID, last_ms: int, *, may_serve: bool = True) -> NetworkCard:
    """Publishes one that names `dearest` first, whatever the history, and knows ten clips."""
    version = f"{NOW:%Y%m%dT%H%M%S%f}"
    liked = np.array([9.0 if clip == dearest else -i for i, clip in enumerate(CLIPS[:10])])
    parts = {name: np.zeros(size, np.float32) for name, size in BLIND.parts().items()}
    weights = Weights(BLIND, np.zeros((10, 4), np.float32), liked.astype(np.float32), parts)
    raw = graph_of(weights, version, np.array([key_of(c) for c in CLIPS[:10]], np.uint64))
    golden = golden_of(opened(version, raw), Sequences.of([[0], [1, 2]], 10))
    theirs, ours = Figures(300, 0.2, 0.1, 0.1), Figures(300, 0.4, 0.3, 0.2)
    card = NetworkCard(
        version, epoch_ms(NOW), 0, last_ms, 30, 120, 10, {}, theirs, ours, 0.05, may_serve,
        "it won", *golden, weights.sha256,
    )  # fmt: skip
    return NetworkVersions().publish(card, raw)


def first_after(clip: UUID) -> int:
    """What the serving table names first."""
    versions = Versions()
    found, _ = versions.load(versions.current() or "").following(keys([clip]), 1.0)
    return int(found[0])


def test_without_a_network_transitions_make_the_table(installation: Path) -> None:
    shared(rings(30), NOW)
    card = train_table(NOW)
    assert (card.made_by, card.why, set(card.figures)) == ("transitions", "", {"transitions"})
    assert card.figures["transitions"].judged == 30
    assert card.ndcg10 == card.figures["transitions"].ndcg10
    assert first_after(CLIPS[2]) == key_of(CLIPS[3])


def test_a_network_that_won_makes_the_table_and_transitions_what_it_does_not_know(
    installation: Path,
) -> None:
    shared([*rings(30), *[[CLIPS[10], CLIPS[11]]] * 3], NOW)
    about = a_network(CLIPS[7], epoch_ms(NOW) + 60_000)
    card = train_table(NOW)
    assert (card.made_by, card.why) == (about.version, "it won")
    assert card.figures == {"transitions": about.transitions, "network": about.network}
    assert card.ndcg10 == about.network.ndcg10
    assert Versions().card(card.version) == card
    assert first_after(CLIPS[2]) == key_of(CLIPS[7])
    assert first_after(CLIPS[10]) == key_of(CLIPS[11])


def test_a_network_that_lost_does_not(installation: Path) -> None:
    shared(rings(30), NOW)
    a_network(CLIPS[7], epoch_ms(NOW) + 60_000, may_serve=False)
    assert train_table(NOW).made_by == "transitions"
    assert first_after(CLIPS[2]) == key_of(CLIPS[3])


def test_a_network_must_go_on_winning_on_what_came_after_it(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed.sequence.serving, "FEWEST_FRESH", 20)
    shared(rings(30), NOW)
    a_network(CLIPS[7], epoch_ms(NOW) + 60_000)
    shared(rings(19), NOW + timedelta(hours=1))
    assert train_table(NOW + timedelta(hours=2)).made_by != "transitions"  # Too few came since.
    shared(rings(11), NOW + timedelta(hours=2))

    card = train_table(NOW + timedelta(hours=3))

    assert card.made_by == "transitions"
    assert {name: of.judged for name, of in card.figures.items()} == {
        "transitions": 30,
        "network": 30,
    }
    assert "of 30 last engagements" in card.why
    assert card.figures["transitions"].served_ndcg10 > card.figures["network"].served_ndcg10
    assert first_after(CLIPS[2]) == key_of(CLIPS[3])


def test_one_that_is_right_about_what_came_after_it_stays(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed.sequence.serving, "FEWEST_FRESH", 20)
    draw = np.random.default_rng(3)
    before = [[CLIPS[c] for c in draw.permutation(7)[:4]] for _ in range(60)]
    shared(before, NOW)
    a_network(CLIPS[7], epoch_ms(NOW) + 60_000)
    # Suddenly everybody takes to one clip; held out, it is unknown to transitions.
    shared([[*one[:3], CLIPS[7]] for one in before[:30]], NOW + timedelta(hours=1))

    card = train_table(NOW + timedelta(hours=2))

    assert card.made_by != "transitions"
    assert card.figures["network"].judged == 30
    assert card.ndcg10 == card.figures["network"].ndcg10 == 1.0


def test_an_old_or_damaged_network_is_passed_over(installation: Path) -> None:
    shared(rings(30), NOW)
    about = a_network(CLIPS[7], epoch_ms(NOW) + 60_000)
    assert train_table(NOW + timedelta(days=8)).made_by == "transitions"
    (NetworkVersions().folder / f"{about.version}.onnx").write_bytes(b"nothing")
    assert train_table(NOW + timedelta(days=1)).made_by == "transitions"


def test_a_newest_engagement_is_dated(installation: Path) -> None:
    shared(rings(3), NOW)
    log = engaged(NOW).log
    assert log.newest_ms.tolist() == [epoch_ms(NOW) + 3000] * 3


def test_without_torch_everything_else_works_and_says_so(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "feed.sequence.learning", raising=False)
    shared(rings(30), datetime.now(UTC) - timedelta(minutes=1))
    cli = Typer()
    app.cli.sequence.register(cli)
    app.cli.similar.register(cli)
    failed = CliRunner().invoke(cli, ["sequence", "train"])
    made = CliRunner().invoke(cli, ["similar", "train"])
    feed.tasks.train_sequence()
    assert isinstance(failed.exception, TorchMissing)
    assert "install requirements-train.txt" in str(failed.exception)
    assert "by transitions, serving" in made.stdout
    assert NetworkVersions().cards() == []
    assert celery.conf.beat_schedule["train-sequence"]["task"] == feed.tasks.train_sequence.name


def test_the_commands_list_switch_and_go_back(installation: Path) -> None:
    shared(rings(30), datetime.now(UTC) - timedelta(minutes=1))
    soon = epoch_ms(datetime.now(UTC))
    lost = a_network(CLIPS[7], soon, may_serve=False)
    stored = NetworkVersions()
    won = replace(lost, version="20270101T000000000000", may_serve=True)
    stored.publish(won, (stored.folder / f"{lost.version}.onnx").read_bytes())
    cli = Typer()
    app.cli.sequence.register(cli)
    run = CliRunner()
    listed = run.invoke(cli, ["sequence", "list"])
    used = run.invoke(cli, ["sequence", "use", lost.version])
    back = run.invoke(cli, ["sequence", "rollback"])
    assert [line[:2] for line in listed.stdout.splitlines()] == ["  ", "* "]
    assert f"by network {lost.version}, serving" in used.stdout
    assert back.exit_code != 0  # The one before never beat the transitions.


def test_a_network_is_learned_compared_exported_and_serves_if_better(installation: Path) -> None:
    pytest.importorskip("torch", reason="needs requirements-train.txt")
    shared(rings(240), NOW)
    card = train(NOW, most_s=20.0)
    assert card.network.judged == card.transitions.judged == 240
    assert card.may_serve is (card.lower > 0.0)
    assert NetworkVersions().current() == (card.version if card.may_serve else None)
    assert card.network.hr10 > 0.9
    assert NetworkVersions().load(card.version).numbers_of(keys(CLIPS)).min() == -1

"""Versions of the model: refused when they are not sound, served from the next look, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import orjson
import pytest

from core.errors import JhalakError
from feed.model.export import graph_of
from feed.model.heads import HEADS
from feed.model.inputs import INPUT_NAMES
from feed.model.versions import ModelVersions
from tests.feed.clips import query_of
from tests.feed.ranking_models import (
    FAN,
    SNAPSHOT,
    Held,
    card_of,
    network_of,
    published,
    with_model,
)


def damaged(folder: Path, version: str, how: Callable[[bytes], bytes]) -> None:
    path = folder / f"{version}.onnx"
    path.write_bytes(how(path.read_bytes()))


def recarded(folder: Path, version: str, **changed: object) -> None:
    """Changes a stored card."""
    versions = ModelVersions(folder)
    body = asdict(replace(versions.card(version), **changed))  # type: ignore[arg-type]
    (folder / f"{version}.card.json").write_bytes(orjson.dumps(body))


def with_other_input(folder: Path) -> None:
    recarded(folder, "b", inputs=[*INPUT_NAMES[:-1], "moon_phase"])


def with_other_heads(folder: Path) -> None:
    heads = ModelVersions(folder).card("b").heads
    recarded(folder, "b", heads=heads[::-1])


def with_flipped_byte(folder: Path) -> None:
    damaged(folder, "b", lambda raw: raw[:-40] + bytes([raw[-40] ^ 1]) + raw[-39:])


def without_file(folder: Path) -> None:
    (folder / "b.onnx").unlink()


def with_broken_card(folder: Path) -> None:
    (folder / "b.card.json").write_bytes(b'{"version": "b"}')


def with_other_answers(folder: Path) -> None:
    golden = np.array(ModelVersions(folder).card("b").golden_outputs)
    recarded(folder, "b", golden_outputs=(golden + 0.01).tolist())


def with_endless_weights(folder: Path) -> None:
    network = network_of(offset=np.full(len(HEADS), np.nan, np.float32))
    versions = ModelVersions(folder)
    versions.store(card_of(network_of(), "b"), graph_of(network, "b"))


def with_no_graph(folder: Path) -> None:
    ModelVersions(folder).store(card_of(network_of(), "b"), b"not a graph")


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (with_other_input, "only there: moon_phase; only here: hour_cos"),
        (with_other_heads, "its heads are not this program's"),
        (with_flipped_byte, "sha256"),
        (without_file, "no version"),
        (with_broken_card, "its card cannot be read"),
        (with_other_answers, "golden inputs"),
        (with_endless_weights, "its output is not finite"),
        (with_no_graph, "it is no graph"),
    ],
)
def test_a_version_that_is_not_sound_is_refused_and_the_one_before_serves_on(
    tmp_path: Path, break_it: Callable[[Path], None], reason: str
) -> None:
    published(tmp_path, "a")
    keeper = Held(tmp_path)
    published(tmp_path, "b", network_of(2))
    break_it(tmp_path)

    keeper.look(keeper.versions)

    assert keeper.version == "a"
    assert reason in keeper.scoring()
    assert keeper.scoring().startswith("model a; a newer one was refused")
    fresh = Held(tmp_path)
    assert fresh.version is None
    assert fresh.scoring().startswith("simple score: refused: ")
    keeper.versions.switch("a")
    with pytest.raises(JhalakError, match=reason.split(";")[0]):
        keeper.versions.switch("b")
    assert keeper.versions.current() == "a"
    fresh.look(fresh.versions)
    assert fresh.scoring() == "model a"


def test_a_new_version_serves_from_the_next_look_and_rollback_takes_it_back(
    tmp_path: Path,
) -> None:
    published(tmp_path, "a")
    keeper = Held(tmp_path)
    pipeline = with_model(keeper)
    query = query_of(SNAPSHOT, taste=FAN)
    pages = [pipeline.run(query)]
    published(tmp_path, "b", network_of(3))
    pages.append(pipeline.run(query))
    keeper.look(keeper.versions)
    pages.append(pipeline.run(query))
    assert keeper.versions.rollback() == "a"
    keeper.look(keeper.versions)
    pages.append(pipeline.run(query))

    assert [trace.model for _, _, trace in pages] == ["a", "a", "b", "a"]
    orders = [slate.rows.tolist() for slate, _, _ in pages]
    assert orders[0] == orders[1] == orders[3] != orders[2]


def test_rollback_passes_over_versions_that_were_no_better(tmp_path: Path) -> None:
    versions = published(tmp_path, "a")
    worse = replace(card_of(network_of(), "b"), may_serve=False)
    versions.publish(worse, graph_of(network_of(), "b"))
    published(tmp_path, "c")

    assert versions.rollback() == "a"
    versions.switch("b")  # Whoever names it may.
    assert versions.current() == "b"

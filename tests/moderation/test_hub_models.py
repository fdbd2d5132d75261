"""A second model of a hub: pinned, asked besides ours, kept in the verdict, closed when it fails.

The models are made here, in folders as the hub's own cache has them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from core.errors import SettingsInvalid
from core.settings import Settings, get_settings
from core.settings_table import settings_page
from moderation.classifiers import hub as hub_module
from moderation.classifiers import screen as screen_module
from moderation.classifiers import text
from moderation.classifiers.heads import LEARNT, Heads, load_heads, surest
from moderation.classifiers.hub import HubClassifier, fetch, hub_dir, snapshot_of
from moderation.classifiers.rescoring import score_of
from moderation.classifiers.screen import screen_text
from moderation.comments import screen_comment
from moderation.prepare import prepare_hub
from perception.weights import ModelUnavailable

WORDS = ["[UNK]", "vile", "fine"]
Make = Callable[..., dict[str, object]]


def graph_of(weights: list[list[float]], inputs: tuple[str, ...] = ("input_ids",)) -> bytes:
    """The mean of a row of logits for each word, as a graph."""
    table = numpy_helper.from_array(np.array(weights, np.float32), "table")
    axes = numpy_helper.from_array(np.array([1], np.int64), "axes")
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("ReduceMax", ["rows", "axes"], ["logits"], keepdims=0),
    ]
    wanted = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, None]) for n in inputs]
    out = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, len(weights[0])])]
    graph = helper.make_graph(nodes, "tiny", wanted, out, [table, axes])
    opset = [helper.make_opsetid("", 18)]
    return bytes(helper.make_model(graph, opset_imports=opset, ir_version=9).SerializeToString())


@pytest.fixture
def make(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Writes a snapshot and names it in a setting; answers the pin."""
    monkeypatch.setenv("JHALAK_MODELS_DIR", str(installation / "models"))

    def made(
        label: str = "hate",
        weights: list[list[float]] | None = None,
        config: dict[str, object] | None = None,
        inputs: tuple[str, ...] = ("input_ids",),
        **changed: object,
    ) -> dict[str, object]:
        tokens = Tokenizer(models.WordLevel({w: n for n, w in enumerate(WORDS)}, "[UNK]"))
        tokens.pre_tokenizer = pre_tokenizers.Whitespace()
        files = {
            "onnx/model.onnx": graph_of(weights or [[0, 0], [-4, 4], [4, -4]], inputs),
            "tokenizer.json": tokens.to_str().encode(),
            "config.json": json.dumps(config or {"id2label": {"0": "ok", "1": "bad"}}).encode(),
        }
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        pin = {
            "repository": "some-one/tiny",
            "revision": hashlib.sha1(repr(sums).encode()).hexdigest(),
            "graph": "onnx/model.onnx",
            "graph_sha256": sums["onnx/model.onnx"],
            "tokenizer_sha256": sums["tokenizer.json"],
            "config_sha256": sums["config.json"],
            "yes": ["bad"],
            "slope": 1.0,
            "shift": 0.0,
        } | changed
        monkeypatch.setenv(f"JHALAK_HUB_{label.upper()}", json.dumps(pin))
        get_settings.cache_clear()
        folder = snapshot_of(get_settings().hub_models[label])
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return pin

    hub_module._loaded.forget()
    yield made
    hub_module._loaded.forget()
    get_settings.cache_clear()


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own encoder and heads say no to everything, with logits of -2."""

    class Silent:
        sha256 = "e" * 64

        def logits(self, folded: str) -> np.ndarray:
            return np.zeros(len(LEARNT), np.float32)

    monkeypatch.setattr(text, "judge", Silent)
    monkeypatch.setattr(screen_module, "judge", Silent)
    monkeypatch.setattr(Heads, "joined", lambda *_: np.full(len(LEARNT), -2.0, np.float32))


def hub(label: str = "hate") -> HubClassifier:
    return HubClassifier(get_settings().hub_models[label])


def test_none_is_named_by_default_and_nothing_of_a_hub_is_in_a_verdict(
    installation: Path, ours: None
) -> None:
    assert get_settings().hub_models == {}
    for signal in screen_text("fine"):
        assert "hub" not in signal.model and signal.model_sha256.count("+") <= 1
    assert settings_page().count("JHALAK_HUB_") == len(LEARNT)


def test_every_learnt_label_can_have_one(make: Make) -> None:
    for label in LEARNT:
        make(label)
    assert tuple(get_settings().hub_models) == LEARNT


def test_the_surer_of_the_two_counts_and_the_verdict_keeps_both_and_its_hash(
    make: Make, ours: None
) -> None:
    make("hate")
    pin = get_settings().hub_models["hate"]
    said = {signal.label: signal for signal in screen_text("vile")}
    hate = said["hate"]
    assert (hate.model, said["toxicity"].model) == ("text-heads+hub", "text-heads")
    assert hate.score == round(1 / (1 + np.exp(-8.0)), 4) and hate.is_over
    assert said["toxicity"].score == round(1 / (1 + np.exp(2.0)), 4)
    assert hate.model_sha256 == f"{load_heads().sha256}+{'e' * 64}+{pin.sha256[:30]}"
    assert len(hate.model_sha256) <= 160
    assert score_of(hate.model, hate.label, hate.raw) == hate.score
    assert "some-one/tiny 1.00" in hate.reason and "0.12" in hate.reason
    fine = {signal.label: signal for signal in screen_text("fine")}["hate"]
    assert fine.score == said["toxicity"].score  # The surer is ours.
    assert screen_comment("vile").labels == ("hate",)
    assert screen_comment("fine").state == "visible"


def test_the_declared_curve_makes_a_probability_of_its_score(make: Make) -> None:
    make("hate", slope=0.5, shift=-1.0)
    assert hub().logit("vile") == pytest.approx(0.5 * 8 - 1)
    assert hub().logit("fine") == pytest.approx(-0.5 * 8 - 1)


def test_classes_that_exclude_each_other_add_up_and_others_stand_for_themselves(make: Make) -> None:
    three = {"id2label": {"0": "ok", "1": "rude", "2": "vile"}}
    rows = [[0.0, 0.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 0.0]]
    make("hate", rows, three, yes=["rude", "vile"])
    chance = 2 * np.e / (1 + 2 * np.e)
    assert surest([hub().logit("vile")]) == pytest.approx(chance, abs=1e-6)
    make("hate", rows, three | {"problem_type": "multi_label_classification"}, yes=["rude"])
    assert hub().logit("vile") == pytest.approx(1.0, abs=1e-6)


@given(st.floats(-40, 40), st.floats(-40, 40))
def test_the_fused_score_is_never_less_than_either(ours: float, other: float) -> None:
    fused = surest([ours, other])
    assert fused == max(surest([ours]), surest([other]))
    assert score_of("text-heads+hub", "hate", (ours, other)) == round(fused, 4)
    assert score_of("text-heads", "hate", (ours,)) == round(surest([ours]), 4)


def altered(folder: Path) -> None:
    (folder / "onnx" / "model.onnx").write_bytes(b"torn")


def gone(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()


@pytest.mark.parametrize(("how", "says"), [(altered, "altered"), (gone, "lacks its file")])
def test_one_that_is_missing_or_altered_holds_the_comment(
    make: Make, ours: None, how: Callable[[Path], None], says: str
) -> None:
    make("hate")
    how(snapshot_of(get_settings().hub_models["hate"]))
    with pytest.raises(ModelUnavailable, match=says):
        screen_text("fine")
    held = screen_comment("fine")
    assert (held.state, held.labels) == ("held", ("screening_failed",))
    assert prepare_hub() == 1


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ({"weights": [[np.nan, 0]] * 3}, "other numbers"),
        ({"weights": [[0, 0, 0]] * 3}, "other numbers"),
        ({"weights": [[0, 0]]}, "failed"),  # No row for the words of its tokenizer.
        ({"inputs": ("input_ids", "pixels")}, "other inputs"),
        ({"config": {"id2label": {"0": "ok", "1": "other"}}}, "no class bad"),
        ({"config": {"labels": 2}}, "without classes"),
    ],
)
def test_one_that_answers_otherwise_than_it_should_holds_the_comment(
    make: Make, ours: None, made: dict[str, object], says: str
) -> None:
    make("hate", **made)
    with pytest.raises(ModelUnavailable, match=says):
        screen_text("vile")
    assert screen_comment("vile").state == "held"


def test_what_the_hub_has_in_its_cache_is_what_is_loaded(
    make: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder's form is that of transformers' own loader, which finds it without a network."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    make("spam")
    pin = get_settings().hub_models["spam"]
    fetch(pin)
    assert prepare_hub() == 0
    assert "spam: some-one/tiny" in capsys.readouterr().out
    (snapshot_of(pin) / "config.json").unlink()
    with pytest.raises(ModelUnavailable, match="cannot be fetched"):
        fetch(pin)
    assert hub_dir() == Path(get_settings().models_dir) / "hub"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"revision": "main"}, "revision"),  # A branch moves.
        ({"repository": "../x"}, "repository"),
        ({"graph": "../model.onnx"}, "graph"),
        ({"graph_sha256": "0"}, "graph_sha256"),
        ({"yes": []}, "yes"),
        ({"slope": 0}, "slope"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_pin_that_pins_nothing_stops_the_start_with_one_line(
    make: Make, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object], says: str
) -> None:
    pin = make("hate")
    monkeypatch.setenv("JHALAK_HUB_HATE", json.dumps(pin | changed))
    get_settings.cache_clear()
    with pytest.raises(SettingsInvalid, match=f"JHALAK_HUB_HATE: .*{says}") as told:
        get_settings()
    assert "\n" not in told.value.detail


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_names_no_model(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("JHALAK_HUB_HATE", value)
    assert Settings().hub_models == {}

"""A page with a model, without one, and with one that must not be used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import numpy as np
import orjson
import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

import feed.model.keeper
import feed.service
from core.errors import JhalakError
from core.ids import new_id
from experiments.assignment import Assigned
from experiments.values import Values
from feed.candidates import Candidates
from feed.features.taste import Taste
from feed.for_you import FOR_YOU
from feed.model.card import HeadCard, ModelCard
from feed.model.export import golden_inputs, graph_of, weights_sha256
from feed.model.heads import HEAD_NAMES, HEADS
from feed.model.inputs import INPUT_NAMES
from feed.model.keeper import ModelKeeper
from feed.model.network import HIDDEN, Network
from feed.model.scorers import ByModel
from feed.model.versions import Model, ModelVersions
from feed.params import MODEL_USED
from feed.pipeline import Pipeline
from tests.feed.clips import NOW_MS, VIEWER, catalogue, clip, direction, query_of
from tests.feed.conftest import Clip

LIKE = HEAD_NAMES.index("like")


def network_of(seed: int = 0, **changed: object) -> Network:
    """A network of random weights."""
    draw = np.random.default_rng(seed)
    sizes = (len(INPUT_NAMES), *HIDDEN, len(HEADS))
    layers = tuple(
        (draw.normal(0, 0.4, (a, b)).astype(np.float32), draw.normal(0, 0.1, b).astype(np.float32))
        for a, b in pairwise(sizes)
    )
    ones = np.ones(len(HEADS), np.float32)
    made = Network(
        np.zeros(len(INPUT_NAMES), np.float32), np.ones(len(INPUT_NAMES), np.float32), layers,
        ones, -2 * ones, 1,
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def card_of(network: Network, version: str) -> ModelCard:
    golden = golden_inputs(np.random.default_rng(1).normal(0, 1, (50, len(INPUT_NAMES))))
    heads = [
        HeadCard(h.name, h.weight.default, "30 minutes", 9, 0.1, False, 0.7, 0.1, 0.2, 0.1, 0.1,
                 0.1, 0.1, 1.0, 0.0)
        for h in HEADS
    ]  # fmt: skip
    return ModelCard(
        version, 1, 0, 1, 5, 5000, 9, 0, [3, 1, 1], list(INPUT_NAMES), [], heads, [], [0.0], {},
        500, 0.7, 0.6, 0.05, True, "better", golden,
        network.probabilities(np.array(golden, np.float32)).tolist(), weights_sha256(network),
    )  # fmt: skip


def published(folder: Path, version: str, network: Network | None = None) -> ModelVersions:
    network = network or network_of()
    versions = ModelVersions(folder)
    versions.publish(card_of(network, version), graph_of(network, version))
    return versions


class Held(ModelKeeper):
    """A keeper of one folder, that looks only when told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.versions = ModelVersions(folder)
        self.look(self.versions)

    def held(self) -> Model | None:
        return self._held[1] if self._held else None


def with_model(keeper: ModelKeeper) -> Pipeline:
    assert isinstance(FOR_YOU.by_model, ByModel)
    return replace(FOR_YOU, by_model=replace(FOR_YOU.by_model, keeper=keeper))


SNAPSHOT = catalogue(
    clip(axis=i, tags=[f"t{i % 3}"], likes=i % 9, impressions=5 * i, age_h=1 + i) for i in range(60)
)
FAN = Taste(NOW_MS, direction(3) * 2, direction(5), 2.0, 1.0, tags={"t1": 0.7})


def simple_order() -> list[int]:
    slate, _, trace = FOR_YOU.run(query_of(SNAPSHOT, taste=FAN))
    assert trace.model == ""
    return slate.rows.tolist()


def test_the_terms_of_a_page_by_model_are_its_heads_and_add_up_exactly(tmp_path: Path) -> None:
    published(tmp_path, "a")
    keeper = Held(tmp_path)

    slate, _, trace = with_model(keeper).run(query_of(SNAPSHOT, taste=FAN))

    assert trace.model == "a"
    assert list(slate.terms) == [*HEAD_NAMES, "business", "followed"]
    for place in range(len(slate.rows)):
        total = 0.0
        for term in slate.terms.values():
            total += float(term[place])
        assert total == float(slate.score[place])
    assert slate.foreseen is not None
    weight = HEADS[LIKE].weight.default
    assert (slate.terms["like"] == weight * slate.foreseen[:, LIKE].astype(np.float64)).all()
    assert slate.rows.tolist() != simple_order()


@settings(max_examples=40, deadline=None)
@given(picked=st.lists(st.integers(0, 59), min_size=1, max_size=60))
def test_a_candidate_scores_the_same_whatever_else_is_in_the_batch(picked: list[int]) -> None:
    by_model = with_model(KEEPER).by_model
    assert by_model is not None
    rows = np.array(picked, np.intp)
    candidates, everything = Candidates.plain(rows), Candidates.plain(np.arange(60))

    for one in (candidates, everything):
        assert by_model.foresee(query_of(SNAPSHOT, taste=FAN), one) == "h"

    assert candidates.foreseen is not None and everything.foreseen is not None
    assert (candidates.foreseen == everything.foreseen[rows]).all()


class Fixed(Held):
    """Holds a model that is given."""

    def __init__(self, model: Model) -> None:
        ModelKeeper.__init__(self)
        self._held = ("h", model)


@pytest.fixture(scope="module", autouse=True)
def _keeper(tmp_path_factory: pytest.TempPathFactory) -> None:
    global KEEPER
    folder = tmp_path_factory.mktemp("ranking")
    published(folder, "h")
    KEEPER = Held(folder)


KEEPER: ModelKeeper


class Raises(Model):
    def __init__(self) -> None:
        self.version = "h"

    def probabilities(self, inputs: np.ndarray) -> np.ndarray:  # type: ignore[override]
        raise RuntimeError("the runtime is gone")


class Answers(Model):
    """Answers with `made(n)`."""

    def __init__(self, made: Callable[[int], np.ndarray]) -> None:
        self.version = "h"
        self._made = made

    def probabilities(self, inputs: np.ndarray) -> np.ndarray:  # type: ignore[override]
        return self._made(len(inputs))


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (Raises(), "the runtime is gone"),
        (Answers(lambda n: np.full((n, len(HEADS)), np.nan, np.float32)), "not finite"),
        (Answers(lambda n: np.zeros((n, 3), np.float32)), "it answered"),
    ],
)
def test_a_model_that_fails_leaves_the_page_to_the_simple_score(model: Model, said: str) -> None:
    keeper = Fixed(model)
    before = feed.model.keeper.FAILED._value.get()

    slate, _, trace = with_model(keeper).run(query_of(SNAPSHOT, taste=FAN))

    assert slate.rows.tolist() == simple_order()
    assert trace.model == ""
    assert said in keeper.scoring()
    assert keeper.scoring().startswith("simple score: model h fails")
    assert feed.model.keeper.FAILED._value.get() == before + 1


def test_a_candidate_that_the_model_has_no_number_for_sinks_and_is_counted() -> None:
    def made(n: int) -> np.ndarray:
        found = np.full((n, len(HEADS)), 0.1, np.float32)
        found[0, LIKE] = np.nan
        return found

    slate, _, trace = with_model(Fixed(Answers(made))).run(query_of(SNAPSHOT, limit=50))

    assert (trace.model, trace.sunk) == ("h", 1)
    assert np.isfinite(slate.score).all()


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_a_clip_whose_inputs_are_no_numbers_sinks_and_is_counted(odd: float) -> None:
    clips = [clip(axis=i, impressions=9) for i in range(12)]
    snapshot = catalogue([replace(clips[0], saving=odd), *clips[1:]])
    pipeline = with_model(KEEPER)
    assert pipeline.by_model is not None
    no_offers = [s for s in pipeline.by_model.scorers if s.name != "business"]
    pipeline = replace(pipeline, by_model=replace(pipeline.by_model, scorers=no_offers))  # type: ignore[type-var]

    slate, _, trace = pipeline.run(query_of(snapshot, limit=12))

    assert (trace.model, trace.sunk) == ("h", 1)
    assert sorted(slate.rows.tolist()) == list(range(1, 12))


def test_without_a_model_the_simple_score_serves_and_says_why(tmp_path: Path) -> None:
    keeper = Held(tmp_path)

    slate, _, _ = with_model(keeper).run(query_of(SNAPSHOT, taste=FAN))

    assert slate.rows.tolist() == simple_order()
    assert keeper.scoring() == "simple score: no model has been trained yet"
    worse = replace(card_of(network_of(), "a"), may_serve=False, why="it is no better")
    ModelVersions(tmp_path).publish(worse, graph_of(network_of(), "a"))
    keeper.look(keeper.versions)
    assert keeper.scoring() == "simple score: model a does not serve, it is no better"


def test_an_experiment_can_hold_the_model_against_the_simple_score() -> None:
    off = Values(VIEWER.id, [Assigned("e", "simple", {MODEL_USED.name: False})])

    slate, _, trace = with_model(KEEPER).run(query_of(SNAPSHOT, taste=FAN, values=off))

    assert trace.model == ""
    assert slate.rows.tolist() == simple_order()


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
    network = network_of(slope=np.full(len(HEADS), np.nan, np.float32))
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


def test_offers_and_paid_clips_bring_the_house_a_bounded_bit() -> None:
    from feed.model.scorers import Business

    clips = [
        replace(clip(), saving=saving, is_sponsored=paid)
        for saving, paid in ((0.0, False), (0.2, False), (0.9, False), (0.0, True))
    ]
    query = query_of(catalogue(clips))

    term = Business().term(query, Candidates.plain(np.arange(4)))

    assert term.tolist() == pytest.approx([0.0, 0.5, 1.0, 1.0])


def test_the_explanation_over_http_shows_heads_that_add_up(
    clips: list[Clip], valkey: object, client: TestClient, installation: Path
) -> None:
    published(installation / "ranking", "a")
    feed.model.keeper.keeper.look()

    page = client.get("/feed").json()
    client.portal.call(feed.service.get_feed().link.settle)  # type: ignore[union-attr]
    story = client.get(f"/feed/explain/{page['request_id']}").json()

    assert story["model"] == "a"
    for item in story["items"]:
        assert set(item["terms"]) == {*HEAD_NAMES, "business", "followed"}
        total = 0.0
        for name in (*HEAD_NAMES, "business", "followed"):
            total += item["terms"][name]
        assert total == item["score"]
        assert all(0 <= item["terms"][h] / story["weights"][h] <= 1 for h in HEAD_NAMES)
        assert list(item["features"]) == list(INPUT_NAMES)
        assert item["features"]["duration"] == pytest.approx(np.log1p(8))
        if not set(item["sources"]) <= {"exploration", "guarantee"}:
            assert item["reasons"]


def test_readyz_says_what_scores(clips: list[Clip], installation: Path) -> None:
    import app.health
    from tests.http import client_of

    with client_of(app.health.router) as browser:
        keeper = feed.model.keeper.keeper
        keeper.look()
        without = browser.get("/readyz").json()
        published(installation / "ranking", "a")
        keeper.look()
        by_model = browser.get("/readyz").json()

    def detail(answer: dict[str, list[dict[str, str]]]) -> str:
        return next(p["detail"] for p in answer["parts"] if p["name"] == "feed")

    assert "simple score: no model has been trained yet" in detail(without)
    assert detail(by_model).endswith("model a")


def test_a_viewer_of_another_world_is_no_error() -> None:
    """Taste for hashtags and creators that this process has never met."""
    stranger = Taste(
        NOW_MS, tags={"nowhere": 1.0}, creators={new_id().hex: 1.0, UUID(int=5).hex: 1}
    )

    slate, _, trace = with_model(KEEPER).run(query_of(SNAPSHOT, taste=stranger))

    assert trace.model == "h"
    assert len(slate.rows) == 10

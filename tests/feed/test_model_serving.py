"""A page with a model, without one, and with one that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

import feed.model.keeper
import feed.service
from core.ids import new_id
from experiments.assignment import Assigned
from experiments.values import Values
from feed.candidates import Candidates
from feed.features.taste import Taste
from feed.model.export import graph_of
from feed.model.heads import HEAD_NAMES, HEADS
from feed.model.inputs import INPUT_NAMES
from feed.model.keeper import ModelKeeper
from feed.model.versions import Model, ModelVersions
from feed.params.heads import MODEL_USED
from tests.feed.clips import NOW_MS, VIEWER, catalogue, clip, query_of
from tests.feed.conftest import Clip
from tests.feed.ranking_models import (
    FAN,
    LIKE,
    SNAPSHOT,
    Held,
    card_of,
    network_of,
    published,
    simple_order,
    with_model,
)


def test_the_terms_of_a_page_by_model_are_its_heads_and_add_up_exactly(tmp_path: Path) -> None:
    published(tmp_path, "a")
    keeper = Held(tmp_path)

    slate, _, trace = with_model(keeper).run(query_of(SNAPSHOT, taste=FAN))

    assert trace.model == "a"
    assert list(slate.terms) == [*HEAD_NAMES, "business", "margin", "followed"]
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
    assert story["withheld"] == ["margin"]
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

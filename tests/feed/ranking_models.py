"""Versions of the ranking model made of random weights, and a page of invented clips to rank."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from feed.features.taste import Taste
from feed.for_you import FOR_YOU
from feed.model.card import HeadCard, ModelCard
from feed.model.export import golden_inputs, graph_of, weights_sha256
from feed.model.heads import HEAD_NAMES, HEADS
from feed.model.inputs import INPUT_NAMES
from feed.model.keeper import ModelKeeper
from feed.model.learning import HIDDEN
from feed.model.network import Network
from feed.model.scorers import ByModel
from feed.model.versions import Model, ModelVersions
from feed.pipeline import Pipeline
from tests.feed.clips import NOW_MS, catalogue, clip, direction, query_of

LIKE = HEAD_NAMES.index("like")


def network_of(seed: int = 0, **changed: object) -> Network:
    """A network of random weights."""
    draw = np.random.default_rng(seed)
    sizes = (len(INPUT_NAMES), *HIDDEN, len(HEADS))
    layers = tuple(
        (draw.normal(0, 0.4, (a, b)).astype(np.float32), draw.normal(0, 0.1, b).astype(np.float32))
        for a, b in pairwise(sizes)
    )
    ones, eye = np.ones(len(HEADS), np.float32), np.eye(len(HEADS), dtype=np.float32)
    direct = (
        draw.normal(0, 0.2, (len(INPUT_NAMES), len(HEADS))).astype(np.float32),
        draw.normal(0, 0.1, len(HEADS)).astype(np.float32),
    )
    made = Network(
        np.zeros(len(INPUT_NAMES), np.float32), np.ones(len(INPUT_NAMES), np.float32), layers,
        direct, np.concatenate([0.8 * eye, 0.4 * eye]), -2 * ones, 1,
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def card_of(network: Network, version: str) -> ModelCard:
    golden = golden_inputs(np.random.default_rng(1).normal(0, 1, (50, len(INPUT_NAMES))))
    heads = [
        HeadCard(h.name, h.weight.default, "30 minutes", 9, 0.1, False, 0.7, 0.1, 0.2, 0.1, 0.1,
                 0.1, 0.1, [0.8, 0.4, 0.0], 0.0)
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

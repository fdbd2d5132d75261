"""Versions of the model, each refused when it is not made for this program; see `feed.versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from feed.model.card import ModelCard, as_markdown
from feed.model.heads import HEAD_NAMES
from feed.model.inputs import GRAPH_INPUT, INPUT_NAMES, Matrix
from feed.versions import VersionStore

if TYPE_CHECKING:
    import onnxruntime

CLOSE = 1e-4  # Processors may differ in the last digits.


class Model:
    """A loaded version."""

    def __init__(self, version: str, graph: onnxruntime.InferenceSession) -> None:
        self.version = version
        self._graph = graph

    def probabilities(self, inputs: Matrix) -> Matrix:
        """Shape (n, heads), float32 in [0, 1], columns as `HEADS`.

        A candidate gets the same whatever else is in the batch.

        Args:
            inputs: Shape (n, f), float32, columns as `INPUTS`.
        """
        found: Matrix = self._graph.run(None, {GRAPH_INPUT: inputs})[0]
        return found


class ModelVersions(VersionStore[ModelCard, Model]):
    """The versions in one folder."""

    what = "ranking model"
    room = "ranking"
    suffix = ".onnx"

    def card_of(self, body: dict[str, Any]) -> ModelCard:
        return ModelCard.of(body)

    def may_serve(self, card: ModelCard) -> bool:
        return card.may_serve

    def made_of(self, card: ModelCard, raw: bytes) -> Model:
        """The model, once it has answered its golden inputs as when it was made.

        Raises:
            ValueError: It was made for other inputs or heads, or does not answer so.
        """
        # The runtime takes 20 MB; a process that never meets a model does without.
        from perception.runtime import session
        from perception.weights import ModelUnavailable

        _require_same("inputs", card.inputs, INPUT_NAMES)
        _require_same("heads", card.head_names, HEAD_NAMES)
        try:
            graph = session("ranking", raw)
        except ModelUnavailable as error:
            raise ValueError(f"it is no graph ({error.detail})") from None
        told = graph.get_modelmeta().custom_metadata_map
        _require_same("inputs", orjson.loads(told.get("inputs", "[]")), INPUT_NAMES)
        _require_same("heads", orjson.loads(told.get("heads", "[]")), HEAD_NAMES)
        made = Model(card.version, graph)
        answered = made.probabilities(np.array(card.golden_inputs, np.float32))
        if not np.isfinite(answered).all():
            raise ValueError("its output is not finite")
        apart = float(np.abs(answered - np.array(card.golden_outputs)).max(initial=0.0))
        if apart > CLOSE:
            raise ValueError(f"its golden inputs are answered otherwise, by {apart:.2g}")
        return made

    def publish(self, card: ModelCard, raw: bytes) -> ModelCard:
        """Stores a version with its card; it becomes current when it may serve."""
        sealed = self.store(card, raw)
        self.write(f"{card.version}.card.md", as_markdown(sealed).encode())
        if sealed.may_serve:
            self.advance(sealed.version)
        return sealed


def _require_same(what: str, theirs: list[str], ours: tuple[str, ...]) -> None:
    if list(theirs) != list(ours):
        gone, fresh = sorted(set(theirs) - set(ours)), sorted(set(ours) - set(theirs))
        raise ValueError(
            f"its {what} are not this program's (only there: {', '.join(gone) or 'none'}; "
            f"only here: {', '.join(fresh) or 'none'})"
        )

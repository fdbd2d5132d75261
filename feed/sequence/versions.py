"""Versions of the sequence network, each refused when it does not answer as it did when made."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import numpy as np

from feed.sequence.card import NetworkCard, as_markdown
from feed.sequence.ranker import Ranker
from feed.sequence.weights import HISTORY
from feed.versions import VersionStore

CLOSE = 1e-3  # Processors and libraries may differ in the last digits.


def opened(version: str, raw: bytes) -> Ranker:
    """The network that `export.graph_of` wrote.

    Raises:
        ValueError: It is none, or was made for histories of another length.
    """
    # The runtime takes 20 MB; a process that never meets a network does without.
    from perception.runtime import session
    from perception.weights import ModelUnavailable

    try:
        graph = session("sequence network", raw)
    except ModelUnavailable as error:
        raise ValueError(f"it is no graph ({error.detail})") from None
    told = graph.get_modelmeta().custom_metadata_map
    if told.get("history") != str(HISTORY):
        raise ValueError(f"it hears {told.get('history', 'no')} clips, this program {HISTORY}")
    try:
        keys = np.frombuffer(base64.b64decode(told.get("keys", "")), "<u8").astype(np.uint64)
    except (binascii.Error, ValueError):
        raise ValueError("its clips cannot be read") from None
    if not len(keys) or graph.get_outputs()[0].shape[-1] != len(keys):
        raise ValueError(f"it scores other clips than the {len(keys)} that it names")
    return Ranker(version, keys, graph)


class NetworkVersions(VersionStore[NetworkCard, Ranker]):
    """The versions in one folder."""

    what = "sequence network"
    room = "sequence"
    suffix = ".onnx"

    def card_of(self, body: dict[str, Any]) -> NetworkCard:
        return NetworkCard.of(body)

    def may_serve(self, card: NetworkCard) -> bool:
        return card.may_serve

    def made_of(self, card: NetworkCard, raw: bytes) -> Ranker:
        """The network, once it has answered its golden histories as when it was made.

        Raises:
            ValueError: It is not for this program, or does not answer so.
        """
        network = opened(card.version, raw)
        if len(network.keys) != card.clips:
            raise ValueError(f"it knows {len(network.keys)} clips, its card names {card.clips}")
        answered = network.scores(np.array(card.golden_histories, np.int64))
        if not np.isfinite(answered).all():
            raise ValueError("its output is not finite")
        found = np.take_along_axis(answered, np.array(card.golden_items, np.int64), axis=1)
        apart = float(np.abs(found - np.array(card.golden_scores)).max(initial=0.0))
        if apart > CLOSE:
            raise ValueError(f"its golden histories are answered otherwise, by {apart:.2g}")
        return network

    def publish(self, card: NetworkCard, raw: bytes) -> NetworkCard:
        """Stores a version with its card; it becomes current when it may serve, else none is."""
        sealed = self.store(card, raw)
        self.write(f"{card.version}.card.md", as_markdown(sealed).encode())
        if sealed.may_serve:
            self.advance(sealed.version)
        elif not self.pinned():
            self.write("current", b"")
        return sealed

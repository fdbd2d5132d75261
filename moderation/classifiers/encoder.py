"""The text encoder that was taught abuse and hatred: multilingual-e5-small with committed updates.

The updates are 3 MB; they are merged with the pinned base once, when models are prepared.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moderation.classifiers.heads import LEARNT
from perception import golden
from perception.e5_tokens import E5Tokens
from perception.models import TEXT
from perception.runtime import PerProcess, session
from perception.weights import ModelSpec, ModelUnavailable, file_sha256, ready

UPDATES = Path(__file__).parent / "weights" / "text_updates.npz"
READ_TOKENS = 256
"""Texts come in windows of a few hundred characters; what is past this is not read."""

# Whatever the last digits do, these must come out on their sides of zero: label, text, whether.
GOLDEN = (
    ("hate", "all immigrants should be thrown out of this country", True),
    ("hate", "मुसलमानों से नफरत करना गलत है", False),
    ("toxicity", "shut up you ugly pig", True),
    ("toxicity", "which shade suits wheatish skin", False),
    ("spam", "you won a prize, send 500 rupees to claim it now", True),
)


def build(source: Path, folder: Path, updates: Path = UPDATES) -> None:
    """Writes graph and tokenizer into `folder` from the package's data in `source`."""
    from perception.e5_container import E5Container
    from perception.e5_graph import write_e5
    from perception.e5_tokens import write_tokenizer

    container = E5Container.read(source / TEXT.sources[0][0])
    with np.load(updates, allow_pickle=False) as learned:
        write_e5(container, folder / "model.onnx", dict(learned))
    write_tokenizer(container, folder)


def _check(folder: Path) -> float:
    """The smallest distance from zero on the right side, in logits."""
    judge = Judge(folder)
    distances = []
    for label, text, is_true in GOLDEN:
        logit = float(judge.logits(text)[LEARNT.index(label)])
        distances.append(logit if is_true else -logit)
    if not min(distances) > 0:
        raise golden.GoldenMismatch("moderation-text", min(distances))
    return min(distances)


def _updates_sha256() -> str:
    try:
        return file_sha256(UPDATES)
    except FileNotFoundError:
        return "missing"


JUDGE = ModelSpec(
    name=f"moderation-text-{_updates_sha256()[:12]}",
    registry=TEXT.registry,
    package=TEXT.package,
    version=TEXT.version,
    package_sha256=TEXT.package_sha256,
    licence=TEXT.licence,
    sources=TEXT.sources,
    files=TEXT.files,
    recipe=1,
    build=build,
    check=_check,
)


class Judge:
    """Texts to one logit a label, in the order of `LEARNT`."""

    def __init__(self, folder: Path) -> None:
        self._tokens = E5Tokens(folder, longest=READ_TOKENS)
        graph = folder / "model.onnx"
        self._session = session("moderation-text", graph)
        self.sha256 = file_sha256(graph)

    def logits(self, folded: str) -> NDArray[np.float32]:
        """Shape (labels,). Texts run one by one: see `perception.text`.

        Args:
            folded: As `core.spelling.fold` leaves it.
        """
        ids = np.array([self._tokens.ids(f"query: {folded}")], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        return np.asarray(self._session.run(None, feed)[0][0], np.float32)


def _load() -> Judge:
    if not UPDATES.exists():
        raise ModelUnavailable("moderation-text", "lacks its weights in this checkout")
    return Judge(ready(JUDGE))


judge = PerProcess(_load)
"""The encoder of this process, loaded on first use (about 3 s)."""

"""Opens a fasttext classifier."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Identifier(Protocol):
    """What is used of a fasttext model."""

    def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


def load(path: Path) -> Identifier:
    """The classifier in a file.

    Raises:
        ValueError: The file is not one.
    """
    import fasttext

    model: Identifier = fasttext.load_model(str(path))
    return model

"""What the product learns behind its pages, learned from the simulated log and switched in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from time import monotonic

from events.lake.schema import Stored
from feed.model.keeper import keeper as models
from feed.model.training import TooLittleToLearn, train_from


def learn_model(log: Sequence[Stored], now: datetime) -> None:
    """Trains the model, as the worker does; pages use it if it beats the simple score."""
    began = monotonic()
    try:
        said = train_from(log, now).why
    except TooLittleToLearn as error:
        said = str(error)
    models.look()
    _say(f"model: {said}", began)


def _say(text: str, began_s: float) -> None:
    print(f"  {text} ({monotonic() - began_s:.0f} s)", file=sys.stderr, flush=True)

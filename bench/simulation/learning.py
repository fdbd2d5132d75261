"""What the product learns behind its pages, learned from the simulated log and switched in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from time import monotonic

from events.lake.schema import Stored
from feed.model.keeper import keeper as models
from feed.model.training import TooLittleToLearn, train_from
from feed.similar.engagements import engagements_in
from feed.similar.keeper import keeper as tables
from feed.similar.training import NothingToLearn, train_table


def learn_similar(log: Sequence[Stored], now: datetime) -> None:
    """Trains the table of similar clips, as the worker does, and has pages use it."""
    began = monotonic()
    try:
        card = train_table(now, engagements_in(stored.event for stored in log))
        said = f"{card.engagements} engagements, HR@10 {card.hr10}"
    except NothingToLearn as error:
        said = str(error)
    tables.look()
    _say(f"similar clips: {said}", began)


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

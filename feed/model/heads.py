"""What the model predicts: each head, declared once with its label rule and its weight.

A label is about one impression: what the same viewer did with the same clip within the head's
window after it was shown. The value of a clip is the sum of weight × probability.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from events.counters import FINISHED_FRACTION
from events.schemas import EventType
from experiments.params import Param
from experiments.values import Values
from feed.params.heads import (
    ANSWER_MINUTES,
    BUY_HOURS,
    HEAD_BAG,
    HEAD_BUY,
    HEAD_COMMENT,
    HEAD_FINISH,
    HEAD_FOLLOW,
    HEAD_LIKE,
    HEAD_NOT_INTERESTED,
    HEAD_PRODUCT,
    HEAD_REPORT,
    HEAD_SHARE,
    HEAD_SKIP,
    HEAD_STAY,
    HEAD_WATCH,
)

Counts = NDArray[np.int64]
Labels = NDArray[np.bool_]
_TYPES = tuple(EventType)
_MS = {"minutes": 60_000, "hours": 3_600_000}
NOBODY = UUID(int=0)  # Whose parameters no experiment changes.
# Seconds a view may last longer than. The chances of each, in turn, are the curve of how long
# somebody stays; each twice as long as the one before, for what is between them counts likewise.
STAYS_S = (3, 6, 12, 24)
LENGTHS = 8  # Clips are compared with those of an eighth about as long.


@dataclass(frozen=True, slots=True)
class Answers:
    """What viewers did with what they were shown; one entry an impression.

    Args:
        acts: Shape (n,), int64: a bit for each kind of event, see `bits_of`.
        watch_ms: Shape (n,): watched in all.
        duration_ms: Shape (n,): the clip's length; 0 when not known.
    """

    acts: Counts
    watch_ms: Counts
    duration_ms: Counts

    def __len__(self) -> int:
        return len(self.acts)

    def taken(self, picked: NDArray[np.intp] | Labels) -> Answers:
        """Those at `picked`."""
        return Answers(self.acts[picked], self.watch_ms[picked], self.duration_ms[picked])


@dataclass(frozen=True, slots=True)
class Usual:
    """How long clips of each length are usually watched: the median by eighths of length.

    Long clips are watched longer and finished less, whatever they are worth; only against clips
    about as long does time watched say whether somebody liked what they saw.

    Args:
        edges_ms: Ascending lengths between the eighths; `median_ms` has one more entry.
    """

    edges_ms: tuple[float, ...]
    median_ms: tuple[float, ...]

    @staticmethod
    def of(answers: Answers) -> Usual:
        """As seen in `answers`; clips of unknown length are left out."""
        known = answers.taken(answers.duration_ms > 0)
        if not len(known):
            return Usual((), (0.0,))
        steps = np.arange(1, LENGTHS) / LENGTHS
        edges = np.unique(np.quantile(known.duration_ms, steps, method="lower"))
        group = np.searchsorted(edges, known.duration_ms, side="left")
        medians = [
            float(np.median(known.watch_ms[group == g])) if (group == g).any() else 0.0
            for g in range(len(edges) + 1)
        ]
        return Usual(tuple(edges.tolist()), tuple(medians))

    def watch_ms(self, duration_ms: Counts) -> NDArray[np.float64]:
        """Shape as `duration_ms`: the usual watch of a clip of that length."""
        group = np.searchsorted(np.array(self.edges_ms), duration_ms, side="left")
        return np.asarray(np.array(self.median_ms)[group])


Rule = Callable[[Answers, Usual], Labels]


def bits_of(*types: EventType) -> int:
    """The bits that stand for `types` in `Answers.acts`."""
    return sum(1 << _TYPES.index(one) for one in types)


def _watched_longer_than_usual(answers: Answers, usual: Usual) -> Labels:
    return np.asarray(answers.watch_ms > usual.watch_ms(answers.duration_ms))


def _stayed(seconds: int) -> Rule:
    def rule(answers: Answers, usual: Usual) -> Labels:
        return np.asarray(answers.watch_ms > 1000 * seconds)

    return rule


def _finished(answers: Answers, usual: Usual) -> Labels:
    enough = FINISHED_FRACTION * answers.duration_ms
    return np.asarray((answers.duration_ms > 0) & (answers.watch_ms >= enough))


@dataclass(frozen=True, slots=True)
class Head:
    """One action that the model foresees.

    Args:
        types: The events that answer an impression for this head; without a `rule` any of them
            that was not undone makes the label.
        weight: Value of a probability of 1; negative where the action speaks against the clip.
        window: How long after the impression an event answers it.
        after: The head of the step that comes before this one, declared above it; empty for none.
    """

    name: str
    meaning: str
    types: frozenset[EventType]
    weight: Param[float]
    window: Param[int] = ANSWER_MINUTES
    rule: Rule | None = None
    after: str = ""

    def labels(self, answers: Answers, usual: Usual) -> Labels:
        """Shape (n,): whether the action followed each impression."""
        if self.rule is not None:
            return self.rule(answers, usual)
        return np.asarray((answers.acts & bits_of(*self.types)) != 0)

    def window_ms(self, values: Values) -> int:
        """`window` in milliseconds."""
        return values[self.window] * _MS[self.window.unit]


def _on(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


SEEN = _on(EventType.WATCH, EventType.SKIP)
HEADS: tuple[Head, ...] = (
    Head("watch", "Watched longer than is usual for clips of this length.",
         SEEN, HEAD_WATCH, rule=_watched_longer_than_usual),
    *(Head(f"stay_{s}", f"Watched for more than {s} seconds.", SEEN, HEAD_STAY[s], rule=_stayed(s))
      for s in STAYS_S),
    Head("finish", "Seen to the end.", SEEN, HEAD_FINISH, rule=_finished),
    Head("like", "Liked or saved.", _on(EventType.LIKE, EventType.SAVE), HEAD_LIKE),
    Head("comment", "Commented on.", _on(EventType.COMMENT), HEAD_COMMENT),
    Head("share", "Shared.", _on(EventType.SHARE), HEAD_SHARE),
    Head("follow", "Its creator followed.", _on(EventType.FOLLOW), HEAD_FOLLOW),
    Head("product_tap", "Its product opened.", _on(EventType.PRODUCT_VIEW), HEAD_PRODUCT),
    Head("add_to_bag", "Its product put into the bag.", _on(EventType.ADD_TO_CART), HEAD_BAG,
         after="product_tap"),
    Head("buy", "Its product bought.", _on(EventType.PURCHASE), HEAD_BUY, BUY_HOURS,
         after="add_to_bag"),
    Head("skip", "Swiped away at once.", _on(EventType.SKIP), HEAD_SKIP),
    Head("not_interested", "Turned down.", _on(EventType.NOT_INTERESTED), HEAD_NOT_INTERESTED),
    Head("report", "Reported.", _on(EventType.REPORT), HEAD_REPORT),
)  # fmt: skip
HEAD_NAMES = tuple(head.name for head in HEADS)


def windows_ms(values: Values) -> dict[EventType, int]:
    """How long after an impression an event of each kind answers it."""
    return {one: head.window_ms(values) for head in HEADS for one in head.types}


def labels_of(answers: Answers, usual: Usual) -> Labels:
    """Shape (n, heads): what followed each impression."""
    return np.stack([head.labels(answers, usual) for head in HEADS], axis=1)


def weights_of(values: Values) -> NDArray[np.float64]:
    """Shape (heads,): what a probability of 1 is worth."""
    return np.array([values[head.weight] for head in HEADS])

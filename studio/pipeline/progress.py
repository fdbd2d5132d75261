"""How much of a clip's processing is done, from its steps. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from core.languages import Pair

At = Literal["done", "now", "next", "skipped"]


class WeightedStep(Protocol):
    """What is known of a step before it runs."""

    @property
    def name(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def words(self) -> Pair: ...


@dataclass(frozen=True, slots=True)
class StepNow:
    """Where a step stands.

    Args:
        fraction: In [0, 1].
        is_settled: Nothing waits for it any more.
        is_done: It left its result.
    """

    fraction: float
    is_settled: bool = False
    is_done: bool = False


def overall(steps: Iterable[WeightedStep], now: Mapping[str, StepNow]) -> float:
    """The whole in [0, 1]: each step's share by its weight; one that is not known counts as 0."""
    done = total = 0.0
    for step in steps:
        total += step.weight
        if there := now.get(step.name):
            done += step.weight * (1.0 if there.is_settled else min(max(there.fraction, 0.0), 1.0))
    return done / total if total else 0.0


def way(
    steps: Sequence[WeightedStep], now: Mapping[str, StepNow], running: frozenset[str]
) -> list[tuple[str, Pair, At]]:
    """Name, words and place of each step, in the table's order."""
    found: list[tuple[str, Pair, At]] = []
    for step in steps:
        there = now.get(step.name)
        at: At = "next"
        if there and there.is_settled:
            at = "done" if there.is_done else "skipped"
        elif step.name in running:
            at = "now"
        found.append((step.name, step.words, at))
    return found

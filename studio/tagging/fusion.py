"""How likely a clip belongs on each shelf of the shop, by everything that is known of it. Pure.

Six signals a category: what the shop's own products there look like, are called and are about,
and what the trained heads say; and by how much three of them lead over every other category. One
logistic rule joins them; `bench.tagging` fits it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.tags.heads import PICTURED, tag_heads
from perception.tags.mentions import mentions
from perception.tags.reading import Evidence, chances, clock
from perception.tags.vocabulary import slugs
from perception.text import text_encoder
from studio.tagging.shelf import Shelf, tokens

RULE = Path(__file__).with_name("fusion.json")
MEASURED = ("seen", "named", "alike", "head", "mentioned", "worn")
LED = ("seen", "alike", "head")
SIGNALS = (*MEASURED, *(f"{name}_lead" for name in LED))
LEAST_NAMED = 0.34
LEAST_SEEN = 0.45

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rule:
    """Weights of `SIGNALS`, and from where on a category is proposed."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probability(self, signals: Vector) -> Vector:
        """Of each category: shape (n, 9) → (n,)."""
        logits = signals @ np.array(self.weights, np.float32) + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


@cache
def committed_rule() -> Rule:
    """The rule as it was fitted last."""
    stored = json.loads(RULE.read_text())
    return Rule(tuple(stored["weights"][s] for s in SIGNALS), stored["bias"], stored["threshold"])


@dataclass(frozen=True, slots=True)
class Look:
    """A clip held against the shop.

    Attributes:
        categories: Slugs of the shop's categories.
        signals: Shape (categories, 9), columns as `SIGNALS`.
        reasons: One phrase for each category.
        seen: For each product of the shelf: cosine of its picture to the likest part of the clip.
        seen_ms: When that is.
    """

    categories: tuple[str, ...]
    signals: Vector
    reasons: tuple[str, ...]
    seen: Vector
    seen_ms: tuple[int, ...]


def look(evidence: Evidence, crops: Vector | None, shelf: Shelf) -> Look:
    """Every signal of a clip.

    Args:
        crops: Shape (frames, crops, 1280): features of parts of the frames, at
            `evidence.times_ms`; None without pictures.

    Raises:
        ModelUnavailable: The heads or the text encoder are not there.
    """
    count = len(shelf.items)
    seen, seen_ms = np.zeros(count, np.float32), (0,) * count
    if crops is not None and len(crops) and count:
        by_frame = shelf.seen(crops.reshape(-1, crops.shape[-1]))
        by_frame = by_frame.reshape(*crops.shape[:2], count).max(axis=1)
        seen = by_frame.max(axis=0)
        seen_ms = tuple(evidence.times_ms[int(k)] for k in by_frame.argmax(axis=0))
    text = words_of(evidence)
    named = shelf.named(tokens(text))
    alike = np.zeros(count, np.float32)
    if text.strip() and count:
        alike = shelf.alike(text_encoder().encode([text], kind="passage")[0])
    by_words, mentioned = chances(evidence), mentions(text)
    worn = _worn(evidence)
    categories = tuple(sorted({item.category for item in shelf.items}))
    rows, reasons = [], []
    for category in categories:
        there = [k for k, item in enumerate(shelf.items) if item.category == category]
        head = float(by_words[slugs().index(category)]) if category in slugs() else 0.0
        shares = [named[k][0] for k in there]
        best_seen = max(there, key=lambda k: float(seen[k]))
        signals = (
            float(seen[best_seen]),
            max(shares),
            float(np.mean(sorted(float(alike[k]) for k in there)[-2:])),
            head,
            float(category in mentioned),
            worn.get(category, 0.0),
        )
        rows.append(signals)
        called = named[there[int(np.argmax(shares))]][1]
        reasons.append(_why(signals, mentioned.get(category, ""), called, seen_ms[best_seen]))
    return Look(
        categories,
        with_leads(np.array(rows, np.float32).reshape(-1, len(MEASURED))),
        tuple(reasons),
        seen,
        seen_ms,
    )


def with_leads(measured: Vector) -> Vector:
    """Adds how far each of `LED` is ahead of the best other category, or behind the best.

    Args:
        measured: Shape (categories, 6), columns as `MEASURED`.
    """
    leads = [_lead(measured[:, MEASURED.index(name)]) for name in LED]
    return np.asarray(np.column_stack([measured, *leads]), np.float32)


def _lead(values: Vector) -> Vector:
    if len(values) < 2:
        return np.zeros_like(values)
    second, best = np.sort(values)[-2:]
    return np.asarray(np.where(values >= best, values - second, values - best), np.float32)


def words_of(evidence: Evidence) -> str:
    """Everything said and written, as one text."""
    lines = [*evidence.said, *evidence.screen]
    return "\n".join([evidence.caption, *(line.text for line in lines)])


def _worn(evidence: Evidence) -> dict[str, float]:
    if evidence.features is None or not len(evidence.features):
        return {}
    mean = tag_heads().of_pictures(evidence.features).mean(axis=0)
    return {shelf: float(mean[k]) for k, shelf in enumerate(PICTURED) if shelf}


def _why(signals: Sequence[float], word: str, called: Sequence[str], at_ms: int) -> str:
    seen, share, _, _, _, worn = signals
    if word:
        return f"Your words say “{word}”"
    if share >= LEAST_NAMED:
        return f"Your words name “{' '.join(called[:3])}”"
    if seen >= LEAST_SEEN or worn >= 0.5:
        return f"Seen in the picture at {clock(at_ms)}"
    return "Your words are about it"

"""Words with their moments: read in stretches that share a line, and in pictures also line by line.

What stands in a picture is no running text: a slur between two lines about cloth drowns in a
stretch. So each line is read by itself, too, and a line of a few words, which gives nothing to go
by, counts for as much as it does together with a neighbour. Of a line that runs through the picture
and says the same again and again, what is cut off at the edges is no line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from moderation.captions import Cue
from moderation.classifiers.screen import READ_CHARS, WINDOW_CHARS
from moderation.classifiers.signals import Signal
from moderation.classifiers.wares import FEW
from moderation.decision import is_over
from moderation.evidence import Words
from moderation.policies.rules import Policy
from moderation.surfaces import Surface

_APART = re.compile(r"\s*[·•|]\s*")
_WORD = re.compile(r"[^\W\d_]{2}")  # A price is no word.
RUNNING = 2  # A line of more parts than this runs through the picture.
SUSPECT = 0.05  # No rung lies lower, whatever a maker's record is.
Classify = Callable[[str], list[Signal]]


class _Readings:
    """What the classifiers say of a text, each asked once."""

    def __init__(self, classify: Classify) -> None:
        self._classify, self._kept = classify, dict[str, list[Signal]]()

    def of(self, text: str) -> list[Signal]:
        if text not in self._kept:
            self._kept[text] = self._classify(text)
        return self._kept[text]

    def on(self, label: str, text: str) -> Signal | None:
        return next((signal for signal in self.of(text) if signal.label == label), None)


def of_timed(words: Words, policy: Policy, classify: Classify) -> list[Signal]:
    """The worst reading's signal of each label, with the moment of the line that it is about.

    Raises:
        ModelUnavailable: A model cannot be loaded.
    """
    readings = _Readings(classify)
    worst: dict[str, tuple[Signal, Sequence[Cue]]] = {}
    read = 0
    for stretch in stretches(words.cues):
        text = " ".join(cue.text for cue in stretch)
        if read + len(text) > READ_CHARS:
            reason = f"Only the first {read} of {len(words.text)} characters were read."
            cut = Signal("unread", 1.0, 0.5, "reader", "", reason, "")
            worst["unread"] = (cut, stretch[:1])
            break
        read += len(text)
        for signal in readings.of(text):
            _keep_worst(worst, signal, stretch)
        if words.surface is Surface.SCREEN_TEXT and len(stretch) > 1:
            for signal, line in _by_line(stretch, readings):
                _keep_worst(worst, signal, [line])
    found = []
    for signal, stretch in worst.values():
        at_ms = stretch[0].at_ms
        placed = replace(signal, surface=words.surface)
        if is_over(placed, policy) and len(stretch) > 1:
            at_ms = _moment(signal.label, stretch, readings)
        found.append(replace(placed, where=f"{words.source}, {at_ms} ms"))
    return found


def _keep_worst(
    worst: dict[str, tuple[Signal, Sequence[Cue]]], signal: Signal, stretch: Sequence[Cue]
) -> None:
    kept = worst.get(signal.label)
    if kept is None or not signal.score <= kept[0].score:
        worst[signal.label] = (signal, stretch)


def _by_line(stretch: Sequence[Cue], readings: _Readings) -> Iterator[tuple[Signal, Cue]]:
    """What each line says by itself; of one of few words, what it says with a neighbour, too."""
    lines = [Cue(cue.at_ms, line) for cue in stretch for line in _lines_of(cue.text)]
    for place, cue in enumerate(lines):
        pairs = [f"{a.text} {b.text}" for a, b in pairwise(lines[max(0, place - 1) : place + 2])]
        is_few = sum(bool(_WORD.search(word)) for word in cue.text.split()) <= FEW
        for signal in readings.of(cue.text):
            beside: list[Signal] = []
            if is_few and signal.score >= SUSPECT:
                beside = [said for pair in pairs if (said := readings.on(signal.label, pair))]
            yield min(signal, max(beside, key=_score, default=signal), key=_score), cue


def _lines_of(text: str) -> Sequence[str]:
    """What stands apart in a line: `ite cast · No white cast · No wh` says "No white cast"."""
    parts = [part for part in _APART.split(text) if part]
    return parts[1:-1] if len(parts) > RUNNING else parts


def _score(signal: Signal) -> float:
    return signal.score


def _moment(label: str, stretch: Sequence[Cue], readings: _Readings) -> int:
    """When the line is said, or written, that has the highest score by itself."""
    best, at_ms = -1.0, stretch[0].at_ms
    for cue in stretch:
        signal = readings.on(label, cue.text)
        if signal is not None and signal.score > best:
            best, at_ms = signal.score, cue.at_ms
    return at_ms


def stretches(cues: Sequence[Cue]) -> Iterator[Sequence[Cue]]:
    """Pieces of a few hundred characters that share a line with the next: a sentence that goes on
    is read in one piece somewhere. A line longer than a piece is one by itself.
    """
    start = 0
    while start < len(cues):
        end, length = start + 1, len(cues[start].text)
        while end < len(cues) and length + len(cues[end].text) < WINDOW_CHARS:
            length += 1 + len(cues[end].text)
            end += 1
        yield cues[start:end]
        if end == len(cues):
            return
        start = max(start + 1, end - 1)

"""Cues out of spoken words: short enough to read, broken where somebody pauses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from studio.cues.lines import fits, letters
from studio.cues.words import TimedCue, TimedWord, Track

PAUSE_MS = 600
MOST_MS = 6_000
LEAST_MS = 900
LETTERS_A_SECOND = 20
GAP_MS = 40
_ENDS = (".", "!", "?", "।", "॥", "…")
_RESTS = (",", ";", ":", "—")


def cues_of(words: Sequence[TimedWord], duration_ms: int) -> Track:
    """The words on screen, each cue at most two lines and six seconds.

    A cue ends where a sentence ends or somebody pauses; a sentence that does not fit breaks after
    a comma, or else where it is full. Short cues stay until they can be read, if nothing follows.

    Args:
        words: In order, not overlapping.
    """
    groups = [part for sentence in _sentences(words) for part in _parts(sentence)]
    cues = [TimedCue(g[0].start_ms, g[-1].end_ms, tuple(g)) for g in groups if g]
    ends = [min(_wanted_end(cue), after.start_ms - GAP_MS) for cue, after in pairwise(cues)] + (
        [min(_wanted_end(cues[-1]), duration_ms)] if cues else []
    )
    return tuple(
        TimedCue(cue.start_ms, max(cue.end_ms, end), cue.words)
        for cue, end in zip(cues, ends, strict=True)
    )


def _wanted_end(cue: TimedCue) -> int:
    reading_ms = letters(cue.line) * 1000 // LETTERS_A_SECOND
    return max(cue.end_ms, cue.start_ms + LEAST_MS, cue.start_ms + reading_ms)


def _sentences(words: Sequence[TimedWord]) -> list[list[TimedWord]]:
    out: list[list[TimedWord]] = []
    for word in words:
        last = out[-1][-1] if out else None
        if last is None or word.start_ms - last.end_ms >= PAUSE_MS or last.text.endswith(_ENDS):
            out.append([])
        out[-1].append(word)
    return out


def _parts(sentence: list[TimedWord]) -> list[list[TimedWord]]:
    """A sentence in pieces that fit."""
    if _is_short(sentence):
        return [sentence]
    full = next(
        (k for k in range(2, len(sentence) + 1) if not _is_short(sentence[:k])), len(sentence)
    )
    most = full - 1
    rests = [k for k in range(1, most + 1) if sentence[k - 1].text.endswith(_RESTS)]
    # A break at a comma is good only where it leaves a piece worth a cue of its own.
    at = next((k for k in reversed(rests) if k * 3 >= most), max(most, 1))
    if len(sentence) - at <= 1 and at > 2:
        at -= 1  # Nobody wants one word alone on the next cue.
    return [sentence[:at], *(_parts(sentence[at:]) if sentence[at:] else [])]


def _is_short(words: Sequence[TimedWord]) -> bool:
    return len(words) == 1 or (
        fits([w.text for w in words]) and words[-1].end_ms - words[0].start_ms <= MOST_MS
    )

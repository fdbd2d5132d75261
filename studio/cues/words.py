"""Captions as words with times, and the changes that keep those times. Pure.

A track is a list of cues, each a list of words. Whatever somebody does to the text, a word that was
spoken keeps the moment at which it was; words that were written in share the time there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from studio.captions import MAX_CUE_CHARS, MAX_CUES, Cue
from studio.cues import refused
from studio.cues.lines import letters, wrapped

MAX_WORDS = 200


@dataclass(frozen=True, slots=True)
class TimedWord:
    """One word with its punctuation, in ms of its source."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class TimedCue:
    """What stands on screen together; its words lie within it, in order."""

    start_ms: int
    end_ms: int
    words: tuple[TimedWord, ...]

    @property
    def text(self) -> str:
        """The words in lines that fit the screen."""
        return wrapped([word.text for word in self.words])

    @property
    def line(self) -> str:
        """The words in one line, as they are edited."""
        return " ".join(word.text for word in self.words)


Track = tuple[TimedCue, ...]


def as_cues(track: Track) -> tuple[Cue, ...]:
    """The track for WebVTT."""
    return tuple(Cue(c.start_ms, c.end_ms, c.text) for c in track)


def from_cues(cues: Iterable[Cue], known: Track = ()) -> Track:
    """A track of cues that have times only; each word lasts by its letters.

    Args:
        known: A track that they may come from: its words give their times to equal words.
    """
    spoken = [word for cue in known for word in cue.words]
    out = []
    for cue in cues:
        near = [w for w in spoken if w.end_ms > cue.start_ms and w.start_ms < cue.end_ms]
        out.append(_timed(cue.start_ms, cue.end_ms, cue.text.split(), near))
    return tuple(out)


def reworded(track: Track, number: int, text: str) -> Track:
    """Another text for one cue; words that stay keep their times. An empty text removes the cue.

    Raises:
        CaptionsRefused: There is no such cue, or the text is too long.
    """
    cue = _cue(track, number)
    if not text.split():
        return (*track[:number], *track[number + 1 :])
    if len(text) > MAX_CUE_CHARS or len(text.split()) > MAX_WORDS:
        raise refused.too_long()
    return _with(track, number, _timed(cue.start_ms, cue.end_ms, text.split(), cue.words))


def split(track: Track, number: int, before_word: int) -> Track:
    """Two cues instead of one; the second begins with the word `before_word`.

    Raises:
        CaptionsRefused: One of them would have no word, or there are too many cues.
    """
    cue = _cue(track, number)
    if not 0 < before_word < len(cue.words):
        raise refused.no_split()
    if len(track) >= MAX_CUES:
        raise refused.too_many()
    left, right = cue.words[:before_word], cue.words[before_word:]
    at = min(right[0].start_ms, cue.end_ms - 1)
    first = TimedCue(cue.start_ms, max(at, cue.start_ms + 1), left)
    return _with(track, number, first, TimedCue(first.end_ms, cue.end_ms, right))


def merged(track: Track, number: int) -> Track:
    """One cue instead of `number` and the one after it.

    Raises:
        CaptionsRefused: There is none after it, or they are too long together.
    """
    first = _cue(track, number)
    if number + 1 >= len(track):
        raise refused.no_next()
    second = track[number + 1]
    if len(first.line) + len(second.line) + 1 > MAX_CUE_CHARS:
        raise refused.too_long_together()
    whole = TimedCue(
        min(first.start_ms, second.start_ms),
        max(first.end_ms, second.end_ms),
        (*first.words, *second.words),
    )
    return (*track[:number], whole, *track[number + 2 :])


def moved(track: Track, number: int, start_ms: int, end_ms: int, duration_ms: int) -> Track:
    """Other times for one cue; its words are stretched with it.

    Raises:
        CaptionsRefused: It would end before it begins, or lie outside the clip.
    """
    cue = _cue(track, number)
    if not 0 <= start_ms < end_ms <= duration_ms:
        raise refused.outside()
    scale = (end_ms - start_ms) / (cue.end_ms - cue.start_ms)

    def place(time_ms: int) -> int:
        return round(start_ms + (time_ms - cue.start_ms) * scale)

    words = tuple(replace(w, start_ms=place(w.start_ms), end_ms=place(w.end_ms)) for w in cue.words)
    others = (*track[:number], *track[number + 1 :])
    return ordered((*others, TimedCue(start_ms, end_ms, words)))


def written_in(track: Track, start_ms: int, end_ms: int, text: str, duration_ms: int) -> Track:
    """One more cue.

    Raises:
        CaptionsRefused: It has no words, is too long, or lies outside the clip.
    """
    if not text.split() or len(text) > MAX_CUE_CHARS:
        raise refused.no_text()
    if not 0 <= start_ms < end_ms <= duration_ms:
        raise refused.outside()
    if len(track) >= MAX_CUES:
        raise refused.too_many()
    return ordered((*track, _timed(start_ms, end_ms, text.split(), ())))


def ordered(track: Iterable[TimedCue]) -> Track:
    """The cues by their start."""
    return tuple(sorted(track, key=lambda c: (c.start_ms, c.end_ms)))


def stored(track: Track) -> list[Any]:
    """The track as JSON: `[[start, end, [[start, end, word], …]], …]`."""
    return [
        [c.start_ms, c.end_ms, [[w.start_ms, w.end_ms, w.text] for w in c.words]] for c in track
    ]


def restored(rows: Sequence[Any]) -> Track:
    """What `stored` wrote."""
    return tuple(
        TimedCue(start, end, tuple(TimedWord(*word) for word in words))
        for start, end, words in rows
    )


def _cue(track: Track, number: int) -> TimedCue:
    if not 0 <= number < len(track):
        raise refused.no_such()
    return track[number]


def _with(track: Track, number: int, *cues: TimedCue) -> Track:
    return (*track[:number], *cues, *track[number + 1 :])


def _timed(
    start_ms: int, end_ms: int, texts: Sequence[str], spoken: Sequence[TimedWord]
) -> TimedCue:
    """Words in a cue: those that were spoken at their times, the others in the room between."""
    before = [_bare(word.text) for word in spoken]
    after = [_bare(text) for text in texts]
    times: list[tuple[int, int] | None] = [None] * len(texts)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, from_, to, into, until in matcher.get_opcodes():
        if what == "equal" or (what == "replace" and to - from_ == until - into):
            for step in range(until - into):
                word = spoken[from_ + step]
                times[into + step] = (word.start_ms, word.end_ms)
        elif what == "replace":
            span = _shares(spoken[from_].start_ms, spoken[to - 1].end_ms, texts[into:until])
            times[into:until] = span
    return TimedCue(start_ms, end_ms, _filled(start_ms, end_ms, texts, times))


def _filled(
    start_ms: int, end_ms: int, texts: Sequence[str], times: list[tuple[int, int] | None]
) -> tuple[TimedWord, ...]:
    """Every word with a time: words without one share the room up to their neighbours.

    Where there is no room they take half of the word before, or else of the one after.
    """
    at = 0
    while at < len(times):
        if times[at] is not None:
            at += 1
            continue
        until = next((k for k in range(at, len(times)) if times[k] is not None), len(times))
        left, right = times[at - 1] if at else None, times[until] if until < len(times) else None
        start, end = (left[1] if left else start_ms), (right[0] if right else end_ms)
        if end - start < until - at:
            if left is not None:
                start = (left[0] + left[1]) // 2
                times[at - 1] = (left[0], start)
            elif right is not None:
                end = (right[0] + right[1]) // 2
                times[until] = (end, right[1])
        times[at:until] = _shares(start, max(end, start), texts[at:until])
        at = until
    return tuple(
        TimedWord(max(start_ms, min(t[0], end_ms)), max(start_ms, min(t[1], end_ms)), text)
        for t, text in zip((t for t in times if t is not None), texts, strict=True)
    )


def _shares(start_ms: int, end_ms: int, texts: Sequence[str]) -> list[tuple[int, int] | None]:
    weights = [letters(text) + 1 for text in texts]
    edges, done = [start_ms], 0
    for weight in weights:
        done += weight
        edges.append(start_ms + round((end_ms - start_ms) * done / sum(weights)))
    return [(edges[k], edges[k + 1]) for k in range(len(texts))]


def _bare(text: str) -> str:
    """A word without its punctuation and case, by which it is known again."""
    return "".join(c for c in text.casefold() if c.isalnum() or ord(c) > 0x300) or text

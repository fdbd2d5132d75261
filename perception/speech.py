"""What was said in a clip: words with their times, freed of what the model only imagined. Pure.

Whisper writes sentences under music and silence. Each rule here drops one kind of those.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import Any

LEAST_LOG_CHANCE = -1.0
MOST_NO_SPEECH = 0.6
MOST_REPETITION = 2.4
LEAST_WORD_CHANCE = 0.4
MOST_IN_A_ROW = 3
SLOWEST_WORD_MS = 2_500


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word with its punctuation, in ms of the sound that was heard."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said.

    Attributes:
        language: ISO 639-1; empty where nobody speaks.
        certainty: Of the language, 0 to 1.
        words: In order, not overlapping.
    """

    language: str
    certainty: float
    words: tuple[SpokenWord, ...]


def read_transcript(answer: str, *, duration_ms: int, keeps_repeats: bool = False) -> Transcript:
    """The transcript in what `perception.speech_child` printed.

    Args:
        duration_ms: No word lasts beyond it.
        keeps_repeats: Keeps what is said over and over: no caption that anybody wants, but who
            judges words has to read a chant.

    Raises:
        ValueError: It is not such an answer.
    """
    try:
        heard = json.loads(answer)
        segments = [s for s in heard["segments"] if is_speech(s, keeps_repeats=keeps_repeats)]
        words = _in_order([w for s in segments for w in _words(s)], duration_ms)
        language, certainty = str(heard["language"]), float(heard["certainty"])
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"that is no transcript: {error!r}") from error
    return Transcript(language if words else "", certainty if words else 0.0, words)


def is_speech(segment: dict[str, Any], *, keeps_repeats: bool = False) -> bool:
    """Whether a segment is likely to have been said by somebody."""
    words = segment["words"]
    if not words:
        return False
    mean_chance = sum(float(w[3]) for w in words) / len(words)
    repeats = (
        float(segment["repetition"]) > MOST_REPETITION
        or _longest_run([str(w[2]).strip().casefold() for w in words]) > MOST_IN_A_ROW
    )
    return (
        float(segment["no_speech"]) <= MOST_NO_SPEECH
        and float(segment["log_chance"]) >= LEAST_LOG_CHANCE
        and mean_chance >= LEAST_WORD_CHANCE
        and (keeps_repeats or not repeats)
    )


def _longest_run(words: list[str]) -> int:
    longest = run = 0
    before = None
    for word in words:
        run = run + 1 if word == before else 1
        longest, before = max(longest, run), word
    return longest


def _words(segment: dict[str, Any]) -> list[SpokenWord]:
    out: list[SpokenWord] = []
    for start, end, text, _ in segment["words"]:
        kept = unicodedata.normalize("NFC", str(text)).strip()
        if not kept:
            continue
        is_joined = out and not str(text).startswith((" ", "\u3000"))
        if is_joined:  # A piece of the word before, as `-free` of `cruelty-free`.
            last = out[-1]
            out[-1] = SpokenWord(last.start_ms, int(end), last.text + kept)
        else:
            out.append(SpokenWord(int(start), int(end), kept))
    return out


def _in_order(words: list[SpokenWord], duration_ms: int) -> tuple[SpokenWord, ...]:
    """Words without overlap, none longer than anybody speaks, none past the end."""
    kept: list[SpokenWord] = []
    for word in sorted(words, key=lambda w: (w.start_ms, w.end_ms)):
        start = max(word.start_ms, kept[-1].end_ms if kept else 0)
        end = min(word.end_ms, duration_ms, start + SLOWEST_WORD_MS)
        if end > start:
            kept.append(SpokenWord(start, end, word.text))
    return tuple(kept)

"""Running the classifiers over one clip: its words and, for a new clip, its pictures, its cover and
what of it is known already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from uuid import UUID

import numpy as np
import structlog
from PIL import Image

from core.storage import get_store
from moderation.captions import Cue
from moderation.classifiers.screen import screen_frames, screen_text
from moderation.classifiers.shop_words import screen_shop_text
from moderation.classifiers.signals import Signal
from moderation.evidence import Evidence, Words
from moderation.hearing import HEARD, Hearing, hear
from moderation.known.looking import Shown, Sightings, look
from moderation.models import Scope
from moderation.pictures import Frame, Look, Looked, look_at
from moderation.policies.rules import Policy
from moderation.sampling.lettering import likeliest, text_map
from moderation.surfaces import Surface
from moderation.timed import of_timed
from perception.weights import ModelUnavailable
from perception.written import written_in

log = structlog.get_logger(__name__)


def read_frames(frames: Sequence[Frame]) -> list[list[str]]:
    """The lines that stand in each picture.

    Raises:
        ModelUnavailable: Nobody here can read.
        PictureInvalid: One cannot be looked at.
    """
    return written_in(frames)


@dataclass(frozen=True, slots=True)
class Classifiers:
    """What judges words and pictures, what reads and listens, and what knows again."""

    text: Callable[[str], list[Signal]] = screen_text
    frames: Look = screen_frames
    lines: Callable[[Sequence[Frame]], list[list[str]]] = read_frames
    known: Callable[[UUID, Path, int, Sequence[Shown]], Sightings] = look
    heard: Callable[[Path, str], Hearing] = hear


@dataclass(slots=True)
class Findings:
    """What the classifiers said, and whether they could say all."""

    signals: list[tuple[str, Signal]] = field(default_factory=list)  # (source, signal)
    problem: str = ""
    took_ms: int = 0
    times_ms: list[int] = field(default_factory=list)  # Of the pictures that were looked at.
    sightings: Sightings = field(default_factory=Sightings)
    hearing: Hearing | None = None  # None where nobody listened.

    @property
    def bare(self) -> list[Signal]:
        """The signals without their sources."""
        return [signal for _, signal in self.signals]


def screen(evidence: Evidence, scope: Scope, policy: Policy, by: Classifiers) -> Findings:
    """What the classifiers find. Never raises: what could not be screened is `problem`."""
    began = monotonic()
    found = Findings()
    try:
        for words in evidence.words:
            found.signals += _of_words(words, policy, by)
        if scope is Scope.CLIP:
            path = get_store().local_path(evidence.video_key)
            cover = _cover_of(evidence)
            looked = look_at(path, policy.frames_for(evidence.duration_ms), by.frames)
            found.times_ms = looked.times_ms
            for signal in looked.signals:
                found.signals.append(("frames", fitted(signal, Surface.FRAMES)))
            found.signals += _of_cover(cover, by)
            for written in _written(looked, cover, policy.frames_read, by):
                found.signals += _of_words(written, policy, by)
            if not found.signals:
                found.problem = "The screening said nothing."
            shown = [Shown("cover", cover)]
            for frame, at_ms in zip(looked.frames, looked.times_ms, strict=True):
                shown.append(Shown(f"frame {at_ms} ms", frame))
            found.hearing = by.heard(path, evidence.language)
            found.signals += _of_speech(found.hearing, policy, by)
            found.sightings = by.known(evidence.video_id, path, evidence.duration_ms, shown)
            for signal in found.sightings.signals:
                found.signals.append(("known", fitted(signal, Surface.FRAMES)))
    except ModelUnavailable as error:
        found.problem = f"A model is not available: {error.detail}"[:300]
    except Exception as error:  # Whatever stops a screening, a person decides: fails closed.
        log.error("screening_failed", video_id=str(evidence.video_id), exc_info=True)
        found.problem = f"The screening stopped: {type(error).__name__}."
    found.took_ms = round((monotonic() - began) * 1000)
    return found


def _cover_of(evidence: Evidence) -> Frame:
    """The poster, which stands for the clip wherever it is named; its maker may have sent it."""
    with Image.open(get_store().local_path(evidence.cover_key)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def _of_cover(cover: Frame, by: Classifiers) -> list[tuple[str, Signal]]:
    """What the picture models say of the poster."""
    said = [replace(signal, where="cover") for signal in by.frames([cover], None)]
    return [("cover", fitted(signal, Surface.COVER)) for signal in said]


def fitted(signal: Signal, surface: Surface) -> Signal:
    """The signal as it is stored, so that what is decided from a row is decided from the same."""
    return replace(
        signal,
        label=signal.label[:40],
        model=signal.model[:80],
        model_sha256=signal.model_sha256[:160],
        reason=signal.reason[:300],
        where=signal.where[:80],
        surface=surface,
    )


def _written(looked: Looked, cover: Frame, at_most: int, by: Classifiers) -> list[Words]:
    """What stands in `at_most` of the pictures, the cover among them: those in which words are
    likeliest, and others. Each line once, at its first moment.
    """
    pictures, worry = [cover, *looked.frames], [0.0, *looked.worry]
    chosen = likeliest([text_map(picture) for picture in pictures], worry, at_most)
    if not chosen:
        return []
    first: dict[str, int] = {}
    on_cover: tuple[str, ...] = ()
    read = by.lines([pictures[k] for k in chosen])
    for k, lines in zip(chosen, read, strict=True):
        if k == 0:
            on_cover = tuple(line for line in lines if line.strip())
            continue
        for line in lines:
            first.setdefault(line, looked.times_ms[k - 1])
    cues = tuple(Cue(at_ms, line) for line, at_ms in first.items() if line.strip())
    return [
        Words("screen", Surface.SCREEN_TEXT, cues, is_timed=True),
        Words("cover text", Surface.SCREEN_TEXT, tuple(Cue(0, line) for line in on_cover)),
    ]


def _of_speech(heard: Hearing, policy: Policy, by: Classifiers) -> list[tuple[str, Signal]]:
    """What is said, as it was heard here, whatever tracks there are; or that nobody heard it."""
    spoken = Words(HEARD, Surface.SPEECH, heard.cues, is_timed=True)
    told = [(HEARD, fitted(signal, Surface.SPEECH)) for signal in heard.signals]
    return _of_words(spoken, policy, by) + told


def _of_words(words: Words, policy: Policy, by: Classifiers) -> list[tuple[str, Signal]]:
    if not words.cues:
        return []
    if words.is_timed:
        placed = of_timed(words, policy, by.text)
    elif words.surface is Surface.PRODUCT_TEXT:
        placed = screen_shop_text(words.text, by.text)
    else:
        placed = by.text(words.text)
    if not words.is_timed and words.surface is not Surface.CAPTION:
        placed = [replace(s, where=f"{words.source}, {s.where}") for s in placed]
    return [(words.source, fitted(signal, words.surface)) for signal in placed]

"""What the picture models say of a whole clip: two looks, the second where the first asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moderation import params
from moderation.classifiers.signals import Signal
from moderation.sampling.choosing import Looking, closer_look, first_look
from moderation.sampling.reading import Sample, frames_at
from moderation.sampling.skimming import Skim, skim
from moderation.surfaces import Surface

Frame = NDArray[np.uint8]
Look = Callable[[Sequence[Frame], Sequence[int] | None], list[Signal]]
UNREADABLE = "unreadable"
_HOLDS_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at, in the order of time, and what was said of it.

    Args:
        frames: With their moments.
        signals: The worst picture's of each label.
        worry: For each picture how near it came to a limit; 1 and more is over.
    """

    frames: list[Frame]
    times_ms: list[int]
    signals: list[Signal]
    worry: list[float]


def look_at(video_mp4: Path, n: int, look: Look) -> Looked:
    """Looks at a clip: `n` even pictures and one of each scene, then around what is suspicious.

    Raises:
        NoPictures, av.error.FFmpegError: It cannot be read.
        ModelUnavailable: Nobody here can look.
    """
    how = Looking(
        params.SCENE_CHANGE.default,
        params.SCENES_MOST.default,
        params.CLOSE_MOST.default,
        params.CLOSE_STEP.default,
    )
    whole = skim(video_mp4)
    first = frames_at(video_mp4, first_look(whole, n, how))
    said = [look([frame], [at]) for frame, at in zip(first.frames, first.times_ms, strict=True)]
    worry = [worry_of(signals) for signals in said]
    worst = sorted(range(len(worry)), key=lambda k: (-worry[k], k))
    suspicious = [first.times_ms[k] for k in worst if worry[k] >= params.SUSPICIOUS.default]
    closer = closer_look(whole, first.times_ms, suspicious, how)
    second = frames_at(video_mp4, closer) if closer else Sample([], [])
    said += [look([frame], [at]) for frame, at in zip(second.frames, second.times_ms, strict=True)]
    times = first.times_ms + second.times_ms
    order = sorted(range(len(times)), key=lambda k: times[k])
    asked = first.wanted + second.wanted
    lost = unread_of(whole, asked - len(times), asked)
    return Looked(
        frames=[(first.frames + second.frames)[k] for k in order],
        times_ms=[times[k] for k in order],
        signals=_with(worst_of([said[k] for k in order]), lost),
        worry=[worry_of(said[k]) for k in order],
    )


def worry_of(signals: Sequence[Signal]) -> float:
    """How near a picture comes to the limits of its classifiers; models that contradict each other
    and scores that are no numbers are as good as over.
    """
    return max((_worry(signal) for signal in signals), default=0.0)


def _worry(signal: Signal) -> float:
    if not signal.agrees or not isfinite(signal.score) or not isfinite(signal.threshold):
        return 1.0
    return signal.score / signal.threshold if signal.threshold > 0 else 1.0


def worst_of(said: Sequence[Sequence[Signal]]) -> list[Signal]:
    """The signal of each label with the highest score, or the first that is no number; of
    pictures that nobody could look at, how many there were.
    """
    worst: dict[str, Signal] = {}
    refused = 0
    for signal in (signal for signals in said for signal in signals):
        refused += signal.label == UNREADABLE
        kept = worst.get(signal.label)
        if kept is None or (isfinite(kept.score) and not signal.score <= kept.score):
            worst[signal.label] = signal
    if refused > 1:
        first = worst[UNREADABLE]
        _, _, why = first.reason.partition(": ")
        reason = f"{refused} of {len(said)} frames could not be looked at: {why}"
        worst[UNREADABLE] = replace(first, reason=reason)
    return list(worst.values())


def _with(signals: list[Signal], lost: list[Signal]) -> list[Signal]:
    """Each label once: of two about pictures that could not be read, the graver."""
    worst = {signal.label: signal for signal in signals}
    for signal in lost:
        kept = worst.get(signal.label)
        if kept is None or kept.score < signal.score:
            worst[signal.label] = signal
    return list(worst.values())


def unread_of(whole: Skim, missing: int, asked: int) -> list[Signal]:
    """What of the clip could not be read; nothing where all could be.

    The score is 0.5, from where a person has to look, at `moderation.unread.share` of the pictures
    or at one stretch of `moderation.unread.span`.

    Args:
        missing: Pictures that were to be looked at and could not be had.
    """
    share = max(whole.unread_share, missing / asked if asked else 0.0)
    longest = max(whole.unread, key=lambda span: span.length_ms, default=None)
    if not share and longest is None:
        return []
    limits = [(share, params.UNREAD_SHARE.default)]
    if longest is not None:
        limits.append((longest.length_ms, params.UNREAD_SPAN.default))
    reach = max(value / limit if limit else 2.0 for value, limit in limits)
    where = f"frame {longest.start_ms} ms" if longest is not None else "whole clip"
    stretch = f", {longest.length_ms / 1000:.1f} s of them in a row" if longest is not None else ""
    reason = f"{share:.1%} of the pictures could not be read{stretch}: the file is damaged there."
    score = round(min(1.0, _HOLDS_FROM * reach), 4)
    return [
        Signal(
            UNREADABLE, score, _HOLDS_FROM, "reader", "", reason, where, surface=Surface.FRAMES
        )
    ]  # fmt: skip

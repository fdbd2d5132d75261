"""Screens a text or the frames of a clip: one signal for each label, the worst place kept.

Fails closed: a model that cannot be loaded raises, and whatever could not be read is a signal of
its own, so that the caller holds the item for a person.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.settings import get_settings
from moderation.classifiers import image, text
from moderation.classifiers.contacts import patterns_sha256
from moderation.classifiers.encoder import judge
from moderation.classifiers.goods import LABELS as GOODS
from moderation.classifiers.goods import goods_sha256
from moderation.classifiers.heads import load_heads, surest
from moderation.classifiers.lexicon import list_sha256
from moderation.classifiers.personal import personal_sha256
from moderation.classifiers.private import LABEL as PERSONAL
from moderation.classifiers.private import personal_signal
from moderation.classifiers.signals import HEADS, HEADS_AND_HUB, PAIR, Signal
from moderation.surfaces import Surface
from perception.pixels import PictureInvalid

WINDOW_CHARS = 320
OVERLAP_CHARS = 60
READ_CHARS = 10_000
LABELS = (*text.LABELS, PERSONAL)
# Raised whenever the same words or pictures would reach the models in another form.
PREPROCESSING = "fold-2 labels-1 windows-320-60 scenes-640 read-544-spaced-hindi lines-1 heard-1"

_MEANINGS = {
    "toxicity": "It reads as abuse of a person",
    "hate": "It reads as hatred towards a group of people",
    "sexual": "It reads as sexual content or solicitation",
    "spam": "It reads as a scam or as selling off the platform",
}
_WAYS_OUT = {
    "phone": "a phone number",
    "payment": "a payment id",
    "messenger": "a messenger",
    "email": "an e-mail address",
    "link": "a link",
    "pay": "a call to send money",
}


def screen_text(written: str) -> list[Signal]:
    """One signal for each of `LABELS`, and `unread` for what is too long to be read.

    Raises:
        ModelUnavailable: The encoder or the heads cannot be loaded.
    """
    limits = text.thresholds()
    best: dict[str, Signal] = {}
    for start, end in windows(written[:READ_CHARS]):
        found = text.score(written[start:end])
        where = "whole text" if (start, end) == (0, len(written)) else f"chars {start}–{end}"
        for label in text.LABELS:
            score = found.scores[label]
            if label not in best or score > best[label].score:
                best[label] = Signal(
                    label=label,
                    score=round(score, 4),
                    threshold=round(limits[label], 4),
                    model=_model(label),
                    model_sha256=label_sha256(label),
                    reason=_reason(label, score, found),
                    where=where,
                    raw=found.raw[label],
                )
    signals = [best[label] for label in text.LABELS]
    signals.append(personal_signal(written[:READ_CHARS]))
    if len(written) > READ_CHARS:
        reason = f"Only the first {READ_CHARS} of {len(written)} characters were read."
        where = f"chars {READ_CHARS}–{len(written)}"
        signals.append(Signal("unread", 1.0, 0.5, "reader", "", reason, where))
    return signals


def windows(written: str) -> list[tuple[int, int]]:
    """Overlapping pieces of a text, cut at spaces where there are any; at least one.

    A few bad words in a long text would drown in its mean, so each piece is scored alone.
    """
    pieces = []
    start = 0
    while len(written) - start > WINDOW_CHARS:
        space = written.rfind(" ", start + WINDOW_CHARS // 2, start + WINDOW_CHARS)
        end = space if space > 0 else start + WINDOW_CHARS
        pieces.append((start, end))
        start = end - OVERLAP_CHARS
    return [*pieces, (start, len(written))]


def screen_frames(
    frames: Sequence[NDArray[np.uint8]], times_ms: Sequence[int] | None = None
) -> list[Signal]:
    """The worst frame's signal for `nudity` and `suggestive`, and `unreadable` for bad frames.

    Args:
        frames: RGB arrays of shape (h, w, 3).
        times_ms: Where in the clip each frame is; their numbers when omitted.

    Raises:
        ModelUnavailable: One of the two models cannot be loaded.
    """
    classifier = image.frame_classifier()
    places = [
        f"frame {times_ms[i]} ms" if times_ms is not None else f"frame {i + 1}"
        for i in range(len(frames))
    ]
    read: list[tuple[str, image.FrameScores]] = []
    refused: list[tuple[str, str]] = []
    for place, frame in zip(places, frames, strict=True):
        try:
            read.append((place, classifier.score(frame)))
        except PictureInvalid as error:
            refused.append((place, error.detail))
    signals = []
    if read:
        signals = [_nudity(read, classifier.sha256), _suggestive(read, classifier.sha256)]
    if refused or not read:
        place, why = refused[0] if refused else ("whole clip", "There is no frame to look at.")
        reason = f"{len(refused)} of {len(frames)} frames could not be looked at: {why}"
        signals.append(
            Signal("unreadable", 1.0, 0.5, "reader", "", reason, place, surface=Surface.FRAMES)
        )
    return signals


def _nudity(read: list[tuple[str, image.FrameScores]], sha256: str) -> Signal:
    place, worst = max(read, key=lambda item: item[1].nudity)
    numbers = f"{worst.by_five:.2f} and {worst.by_two:.2f}"
    if not worst.agrees:
        reason = f"The two nudity models disagree about this frame ({numbers})."
    elif worst.nudity >= image.NUDITY_THRESHOLD:
        reason = f"Both nudity models see nudity in this frame ({numbers})."
    else:
        shown = f"in {len(read)} frames" if len(read) > 1 else "in this frame, the likeliest"
        reason = f"Neither nudity model sees nudity {shown} ({numbers} at most)."
    return Signal(
        "nudity", round(worst.nudity, 4), image.NUDITY_THRESHOLD, PAIR, sha256, reason,
        place, worst.agrees, Surface.FRAMES, (worst.by_five, worst.by_two),
    )  # fmt: skip


def _suggestive(read: list[tuple[str, image.FrameScores]], sha256: str) -> Signal:
    place, worst = max(read, key=lambda item: item[1].suggestive)
    reason = f"One model calls this frame suggestive with {worst.suggestive:.2f}."
    return Signal(
        "suggestive", round(worst.suggestive, 4), image.SUGGESTIVE_THRESHOLD, PAIR, sha256,
        reason, place, True, Surface.FRAMES, (worst.suggestive,),
    )  # fmt: skip


def _model(label: str) -> str:
    if label in GOODS:
        return "goods-lexicon"
    if label in get_settings().hub_models:
        return HEADS_AND_HUB
    return {"profanity": "lexicon", "contact": "contact-patterns"}.get(label, HEADS)


def label_sha256(label: str) -> str:
    """Of the weights, list or patterns behind one of `LABELS`.

    Raises:
        ModelUnavailable: The encoder or the heads cannot be loaded.
    """
    if label == PERSONAL:
        return personal_sha256()
    if label in GOODS:
        return goods_sha256()
    if label in ("profanity", "contact"):
        return list_sha256() if label == "profanity" else patterns_sha256()
    ours = f"{load_heads().sha256}+{judge().sha256}"
    pin = get_settings().hub_models.get(label)
    # A column holds two whole hashes and the beginning of a third.
    return ours if pin is None else f"{ours}+{pin.sha256[:30]}"


def _reason(label: str, score: float, found: text.TextScores) -> str:
    if label == "profanity":
        return f"It holds {found.listed} listed words." if found.listed else "No listed words."
    if label == "contact":
        named = " and ".join(_WAYS_OUT[kind] for kind in found.ways_out)
        return f"It gives {named}." if named else "No way out of the platform is given."
    if label in GOODS:
        return f"It names “{found.named[label]}”." if label in found.named else "Nothing is named."
    told = f"{_MEANINGS[label]} with a probability of {score:.2f}."
    pin = get_settings().hub_models.get(label)
    if pin is None:
        return told
    ours, other = (surest([logit]) for logit in found.raw[label])
    return f"{told} Our own model says {ours:.2f}, {pin.repository} {other:.2f}."

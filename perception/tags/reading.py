"""From what is known of a clip to the tags that are proposed for it, each with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.tags.heads import PICTURED, TagHeads, tag_heads
from perception.tags.mentions import mentions
from perception.tags.vocabulary import Tag, slugs, tags
from perception.text import text_encoder

# A thing that is named is there, but not always what the clip is about.
NAMED = 0.8
SEEN = 0.6
"""From where on a picture alone proposes a category."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words at a moment of the clip."""

    time_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a clip.

    Attributes:
        caption: Without the creator's hashtags.
        said: Captions or a transcript.
        screen: What stands in the frames.
        features: Shape (frames, 1280), of the image encoder.
        times_ms: Of the frames.
    """

    caption: str = ""
    said: tuple[Line, ...] = ()
    screen: tuple[Line, ...] = ()
    features: NDArray[np.float32] | None = None
    times_ms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One tag with its probability and one phrase that says why."""

    tag: Tag
    score: float
    why: str


def propose(evidence: Evidence) -> list[Proposal]:
    """The tags of a clip, the likeliest first.

    Raises:
        ModelUnavailable: The heads or the text encoder are not there.
    """
    heads = tag_heads()
    by_words = _by_words(heads, evidence)
    named = _named(evidence)
    seen = _seen(heads, evidence)
    out = []
    for number, tag in enumerate(tags()):
        chance, why = float(by_words[number]), "Your words are about it"
        least = float(heads.thresholds[number])
        if tag.slug in seen and seen[tag.slug][0] > max(chance, SEEN):
            (chance, at), least = seen[tag.slug], SEEN
            why = f"Seen in the picture at {clock(at)}"
        if tag.slug in named:
            chance, least, why = max(chance, NAMED), NAMED, named[tag.slug]
        if chance >= least:
            out.append(Proposal(tag, round(chance, 4), why))
    return sorted(out, key=lambda p: (-p.score, p.tag.slug))


def chances(evidence: Evidence) -> NDArray[np.float32]:
    """Probability of each tag by what is said and written, shape (tags,)."""
    return _by_words(tag_heads(), evidence)


def clock(time_ms: int) -> str:
    """`0:03`, as a player shows it."""
    return f"{time_ms // 60_000}:{time_ms // 1000 % 60:02d}"


def _by_words(heads: TagHeads, evidence: Evidence) -> NDArray[np.float32]:
    """Half what all words say together, half what the most certain kind of them says."""
    parts = [
        evidence.caption,
        " ".join(line.text for line in evidence.said),
        " ".join(line.text for line in evidence.screen),
    ]
    parts = [part for part in parts if part.strip()]
    if not parts:
        return np.zeros(len(slugs()), np.float32)
    texts = parts if len(parts) == 1 else [" ".join(parts), *parts]
    scored = heads.of_texts(text_encoder().encode(texts))
    return np.asarray((scored[0] + scored.max(axis=0)) / 2, np.float32)


def _named(evidence: Evidence) -> dict[str, str]:
    out: dict[str, str] = {}
    for slug, word in mentions(evidence.caption).items():
        out[slug] = f"The caption says “{word}”"
    for what, lines in (("Said", evidence.said), ("On screen", evidence.screen)):
        for line in lines:
            for slug, word in mentions(line.text).items():
                out.setdefault(slug, f"{what} at {clock(line.time_ms)}: “{word}”")
    return out


def _seen(heads: TagHeads, evidence: Evidence) -> dict[str, tuple[float, int]]:
    """What the frames show on the whole, and the moment at which it is clearest."""
    if evidence.features is None or not len(evidence.features):
        return {}
    scored = heads.of_pictures(evidence.features)
    mean = scored.mean(axis=0)
    times: Sequence[int] = evidence.times_ms or [0] * len(scored)
    return {
        slug: (float(mean[k]), int(times[int(scored[:, k].argmax())]))
        for k, slug in enumerate(PICTURED)
        if slug
    }

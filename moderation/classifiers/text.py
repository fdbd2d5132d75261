"""Scores a short text: abuse, hatred of a group, sexual content, scams, profanity, ways out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.spelling import fold
from moderation.classifiers.contacts import contacts
from moderation.classifiers.encoder import judge
from moderation.classifiers.features import rules, spelling
from moderation.classifiers.goods import LABELS as GOODS
from moderation.classifiers.goods import goods
from moderation.classifiers.heads import LEARNT, load_heads, surest
from moderation.classifiers.hub import second_opinions
from moderation.classifiers.lexicon import hits
from moderation.classifiers.wares import AS_LABEL, DOUBTFUL, reads_like_a_label

ABUSE = slice(0, 2)  # Of `LEARNT`: toxicity and hate.
LABELS = (*LEARNT, "profanity", "contact", *GOODS)

# A listed word is certain to be there, but not to be meant; a harsh one alone often is not.
STRONG_WORD = 0.95
HARSH_WORD = 0.4
PROFANITY_THRESHOLD = 0.5

# A payment id in a comment has no honest use; a link or a messenger's name sometimes has.
CONTACT_SCORES = {
    "payment": 0.95,
    "phone": 0.9,
    "messenger": 0.6,
    "email": 0.6,
    "link": 0.6,
    "pay": 0.5,
}
CONTACT_THRESHOLD = 0.6

# A listed thing is named, not always meant: a person looks.
NAMED = 0.7
NAMED_THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class TextScores:
    """Score by label, what it was made of, and what the lists and patterns found."""

    scores: dict[str, float]
    raw: dict[str, tuple[float, ...]]
    listed: int
    ways_out: tuple[str, ...]
    named: dict[str, str]  # Label → the word.


def score(text: str) -> TextScores:
    """Scores of one text of up to a few hundred characters.

    Raises:
        ModelUnavailable: The encoder is not prepared, the heads are missing, or a second model
            that a setting names does not answer.
    """
    folded = fold(text)
    listed = hits(folded)
    joined = _joined(text, folded)
    if not listed and joined[ABUSE].max() > DOUBTFUL:
        abusive = float(load_heads().spelled(spelling(text))[0])
        if reads_like_a_label(folded, abusive):
            label = AS_LABEL.format(text)
            joined[ABUSE] = np.minimum(joined[ABUSE], _joined(label, fold(label))[ABUSE])
    ways_out = tuple(sorted({contact.kind for contact in contacts(text)}))
    named = goods(folded)
    second = second_opinions(text)
    raw = {
        label: (ours, *([second[label]] if label in second else []))
        for label, ours in zip(LEARNT, joined.tolist(), strict=True)
    }
    scores = {label: surest(logits) for label, logits in raw.items()}
    if any(hit.is_strong for hit in listed):
        scores["profanity"] = STRONG_WORD
    else:
        scores["profanity"] = HARSH_WORD if listed else 0.0
    scores["contact"] = max((CONTACT_SCORES[kind] for kind in ways_out), default=0.0)
    scores |= {label: NAMED if label in named else 0.0 for label in GOODS}
    kept = {label: (score,) for label, score in scores.items()} | raw
    return TextScores(scores, kept, len(listed), ways_out, named)


def _joined(text: str, folded: str) -> NDArray[np.float32]:
    return load_heads().joined(judge().logits(folded), spelling(text), rules(text))


def thresholds() -> dict[str, float]:
    """From where on each label suggests a person."""
    learnt = dict(zip(LEARNT, load_heads().thresholds.tolist(), strict=True))
    return (
        learnt
        | {"profanity": PROFANITY_THRESHOLD, "contact": CONTACT_THRESHOLD}
        | dict.fromkeys(GOODS, NAMED_THRESHOLD)
    )

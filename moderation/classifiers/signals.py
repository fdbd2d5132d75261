"""What a classifier says about one thing: a label, how likely, why, and where to look."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.surfaces import Surface

HEADS = "text-heads"
HEADS_AND_HUB = "text-heads+hub"
"""The heads, and a second model that a setting names: each keeps its logit."""

PAIR = "nsfw-pair-2"
"""The classifier that keeps what each of its two models said."""

PAIR_BY_MEAN = "nsfw-pair"
"""What it was called while its score was the mean of the two; verdicts of that time stand."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One label of one classifier for one text or clip.

    Attributes:
        label: `toxicity`, `hate`, `sexual`, `spam`, `profanity`, `contact`, `personal_data`,
            one of `goods.LABELS`, `nudity`, `suggestive`, `unread`, `unreadable`, `not_heard`.
        score: Probability in [0, 1], calibrated where the model card says so.
        threshold: From where on the classifier suggests a person; policy may take another.
        model: Name of the classifier, as in docs/models.md.
        model_sha256: Of its weights or list.
        reason: One sentence for a moderator.
        where: `chars 12–48`, `frame 3200 ms` or `whole text`.
        agrees: False when two models contradict each other, so that a person should look
            whatever the score is.
        surface: The place that was read.
        raw: What the score was made of, as `rescoring.score_of` wants it.
    """

    label: str
    score: float
    threshold: float
    model: str
    model_sha256: str
    reason: str
    where: str
    agrees: bool = True
    surface: Surface = Surface.CAPTION
    raw: tuple[float, ...] = ()

    @property
    def least(self) -> float:
        """What the least sure of the models that were asked says."""
        is_pair = self.model in (PAIR, PAIR_BY_MEAN)
        return min(self.score, *self.raw) if is_pair and self.raw else self.score

    @property
    def is_over(self) -> bool:
        """Whether the score reaches the classifier's own threshold."""
        return self.score >= self.threshold

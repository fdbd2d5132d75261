"""The house rules: data in `policy.toml`, read once, never changed while running. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.errors import InvalidInput

POLICY_FILE = Path(__file__).with_name("policy.toml")
UNKNOWN_SEVERITY = 50


@dataclass(frozen=True, slots=True)
class LabelRule:
    """What a label means.

    Args:
        clip: A clip with it goes to a person.
        comment: A comment with it is held.
        severity: 0 to 100, orders the queue.
        threshold: Replaces the classifier's own; None keeps that.
    """

    title: str
    clip: bool = True
    comment: bool = True
    severity: int = UNKNOWN_SEVERITY
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class PolicyReason:
    """A reason for which a person may reject, in both languages of the house."""

    code: str
    severity: int
    title: str
    title_hi: str
    text: str
    text_hi: str

    def told(self, locale: str) -> str:
        """What the creator reads."""
        return self.text_hi if locale.startswith("hi") else self.text


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the rules."""

    version: str
    frame_every_ms: int
    frames_min: int
    frames_max: int
    hold_untrusted: bool
    review_disagreement: bool
    labels: Mapping[str, LabelRule]
    reasons: tuple[PolicyReason, ...]
    report_severity: Mapping[str, int]

    def rule_of(self, label: str) -> LabelRule:
        """The label's rule. An unknown label counts: fails closed."""
        return self.labels.get(label) or LabelRule(title=label.replace("_", " ").capitalize())

    def reason(self, code: str) -> PolicyReason:
        """The reason with that code.

        Raises:
            InvalidInput: There is none.
        """
        for reason in self.reasons:
            if reason.code == code:
                return reason
        known = ", ".join(r.code for r in self.reasons)
        raise InvalidInput(f"Choose one of these reasons: {known}.", code="reason_code")

    def frames_for(self, duration_ms: int) -> int:
        """How many pictures of a clip are looked at."""
        wanted = duration_ms // self.frame_every_ms
        return max(self.frames_min, min(self.frames_max, wanted))


def parse_policy(text: str) -> Policy:
    """The policy that TOML `text` describes.

    Raises:
        ValueError, KeyError, TypeError: It is not one.
    """
    data = tomllib.loads(text)
    return Policy(
        version=data["version"],
        frame_every_ms=data["sampling"]["frame_every_ms"],
        frames_min=data["sampling"]["frames_min"],
        frames_max=data["sampling"]["frames_max"],
        hold_untrusted=data["hold"]["untrusted"],
        review_disagreement=data["hold"]["disagreement"],
        labels={name: LabelRule(**rule) for name, rule in data["labels"].items()},
        reasons=tuple(PolicyReason(**reason) for reason in data["reasons"]),
        report_severity=dict(data["reports"]),
    )


@lru_cache
def get_policy() -> Policy:
    """The policy in force."""
    return parse_policy(POLICY_FILE.read_text(encoding="utf-8"))

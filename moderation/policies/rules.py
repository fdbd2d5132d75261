"""What one version of the house rules says. Pure, and never changed while it is in use."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.errors import InvalidInput
from core.languages import in_language
from moderation.surfaces import Surface

UNKNOWN_HARM = 50


class Action(StrEnum):
    """What a screening leads to."""

    ALLOW = "allow"
    LIMIT = "limit"  # By its address, and to followers on its creator's page; no feed names it.
    AGE_GATE = "age_gate"  # By its address, to people who say that they are adults.
    HOLD = "hold"  # Nobody sees it until a person has looked.
    REMOVE = "remove"  # Only where it was measured how often the machine is right.

    @property
    def rank(self) -> int:
        """How much it takes away: 0 nothing … 4 all."""
        return _RANKS[self]


_RANKS: Mapping[Action, int] = {action: rank for rank, action in enumerate(Action)}


def graver(first: Action, second: Action) -> Action:
    """The one that takes more away."""
    return first if first.rank >= second.rank else second


@dataclass(frozen=True, slots=True)
class Band:
    """From a score on, an action.

    Args:
        at: In (0, 1]; None: the classifier's own threshold.
    """

    at: float | None
    action: Action


HOLD_AT_ITS_OWN = (Band(None, Action.HOLD),)


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a label was right on a surface, where people had the last word.

    Args:
        right: Of the `of` items that the machine would have removed, those that people removed too.
    """

    right: int
    of: int
    measured_on: date
    source: str

    @property
    def lower_bound(self) -> float:
        """The lower end of the precision's 95 % interval (Wilson)."""
        z, share = 1.96, self.right / self.of
        middle = share + z * z / (2 * self.of)
        spread = z * math.sqrt(share * (1 - share) / self.of + z * z / (4 * self.of * self.of))
        return max(0.0, (middle - spread) / (1 + z * z / self.of))


@dataclass(frozen=True, slots=True)
class LabelRule:
    """What a label means.

    Args:
        harm: 0 to 100, orders the queue.
        reason: Code of the reason that the maker of a thing reads.
        judged_by: Who finds it: `model:…`, `lexicon:…`, `reader`, `report`.
        ladder: Bands by surface; a surface that is not named does not count.
        measured: Precision by surface, which automatic removal needs.
    """

    title: str
    title_hi: str = ""
    harm: int = UNKNOWN_HARM
    reason: str = "other"
    judged_by: tuple[str, ...] = ()
    ladder: Mapping[Surface, tuple[Band, ...]] = field(
        default_factory=lambda: dict.fromkeys(Surface, HOLD_AT_ITS_OWN)
    )
    measured: Mapping[Surface, Measured] = field(default_factory=dict)

    def named(self, locale: str) -> str:
        """Its title for whoever reads it; English where it has no other."""
        return in_language((self.title, self.title_hi or self.title), locale)


@dataclass(frozen=True, slots=True)
class PolicyReason:
    """A reason for which a person may reject, in both languages of the house."""

    code: str
    severity: int
    title: str
    title_hi: str
    text: str
    text_hi: str

    def named(self, locale: str) -> str:
        """Its title for whoever reads it."""
        return in_language((self.title, self.title_hi), locale)

    def told(self, locale: str) -> str:
        """What the creator reads."""
        return in_language((self.text, self.text_hi), locale)


@dataclass(frozen=True, slots=True)
class Clock:
    """How long the law gives, from a day on. What was opened under it keeps it.

    Args:
        acknowledge_h: Hours until its sender has to be answered; None where the law asks for none.
        act_h: Hours until it has to be disposed of.
    """

    code: str
    title: str
    title_hi: str
    since: date
    until: date | None
    acknowledge_h: int | None
    act_h: int
    source: str

    @property
    def id(self) -> str:
        """Names this row for good, e.g. `order@2026-02-20`: a case keeps it."""
        return f"{self.code}@{self.since.isoformat()}"

    def named(self, locale: str) -> str:
        """What it is about, for whoever reads it."""
        return in_language((self.title, self.title_hi), locale)

    def due(self, opened_at: datetime) -> datetime:
        """When it has to be disposed of."""
        return opened_at + timedelta(hours=self.act_h)


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the rules.

    Args:
        sha256: Of its text: what it says, whatever it calls itself.
        hold_everything: Nothing shows without a person, as in an emergency.
        removal_target: Lower bound of a precision from which a machine may remove.
        frames_read: In how many pictures of a clip the words are read.
    """

    version: str
    sha256: str
    frame_every_ms: int
    frames_min: int
    frames_max: int
    frames_read: int
    hold_everything: bool
    hold_untrusted: bool
    review_disagreement: bool
    removal_target: float
    labels: Mapping[str, LabelRule]
    reasons: tuple[PolicyReason, ...]
    report_severity: Mapping[str, int]
    report_clocks: Mapping[str, str]
    clocks: tuple[Clock, ...]

    def rule_of(self, label: str) -> LabelRule:
        """The label's rule. An unknown label counts everywhere: fails closed."""
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
        raise InvalidInput(
            f"Choose one of these reasons: {known}.",
            f"इनमें से कोई वजह चुनें: {known}।",
            code="reason_code",
        )

    def clock(self, code: str, opened_on: date) -> Clock | None:
        """The row of that clock that was in force on a day."""
        for clock in self.clocks:
            ended = clock.until is not None and opened_on >= clock.until
            if clock.code == code and clock.since <= opened_on and not ended:
                return clock
        return None

    def frames_for(self, duration_ms: int) -> int:
        """How many pictures of a clip are looked at."""
        wanted = duration_ms // self.frame_every_ms
        return max(self.frames_min, min(self.frames_max, wanted))

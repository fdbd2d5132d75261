"""When a clip may go further. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scipy.special import betaincinv

from catalog.reach import UNLIMITED, Reach

NEXT = {Reach.FIRST: Reach.WIDER, Reach.WIDER: Reach.OPEN, Reach.OPEN: Reach.OPEN}
SURE = 0.05  # Skips count against a clip only where the rate is this surely too high.


class Why(StrEnum):
    """Why a clip stands where it stands; what its creator is told hangs on it."""

    START = "start"
    RECORD = "record"  # Its creator's earlier clips.
    CLEARED = "cleared"
    REVIEWED = "reviewed"
    EARLY = "early"
    REPORTED = "reported"
    WAITS = "waits"  # A person has to look at it.
    SKIPPED = "skipped"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class ReachRule:
    """Caps of the tiers, and what clears a clip."""

    first: int
    wider: int
    early: float
    doubt: float
    skips: float

    def cap(self, reach: Reach) -> int:
        """Impressions that a tier allows."""
        if reach is Reach.FIRST:
            return min(self.first, self.wider)
        return max(self.first, self.wider) if reach is Reach.WIDER else UNLIMITED


@dataclass(frozen=True, slots=True)
class ReachFacts:
    """What is known of a clip.

    Args:
        doubt: How surely the reports that nobody has looked at are right; `Weight.sure`.
        waits: A case is open that no report alone has opened.
        is_kept: A person has let it stay since it came into its tier.
    """

    reach: Reach
    is_frozen: bool
    impressions: int
    plays: int
    skips: int
    doubt: float
    waits: bool
    is_kept: bool


def cleared(facts: ReachFacts, rule: ReachRule) -> tuple[Reach, Why]:
    """The tier that the clip has now, and why it is not the next."""
    stays = facts.reach
    if facts.is_frozen:
        return stays, Why.FROZEN
    if stays is Reach.OPEN:
        return stays, Why.CLEARED
    if facts.is_kept:
        return NEXT[stays], Why.REVIEWED
    if facts.waits:
        return stays, Why.WAITS
    if facts.doubt >= rule.doubt:
        return stays, Why.REPORTED
    if facts.impressions < rule.early * rule.cap(stays):
        return stays, Why.EARLY
    if _surely_skipped(facts.skips, facts.plays) > rule.skips:
        return stays, Why.SKIPPED
    return NEXT[stays], Why.CLEARED


def _surely_skipped(skips: int, plays: int) -> float:
    skipped = min(max(skips, 0), max(plays, 0))
    return float(betaincinv(1.0 + skipped, 1.0 + max(plays, 0) - skipped, SURE))

"""How much a set of reports weighs: by who reports, never by how many. Pure.

Reporters who were made in the same hour, or who reported the same things before, are one voice. A
voice without a record adds nothing, so that no crowd of them does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from moderation.reputation.posterior import Posterior

SAME_HOUR = timedelta(hours=1)
COMPARED = 200  # Of the weightiest; who comes after them changes nothing any more.


@dataclass(frozen=True, slots=True)
class Reporter:
    """What is known of one who reports.

    Args:
        record: As of now.
        reported: What they reported before and was decided.
    """

    account_id: UUID
    created_at: datetime
    record: Posterior
    reported: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class VoiceRule:
    """When a record counts.

    Args:
        floor: Right less surely than this weighs nothing.
        alike: Jaccard index of what two reported, from which they are one voice.
        voices: Independent voices, and together `weight`, that freeze a clip.
    """

    quantile: float
    age: timedelta
    evidence: float
    floor: float
    alike: float
    voices: int
    weight: float


@dataclass(frozen=True, slots=True)
class Weight:
    """What reports together say.

    Args:
        right: The probability that they are right, as far as records can tell; in [0, 1).
        sure: The part of it that holds even if everybody is as bad as their record allows: 0 for
            strangers, however many.
        credible: Sum of the independent voices' weights.
        voices: Independent voices with any weight.
    """

    right: float = 0.0
    sure: float = 0.0
    credible: float = 0.0
    voices: int = 0
    is_credible: bool = False


def surely_right(reporter: Reporter, now: datetime, rule: VoiceRule) -> float:
    """The rate that the reporter exceeds almost surely; 0 while too little is known of them."""
    is_young = now - reporter.created_at < rule.age
    if is_young or reporter.record.evidence < rule.evidence:
        return 0.0
    return reporter.record.lower(rule.quantile)


def weight_of(reporters: Sequence[Reporter], now: datetime, rule: VoiceRule) -> Weight:
    """What reports by `reporters`, each once, weigh together."""
    if not reporters:
        return Weight()
    known = [(surely_right(one, now, rule), one) for one in reporters]
    heard = sorted(
        ((sure, one) for sure, one in known if sure > 0.0),
        key=lambda pair: (-pair[0], pair[1].account_id),
    )[:COMPARED]
    voices = [group[0][0] for group in _independent(heard, rule)]
    sure = 1.0 - math.prod(1.0 - voice for voice in voices)
    weights = [(voice - rule.floor) / (1.0 - rule.floor) for voice in voices if voice > rule.floor]
    credible = math.fsum(weights)
    return Weight(
        right=max(sure, max(one.record.mean for one in reporters)),
        sure=sure,
        credible=credible,
        voices=len(weights),
        is_credible=len(weights) >= rule.voices and credible >= rule.weight,
    )


def _independent(
    heard: Sequence[tuple[float, Reporter]], rule: VoiceRule
) -> list[list[tuple[float, Reporter]]]:
    """Groups of those who may be one; in each, whoever weighs most comes first."""
    groups: list[list[tuple[float, Reporter]]] = []
    for pair in heard:
        same = [g for g in groups if any(_are_one(pair[1], other, rule) for _, other in g)]
        joined = [one for group in same for one in group] + [pair]
        groups = [g for g in groups if g not in same] + [
            sorted(joined, key=lambda p: (-p[0], p[1].account_id))
        ]
    return groups


def _are_one(a: Reporter, b: Reporter, rule: VoiceRule) -> bool:
    if abs(a.created_at - b.created_at) < SAME_HOUR:
        return True
    either = len(a.reported | b.reported)
    return bool(either) and len(a.reported & b.reported) / either >= rule.alike

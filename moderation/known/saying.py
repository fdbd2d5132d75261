"""What was found of a clip, said as signals that the policy can hold against its limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from moderation.classifiers.signals import Signal
from moderation.policy import get_policy
from moderation.surfaces import Surface
from perception.fingerprints.pictures import ALIKE_BITS, BITS

KNOWN_BAD, REMOVED_AGAIN, DUPLICATE = "known_bad", "removed_again", "duplicate"
CLOSE_ENOUGH = 1 - ALIKE_BITS / BITS
SHARE_ENOUGH = 0.5
"""Of a clip's pictures that another shows too, for the one to count as a copy of the other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An item of a bank that the clip shows or plays."""

    item_id: UUID
    bank: str
    bank_version: int
    reason_code: str
    closeness: float
    limit: float
    where: str


@dataclass(frozen=True, slots=True)
class Copied:
    """An older clip that this one shows again.

    Args:
        rejected_for: The reason of the decision that took the older one away; empty otherwise.
        is_others: Somebody else made it, and it is there.
    """

    original_id: UUID
    share: float
    is_same_sound: bool
    rejected_for: str
    is_others: bool
    first_at: datetime


def known_bad(seen: Sequence[Seen], sha256: str) -> Signal:
    if not seen:
        return _signal(KNOWN_BAD, 0.0, CLOSE_ENOUGH, sha256, "Nothing of the banks is in it.", "")
    first = seen[0]
    others = f", and {len(seen) - 1} more" if len(seen) > 1 else ""
    reason = f"It is in the bank “{first.bank}” ({_title(first.reason_code)}){others}."
    return _signal(KNOWN_BAD, first.closeness, first.limit, sha256, reason, first.where)


def removed_again(copied: Sequence[Copied]) -> Signal:
    worst = next((c for c in copied if c.rejected_for), None)
    if worst is None:
        nothing = "It copies nothing that was taken away."
        return _signal(REMOVED_AGAIN, 0.0, SHARE_ENOUGH, "", nothing, "")
    reason = (
        f"It shows {worst.share:.0%} of itself in clip {worst.original_id}, "
        f"which was taken away: {_title(worst.rejected_for)}."
    )
    return _signal(REMOVED_AGAIN, worst.share, SHARE_ENOUGH, "", reason, "whole clip")


def duplicate(copied: Sequence[Copied]) -> Signal:
    first = next((c for c in copied if c.is_others and not c.rejected_for), None)
    if first is None:
        return _signal(DUPLICATE, 0.0, SHARE_ENOUGH, "", "It copies nobody's clip.", "")
    sound = ", with its sound" if first.is_same_sound else ""
    reason = f"{first.share:.0%} of its pictures are in clip {first.original_id} of somebody else{sound}."  # noqa: E501
    return _signal(DUPLICATE, first.share, SHARE_ENOUGH, "", reason, "whole clip")


def _title(reason_code: str) -> str:
    titles = {reason.code: reason.title for reason in get_policy().reasons}
    return titles.get(reason_code, reason_code)


def _signal(label: str, score: float, limit: float, sha256: str, reason: str, where: str) -> Signal:
    return Signal(
        label, score, round(limit, 4), "known-hashes", sha256, reason, where or "whole clip", True,
        Surface.FRAMES, (score,),
    )  # fmt: skip

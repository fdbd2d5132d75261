"""Which decisions are looked at again by somebody who does not see them. Pure."""

from __future__ import annotations

import hashlib
from uuid import UUID

SHARE = 0.05
PERMANENT_SEVERITY = 100  # A reason of this severity ends an account.


def is_drawn(decision_id: UUID, seed: bytes, share: float = SHARE) -> bool:
    """Whether a decision is in the random share; the same each time it is asked.

    Args:
        seed: A secret, so that nobody can foresee which of their decisions are looked at.
    """
    digest = hashlib.blake2b(decision_id.bytes, key=seed[:64], digest_size=8).digest()
    return int.from_bytes(digest, "big") < share * 2**64


def is_looked_at_again(
    decision_id: UUID, seed: bytes, *, severity: int, is_golden: bool, share: float = SHARE
) -> bool:
    """A share at random, everything that ends an account, and every golden item.

    Args:
        severity: Of the reason; 0 where nothing was taken away.
    """
    return is_golden or severity >= PERMANENT_SEVERITY or is_drawn(decision_id, seed, share)

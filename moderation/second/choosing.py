"""Which decisions are looked at again by somebody who does not see them. Pure."""

from __future__ import annotations

import hashlib
from uuid import UUID

SHARE = 0.05
GRAVEST = 100  # The severity of reasons for which one person's word alone is not enough.


def is_drawn(decision_id: UUID, seed: bytes, share: float = SHARE) -> bool:
    """Whether a decision is in the random share; the same each time it is asked.

    Args:
        seed: A secret, so that nobody can foresee which of their decisions are looked at.
    """
    digest = hashlib.blake2b(decision_id.bytes, key=seed[:64], digest_size=8).digest()
    return int.from_bytes(digest, "big") < share * 2**64


def is_looked_at_again(
    decision_id: UUID,
    seed: bytes,
    *,
    severity: int,
    is_golden: bool,
    ends_account: bool = False,
    share: float = SHARE,
) -> bool:
    """A share at random, all that ends an account or is of the gravest kind, every golden item.

    Args:
        severity: Of the reason; 0 where nothing was taken away.
    """
    is_grave = ends_account or severity >= GRAVEST
    return is_golden or is_grave or is_drawn(decision_id, seed, share)

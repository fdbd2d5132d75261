"""Check digits: they tell an identity or card number from an order's. Pure."""

from __future__ import annotations

# The dihedral group of order ten and its permutation (Verhoeff, 1969), as UIDAI uses them.
_TIMES = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_PERMUTED = (
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def is_verhoeff(digits: str) -> bool:
    """Whether the last of ASCII `digits` checks the others, as in an Aadhaar number."""
    state = 0
    for place, digit in enumerate(reversed(digits)):
        state = int(_TIMES[state][int(_PERMUTED[place % 8][int(digit)])])
    return bool(digits) and state == 0


def is_luhn(digits: str) -> bool:
    """Whether the last of ASCII `digits` checks the others, as in a payment card's number."""
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return bool(digits) and sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0

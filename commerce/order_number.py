"""Order numbers that can be read out on the phone, e.g. `JH-26-7K3F9`. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from core.clock import INDIA

# Without vowels no words arise; without 0, 1, O, I and L nothing is misread.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 5
PATTERN = re.compile(rf"JH-\d\d-[{ALPHABET}]{{{LENGTH}}}")


def order_number(placed_at: datetime, choose: Callable[[Sequence[str]], str]) -> str:
    """A number of the Indian year of `placed_at`.

    Args:
        choose: Picks one of a sequence, e.g. `secrets.choice`.
    """
    code = "".join(choose(ALPHABET) for _ in range(LENGTH))
    return f"JH-{placed_at.astimezone(INDIA):%y}-{code}"

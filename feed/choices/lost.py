"""How many pages the log of choices never saw; the writer counts them."""

from __future__ import annotations

from typing import cast

import redis

from core.redis import CHOICES_TAKEN


def lost_pages(client: redis.Redis) -> int:
    """Pages whose choices were dropped before the lake had them, since Redis was set up."""
    return int(cast(bytes | None, client.hget(CHOICES_TAKEN(), "lost")) or 0)

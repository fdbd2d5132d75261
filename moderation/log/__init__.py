"""What moderation did, in a chain of hashes to which entries are only ever added."""

from __future__ import annotations

from moderation.log.chain import record
from moderation.log.verify import Break, first_break

__all__ = ["Break", "first_break", "record"]

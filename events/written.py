"""Waiting until what was given to Redis outlives the death of its process.

Redis answers before it has written to its append-only file while a sync of that file runs: what
comes in then waits in its own memory, for up to two seconds. Once it has been written the kernel
has it, and no killed process takes it along; a lost machine still may, see decision 12.
"""

from __future__ import annotations

import asyncio
from time import monotonic

import redis.asyncio

PAUSE_S = 0.005
# Redis itself puts a write off for no longer than two seconds.
GIVE_UP_S = 3.0


class NotWritten(OSError):
    """Redis did not write within `GIVE_UP_S`."""


async def until_written(client: redis.asyncio.Redis) -> None:
    """Returns once all commands that were answered before this call are written to Redis's file.

    One short question as a rule: only while a sync runs, it is asked again. A Redis without an
    append-only file has nothing to wait for; whoever chose it has chosen that, too.

    Raises:
        NotWritten: That takes too long.
        redis.exceptions.RedisError: Redis does not answer.
    """
    deadline = monotonic() + GIVE_UP_S
    while True:
        facts = await client.info("persistence")
        if not facts.get("aof_enabled"):
            return
        if facts.get("aof_last_write_status", "ok") == "ok" and (
            # It writes before it sends this answer unless a sync was running when it was asked.
            not facts.get("aof_pending_bio_fsync") or not facts.get("aof_buffer_length")
        ):
            return
        if monotonic() > deadline:
            raise NotWritten("The append-only file is not written.")
        await asyncio.sleep(PAUSE_S)

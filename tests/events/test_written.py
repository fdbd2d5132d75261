"""When something counts as written, told by what Redis says of its file."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
import redis.asyncio

import events.written
from events.written import NotWritten, until_written

SYNCING = {"aof_enabled": 1, "aof_pending_bio_fsync": 1, "aof_buffer_length": 90}
FULL_DISK = {"aof_enabled": 1, "aof_buffer_length": 90, "aof_last_write_status": "err"}


class Told:
    """Says of its file what it is given, the last for ever."""

    def __init__(self, *facts: dict[str, Any]) -> None:
        self.facts, self.asked = list(facts), 0

    async def info(self, section: str) -> dict[str, Any]:
        self.asked += 1
        return self.facts.pop(0) if len(self.facts) > 1 else self.facts[0]


def asked(*facts: dict[str, Any]) -> int:
    told = Told(*facts)
    asyncio.run(until_written(cast(redis.asyncio.Redis, told)))
    return told.asked


@pytest.mark.parametrize(
    "facts",
    [
        {"aof_enabled": 0},
        {},
        SYNCING | {"aof_buffer_length": 0},
        # What others have written since is not waited for.
        SYNCING | {"aof_pending_bio_fsync": 0},
    ],
)
def test_one_question_is_enough_as_a_rule(facts: dict[str, Any]) -> None:
    assert asked(facts) == 1


def test_a_running_sync_is_waited_for() -> None:
    assert asked(SYNCING, SYNCING, SYNCING | {"aof_pending_bio_fsync": 0}) == 3


@pytest.mark.parametrize("facts", [SYNCING, FULL_DISK])
def test_what_is_never_written_is_not_acknowledged(
    facts: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events.written, "GIVE_UP_S", 0.02)

    with pytest.raises(NotWritten):
        asked(facts)

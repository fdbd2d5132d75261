"""Answers that still go long after they were asked for: a takedown breaks them off.

Most are through in a moment. Of those whose reader has not taken all after `GRACE_S`, one a second
is asked whether it may go on; with what a process remembers of a clip (`access.STATE_CACHE_S`) the
last byte leaves at most 7 s after a takedown, however slow the reader is. Fails closed: an answer
about which nobody can say whether it may go on ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

import structlog
from starlette.concurrency import run_in_threadpool

from delivery.lines import Peer, break_off, unsent

log = structlog.get_logger(__name__)
MayGoOn = Callable[[], Awaitable[bool]]
ASK_S = 1.0
GRACE_S = 2.0  # Half a megabyte needs no longer on a line that plays without a pause.
EMPTY = 2  # Looks at which nothing was left: between two pieces a line may be empty for a moment.


@dataclass(slots=True)
class Going:
    """An answer that may still go.

    Args:
        is_sending: Its pieces are still being handed over.
        empty: Looks in a row at which the reader had taken everything.
    """

    may_go_on: MayGoOn
    began: float
    is_sending: bool = False
    empty: int = 0


_going: dict[tuple[Peer, UUID], Going] = {}
_watcher: asyncio.Task[None] | None = None


def follow(peer: Peer, video_id: UUID, may_go_on: MayGoOn) -> Going:
    """Watches the line to `peer` until its reader has taken the answer. For the server's loop."""
    global _watcher
    key, now = (peer, video_id), monotonic()
    known = _going.get(key)
    made = Going(may_go_on, known.began if known else now)
    _going[key] = made
    loop = asyncio.get_running_loop()
    if _watcher is None or _watcher.done() or _watcher.get_loop() is not loop:
        _watcher = loop.create_task(_watch())
    return made


async def _watch() -> None:
    while _going:
        await asyncio.sleep(ASK_S)
        try:
            await look()
        except Exception:  # The next look is a second away; without this one nothing would end.
            log.error("answers_not_followed", exc_info=True)


async def look() -> None:
    """Lets go of what is through, and breaks off what may not go on."""
    since = monotonic() - GRACE_S
    late = {key: one for key, one in _going.items() if one.began <= since}
    if not late:
        return
    left = await run_in_threadpool(unsent, {peer for peer, _ in late})
    ended: set[Peer] = set()
    for key, one in late.items():
        queued = left.get(key[0])
        one.empty = 0 if queued or one.is_sending else one.empty + 1
        if queued is None or one.empty >= EMPTY:
            if _going.get(key) is one:
                del _going[key]
        elif (queued or one.is_sending) and not await _may_go_on(one):
            ended.add(key[0])
            log.info("media_broken_off", video_id=str(key[1]))
    if ended:
        await run_in_threadpool(break_off, ended)


async def _may_go_on(one: Going) -> bool:
    try:
        return await one.may_go_on()
    except Exception:
        log.error("answer_not_ruled", exc_info=True)
        return False

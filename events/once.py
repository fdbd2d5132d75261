"""Appending events to the stream, each id once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.redis import EVENTS_SEEN, EVENTS_STREAM
from events.rules import days_accepted
from events.schemas import Event

# Remembers the id and appends the event in one step, so that a crash between the two cannot turn
# a client's retry into a lost event. An id is remembered with the day of its event's own clock for
# as long as events of that day are accepted, so no retry is so late that it counts twice; all days
# are asked for it, because a client may have put its clock right before it sends again.
# KEYS: stream, then the sets of all days. ARGV: ttl, then for each event its set, id and bytes.
_APPEND_ONCE = """
local days = {}
for k = 2, #KEYS do
  if redis.call('EXISTS', KEYS[k]) == 1 then days[#days + 1] = KEYS[k] end
end
local fresh = {}
for i = 2, #ARGV, 3 do
  local own, is_known = KEYS[tonumber(ARGV[i])], false
  for _, day in ipairs(days) do
    if day ~= own and redis.call('SISMEMBER', day, ARGV[i + 1]) == 1 then
      is_known = true
      break
    end
  end
  if not is_known and redis.call('SADD', own, ARGV[i + 1]) == 1 then
    redis.call('EXPIRE', own, ARGV[1])
    redis.call('XADD', KEYS[1], '*', 'e', ARGV[i + 2])
    fresh[#fresh + 1] = (i - 2) / 3
    local is_listed = false
    for _, day in ipairs(days) do is_listed = is_listed or day == own end
    if not is_listed then days[#days + 1] = own end
  end
end
return fresh
"""


def queue_append(pipe: Any, dated: Sequence[tuple[int, Event]], now_ms: int) -> None:
    """Queues appending those of `dated` that were not seen before; the answer lists their places.

    Args:
        dated: Each event with the day that its client's clock showed.
    """
    days = {day for day, _ in dated} | set(days_accepted(now_ms))
    keys = [EVENTS_STREAM(), *(EVENTS_SEEN(day) for day in sorted(days))]
    place = {key: str(number) for number, key in enumerate(keys, start=1)}
    parts = (
        part
        for day, event in dated
        for part in (place[EVENTS_SEEN(day)], event.id.bytes, event.to_bytes())
    )
    pipe.eval(_APPEND_ONCE, len(keys), *keys, str(EVENTS_SEEN.ttl_s), *parts)

"""Whether the features that are served are those that training replays, value by value.

python -m bench.parity --events 1000000 --json

A long invented log goes through ingestion, the real stream and the real consumer process; then the
lake is folded again and every stored value is compared bit by bit.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from bench.behaviour import Batch, Told, told
from bench.report import report, say
from bench.scratch import consumer_process, scratch_installation

VIEWERS, VIDEOS = 10_000, 4_000
BEHIND = 60_000  # Events that may wait for the consumer: the stream has 512 MB.
FINISH_S = 900.0


async def send(log: Iterable[Told]) -> dict[str, int]:
    """Tells the log to ingestion, as fast as it takes it. Returns what became of it."""
    from core.redis import hang_up
    from events.service import append, ingest

    counts = {"accepted": 0, "duplicates": 0, "rejected": 0, "server": 0}
    for number, one in enumerate(log):
        if isinstance(one, Batch):
            result = await ingest(one.body, one.viewer_id)
            counts["accepted"] += result.accepted
            counts["duplicates"] += result.duplicates
            counts["rejected"] += len(result.rejected)
        else:
            at = None if one.at_ms is None else datetime.fromtimestamp(one.at_ms / 1000, UTC)
            append(one.kind, one.viewer_id, one.video_id, value=one.value, at=at)
            counts["server"] += 1
        if number % 500 == 0:
            while behind() > BEHIND:
                await asyncio.sleep(0.2)
        if number % 5000 == 4999:
            say(f"{counts['accepted']} accepted, {behind()} waiting")
    await hang_up()
    return counts


def behind() -> int:
    """Events that some reader has not done with."""
    from core.redis import EVENTS_STREAM, get_redis

    groups = cast(list[dict[str, Any]], get_redis().xinfo_groups(EVENTS_STREAM()))
    if len(groups) < 2:
        return int(cast(int, get_redis().xlen(EVENTS_STREAM())))
    return max(int(g["lag"] or 0) + int(g["pending"]) for g in groups)


def totals_are_behind() -> bool:
    """Whether the totals have not reached the end of the stream."""
    from core.db import read_scope
    from core.redis import EVENTS_STREAM, get_redis
    from events.counters import NAME
    from events.models import StreamOffset

    last = cast(dict[str, Any], get_redis().xinfo_stream(EVENTS_STREAM()))["last-generated-id"]
    with read_scope() as session:
        offset = session.get(StreamOffset, NAME)
    return offset is None or offset.last_id != last.decode()


def wait_until_folded() -> None:
    """Waits for all readers; gives up after a quarter of an hour."""
    deadline = time.monotonic() + FINISH_S
    while behind() or totals_are_behind():
        if time.monotonic() > deadline:
            raise SystemExit("the consumer did not come to the end of the stream")
        time.sleep(0.1)


def measure(events: int) -> dict[str, object]:
    """Sends, folds, replays and compares."""
    from sqlalchemy import update

    from bench.synthetic import fill
    from catalog.models import VideoStats
    from core.clock import epoch_ms, utc_now
    from core.db import session_scope
    from core.ids import new_id
    from core.redis import get_redis
    from events.counters import COLUMNS
    from feed.features.parity import agreement
    from feed.features.replay import features_at

    videos = fill(VIDEOS)
    with session_scope() as session:
        session.execute(update(VideoStats).values(dict.fromkeys(COLUMNS, 0)))
    viewers = [new_id() for _ in range(max(10, min(VIEWERS, events // 50)))]
    start = time.monotonic()
    with consumer_process():
        # A few more, for those that break the rules.
        log = told(events + events // 200, viewers, videos, epoch_ms(utc_now()))
        counts = asyncio.run(send(log))
        sent_s = time.monotonic() - start
        wait_until_folded()
        folded_s = time.monotonic() - start
    say(f"folded online in {folded_s:.0f} s; replaying …")
    begun = time.monotonic()
    replay = features_at(2**62)
    replayed_s = time.monotonic() - begun
    found = agreement(get_redis(), replay)
    for example in found.examples:
        say(example)
    in_stream = counts["accepted"] + counts["server"]
    return {
        "equal": found.share,
        "values": found.values,
        "by_feature": found.by_feature,
        "events": in_stream,
        "duplicates": counts["duplicates"],
        "rejected": counts["rejected"],
        "viewers": len(viewers),
        "seconds": round(time.monotonic() - start, 1),
        "sent_s": round(sent_s, 1),
        "events_per_s": round(in_stream / folded_s),
        "replayed_per_s": round(in_stream / replayed_s),
    }


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with scratch_installation():
        result = measure(args.events)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

"""How fast the feed answers: many viewers, one API worker, over HTTP, open loop.

python -m bench.feed --videos 10000 --rate 200 --seconds 30 --json
"""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np

from bench.load import open_loop
from bench.pages import count_repeats, filled, make_requests, serving
from bench.report import report, say
from bench.scratch import Scratch, processor_s, resident_mb, scratch_installation

if TYPE_CHECKING:
    from events.schemas import Event, EventType
    from feed.features.taste import Taste

WARM_S = 3.0


def make_viewers(
    count: int, videos: list[UUID], views: int, seed: int = 2
) -> tuple[list[UUID], list[Taste]]:
    """Viewers, four in five of whom have a taste folded as the consumer does, and those tastes.

    Args:
        views: How many clips each of these has watched, beside eight that they liked.
    """
    from core.ids import new_id
    from core.redis import TASTE, get_redis
    from events.schemas import Event, EventType
    from experiments.values import Values
    from feed.features.content import ContentStore
    from feed.features.fold import fold_all
    from feed.features.taste import Taste, fields_of

    draw = np.random.default_rng(seed)
    viewers = [new_id() for _ in range(count)]
    contents = ContentStore().get_many(videos[i] for i in draw.integers(len(videos), size=500))
    known = list(contents)
    pipe = get_redis().pipeline(transaction=False)
    now_ms = viewers[0].int >> 80
    tastes = []
    for viewer in viewers[: count * 4 // 5]:

        def event(kind: EventType, clip: int, watch_ms: int | None = None) -> Event:
            return Event(
                new_id(), kind, viewer, now_ms, now_ms, "client", known[clip],  # noqa: B023
                watch_ms=watch_ms,
            )  # fmt: skip

        watched = draw.integers(len(known), size=views).tolist()
        liked = draw.integers(len(known), size=8).tolist()
        happened = [event(EventType.WATCH, i, watch_ms=4_000 + 90 * i) for i in watched]
        happened += [event(EventType.LIKE, i) for i in liked]
        told = ((one, contents[one.video_id]) for one in happened if one.video_id)
        tastes.append(fold_all(Taste(), told, Values(viewer)))
        pipe.hset(TASTE(viewer), mapping=fields_of(tastes[-1]))
    pipe.execute()
    return viewers, tastes


def measure(scratch: Scratch, args: argparse.Namespace) -> dict[str, object]:
    """Fills, starts, warms and measures."""
    videos = filled(args.videos)
    viewers, tastes = make_viewers(args.viewers, videos, args.views)
    if args.model:
        from bench.ranking import serve_a_model

        serve_a_model(videos, tastes)
    total = int(args.rate * (WARM_S + args.seconds))
    planned = make_requests(viewers, total, args.limit, seed=3)
    warm = int(args.rate * WARM_S)
    with serving(scratch) as pid:
        requests = [raw for _, raw in planned]
        asyncio.run(open_loop(scratch.port, requests[:warm], args.rate))
        say(f"measuring {args.rate:g} requests a second for {args.seconds:g} s …")
        used_s = processor_s(pid)
        answers = asyncio.run(open_loop(scratch.port, requests[warm:], args.rate, warm))
        used_s = processor_s(pid) - used_s
        memory = resident_mb(pid)
    pages = [(planned[number][0], body) for number, body in sorted(answers.bodies)]
    return {
        "videos": args.videos,
        "viewers": args.viewers,
        "views": args.views,
        "model": args.model,
        "rate": args.rate,
        "limit": args.limit,
        "n": len(answers.latency_ms),
        "errors": answers.errors,
        "repeats": count_repeats(pages),
        "p50_ms": answers.percentile(50),
        "p90_ms": answers.percentile(90),
        "p99_ms": answers.percentile(99),
        "max_ms": answers.percentile(100),
        "processor_ms_each": round(used_s * 1000 / max(1, total - warm), 2),
        "page_bytes": round(sum(len(b) for _, b in pages) / max(1, len(pages))),
        "resident_mb": memory,
    }


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--videos", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=200.0, help="requests a second")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--viewers", type=int, default=2_000)
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--views", type=int, default=0, help="clips watched by who has a taste")
    parser.add_argument("--model", action="store_true", help="a trained model ranks")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with scratch_installation() as scratch:
        result = measure(scratch, args)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

"""Pages of the feed, asked for over HTTP from one API worker of a scratch installation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import numpy as np
import orjson

from bench.report import say
from bench.scratch import Scratch, api_process, consumer_process


def filled(videos: int) -> list[UUID]:
    """Writes a catalogue into the scratch installation. Returns the ids of its clips."""
    from bench.synthetic import fill

    say(f"writing {videos} clips …")
    return fill(videos)


@contextmanager
def serving(scratch: Scratch) -> Iterator[int]:
    """One API worker and the consumer, ready to serve. Yields the worker's process id."""
    say("starting one API worker …")
    with api_process(scratch) as pid, consumer_process():
        yield pid


def make_requests(
    viewers: list[UUID], count: int, limit: int, seed: int, *, shuffled: bool = False
) -> list[tuple[UUID, bytes]]:
    """Raw requests of viewers drawn at random, or of each as often as any other."""
    from catalog.ids import ViewerId
    from catalog.web import GUEST_COOKIE, guest_cookie_value

    draw = np.random.default_rng(seed)
    cookies = {v: guest_cookie_value(ViewerId(v)) for v in viewers}
    order = (
        draw.permutation(count) % len(viewers)
        if shuffled
        else draw.integers(len(viewers), size=count)
    )
    chosen = [viewers[i] for i in order]
    return [
        (
            v,
            f"GET /api/v1/feed?limit={limit} HTTP/1.1\r\nHost: localhost\r\n"
            f"Cookie: {GUEST_COOKIE}={cookies[v]}\r\n\r\n".encode(),
        )
        for v in chosen
    ]


def count_repeats(pages: list[tuple[UUID, bytes]]) -> int:
    """Clips that a viewer was served twice although none of their pages was exhausted."""
    shown: dict[UUID, set[str]] = defaultdict(set)
    repeats = 0
    for viewer, body in pages:
        page = orjson.loads(body)
        if page["trace"]["exhausted"]:
            continue
        for item in page["items"]:
            repeats += item["id"] in shown[viewer]
            shown[viewer].add(item["id"])
    return repeats

"""How fast a creator's question is answered for a clip that a million people watched, and how old
the answer is.

python -m bench.analytics --views 1000000 --json

An invented log of one clip goes through the consumer's own folding into the database; then the
service is asked what its page asks. Freshness is measured on the real path: one event is sent to
ingestion while the consumer's worker runs, until the answer has it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from bench.report import report, say
from bench.scratch import scratch_installation
from catalog.ids import AccountId, ViewerId
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.clock import epoch_ms, rfc3339, utc_now
from core.ids import new_id
from events.schemas import Event, EventType

LENGTH_MS = 15_000
CLIPS_BEFORE = 10
BATCH = 5_000
ASKED = 40
FRESH_RUNS = 5
_SURFACES = ("for_you", "for_you", "for_you", "following", "tag:glow", "link", "link:search")


def events_of(clip: UUID, product: UUID, views: int, seed: int = 1) -> Iterator[Event]:
    """What `views` views tell: 8 in 10 by new people; some loop, tap, put into the bag, order."""
    draw = random.Random(seed)
    now_ms = epoch_ms(utc_now())
    people: list[UUID] = []
    for number in range(views):
        if not people or draw.random() < 0.8:
            people.append(UUID(int=draw.getrandbits(128), version=4))
        who = people[-1] if draw.random() < 0.8 else draw.choice(people)
        at = now_ms - int(draw.random() * 20 * 86_400_000)

        def said(kind: EventType, who: UUID = who, at: int = at, **facts: object) -> Event:
            made = UUID(int=draw.getrandbits(128), version=4)
            return Event(made, kind, who, at, at, "client", clip, **facts)  # type: ignore[arg-type]

        yield said(EventType.PLAY, surface=draw.choice(_SURFACES))
        end = min(LENGTH_MS, int(draw.expovariate(1 / 7000)))
        ranges: tuple[tuple[int, int], ...] = ((0, end),)
        if end == LENGTH_MS:
            ranges = ((0, end), (0, draw.randint(200, LENGTH_MS)))
        watched = sum(b - a for a, b in ranges)
        yield said(EventType.WATCH, watch_ms=watched, ranges=ranges, duration_ms=LENGTH_MS)
        if draw.random() < 0.04:
            moment = min(end, 7000 + draw.randint(0, 999))
            yield said(EventType.PRODUCT_VIEW, product_id=product, moment_ms=moment)
            if draw.random() < 0.3:
                yield said(EventType.ADD_TO_CART, product_id=product)
                if draw.random() < 0.4:
                    line = f"{number}"
                    yield said(
                        EventType.PURCHASE, product_id=product, value=line, amount_paise=49_900
                    )


def fill(clip: UUID, product: UUID, views: int) -> tuple[int, float]:
    """Folds the log. Returns how many events it had and how many were folded a second."""
    from studio.analytics.worker import fold_events

    begun, number = time.perf_counter(), 0
    batch: list[Event] = []
    for event in events_of(clip, product, views):
        batch.append(event)
        if len(batch) == BATCH:
            fold_events(batch)
            number += len(batch)
            batch = []
            if number % 200_000 == 0:
                say(
                    f"{number} events folded, {number / (time.perf_counter() - begun):.0f} a second"
                )
    fold_events(batch)
    number += len(batch)
    return number, number / (time.perf_counter() - begun)


def freshness_s(clip: UUID) -> float:
    """Seconds from the request that brings a view until an answer has it; the median of some."""
    import orjson

    from core.db import read_scope
    from core.redis import hang_up
    from events.consumer import run
    from events.service import ingest
    from studio.analytics.ledger import totals_of
    from studio.analytics.worker import AudienceWorker

    def views() -> int:
        with read_scope() as session:
            return totals_of(session, [clip]).get(clip, {}).get("views", 0)

    async def tell() -> None:
        item = {"event_id": str(new_id()), "type": "play", "video_id": str(clip)}
        await ingest(orjson.dumps({"events": [item | {"at": rfc3339(utc_now())}]}), new_id())
        await hang_up()

    stop = threading.Event()
    consumer = threading.Thread(target=run, args=([AudienceWorker(stop)], stop))
    consumer.start()
    took = []
    try:
        time.sleep(2)
        for _ in range(FRESH_RUNS):
            before, begun = views(), time.perf_counter()
            asyncio.run(tell())
            while views() == before:
                time.sleep(0.02)
            took.append(time.perf_counter() - begun)
    finally:
        stop.set()
        consumer.join()
    return statistics.median(took)


def invented_creator() -> tuple[Viewer, UUID, list[UUID]]:
    """A creator with a product and published clips, the measured one last."""
    from catalog.models import Account, Category, Product, Video
    from core.db import session_scope

    with session_scope() as session:
        owner = Account(email="m@bench.in", handle="meera", display_name="Meera", role=Role.CREATOR)
        session.add_all((owner, Category(slug="lipstick", name="Lipstick")))
        session.flush()
        product = Product(
            source="bench",
            external_id="rani",
            brand_name="Gulmohar",
            title="Rani",
            category_slug="lipstick",
        )
        videos = [
            Video(
                creator_id=owner.id,
                state=VideoState.PUBLISHED,
                duration_ms=LENGTH_MS,
                recipe="r1",
                published_at=utc_now() - timedelta(days=20, minutes=-number),
            )
            for number in range(CLIPS_BEFORE + 1)
        ]
        session.add_all((product, *videos))
        session.flush()
        viewer = Viewer(
            ViewerId(owner.id), Role.CREATOR, AccountId(owner.id), owner.handle, owner.display_name
        )
        return viewer, product.id, [v.id for v in videos]


def measure(views: int) -> dict[str, object]:
    """Everything, in an installation of its own."""
    from sqlmodel import SQLModel

    import app.tables  # noqa: F401 - registers every table.
    from core.db import get_engine
    from studio.analytics import service

    SQLModel.metadata.create_all(get_engine())
    viewer, product, clips = invented_creator()
    number, per_s = fill(clips[-1], product, views)
    for clip in clips[:-1]:
        more, _ = fill(clip, product, 500)
        number += more
    times = []
    for _ in range(ASKED):
        begun = time.perf_counter()
        service.clip_analytics(viewer, clips[-1])
        times.append(1000 * (time.perf_counter() - begun))
    times.sort()
    found = service.clip_analytics(viewer, clips[-1])
    people = next(n.value for n in found.numbers if n.key == "viewers")
    return {
        "answer_ms_p50": round(statistics.median(times), 1),
        "answer_ms_p95": round(times[int(0.95 * len(times))], 1),
        "events": number,
        "views": views,
        "viewers": int(people),
        "folded_per_s": round(per_s),
        "freshness_s": round(freshness_s(clips[-1]), 2),
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--views", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with scratch_installation():
        report(measure(args.views), as_json=args.json)


if __name__ == "__main__":
    main()

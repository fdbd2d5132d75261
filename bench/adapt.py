"""Whether the feed learns at once, listens, never repeats, and keeps its promise to creators.

python -m bench.adapt --json

event_to_page_p95_ms  From the moment a like is sent until a page that follows it has arrived, by
                      HTTP, while others watch. A page follows a like when at least four of its
                      ten clips are among the 300 nearest of 5,000 to what was liked.
negatives_honoured    Share of "not interested" (a clip, its creator, a hashtag, the last hashtag
                      of a clip that has twenty, a category), reports and blocks after which the
                      very next page had nothing of what was turned down.
repeats               Clips that one of 500 viewers was served twice in 40 pages.
exposure_met          Share of new clips that had the promised impressions before their time ran
                      out, over two simulated days of a real catalogue and pipeline.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter
from time import perf_counter
from typing import Any
from uuid import UUID

import numpy as np

from bench.exposure import exposure_met
from bench.guests import BREATH_S, LIMIT, Somebody, watch_on
from bench.load import Connections, open_loop
from bench.pages import count_repeats, filled, make_requests, serving
from bench.report import report, say
from bench.scratch import Scratch, scratch_installation
from core.ids import new_id

NEAR, FOLLOWED_FROM = 300, 4
PATIENCE_S = 5.0
MANY_TAGS = 12  # Of more hashtags the last is looked for.
PAGES_LOOKED_AT = 12
SCOPES = ("video", "creator", "tag", "last_tag", "category", "block", "report")


async def time_to_follow(viewer: Somebody, liked: UUID, near: set[str]) -> float | None:
    """Milliseconds from sending a like until a page that follows it; `None` if none did."""
    page = await viewer.page()
    began = perf_counter()
    await viewer.does(page, {"type": "like", "video_id": str(liked)})
    while perf_counter() - began < PATIENCE_S:
        page = await viewer.page()
        if sum(item["id"] in near for item in page["items"]) >= FOLLOWED_FROM:
            return (perf_counter() - began) * 1000
    return None


async def is_honoured(viewer: Somebody, scope: str) -> bool | None:
    """Whether the next page has nothing of what was turned down; `None` if nothing could be."""
    item = await _first_fit(viewer, scope)
    if item is None:
        return None
    if scope == "block":
        await viewer.put(f"/creators/{item['creator']['handle']}/block")
        value = item["creator"]["id"]
    elif scope == "report":
        await viewer.post(f"/videos/{item['id']}/report", {"reason": "spam"})
        value = item["id"]
    else:
        value = {"video": item["id"], "creator": item["creator"]["id"]}.get(scope, "")
        if scope in ("tag", "last_tag"):
            value = item["hashtags"][0 if scope == "tag" else -1]
        elif scope == "category":
            value = _CATEGORY_OF[item["products"][0]["product_id"]]
        scope = scope.removeprefix("last_")
        form = {"scope": scope, "value": value if scope in ("tag", "category") else ""}
        await viewer.post(f"/videos/{item['id']}/not-interested", form)
    honoured = True
    for _ in range(3):  # The very next page, and that it stays so.
        for other in (await viewer.page())["items"]:
            parts = {other["id"], other["creator"]["id"], *other["hashtags"]}
            parts |= {_CATEGORY_OF[p["product_id"]] for p in other["products"]}
            honoured = honoured and value not in parts
    return honoured


async def _first_fit(viewer: Somebody, scope: str) -> dict[str, Any] | None:
    """The first clip on the viewer's pages in which `scope` can be turned down; `None` if none."""
    for _ in range(PAGES_LOOKED_AT):
        for item in (await viewer.page())["items"]:
            has_many = len(item["hashtags"]) > MANY_TAGS
            if (scope != "category" or item["products"]) and (scope != "last_tag" or has_many):
                found: dict[str, Any] = item
                return found
    return None


_CATEGORY_OF: dict[str, str] = {}


def _read_catalogue() -> tuple[list[UUID], np.ndarray[Any, np.dtype[np.float32]]]:
    from sqlmodel import select

    from catalog.models import Product, Video
    from core.db import read_scope

    with read_scope() as session:
        for product_id, slug in session.exec(select(Product.id, Product.category_slug)):
            _CATEGORY_OF[str(product_id)] = slug
        rows = session.exec(select(Video.id, Video.content_vector)).all()
    vectors = np.stack([np.frombuffer(raw or b"", "<f4") for _, raw in rows])
    return [video_id for video_id, _ in rows], vectors


async def measure_online(port: int, args: argparse.Namespace) -> dict[str, object]:
    """The first two figures, while `args.others` watch."""
    ids, vectors = _read_catalogue()
    draw = np.random.default_rng(5)
    over = asyncio.Event()
    connections = Connections(port)

    def somebody() -> Somebody:
        return Somebody(connections, port)

    others = [
        asyncio.create_task(watch_on(somebody(), over, float(draw.uniform(0, BREATH_S))))
        for _ in range(args.others)
    ]
    await asyncio.sleep(BREATH_S)
    say(f"{args.trials} likes …")
    took: list[float | None] = []
    for liked in draw.choice(len(ids), size=args.trials, replace=False).tolist():
        near = np.argsort(-(vectors @ vectors[liked]))[:NEAR]
        took.append(await time_to_follow(somebody(), ids[liked], {str(ids[i]) for i in near}))
    say(f"{args.trials} times not interested …")
    answers, turned_down = [], Counter[str]()
    for number in range(args.trials):
        scope = SCOPES[number % len(SCOPES)]
        answers.append(await is_honoured(somebody(), scope))
        turned_down[scope] += answers[-1] is not None
    over.set()
    await asyncio.gather(*others)
    connections.close()
    followed = [t for t in took if t is not None]
    honoured = [a for a in answers if a is not None]
    return {
        "event_to_page_p50_ms": round(float(np.percentile(followed, 50)), 1),
        "event_to_page_p95_ms": round(float(np.percentile(followed, 95)), 1),
        "followed": len(followed) / len(took),
        "negatives_honoured": sum(honoured) / len(honoured),
        "negatives": len(honoured),
        "negatives_of": dict(sorted(turned_down.items())),
    }


def measure_repeats(port: int, args: argparse.Namespace) -> dict[str, object]:
    """Pages of many viewers, as fast as they come."""
    viewers = [new_id() for _ in range(args.viewers)]
    pages: list[tuple[UUID, bytes]] = []
    errors = 0
    for number in range(args.pages):
        planned = make_requests(viewers, len(viewers), LIMIT, seed=number, shuffled=True)
        got = asyncio.run(open_loop(port, [raw for _, raw in planned], args.rate))
        errors += got.errors
        pages += [(planned[at][0], body) for at, body in got.bodies]
    return {"repeats": count_repeats(pages), "pages": len(pages), "page_errors": errors}


def measure(scratch: Scratch, args: argparse.Namespace) -> dict[str, object]:
    """All figures."""
    filled(args.videos)
    with serving(scratch):
        result = {"videos": args.videos, "others": args.others}
        result |= asyncio.run(measure_online(scratch.port, args))
        say(f"{args.viewers} viewers × {args.pages} pages …")
        result |= measure_repeats(scratch.port, args)
    say("two days of new clips …")
    return result | exposure_met()


def main() -> None:
    """Prints the result; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--videos", type=int, default=5_000)
    parser.add_argument("--others", type=int, default=200)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--viewers", type=int, default=500)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--rate", type=float, default=200.0, help="pages a second")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with scratch_installation() as scratch:
        result = measure(scratch, args)
    report(result, as_json=args.json)


if __name__ == "__main__":
    main()

"""`/healthz`, `/readyz`, `/metrics`: for whoever runs the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Literal

import prometheus_client
from fastapi import APIRouter, Response
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from pydantic import BaseModel
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool

import feed.service
from core.db import read_scope
from core.redis import get_redis
from core.repairs import repairs
from events.reconcile import latest, latest_gaps
from feed.choices.lost import lost_pages

router = APIRouter(tags=["operation"])


class Part(BaseModel):
    """One part the program stands on."""

    name: str
    ok: bool
    detail: str = ""


class Readiness(BaseModel):
    """Whether this process can serve. Redis may be away: the feed then is less personal."""

    status: Literal["ready", "degraded", "not_ready"]
    parts: list[Part]


class Health(BaseModel):
    """The process is alive."""

    status: Literal["ok"] = "ok"


@router.get("/healthz")
async def healthz() -> Health:
    """Answers as long as the process lives."""
    return Health()


def _database() -> Part:
    try:
        with read_scope() as session:
            session.execute(text("SELECT 1 FROM video LIMIT 1"))
        return Part(name="database", ok=True)
    except Exception as error:  # Whatever the driver raises, the answer is the same.
        return Part(name="database", ok=False, detail=type(error).__name__)


def _redis() -> Part:
    try:
        get_redis().ping()
        return Part(name="redis", ok=True)
    except Exception as error:  # As above.
        return Part(name="redis", ok=False, detail=type(error).__name__)


@router.get("/readyz", responses={503: {"model": Readiness}})
async def readyz(response: Response) -> Readiness:
    """Whether the parts that serving needs are there."""
    database = await run_in_threadpool(_database)
    redis = await run_in_threadpool(_redis)
    snapshot = feed.service.status()
    feed_part = Part(
        name="feed",
        ok=bool(snapshot.get("loaded")),
        detail=f"{snapshot.get('videos', 0)} clips; {snapshot.get('scoring')}",
    )
    parts = [database, redis, feed_part]
    if not database.ok:
        response.status_code = 503
        return Readiness(status="not_ready", parts=parts)
    return Readiness(status="ready" if all(p.ok for p in parts) else "degraded", parts=parts)


class _LogGauges(Collector):
    """What the log missed, from the rows of the reconciliation."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        proven = GaugeMetricFamily(
            "jhalak_views_proven", "Views of a day that something proves.", labels=["day"]
        )
        lost = GaugeMetricFamily(
            "jhalak_views_lost", "Those of them whose beginning the log never saw.", labels=["day"]
        )
        try:
            rows, gaps = latest(), latest_gaps()
        except Exception:  # Other metrics matter most when the database is away.
            rows, gaps = [], []
        for row in rows:
            proven.add_metric([row.day.isoformat()], row.proven)
            lost.add_metric([row.day.isoformat()], row.lost)
        numbered = GaugeMetricFamily(
            "jhalak_events_numbered",
            "Events that the visits of a day have numbered.",
            labels=["day", "app"],
        )
        missing = GaugeMetricFamily(
            "jhalak_events_missing", "Those of them that the log never saw.", labels=["day", "app"]
        )
        for gap in gaps:
            numbered.add_metric([gap.day.isoformat(), gap.app], gap.numbered)
            missing.add_metric([gap.day.isoformat(), gap.app], gap.missing)
        yield from (proven, lost, numbered, missing)

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Nothing: the rows are read when somebody asks, not at the start."""
        return ()


class _RepairCounters(Collector):
    """What sweepers have mended, from their rows."""

    def collect(self) -> Iterator[CounterMetricFamily]:
        mended = CounterMetricFamily(
            "jhalak_repairs", "Leftovers of crashes that were mended.", labels=["kind"]
        )
        try:
            with read_scope() as session:
                found = repairs(session)
        except Exception:  # As above.
            found = {}
        for kind, count in found.items():
            mended.add_metric([kind], count)
        yield mended

    def describe(self) -> Iterable[CounterMetricFamily]:
        """Nothing, as above."""
        return ()


class _LostChoices(Collector):
    """Pages that the log of choices never saw, counted by the consumer in Redis."""

    def collect(self) -> Iterator[CounterMetricFamily]:
        lost = CounterMetricFamily(
            "jhalak_choices_lost_pages",
            "Pages whose choices were dropped before the lake had them.",
        )
        with suppress(Exception):  # As above.
            lost.add_metric([], lost_pages(get_redis()))
        yield lost

    def describe(self) -> Iterable[CounterMetricFamily]:
        """Nothing, as above."""
        return ()


prometheus_client.REGISTRY.register(_LogGauges())
prometheus_client.REGISTRY.register(_LostChoices())
prometheus_client.REGISTRY.register(_RepairCounters())


@router.get("/metrics", response_class=Response)
def metrics() -> Response:
    """Counters and timings for Prometheus."""
    return Response(
        prometheus_client.generate_latest(), media_type=prometheus_client.CONTENT_TYPE_LATEST
    )

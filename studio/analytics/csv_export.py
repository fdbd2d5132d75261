"""The numbers to take away, as rows of a CSV. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.csv_file import Cell
from studio.analytics.schemas import ClipAnalytics, ClipResult

CLIP_HEAD = ("section", "name", "at_s", "value", "low", "high", "unit", "definition")
ALL_HEAD = tuple(name for name in ClipResult.model_fields if name not in ("poster_url", "colors"))


def clip_rows(report: ClipAnalytics) -> Iterator[Sequence[Cell]]:
    """Every number of a clip as a line: what, at which second, how much, how sure."""
    for n in report.numbers:
        yield "number", n.name, None, n.value, n.low, n.high, n.unit.value, n.definition
    retention = report.retention
    if retention.is_withheld:
        yield "retention", "withheld", None, None, None, None, "share", retention.note
    for p in retention.points:
        at = p.at_ms / 1000
        yield "retention", "viewers", at, p.share, p.low, p.high, "share", None
        for name, value in (
            ("plays", p.plays),
            ("rewatches", p.rewatches),
            ("skipped", p.skipped),
            ("left", p.left),
        ):
            yield "retention", name, at, value, None, None, "count", None
    for s in report.sources:
        yield "source", s.name, None, s.views, None, None, "count", None
    for f in report.funnel:
        yield "funnel", f.name, None, f.people, None, None, "count", f.definition
    for m in report.moments:
        for name, value in (("taps", m.taps), ("bags", m.bags), ("orders", m.orders)):
            yield "moment", name, m.at_s, value, None, None, "count", None
        yield "moment", "revenue", m.at_s, m.revenue_paise, None, None, "paise", None
    for product in report.products:
        for name in ("taps", "people", "bags", "orders"):
            value = getattr(product, name)
            yield "product", f"{product.title}: {name}", None, value, None, None, "count", None
        for name in ("revenue_paise", "commission_paise"):
            value = getattr(product, name)
            title = f"{product.title}: {name.removesuffix('_paise')}"
            yield "product", title, product.best_s, value, None, None, "paise", None
    for d in report.days:
        yield "day", f"{d.day} views", None, d.views, None, None, "count", None
        yield "day", f"{d.day} orders", None, d.orders, None, None, "count", None
        yield "day", f"{d.day} revenue", None, d.revenue_paise, None, None, "paise", None


def clips_rows(clips: Iterable[ClipResult]) -> Iterator[Sequence[Cell]]:
    """A line a clip, columns as `ALL_HEAD`."""
    for clip in clips:
        facts = clip.model_dump(mode="json")
        yield [facts[name] for name in ALL_HEAD]

"""What a clip has achieved, from its totals. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from catalog.models import VideoStats
from studio.analytics.retention import sparkline
from studio.schemas import ClipNumbers


def numbers_of(
    video_id: UUID,
    stats: VideoStats | None,
    duration_ms: int,
    audience: Mapping[str, int] | None = None,
) -> ClipNumbers:
    """The creator's numbers; a clip that nobody has seen has zeros.

    Args:
        duration_ms: Length of what is shown.
        audience: Its totals by `studio.analytics.totals`, which count a tap once that player and
            shop both tell of.
    """
    if stats is None:
        return ClipNumbers(video_id=video_id)
    totals = audience or {}
    average_ms = stats.watch_ms // stats.plays if stats.plays else 0
    return ClipNumbers(
        video_id=video_id,
        views=stats.plays,
        average_watch_ms=average_ms,
        average_watched=round(average_ms / duration_ms, 3) if duration_ms else 0.0,
        finishes=stats.finishes,
        likes=stats.likes,
        comments=stats.comments,
        saves=stats.saves,
        shares=stats.shares,
        product_taps=totals.get("taps", 0) if audience else stats.product_taps,
        bag_adds=totals.get("bags", 0) if audience else stats.bag_adds,
        purchases=totals.get("orders", 0) if audience else stats.purchases,
        revenue_paise=totals.get("paise", 0),
        retention=sparkline(totals, duration_ms),
    )

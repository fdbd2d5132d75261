"""What a clip has achieved, from its totals. Pure."""

from __future__ import annotations

from uuid import UUID

from catalog.models import VideoStats
from studio.schemas import ClipNumbers


def numbers_of(video_id: UUID, stats: VideoStats | None, duration_ms: int) -> ClipNumbers:
    """The creator's numbers; a clip that nobody has seen has zeros.

    Args:
        duration_ms: Length of what is shown.
    """
    if stats is None:
        return ClipNumbers(video_id=video_id)
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
        product_taps=stats.product_taps,
        bag_adds=stats.bag_adds,
        purchases=stats.purchases,
    )

"""Did it work, what sold, what shall I film next: a clip's analytics, and those of all clips."""

from app.pages.studio_analytics.all_clips import all_analytics
from app.pages.studio_analytics.clip import clip_analytics

__all__ = ["all_analytics", "clip_analytics"]

"""The first audience that every clip is promised, as its maker reads it. Pure."""

from __future__ import annotations

from app.pages.studio_analytics.rows import Bar, percent_of
from app.pages.studio_analytics.words import PROMISE
from core.languages import in_language
from core.moments import hour_text
from feed.schemas import Exposure


def promise_bar(exposure: Exposure, locale: str = "en") -> Bar:
    """How much of it the clip has had, and by when it is to have the rest; times in India."""
    had = min(exposure.impressions, exposure.promised)
    name = in_language(PROMISE["shown"], locale).format(count=had, promised=exposure.promised)
    beside = in_language(PROMISE[exposure.state.value], locale)
    return Bar(
        name=name,
        value=f"{had}/{exposure.promised}",
        percent=percent_of(had, exposure.promised),
        beside=beside.format(due=hour_text(exposure.due_at, locale)),
    )

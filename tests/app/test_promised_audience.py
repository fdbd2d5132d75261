"""Who may read how the promise of an audience is kept, and in what words."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from app.pages.console_promises.state import Promises
from app.pages.studio_analytics.state import ClipPage
from catalog.kinds import Role
from catalog.models import Account, Video, VideoStats
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from feed.params.places import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
from tests import small_world as world
from tests.app.both_languages import DEVANAGARI
from tests.app.test_decisions_page import go, page_of, signed_in

PROMISED, HOURS = EXPOSURE_IMPRESSIONS.default, EXPOSURE_HOURS.default


def account(name: str, role: Role, locale: str = "en") -> Viewer:
    with session_scope() as session:
        row = world.account(session, name, role)
        row.locale = locale
        session.flush()
        return world.viewer(row)


def published(maker: Viewer, caption: str, *, hours: float, impressions: int) -> UUID:
    with session_scope() as session:
        clip = world.video(session, session.get_one(Account, maker.account_id), caption)
        clip.published_at = utc_now() - timedelta(hours=hours)
        session.merge(VideoStats(video_id=clip.id, impressions=impressions))
        return clip.id


def read(maker: Viewer, clip_id: UUID) -> ClipPage:
    page = page_of(ClipPage)
    go(page, f"/studio/clips/{clip_id}/analytics", signed_in(maker))
    object.__setattr__(page, "clip_id", str(clip_id))
    asyncio.run(ClipPage.load.fn(page))  # type: ignore[attr-defined]
    return page


@pytest.mark.parametrize(
    ("hours", "impressions", "percent", "says"),
    [(1, 6, 20, "The rest by"), (1, PROMISED, 100, "is kept"), (HOURS + 2, 3, 10, "Late since")],
)
def test_a_maker_sees_how_much_of_the_promise_is_kept_and_by_when_the_rest_is_due(
    installation: object, hours: float, impressions: int, percent: int, says: str
) -> None:
    maker = account("maker", Role.CREATOR)
    page = read(maker, published(maker, "A clip", hours=hours, impressions=impressions))

    (bar,) = page.promise
    assert bar.name == f"Shown {impressions} of the {PROMISED} times we promised"
    assert (bar.value, bar.percent) == (f"{impressions}/{PROMISED}", percent)
    assert says in bar.beside


def test_a_maker_reads_it_in_hindi(installation: object) -> None:
    maker = account("maker", Role.CREATOR, "hi-IN")
    (bar,) = read(maker, published(maker, "A clip", hours=1, impressions=6)).promise
    assert DEVANAGARI.search(bar.name) and DEVANAGARI.search(bar.beside)
    assert "Shown" not in bar.name and "rest" not in bar.beside


def test_a_draft_is_promised_nothing_and_others_see_nothing(installation: object) -> None:
    maker, other = account("maker", Role.CREATOR), account("other", Role.CREATOR)
    clip = published(maker, "A clip", hours=1, impressions=6)
    assert read(other, clip).promise == []
    with session_scope() as session:
        session.get_one(Video, clip).published_at = None
    page = read(maker, clip)
    assert (page.problem, page.promise) == ("", [])


def late_page(who: Viewer | None) -> Promises:
    page = page_of(Promises)
    go(page, "/console/promises", signed_in(who) if who else "")
    asyncio.run(Promises.load.fn(page))  # type: ignore[attr-defined]
    return page


def test_moderators_see_what_is_late_oldest_first_with_counts(installation: object) -> None:
    maker = account("maker", Role.CREATOR)
    for caption, hours, impressions in (
        ("Late", HOURS + 3, 4), ("Later", HOURS + 30, 0), ("Kept", HOURS + 40, PROMISED),
        ("In time", 2, 1),
    ):  # fmt: skip
        published(maker, caption, hours=hours, impressions=impressions)

    for role in (Role.MODERATOR, Role.ADMIN):
        page = late_page(account(role.value, role))
        assert page.is_allowed and page.is_lead is (role is Role.ADMIN)
        shown = [(c.caption, c.shown, c.over, c.creator) for c in page.clips]
        assert shown == [
            ("Later", f"0/{PROMISED}", "30 h", "@maker"),
            ("Late", f"4/{PROMISED}", "3 h", "@maker"),
        ]
        assert page.counts == "Late: 2. Still in time: 1."
    hindi = late_page(account("neha", Role.MODERATOR, "hi-IN"))
    assert all(map(DEVANAGARI.search, (hindi.counts, hindi.meaning, hindi.clips[0].over)))


def test_nobody_else_sees_them(installation: object) -> None:
    maker = account("maker", Role.CREATOR)
    published(maker, "Late", hours=HOURS + 3, impressions=4)
    for who in (None, maker, account("brand", Role.BRAND), account("shopper", Role.SHOPPER)):
        page = late_page(who)
        assert page.is_loaded and not page.is_allowed
        assert (page.clips, page.counts) == ([], "")

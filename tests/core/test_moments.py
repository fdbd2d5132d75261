"""Days and hours as people read them, in both languages, by India's calendar and clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core import moments
from core.clock import INDIA
from core.moments import ago, coming_text, day_of, month_text
from core.settings import ROOT

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 27, 19, 45, tzinfo=UTC)  # In India the 28th has begun.
WRITES_DATES = re.compile(r"babel\.dates|%-?d %[bB]")


@pytest.mark.parametrize(
    ("passed", "text", "hindi"),
    [
        (timedelta(seconds=3), "now", "अभी"),
        (timedelta(seconds=40), "40s", "40 से॰"),
        (timedelta(minutes=5), "5m", "5 मि॰"),
        (timedelta(hours=23), "23h", "23 घं॰"),
        (timedelta(days=6), "6d", "6 दिन"),
        (timedelta(days=8), "15 Nov 2026", "15 नव॰ 2026"),
        (timedelta(seconds=-30), "now", "अभी"),
    ],
)
def test_moments_are_told_in_one_unit(passed: timedelta, text: str, hindi: str) -> None:
    assert ago(NOW - passed, NOW) == text
    assert ago(NOW - passed, NOW, "hi-IN") == hindi


@pytest.mark.parametrize(
    ("form", "text", "hindi"),
    [
        (moments.date_text, "28 Nov 2026", "28 नव॰ 2026"),
        (moments.short_date_text, "28 Nov", "28 नव॰"),
        (moments.long_date_text, "28 November 2026", "28 नवंबर 2026"),
        (moments.moment_text, "28 Nov 2026, 01:15", "28 नव॰ 2026, 01:15"),
        (moments.hour_text, "28 Nov, 01:15", "28 नव॰, 01:15"),
    ],
)
def test_days_and_hours_are_those_of_india(form, text: str, hindi: str) -> None:
    """Who buys at one in the morning has bought today."""
    assert (form(NIGHT), form(NIGHT, "hi-IN")) == (text, hindi)
    assert day_of(NIGHT) == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("form", "text", "hindi"),
    [
        (moments.day_text, "5 Sep 2026", "5 सित॰ 2026"),
        (moments.short_day_text, "5 Sep", "5 सित॰"),
        (moments.named_day_text, "5 September", "5 सितंबर"),
        (moments.long_day_text, "5 September 2026", "5 सितंबर 2026"),
    ],
)
def test_a_day_of_the_calendar_has_four_lengths(form, text: str, hindi: str) -> None:
    day = date(2026, 9, 5)
    assert (form(day), form(day, "hi-IN")) == (text, hindi)


def test_a_month_is_named() -> None:
    assert month_text("2026-11") == "November 2026"
    assert month_text("2026-11", "hi-IN") == "नवंबर 2026"


@pytest.mark.parametrize(
    ("at", "zone", "text", "hindi"),
    [
        (datetime(2026, 11, 27, 13, tzinfo=UTC), INDIA, "Fri 18:30", "शुक्र 18:30"),
        (
            datetime(2026, 12, 11, 20, tzinfo=UTC),
            INDIA,
            "Sat 12 Dec 01:30",
            "शनि 12 दिस॰ 01:30",
        ),
        (
            datetime(2027, 1, 1, 6, tzinfo=UTC),
            ZoneInfo("UTC"),
            "Fri 1 Jan 2027 06:00",
            "शुक्र 1 जन॰ 2027 06:00",
        ),
    ],
)
def test_an_hour_to_come_is_read_in_its_zone(
    at: datetime, zone: ZoneInfo, text: str, hindi: str
) -> None:
    now = datetime(2026, 11, 26, 6, tzinfo=UTC)
    assert coming_text(at, now, zone) == text
    assert coming_text(at, now, zone, "hi-IN") == hindi


def test_dates_are_written_in_one_room() -> None:
    rooms = (room for room in ROOT.glob("[a-z]*/") if room.name not in ("tests", "alembic"))
    files = (path for room in rooms for path in room.rglob("*.py"))
    writers = {path for path in files if WRITES_DATES.search(path.read_text())}
    assert writers == {Path(moments.__file__)}

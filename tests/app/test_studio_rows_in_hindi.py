"""What the pages of analytics and statements draw is told in the language of whoever reads."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from app.pages.studio_analytics import days, drawn
from app.pages.studio_statements.drawn import clip_money, line_of, month_of_view, sheet_of
from commerce.commission import service
from commerce.commission.rules import CommissionInconsistent, MonthInvalid
from commerce.commission.statements import issue_due
from core.errors import JhalakError
from studio.analytics.comparison import ClipFacts, comparison_of
from studio.analytics.definitions import DEFINITIONS, funnel_of, number, numbers_of
from studio.analytics.intervals import FLOOR
from studio.analytics.retention import retention_of
from studio.analytics.schemas import (
    DayResult,
    Freshness,
    Moment,
    ProductResult,
    Unit,
    WatchHour,
)
from studio.analytics.wording import headline_of, week_of
from tests.app.both_languages import in_hindi
from tests.commerce.commission.agreed_shop import NOON, Agreed
from tests.commerce.commission.conftest import agreed, shop

__all__ = ["agreed", "shop"]
DECEMBER = datetime(2026, 12, 2, 6, tzinfo=UTC)
TODAY = date(2026, 11, 28)
DAY_MS = 86_400_000
PEOPLE = {"views": 40, "people": 30, "measured": 30, "tapped": 21, "bagged": 3}


def digits(text: str) -> list[str]:
    return sorted(re.findall(r"[\d.,:]*\d", text))


def same(english: str, hindi: str) -> None:
    """The same numbers, in Hindi alone."""
    assert digits(english) == digits(hindi)
    in_hindi([hindi])


def test_every_number_is_named_in_both() -> None:
    assert [n.key for n in numbers_of(PEOPLE, 8000)] == [
        n.key for n in numbers_of(PEOPLE, 8000, "hi")
    ]
    for key in DEFINITIONS:
        english, hindi = number(key, 5), number(key, 5, locale="hi-IN")
        assert (english.key, english.value) == (hindi.key, hindi.value)
        same(english.name, hindi.name)
        same(english.definition, hindi.definition)
    for one, other in zip(funnel_of(PEOPLE), funnel_of(PEOPLE, "hi"), strict=True):
        same(one.name + one.definition, other.name + other.definition)
    bars = drawn.funnel_of(funnel_of(PEOPLE, "hi"), "hi")
    assert bars[1].beside == "पिछले चरण के 70 % (52 से 83 %)"


def facts(at_ms: int, views: int) -> ClipFacts:
    return ClipFacts({f"d{at_ms // DAY_MS}:v": views, "people": 1}, 8000, at_ms)


@pytest.mark.parametrize("others", [0, 1, 2, 4])
@pytest.mark.parametrize("age", [1, 5])
def test_a_clip_beside_those_before_it_is_told_in_both(others: int, age: int) -> None:
    begin = 20_000 * DAY_MS
    before = [facts(begin - n * DAY_MS, n) for n in range(1, others + 1)]
    english, hindi = (
        comparison_of(facts(begin, 25), before, begin + (age - 1) * DAY_MS, locale)
        for locale in ("en", "hi")
    )
    same(english.note, hindi.note)
    for one, other in zip(english.measures, hindi.measures, strict=True):
        same(one.name + one.definition, other.name + other.definition)
        place = drawn.place_of(other, "hi")
        in_hindi([place.said])
        assert digits(place.said) == digits(drawn.place_of(one).said)


def product(orders: int, best_s: int | None) -> ProductResult:
    more = {"taps": 0, "people": 0, "bags": 0, "revenue_paise": 0, "commission_paise": 0}
    return ProductResult.model_construct(title="लिपस्टिक", orders=orders, best_s=best_s, **more)


def moment(taps: int) -> Moment:
    return Moment(at_s=7, taps=taps, bags=0, orders=0, revenue_paise=0)


@pytest.mark.parametrize(
    ("viewers", "ended", "products", "moments", "told"),
    [
        (0, 0, [], [], "अभी किसी ने नहीं देखी; पहले व्यू कुछ ही सेकंड में यहाँ दिखेंगे।"),
        (1, 0, [], [], "अब तक 1 व्यक्ति ने देखी।"),
        (1400, 1200, [], [], "1,200 लोगों ने आख़िर तक देखी।"),
        (9, 5, [product(3, 7)], [], "5 लोगों ने आख़िर तक देखी; 0:07 पर लिपस्टिक के 3 ऑर्डर आए।"),
        (9, 5, [product(3, None)], [], "5 लोगों ने आख़िर तक देखी; लिपस्टिक के 3 ऑर्डर आए।"),
        (9, 5, [], [moment(1)], "5 लोगों ने आख़िर तक देखी; 0:07 पर दिखी चीज़ एक बार टैप हुई।"),
        (9, 5, [], [moment(4)], "5 लोगों ने आख़िर तक देखी; 0:07 पर दिखी चीज़ 4 बार टैप हुई।"),
    ],
)
def test_the_one_sentence_above_a_clip_is_told_in_hindi(
    viewers: int, ended: int, products: list[ProductResult], moments: list[Moment], told: str
) -> None:
    withheld = retention_of({}, 8000, "hi")
    assert headline_of(viewers, ended, withheld, products, moments, "hi-IN") == told


def test_the_curve_says_in_both_how_many_it_is_of() -> None:
    for measured in (3, FLOOR):
        english, hindi = (
            retention_of({"measured": measured}, 8000, locale).note for locale in ("en", "hi")
        )
        same(english, hindi)


@pytest.mark.parametrize(
    ("before", "now"),
    [({}, {}), ({}, {"views": 1}), ({"views": 30}, {"views": 45, "orders": 1}),
     ({"views": 60}, {"views": 45, "orders": 2}), ({}, {"views": 9, "new_followers": 1})],
)  # fmt: skip
def test_a_week_is_told_in_both(before: dict[str, int], now: dict[str, int]) -> None:
    week = [DayResult(day=TODAY - timedelta(days=13), **before)]
    week += [DayResult(day=TODAY - timedelta(days=n)) for n in range(12, 0, -1)]
    week.append(DayResult(day=TODAY, **now))
    same(week_of(week), week_of(week, "hi"))
    for one, other in zip(days.day_bars(week), days.day_bars(week, "hi"), strict=True):
        same(str(one["said"]), str(other["said"]))
        same(str(one["short"]), str(other["short"]))


def test_hours_ages_and_lengths_are_told_in_both() -> None:
    hours = [WatchHour(weekday=5, hour=21, views=4), WatchHour(weekday=0, hour=9, views=2)]
    assert days.best_hours(hours) == "Sat 21:00, Mon 09:00"
    assert days.best_hours(hours, "hi") == "शनि 21:00, सोम 09:00"
    same(days.hours_of(hours)[0].said, days.hours_of(hours, "hi")[0].said)
    for behind, is_late in ((0.5, False), (75.0, True), (None, True)):
        fresh = Freshness(counted_to=None, behind_s=behind)
        same(drawn.freshness_text(fresh), drawn.freshness_text(fresh, "hi"))
        assert drawn.is_behind(fresh) is is_late
    for ms in (7200, 720_000, 12_240_000):
        same(drawn.duration(ms), drawn.amount(ms, Unit.MS, "hi"))


def test_a_month_and_a_statement_are_drawn_in_hindi(agreed: Agreed) -> None:
    agreed.sell(NOON, quantity=2)
    running = service.commission_month(agreed.brand, "2026-11", clock=lambda: NOON)
    assert month_of_view(running, "hi").name == "नवंबर 2026"
    (clip,) = running.clips
    names = clip.creator.display_name, clip.brand.display_name
    both = clip_money(clip, owes=False, is_both=True, locale="hi").who
    assert both == f"{names[1]} के लिए {names[0]}"
    assert issue_due(DECEMBER, agreed.shop.engine) == 1
    (owed,) = service.list_statements(agreed.brand).items
    sheet = sheet_of(owed, "hi")
    assert (sheet.month, sheet.lines, sheet.issued) == ("नवंबर 2026", "1 चीज़", "2 दिस॰ 2026")
    (line,) = service.statement_lines(agreed.brand, owed.id).items
    in_hindi([line_of(line, "hi").when])
    with pytest.raises(JhalakError) as early:
        service.mark_paid(agreed.brand, owed.id, "x", date(2026, 11, 2), clock=lambda: DECEMBER)
    assert early.value.told("hi") == "भुगतान का दिन 2026-12-01 से 2026-12-02 के बीच का दें।"
    with pytest.raises(JhalakError) as empty:
        service.mark_paid(agreed.brand, owed.id, " ", date(2026, 12, 2), clock=lambda: DECEMBER)
    assert empty.value.told("hi-IN") == "भुगतान का संदर्भ लिखें।"
    in_hindi([MonthInvalid("11").told("hi"), CommissionInconsistent("a fact").told("hi")])
    paid = service.mark_paid(
        agreed.brand, owed.id, "UTR 4411", date(2026, 12, 2), clock=lambda: DECEMBER
    )
    assert sheet_of(paid, "hi").paid == "2 दिस॰ 2026 को भुगतान हुआ, UTR 4411"

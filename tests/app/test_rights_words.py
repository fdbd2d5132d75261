"""What people read about their rights is there in both languages of the house, wholly."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest

from app.pages.decisions import drawn
from app.pages.decisions.drawn import reported_of, told_of
from app.pages.grievance import words as grievance
from app.pages.profile import words as profile
from app.pages.rights_words import PAGE, limit_text, page_words
from app.pages.standing import card_of
from app.pages.transparency import month_of, rate_of
from app.pages.transparency import words as numbers
from catalog.kinds import ReportReason
from catalog.profile.errors import ProfilePart
from core.ids import new_id
from moderation.models import Subject
from moderation.profiles.models import RefusalState
from moderation.reputation.allowances import POOR_REPORTS, RATES
from moderation.reputation.ladder import Rung
from moderation.reputation.models import Part
from moderation.reputation.schemas import PartView, StrikeView
from moderation.rights.models import AppealOutcome, Ending, FoundBy, GrievanceState, Measure
from moderation.rights.reports import ReportState
from moderation.rights.schemas import AppealView, GrievanceForm, MyReport, StatementView
from moderation.rights.transparency import (
    TOOK_AWAY,
    AppealsView,
    CountView,
    GrievancesView,
    MonthView,
    RateView,
)
from tests.app.both_languages import DEVANAGARI, FACTS, LATIN, in_hindi

NOW = datetime(2026, 11, 28, 20, tzinfo=UTC)  # In India the next day has begun.


def test_every_word_of_the_pages_is_said_in_hindi_and_asks_for_the_same_facts() -> None:
    in_hindi(text.replace("{until}", "") for text in page_words("hi-IN").values())
    pairs = [
        *PAGE.values(), *drawn.TITLES.values(), *drawn.ENDINGS.values(),
        *drawn.OUTCOMES.values(), *drawn.STATES.values(), *drawn.REASONS.values(),
    ]  # fmt: skip
    for english, hindi in pairs:
        assert re.findall(r"{\w+}", english) == re.findall(r"{\w+}", hindi)
        assert LATIN.search(english) and DEVANAGARI.search(hindi)
    assert set(drawn.TITLES) == set(Measure) and set(drawn.ENDINGS) == set(Ending)
    assert set(drawn.OUTCOMES) == set(AppealOutcome) and set(drawn.STATES) == set(ReportState)
    assert set(drawn.REASONS) == set(ReportReason)


KEPT = re.compile("G-…|sha256")


@pytest.mark.parametrize("room", [profile, grievance, numbers])
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: ModuleType) -> None:
    tables = [t for t in vars(room).values() if isinstance(t, dict)]
    pairs = [pair for table in tables for pair in table.values() if isinstance(pair, tuple)]
    pairs += [p for name, p in vars(room).items() if name.isupper() and isinstance(p, tuple)]
    assert len(pairs) > 20
    for english, hindi in pairs:
        if english == hindi == "–":
            continue
        assert sorted(FACTS.findall(english)) == sorted(FACTS.findall(hindi)), english
        assert LATIN.search(english) and not DEVANAGARI.search(english)
        in_hindi([KEPT.sub("", FACTS.sub("", hindi))])
    assert set(room.page_words("hi")) == set(room.page_words("en")) == set(room.PAGE)


def test_the_rooms_name_every_state_that_there_is() -> None:
    assert set(profile.CAME_OF_IT) == set(RefusalState) - {
        RefusalState.REFUSED,
        RefusalState.CONTESTED,
    }
    assert set(profile.TITLES) == set(ProfilePart) - {ProfilePart.HANDLE}
    assert set(grievance.STATES) == set(GrievanceState)
    assert set(grievance.PAGE) >= set(GrievanceForm.model_fields)
    assert set(numbers.MEASURES) == set(TOOK_AWAY) and set(numbers.SOURCES) == set(FoundBy)


def test_the_public_numbers_are_told_in_the_readers_language() -> None:
    count = CountView(
        rule="hate", title="Hatred", title_hi="नफ़रत", source="report", measure="held", count=None
    )
    month = MonthView(
        month="2026-11", measures=[count], median_hours_to_decision=1.25,
        appeals=AppealsView(received=120_000, reversed=None, upheld=0),
        grievances=GrievancesView(received=None, answered=1, answered_in_time=1),
    )  # fmt: skip
    told = month_of(month, 5, "hi")
    (line,) = told.lines
    in_hindi([line.rule, line.source, line.measure, line.count])
    in_hindi([told.appeals, told.grievances, told.median])
    assert line.count == "5 से कम" and "1,20,000" in told.appeals and "1.2 घंटे" in told.median
    share = RateView(value=0.015, low=0.01, high=0.02, n=400)
    assert rate_of(share, "hi").startswith("400 में से 1.50%")
    in_hindi([rate_of(share, "hi"), rate_of(None, "hi")])
    assert rate_of(share, "en").startswith("1.50% (between 1.00% and 2.00%")


@pytest.mark.parametrize("rate", sorted({*RATES.values(), POOR_REPORTS}))
def test_every_limit_that_there_is_can_be_said(rate: str) -> None:
    count = rate.split("/")[0]
    assert limit_text(rate, "en").startswith(f"At most {count} a")
    assert count in limit_text(rate, "hi")
    in_hindi([limit_text(rate, "hi")])


def test_a_record_is_drawn_in_the_readers_language_and_says_once_until_when() -> None:
    strike = StrikeView(
        at=NOW, fades_at=NOW + timedelta(days=90), points=2, reason_code="hate",
        reason_title="नफ़रत", text="नफ़रत नहीं।", subject_ids=[new_id()],
    )  # fmt: skip
    view = PartView(
        part=Part.CREATOR, title="आपकी क्लिप", rung=Rung.PAUSED,
        text="आप 5 दिसंबर 2026 तक यहाँ पोस्ट नहीं कर सकते।", until=NOW + timedelta(days=7),
        clears="", limits=["2/day"], strikes=[strike], is_trusted=False,
    )  # fmt: skip
    card = card_of(view, "hi")
    in_hindi([card.text, *card.limits, card.strikes[0].counts])
    assert "दोगुना" in card.strikes[0].counts and card.text.count("2026") == 1


def test_a_statement_its_appeal_and_a_report_are_drawn_in_the_readers_language() -> None:
    view = StatementView(
        id=new_id(), at=NOW, language="hi", subject=Subject.VIDEO, video_id=new_id(), about="",
        poster_url=None, measure=Measure.REJECTED, done="", rule="hate", rule_title="",
        rule_text="", words="", notes=[], facts=[], found_by=FoundBy.REPORT, found="",
        is_by_machine=False, decided="", ending=Ending.REVERSED, appeal_until=NOW,
        can_appeal=False, how_to_appeal="",
        appeal=AppealView(
            words="", outcome=AppealOutcome.GRANTED, created_at=NOW, decided_at=NOW
        ),
    )  # fmt: skip
    told = told_of(view)
    in_hindi([told.at, told.title, told.about, told.ending, told.once, told.outcome])
    assert "29 नव॰ 2026 तक" in told.once
    report = MyReport(
        id=new_id(), at=NOW, subject=Subject.COMMENT, video_id=new_id(), about="",
        reason=ReportReason.SPAM, detail="", state=ReportState.ACTED, said="", decided_at=None,
    )  # fmt: skip
    drawn_report = reported_of(report, "hi")
    in_hindi([drawn_report.at, drawn_report.what, drawn_report.reason, drawn_report.state])

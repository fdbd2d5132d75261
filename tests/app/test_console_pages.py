"""What the console's pages say about numbers, moments and forms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.pages.console.places import clock_text, moment_of, place_in
from app.pages.console.rows import budgets_of, left_text
from app.pages.console_board.drawn import agreement_line, hours_of, share_line
from app.pages.console_leads.state import id_in, order_of, ticked
from core.errors import InvalidInput, NotFound
from core.ids import new_id
from moderation.board.service import BoardView, HourView, ShareView
from moderation.desk.schemas import AgreementView, ExposureView, PolicyExposure

NOW = datetime(2026, 12, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("where", "ms"),
    [("frame 3200 ms", 3200), ("screen text, 61500 ms", 61_500), ("chars 12-48", -1), ("", -1)],
)
def test_a_finding_knows_its_moment(where: str, ms: int) -> None:
    assert moment_of(where) == ms


def test_times_are_said_shortly() -> None:
    assert [clock_text(ms) for ms in (0, 7900, 61_500)] == ["0:00", "0:07", "1:01"]
    assert left_text(None, NOW) == ""
    assert left_text(NOW + timedelta(hours=3), NOW) == "3 h left"
    assert left_text(NOW - timedelta(minutes=12), NOW) == "12 min overdue"


def test_a_share_has_its_place_and_its_interval_on_the_line() -> None:
    line = share_line(
        "Views", "Of all:", ShareView(value=0.02, low=0.01, high=0.04, n=400), zoom=True
    )
    assert (line.value, line.end) == ("2.0 %", "5.0 %")
    assert (line.at, line.left, line.width) == pytest.approx((40, 20, 60))
    assert line.said == "Of all: 1.0 % to 4.0 %, of 400."
    assert not share_line("Views", "Of all:", None).is_known
    agreed = AgreementView(policy="hate", decisions=9, alpha=0.5, low=-0.2, high=1.0)
    assert agreement_line(agreed, {"hate": "Hatred"}).at == pytest.approx(75)
    unknown = AgreementView(policy="hate", decisions=0, alpha=None, low=None, high=None)
    assert not agreement_line(unknown, {}).is_known


def test_an_hour_is_named_by_its_beginning_in_india() -> None:
    board = BoardView(
        at=NOW, clocks=[], deadlines_met=None, backlog=[], precision=[], appeals_granted=None,
        violative_view_rate=None, hours=[HourView(arrived=2, handled=1)] * 2,
    )  # fmt: skip
    assert [h["short"] for h in hours_of(board)] == ["15:30", "16:30"]
    assert hours_of(board)[0]["said"] == "The hour from 15:30: 2 came in, 1 handled"


def test_the_day_comes_first_and_a_policy_once_half_is_used() -> None:
    view = ExposureView(
        seconds=3600,
        budget_s=4 * 3600,
        is_spent=False,
        policies=[
            PolicyExposure(policy="hate", title="Hatred", seconds=3600, budget_s=3600),
            PolicyExposure(policy="spam", title="Spam", seconds=100, budget_s=3600),
        ],
    )
    day, hate = budgets_of(view)
    assert (day.percent, day.is_spent) == (25, False)
    assert (hate.title, hate.said, hate.is_spent) == ("Hatred", "1 h of 1 h", True)


def test_an_order_is_read_from_its_form_in_indias_time() -> None:
    clip = new_id()
    order = order_of(
        {
            "about": f"http://localhost:3000/v/{clip}/",
            "kind": "order",
            "received": "2026-12-04T17:30",
        }
    )
    assert order.subject_id == clip
    assert order.received_at is not None and order.received_at.astimezone(UTC) == NOW
    assert order_of({"about": str(clip)}).received_at is None
    for wrong in ({"about": "nothing"}, {"about": str(clip), "received": "soon"}):
        with pytest.raises((InvalidInput, NotFound)):
            order_of(wrong)
    assert id_in(f"/v/{clip}?x=1") == str(clip)
    form = {"policies:spam": "on", "policies:hate": "on", "skills:legal": "on", "level": "1"}
    assert ticked(form, "policies") == ["hate", "spam"]


@pytest.mark.parametrize(
    ("where", "source", "english", "hindi"),
    [
        ("whole text", "caption", "Caption, all of it", "कैप्शन, पूरा टेक्स्ट"),
        ("caption, chars 12–48", "caption", "Caption, characters 12 to 48", "कैप्शन, अक्षर 12 से 48"),
        ("screen, 61500 ms", "screen", "Words in the picture, 1:01", "तस्वीर में लिखा, 1:01"),
        ("captions.hi, cut away, 900 ms", "", "Captions (हिन्दी), cut away, 0:00", "सबटाइटल"),
        ("frame 3200 ms", "frames", "Picture 0:03", "तस्वीर 0:03"),
        ("frame 3", "frames", "Picture 3", "तस्वीर 3"),
        ("", "known", "Known before", "पहले से दर्ज"),
        ("", "", "", ""),
        ("a place of before", "", "A place of before", "A place of before"),
    ],
)
def test_a_place_is_named_as_people_name_it(
    where: str, source: str, english: str, hindi: str
) -> None:
    assert place_in(where, source, "en") == english
    assert place_in(where, source, "hi").startswith(hindi)

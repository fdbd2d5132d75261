"""Grievances, banks and one's own standing in the words that the pages show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.pages.console.known_drawn import matches_of, originals_of
from app.pages.console_grievances.state import letter_of
from app.pages.console_known.state import day_end, item_of
from app.pages.standing import card_of
from catalog.profile.errors import ProfilePart
from core.errors import InvalidInput
from core.ids import new_id
from moderation.banks.schemas import CopyView, KnownItemView, KnownOfCase, MatchView
from moderation.known.models import BankAction, MatchState
from moderation.profiles.schemas import ContestedView
from moderation.reputation.ladder import Rung
from moderation.reputation.models import Part
from moderation.reputation.schemas import PartView, StrikeView
from moderation.rights.models import GrievanceKind, GrievanceState
from moderation.rights.schemas import GrievanceRow

NOW = datetime(2026, 12, 4, 20, tzinfo=UTC)  # In India it is the 5th.


def grievance(
    state: GrievanceState, *, left: timedelta, is_withdrawn: bool = False
) -> GrievanceRow:
    return GrievanceRow(
        number="G-1", state=state, kind=GrievanceKind.OTHER, what="My face", link="",
        received_at=NOW, acknowledged_at=NOW,
        due_at=NOW + left, answer="", answered_at=None, closed_at=None, id=new_id(), name="Meera",
        email="m@example.in", video_id=None, case_id=None, slack_s=int(left.total_seconds()),
        is_withdrawn=is_withdrawn,
    )  # fmt: skip


def test_a_grievance_shows_its_clock_until_it_is_answered_in_indias_days() -> None:
    near = letter_of(grievance(GrievanceState.OPEN, left=timedelta(hours=30)), NOW)
    assert (near.left, near.is_near, near.received) == ("30 h left", True, "5 Dec 2026")
    late = letter_of(grievance(GrievanceState.OPEN, left=timedelta(hours=-3)), NOW)
    assert (late.left, late.is_near) == ("3 h overdue", True)
    done = letter_of(grievance(GrievanceState.ANSWERED, left=timedelta(hours=1)), NOW)
    assert (done.left, done.is_near, done.said) == ("", False, "Answered")
    gone = grievance(GrievanceState.CLOSED, left=timedelta(hours=1), is_withdrawn=True)
    said = letter_of(gone, NOW)
    assert (said.left, said.is_near, said.said, said.answered) == ("", False, "Taken back", "")


def contest(part: ProfilePart, *, is_own: bool = False) -> ContestedView:
    return ContestedView(
        id=new_id(), grievance_id=new_id(), part=part, rule_title="Nudity", text="", is_own=is_own
    )


def test_a_contested_picture_is_fetched_by_whoever_may_decide_and_nobody_else() -> None:
    row, picture = grievance(GrievanceState.OPEN, left=timedelta(1)), ProfilePart.PICTURE
    shown = letter_of(row, NOW, contest(picture))
    assert shown.contest_picture.endswith(f"/profile-refusals/{shown.contest_id}/picture")
    assert (shown.contest_part, shown.contest_rule) == ("A picture", "Nudity")
    assert letter_of(row, NOW, contest(picture, is_own=True)).contest_picture == ""
    assert letter_of(row, NOW, contest(ProfilePart.BIO)).contest_picture == ""
    assert letter_of(row, NOW).contest_id == ""


def item(**more: object) -> KnownItemView:
    about: dict[str, object] = {
        "id": new_id(), "bank": "fakes", "since_version": 1, "reason_code": "counterfeit",
        "action": BankAction.REMOVE, "source": "Order 7", "pictures": 7, "has_sound": True,
        "video_id": None, "added_by_name": "Anil", "added_at": NOW, "expires_at": None,
        "is_in_force": True, "confirmed": 3, "denied": 1,
    }  # fmt: skip
    return KnownItemView.model_validate(about | more)


def test_an_item_says_what_it_is_how_long_it_counts_and_how_right_it_was() -> None:
    shown = item_of(item(), {"counterfeit": "Fake goods"})
    assert (shown.what, shown.reason) == ("7 pictures and sound", "Fake goods")
    assert (shown.right, shown.state) == ("3 of 4 matches were right", "Counts for good")
    assert item_of(item(confirmed=0, denied=0, pictures=0), {}).what == "Sound"
    ended = item_of(item(expires_at=datetime(2020, 1, 1, tzinfo=UTC), is_in_force=False), {})
    assert (ended.state, ended.until) == ("Ended on 1 Jan 2020", "2020-01-01")


def test_a_day_ends_in_india_and_anything_else_is_refused() -> None:
    end = day_end("2026-12-31")
    assert end is not None and end.astimezone(UTC).isoformat() == "2026-12-31T18:29:59+00:00"
    assert day_end("") is None
    with pytest.raises(InvalidInput):
        day_end("soon")


def test_a_match_can_be_settled_once_and_an_original_is_linked() -> None:
    about = {
        "item_id": new_id(), "bank": "fakes", "reason_code": "counterfeit", "closeness": 0.97,
        "where": "frame 3200 ms", "found_at": NOW,
    }  # fmt: skip
    known = KnownOfCase(
        matches=[
            MatchView(id=new_id(), action=BankAction.REMOVE, state=MatchState.FOUND, **about),
            MatchView(id=new_id(), action=BankAction.HOLD, state=MatchState.DENIED, **about),
        ],
        copies=[CopyView(original_id=new_id(), share=0.8, is_same_sound=True, found_at=NOW)],
    )
    found, denied = matches_of(known, {"counterfeit": "Fake goods"})
    assert (found.state, found.rejects, denied.state) == ("", True, "Called wrong")
    assert found.said == "97% alike, bank “fakes”, frame 3200 ms"
    assert originals_of(known)[0].said.startswith("Shows 80% of what an older clip shows, with")


def test_a_record_is_clear_only_without_strikes_and_limits_are_words() -> None:
    strike = StrikeView(
        at=NOW, fades_at=NOW + timedelta(days=90), points=2, reason_code="hate",
        reason_title="Hatred", text="No hatred.", subject_ids=[new_id()],
    )  # fmt: skip
    view = PartView(
        part=Part.CREATOR, title="Your clips", rung=Rung.CLEAR, text="Fine.", until=None,
        clears="", limits=["2/day"], strikes=[strike], is_trusted=False,
    )  # fmt: skip
    card = card_of(view, "en")
    assert not card.is_clear and card.limits == ["At most 2 a day"]
    assert "counts double until" in card.strikes[0].counts
    assert card_of(view.model_copy(update={"strikes": []}), "en").is_clear

"""The pages of brands: what is typed into a brief, notes on a clip, what statements say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import core.outbox
from app.pages.brands_for_brands.applications import candidate_of
from app.pages.brands_for_brands.drawn import brief_row, together_of, waiting_clip
from app.pages.brands_for_brands.own_shelf import viewer_is_brand
from app.pages.brands_for_brands.review import Note, _card, with_note
from app.pages.brands_for_brands.reviewed import look_of, reviewed_of, time_text
from app.pages.brands_for_brands.said import (
    begin_of,
    end_of,
    left_text,
    offer_text,
    percent_text,
    rate_of,
    share_text,
)
from app.pages.brands_for_brands.terms import change_of, form_of, fresh_terms, problems_of, terms_of
from catalog.kinds import Role
from core.errors import Forbidden
from core.moments import day_of
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import ChangesForm, InvitationForm, NoteForm
from tests.studio.brands.scene import DAY, Scene, anything_goes
from tests.studio.world import Postbox

NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)  # In India the 28th has begun.


@pytest.fixture
def scene(installation: object, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    return Scene()


def test_a_day_is_india_s_and_whole() -> None:
    assert day_of(NOW) == date(2026, 11, 28)
    assert begin_of(date(2026, 11, 28)) == datetime(2026, 11, 27, 18, 30, tzinfo=UTC)
    assert end_of(date(2026, 11, 28)) == datetime(2026, 11, 28, 18, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "rate"),
    [("10", 1000), ("12.5 %", 1250), ("12,5", 1250), ("0.01", 1), ("50", 5000), ("0", 0)],
)
def test_a_share_is_read_as_it_is_typed(typed: str, rate: int) -> None:
    assert rate_of(typed) == rate


@pytest.mark.parametrize("typed", ["", "ten", "-1", "50.01", "1.234", "nan", "inf", "1e9"])
def test_what_is_no_share_is_not_taken(typed: str) -> None:
    assert rate_of(typed) is None


def test_a_share_is_told_in_rupees() -> None:
    assert share_text(99_900, 1000) == "₹999 → ₹99.90"
    assert (percent_text(1250), percent_text(1200), percent_text(2000)) == ("12.5%", "12%", "20%")
    assert offer_text(0, is_gifted=True) == "the products as a gift"
    assert offer_text(1250, is_gifted=True) == "12.5% of sales + the products as a gift"


def test_time_left_is_told_in_its_largest_unit() -> None:
    left = [left_text(NOW + timedelta(hours=h), NOW) for h in (71, 47, 1, 0.5, 0)]
    assert left == [
        "2 days left",
        "47 hours left",
        "1 hour left",
        "less than an hour left",
        "time is up",
    ]


def test_a_fresh_brief_needs_only_words_and_products() -> None:
    terms = replace(fresh_terms(NOW), title="Three looks", wants="Daylight, no filter.")
    assert problems_of(terms, 1) == {}
    assert set(problems_of(fresh_terms(NOW), 0)) == {"title", "wants", "products"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"commission": "0"}, "commission"),
        ({"commission": "60"}, "commission"),
        ({"places": "0"}, "places"),
        ({"places": "many"}, "places"),
        ({"apply_until": ""}, "apply_until"),
        ({"publish_until": "2026-11-28"}, "publish_until"),
        ({"earn_until": "2026-12-01"}, "earn_until"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(change: dict[str, str], field: str) -> None:
    terms = replace(fresh_terms(NOW), title="Three looks", wants="Daylight, no filter.")
    assert field in problems_of(replace(terms, **change), 1)


def test_saving_without_a_change_changes_nothing(scene: Scene) -> None:
    brief = scene.open_brief()  # Its days were not typed: they carry the hour of the scene.
    change = change_of(terms_of(brief), [str(scene.product_id)], brief)
    assert (
        for_brands.edit_brief(
            scene.brand, brief.id, change, clock=scene.clock, screen=anything_goes
        )
        == brief
    )


def test_of_an_open_brief_only_what_may_change_is_sent(scene: Scene) -> None:
    brief = scene.open_brief()
    typed = replace(terms_of(brief), title="Four looks", wants="Something else.", commission="1")
    kept = for_brands.edit_brief(
        scene.brand, brief.id, change_of(typed, [], brief), clock=scene.clock, screen=anything_goes
    )
    assert (kept.title, kept.wants, kept.commission_bp) == ("Four looks", brief.wants, 1200)


def test_a_typed_brief_is_stored_as_it_reads(scene: Scene) -> None:
    typed = replace(
        fresh_terms(scene.now), title="Three looks", wants="Daylight, no filter.", commission="12.5"
    )
    brief = for_brands.create_brief(
        scene.brand, form_of(typed, [str(scene.product_id)]), screen=anything_goes
    )
    assert brief.commission_bp == 1250
    assert terms_of(brief) == typed


def test_an_admin_does_not_write_briefs_as_nobody(scene: Scene) -> None:
    viewer_is_brand(scene.brand)
    with pytest.raises(Forbidden):
        viewer_is_brand(scene.account("boss", Role.ADMIN))


def test_rows_of_the_home_say_what_waits(scene: Scene) -> None:
    brief = scene.open_brief(places=1)
    for_creators.apply(scene.meera, brief.id, "Me!", clock=scene.clock, screen=anything_goes)
    row = brief_row(for_brands.get_brief(scene.brand, brief.id))
    assert (row.applied, row.applied_text, row.places) == (
        1,
        "1 application waits",
        "0 of 1 place taken",
    )
    video_id = scene.waiting(title="Another")
    (clip,) = reviews.clips_to_review(scene.brand)
    assert waiting_clip(clip, scene.now).id == str(video_id)
    (agreed,) = for_creators.list_agreements(scene.brand, clock=scene.clock).items
    assert together_of(agreed).clips == "1 clip"


def test_numbers_are_shown_of_who_applied_and_not_of_who_is_invited(scene: Scene) -> None:
    scene.live(title="Before")  # One clip to count.
    brief = scene.open_brief()
    for_brands.invite(
        scene.brand,
        brief.id,
        InvitationForm(handle="meera"),
        clock=scene.clock,
        screen=anything_goes,
    )
    (invited,) = for_brands.list_applications(scene.brand, brief.id).items
    row = candidate_of(invited)
    assert (row.may_answer, row.may_withdraw) == (False, True)
    assert not any("median" in fact for fact in row.facts)
    other = scene.open_brief(title="Other")
    for_creators.apply(scene.meera, other.id, "Me!", clock=scene.clock, screen=anything_goes)
    (applied,) = for_brands.list_applications(scene.brand, other.id).items
    row = candidate_of(applied)
    assert (row.may_answer, row.may_withdraw) == (True, False)
    assert any("median" in fact for fact in row.facts)


def test_notes_stand_by_time_and_blank_ones_are_none() -> None:
    notes: list[Note] = []
    for at, text in ((4000, "Second"), (1500, " First "), (9, "  ")):
        notes = with_note(notes, at, text)
    assert [(n.time, n.text) for n in notes] == [("0:01.5", "First"), ("0:04.0", "Second")]
    for number in range(60):
        notes = with_note(notes, number, "More")
    assert len(notes) == 50
    assert len({note.key for note in notes}) == 50
    assert time_text(61_950) == "1:01.9"


def test_the_room_shows_the_clip_while_it_waits_and_not_while_it_is_changed(scene: Scene) -> None:
    video_id = scene.waiting()
    review = for_creators.get_review(scene.brand, video_id, clock=scene.clock)
    card = _card(scene.brand, video_id)
    shown = reviewed_of(review, card, scene.now)
    assert shown.may_answer
    assert shown.label == "Paid partnership with Gulmohar"
    assert shown.mp4_url
    form = ChangesForm(words="Closer", notes=[NoteForm(at_ms=1500, text="Here")])
    answered = reviews.ask_changes(
        scene.brand, video_id, form, clock=scene.clock, screen=anything_goes
    )
    assert _card(scene.brand, video_id) is None
    hidden = reviewed_of(answered, None, scene.now + DAY)
    assert (hidden.may_answer, hidden.mp4_url, hidden.caption, hidden.label) == (False, "", "", "")
    (look,) = [look_of(one) for one in answered.rounds if one.answer is not None]
    assert [(w.time, w.text) for w in look.wishes] == [("0:01.5", "Here")]

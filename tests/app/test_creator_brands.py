"""The creator's pages of working with brands: terms in words, next steps, who may look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import core.outbox
from app.pages.brands_for_creators import drawn, state, words, working
from app.pages.studio.drawn import headline_of_card, todo_of_call
from app.pages.studio_brands import side_of
from app.pages.studio_clip.agreement import _choices, rounds_of, wanted_of
from app.pages.studio_clip.drawn import Clip, clip_of
from app.pages.studio_clip.progress import checks_of, steps_of
from catalog.agreements import edition_of
from catalog.kinds import Role
from catalog.videos import get_video
from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import Forbidden, NotSignedIn
from core.ids import new_id
from studio import service
from studio.brands import for_brands, for_creators, reviews
from studio.brands.calls import calls_of
from studio.brands.forms import ChangesForm, InvitationForm
from studio.home import home
from studio.publishing.schemas import ScheduleView
from tests.studio.brands.scene import DAY, Scene, anything_goes
from tests.studio.world import Postbox

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def scene(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    yield Scene()


@pytest.mark.parametrize(
    ("until", "text"),
    [
        (NOW, "over"),
        (NOW + timedelta(hours=3), "ends today"),
        (NOW + timedelta(hours=7), "1 day left"),  # Past midnight in India.
        (NOW + timedelta(days=12), "12 days left"),
    ],
)
def test_days_are_counted_by_indias_calendar(until: datetime, text: str) -> None:
    assert words.left_text(until, NOW) == text


@pytest.mark.parametrize(
    ("share", "gift", "text"),
    [(1200, False, "12 %"), (1250, True, "12.5 % + gift"), (0, True, "Gift")],
)
def test_a_reward_is_said_in_two_words(share: int, gift: bool, text: str) -> None:
    assert words.reward_text(share, is_gifted=gift) == text


def test_an_example_is_what_the_books_would_write() -> None:
    assert words.example_text(1000, 99_900) == "A ₹999 sale earns you ₹99.90."
    assert words.example_text(1250, 29_900) == "A ₹299 sale earns you ₹37.38."
    assert words.example_text(0, 99_900) == ""


def test_terms_say_no_more_than_what_holds(scene: Scene) -> None:
    paid = scene.open_brief(commission_bp=1000)
    gift = scene.open_brief(commission_bp=0, is_gifted=True)
    assert "Paid partnership with Gulmohar" in str(words.terms_of(paid))
    said = {name: text for _, name, text in words.terms_of(gift)}
    assert "Gifted by Gulmohar" in said["Label"]
    assert said["You earn"] == "Nothing on sales." and "Payment" not in said


def test_an_offer_tells_what_it_shows_of_its_creator_before_they_apply(scene: Scene) -> None:
    brief = scene.open_brief()
    offered = for_creators.get_open_brief(scene.meera, brief.id, clock=scene.clock)
    page = drawn.brief_page(offered, scene.now)
    assert page.may_apply and "median views" in page.shares
    assert page.when.startswith("Apply by") and page.when.endswith("5 days left")


def test_an_invitation_waits_until_it_is_answered(scene: Scene) -> None:
    brief = scene.open_brief(is_open_to_all=False)
    for_brands.invite(
        scene.brand,
        brief.id,
        InvitationForm(handle="meera"),
        clock=scene.clock,
        screen=anything_goes,
    )
    (wait,) = state._standing(scene.meera).waits
    assert (wait.title, wait.link) == ("An invitation", f"/studio/brands/{brief.id}")
    with read_scope() as session:
        (call,) = calls_of(session, scene.meera, scene.now)
    assert todo_of_call(call).link == wait.link


def test_each_step_of_a_collaboration_names_the_next(scene: Scene) -> None:
    agreement_id = scene.agreement()

    def now() -> tuple[str, str]:
        agreement = for_creators.get_agreement(scene.meera, agreement_id, clock=scene.clock)
        work = working.work_of(agreement, 0, scene.now)
        return work.status, work.step_link

    def due() -> list[str]:
        found = for_creators.list_agreements(scene.meera, clock=scene.clock).items
        return [wait.title for wait in working.clips_to_make(found, scene.now)]

    assert now() == ("To make", "/studio/create")
    assert due() == ["A clip for Gulmohar"]
    video_id = scene.agreed_draft(agreement_id)
    link = f"/studio/clips/{video_id}"
    assert now() == ("Draft", link)
    scene.hand_in(video_id)
    assert now() == ("With Gulmohar", "") and due() == []
    card = service.list_videos(scene.meera).items[0]
    assert headline_of_card(card) == "Ready, and waiting for the brand"
    hour = ScheduleView(publish_at=scene.now, time_zone="Asia/Kolkata", text="Fri 18:30")
    told = headline_of_card(card.model_copy(update={"schedule": hour}))
    assert told == "Ready, and waiting for the brand · for Fri 18:30"
    assert clip_of(service.get_video(scene.meera, video_id)).headline == (
        "Ready, and waits for Gulmohar"
    )
    asked = ChangesForm.model_validate({"notes": [{"at_ms": 2000, "text": "शेड बताइए"}]})
    reviews.ask_changes(scene.brand, video_id, asked, clock=scene.clock, screen=anything_goes)
    assert now() == ("Changes", link)
    assert [todo_of_call(c).link for c in home(scene.meera).brands] == [link]
    review = for_creators.get_review(scene.meera, video_id, clock=scene.clock)
    (said,) = rounds_of(review.rounds, "Gulmohar", scene.now)
    assert said.title == "Gulmohar asked for changes"
    assert [(n.at_ms, n.moment, n.lang) for n in said.notes] == [(2000, "0:02", "hi")]
    scene.hand_in(video_id)
    with read_scope() as session:
        edition = edition_of(session, get_video(session, video_id))
    reviews.approve(scene.brand, video_id, edition, clock=scene.clock)
    assert now() == ("Approved", link)
    for_brands.end_agreement(scene.brand, agreement_id, clock=scene.clock)
    assert now()[0] == "Over"


def test_a_late_answer_is_told_and_a_missing_clip_is_urgent_at_the_end(scene: Scene) -> None:
    agreement_id = scene.agreement(publish_until=scene.now + 8 * DAY)
    agreement = for_creators.get_agreement(scene.meera, agreement_id, clock=scene.clock)
    (wait,) = working.clips_to_make([agreement], scene.now)
    assert not wait.is_late
    (wait,) = working.clips_to_make([agreement], scene.now + 6 * DAY)
    assert wait.is_late
    assert working.clips_to_make([agreement], scene.now + 9 * DAY) == []


def test_the_editor_offers_running_agreements_and_names_what_they_want(scene: Scene) -> None:
    agreement_id = scene.agreement()
    assert [choice.id for choice in _choices(scene.meera)] == [str(agreement_id)]
    agreement = for_creators.get_agreement(scene.meera, agreement_id, clock=scene.clock)
    assert [one.id for one in wanted_of(agreement)] == [str(scene.product_id)]
    for_brands.end_agreement(scene.brand, agreement_id)
    assert _choices(scene.meera) == []


def test_the_editor_offers_no_agreement_whose_last_day_has_passed(scene: Scene) -> None:
    scene.now -= 30 * DAY
    scene.agreement(publish_until=scene.now + 20 * DAY)
    assert _choices(scene.meera) == []


def test_a_clip_for_a_brand_says_before_handing_in_that_a_product_is_missing() -> None:
    clip = Clip(partner="Gulmohar", caption="x", hashtags=["#x"])
    first = checks_of(clip, pins=1, tracks=1, lacks_product=True)[0]
    assert (first.title, first.is_done, first.tab) == ("Made for Gulmohar", False, "disclosure")
    assert checks_of(Clip(caption="x"), pins=1, tracks=1)[0].title == "Caption"


def test_the_brand_is_a_step_of_the_way_until_it_has_approved() -> None:
    way = {s["name"]: s["at"] for s in steps_of("scheduled", brand="Gulmohar")}
    assert way["Waits for Gulmohar"] == "now" and "Waits for its hour" not in way
    way = {s["name"]: s["at"] for s in steps_of("scheduled", has_hour=True, brand="Gulmohar")}
    assert (way["Waits for Gulmohar"], way["Waits for its hour"]) == ("now", "next")
    assert "Waits for Gulmohar" not in {s["name"] for s in steps_of("scheduled")}


def test_only_creators_read_the_creators_page(scene: Scene) -> None:
    shopper = scene.account("asha", Role.SHOPPER)
    with pytest.raises(Forbidden):
        state._standing(shopper)
    with pytest.raises(NotSignedIn):
        state._standing(Viewer(id=new_id()))
    sides = [side_of(one) for one in (scene.meera, scene.brand, shopper)]
    assert sides == ["creator", "brand", ""]

"""Edits, pins, captions, submission: what a creator may do, and what nobody may."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Disclosure, Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.models import Caption, Product, ProductPin
from catalog.videos import VideoNotFound
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, JhalakError, NotSignedIn
from core.storage import get_store
from studio import service
from studio.captions import CaptionsRefused
from studio.disclosure import DisclosureLocked
from studio.edits import NotEditable
from studio.edl import EdlRefused, trimmed
from studio.pins import PinRefused
from studio.schemas import EdlBody, PinIn, VideoChange
from tests.studio.drafting import ENGLISH, count, draft
from tests.studio.world import World, http, rows

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("media_made_once")]


ACTIONS = {
    "get": lambda v, i: service.get_video(v, i),
    "edit": lambda v, i: service.edit_video(v, i, VideoChange(caption="x")),
    "pins": lambda v, i: service.set_pins(v, i, []),
    "captions": lambda v, i: service.set_captions(v, i, "en", "x"),
    "submit": lambda v, i: service.submit(v, i),
    "status": lambda v, i: service.status(v, i),
    "numbers": lambda v, i: service.numbers(v, i),
    "covers": lambda v, i: service.covers(v, i),
    "source": lambda v, i: service.source_path(v, i),
    "remove": lambda v, i: service.remove(v, i),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_asks_who_is_calling(world: World, action: str) -> None:
    _, video_id = draft(world)
    expected: list[tuple[str, Role, type[JhalakError]]] = [
        ("zoya", Role.CREATOR, VideoNotFound),
        ("asha", Role.SHOPPER, Forbidden),
        ("anil", Role.MODERATOR, Forbidden),
        ("guest", Role.GUEST, NotSignedIn),
    ]
    for handle, role, error in expected:
        viewer = world.account(handle, role)
        if role is Role.GUEST:
            viewer = type(viewer)(id=viewer.id)
        with pytest.raises(error):
            ACTIONS[action](viewer, video_id)
    ACTIONS[action](world.account("chief", Role.ADMIN), video_id)


def test_a_caption_brings_its_hashtags_and_loses_control_characters(world: World) -> None:
    viewer, video_id = draft(world)
    change = VideoChange(caption="  Kajal\x00 tips \u202e#Monsoon #मेकअप  ")
    video = service.edit_video(viewer, video_id, change)
    assert video.caption == "Kajal tips #Monsoon #मेकअप"
    assert sorted(video.hashtags) == sorted(["monsoon", "मेकअप"])
    assert service.edit_video(viewer, video_id, VideoChange(caption="")).hashtags == []


def test_a_trim_moves_pins_with_their_pictures_and_drops_what_fell_out(world: World) -> None:
    viewer, video_id = draft(world)
    lipstick, kajal = world.product(), world.product("Kajal")
    service.set_pins(
        viewer,
        video_id,
        [
            PinIn(product_id=lipstick, start_ms=400, end_ms=1500),
            PinIn(product_id=kajal, start_ms=0, end_ms=600),
        ],
    )
    edl = EdlBody.of(trimmed(300, 1400))
    video = service.edit_video(viewer, video_id, VideoChange(edl=edl))
    assert [(p.product_id, p.start_ms, p.end_ms) for p in video.pins] == [(lipstick, 100, 1100)]
    assert video.duration_ms == 1100
    with read_scope() as session:
        (pin,) = rows(session, ProductPin)
        assert (pin.start_ms, pin.end_ms) == (100, 1100)  # In the time of what is shown.


def test_an_edit_that_does_not_fit_changes_nothing(world: World) -> None:
    viewer, video_id = draft(world)
    with pytest.raises(EdlRefused):
        edl = EdlBody.of(trimmed(1_000, 9_000))
        service.edit_video(viewer, video_id, VideoChange(caption="new", edl=edl))
    assert service.get_video(viewer, video_id).caption == ""


def test_a_pin_a_little_past_the_end_ends_with_the_clip(world: World) -> None:
    viewer, video_id = draft(world)
    pins = [PinIn(product_id=world.product(), start_ms=500, end_ms=1600)]
    assert service.set_pins(viewer, video_id, pins).pins[0].end_ms == 1500


def bad_pins(product_id: UUID) -> dict[str, list[PinIn]]:
    return {
        "pin_outside": [PinIn(product_id=product_id, start_ms=500, end_ms=1800)],
        "pin_too_short": [PinIn(product_id=product_id, start_ms=900, end_ms=1000)],
        "pin_product": [PinIn(product_id=UUID(int=7), start_ms=0, end_ms=1000)],
        "pin_twice": [PinIn(product_id=product_id, start_ms=a, end_ms=a + 700) for a in (0, 600)],
        "pin_too_many": [PinIn(product_id=product_id, start_ms=0, end_ms=1000)] * 13,
    }


@pytest.mark.parametrize("code", bad_pins(UUID(int=1)))
def test_a_bad_pin_is_refused_and_the_old_ones_stay(world: World, code: str) -> None:
    viewer, video_id = draft(world)
    product_id = world.product()
    good = [PinIn(product_id=product_id, start_ms=0, end_ms=1000)]
    service.set_pins(viewer, video_id, good)
    with pytest.raises(PinRefused) as refusal:
        service.set_pins(viewer, video_id, bad_pins(product_id)[code])
    assert refusal.value.code == code
    assert len(service.get_video(viewer, video_id).pins) == 1


def test_a_brand_that_shows_its_own_product_is_labelled_and_cannot_take_it_off(
    world: World,
) -> None:
    brand = world.account("rangoli", Role.BRAND)
    _, video_id = draft(world, brand)
    change = VideoChange(kind=VideoKind.EDUCATIONAL, disclosure=Disclosure.NONE)
    assert service.get_video(brand, video_id).disclosure is Disclosure.OWN_BRAND
    assert service.edit_video(brand, video_id, change).disclosure is Disclosure.NONE
    own = world.product("Own kajal", brand_id=brand.account_id)
    pins = [PinIn(product_id=own, start_ms=0, end_ms=1000)]
    video = service.set_pins(brand, video_id, pins)
    assert (video.disclosure, video.is_disclosure_locked) == (Disclosure.OWN_BRAND, True)
    with pytest.raises(DisclosureLocked):
        service.edit_video(brand, video_id, VideoChange(disclosure=Disclosure.NONE))


def test_captions_come_as_vtt_srt_or_lines_and_go_with_an_empty_text(world: World) -> None:
    viewer, video_id = draft(world)
    srt = "1\n00:00:00,000 --> 00:00:01,000\nनमस्ते\n"
    service.set_captions(viewer, video_id, "en", ENGLISH)
    service.set_captions(viewer, video_id, "hi", srt)
    video = service.set_captions(viewer, video_id, "bn", "এক\nদুই")
    tracks = {c.language: c.text for c in video.captions}
    assert "First" in tracks["en"] and "नमस्ते" in tracks["hi"]
    assert "00:00:00.750 --> 00:00:01.500\nদুই" in tracks["bn"]
    left = service.set_captions(viewer, video_id, "bn", "").captions
    assert {c.language for c in left} == {"en", "hi"}


@pytest.mark.parametrize(
    ("language", "text"),
    [("../x", "a"), ("e", "a"), ("en", "WEBVTT\n\n00:05.000 --> 00:06.000\nlate\n")],
)
def test_captions_that_cannot_be_used_are_refused(world: World, language: str, text: str) -> None:
    viewer, video_id = draft(world)
    with pytest.raises(CaptionsRefused):
        service.set_captions(viewer, video_id, language, text)
    assert count(Caption) == 0


def test_handing_in_twice_makes_one_job_and_closes_the_draft(world: World) -> None:
    viewer, video_id = draft(world)
    assert service.submit(viewer, video_id).state is VideoState.PROCESSING
    assert service.submit(viewer, video_id).state is VideoState.PROCESSING
    with pytest.raises(NotEditable):
        service.edit_video(viewer, video_id, VideoChange(caption="late"))
    assert [name for name, _ in world.postbox.waiting] == ["app.dispatch", "studio.transcode"]


def test_a_language_may_be_left_to_be_found_again(world: World) -> None:
    viewer, video_id = draft(world)
    service.edit_video(viewer, video_id, VideoChange(caption="बारिश में भी टिके", language="ta"))
    assert service.edit_video(viewer, video_id, VideoChange(language="")).language == ""
    service.submit(viewer, video_id)
    assert service.get_video(viewer, video_id).language not in ("", "ta")


def test_a_clip_whose_product_left_the_shop_is_not_handed_in(world: World) -> None:
    viewer, video_id = draft(world)
    product_id = world.product()
    service.set_pins(viewer, video_id, [PinIn(product_id=product_id, start_ms=0, end_ms=1000)])
    with session_scope() as session:
        session.exec(select(Product)).one().is_active = False
    with pytest.raises(InvalidInput, match="Matte lipstick"):
        service.submit(viewer, video_id)
    assert world.video(video_id).state is VideoState.DRAFT


def test_new_words_of_a_live_clip_are_not_shown_before_they_are_screened(world: World) -> None:
    viewer = world.creator(trusted=True)
    video_id = world.live_clip(viewer, caption="Old words")
    assert world.video(video_id).state is VideoState.PUBLISHED
    service.edit_video(viewer, video_id, VideoChange(caption="New words #fresh"))
    assert world.video(video_id).state is VideoState.HELD
    world.run_worker()
    assert world.video(video_id).state is VideoState.PUBLISHED
    service.edit_video(viewer, video_id, VideoChange(caption="Some badword"))
    world.run_worker()
    held = service.get_video(viewer, video_id)
    assert held.state is VideoState.HELD
    assert "person" in held.decision_reason


def test_a_live_clip_keeps_its_picture_and_its_label(world: World) -> None:
    viewer = world.creator(trusted=True)
    video_id = world.live_clip(viewer, disclosure=Disclosure.GIFTED)
    with pytest.raises(NotEditable):
        service.edit_video(viewer, video_id, VideoChange(edl=EdlBody.of(trimmed(100))))
    with pytest.raises(DisclosureLocked):
        service.edit_video(viewer, video_id, VideoChange(disclosure=Disclosure.NONE))
    paid = service.edit_video(viewer, video_id, VideoChange(disclosure=Disclosure.PAID))
    assert (paid.disclosure, paid.state) == (Disclosure.PAID, VideoState.PUBLISHED)


def test_new_pins_and_captions_of_a_live_clip_reach_its_files(world: World) -> None:
    viewer = world.creator(trusted=True)
    video_id = world.live_clip(viewer, captions_vtt={"en": ENGLISH})
    pins = [PinIn(product_id=world.product(), start_ms=0, end_ms=1000)]
    assert service.set_pins(viewer, video_id, pins).state is VideoState.PUBLISHED
    service.set_captions(viewer, video_id, "hi", "नमस्ते")
    world.run_worker()
    folder = f"media/{video_id}/{world.video(video_id).recipe}"
    assert "नमस्ते" in get_store().local_path(f"{folder}/captions.hi.vtt").read_text("utf-8")
    service.set_captions(viewer, video_id, "en", "")
    assert not get_store().exists(f"{folder}/captions.en.vtt")


def test_the_list_pages_newest_first_and_counts_by_state(world: World) -> None:
    viewer = world.creator()
    ids = [draft(world, viewer)[1] for _ in range(3)]
    service.submit(viewer, ids[0])
    page = service.list_videos(viewer, limit=2)
    rest = service.list_videos(viewer, limit=2, cursor=page.next_cursor)
    assert [c.id for c in page.items + rest.items] == ids[::-1]
    assert rest.next_cursor is None
    assert page.counts == {VideoState.DRAFT: 2, VideoState.PROCESSING: 1}
    with pytest.raises(InvalidInput):
        service.list_videos(viewer, cursor="made-up")


def test_covers_are_moments_of_the_source(world: World) -> None:
    viewer, video_id = draft(world)
    choices = service.covers(viewer, video_id)
    assert len(choices) == 9
    assert all(0 < c.time_ms < 1500 for c in choices)
    picture = service.cover_path(viewer, video_id, choices[4].time_ms).read_bytes()
    assert picture[8:12] == b"WEBP"
    assert http(viewer).get(choices[4].url).content == picture

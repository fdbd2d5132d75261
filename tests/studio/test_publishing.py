"""Hours on a wall, labels long enough, marks in files, and a look before handing in."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.kinds import AiPart, Audience, Disclosure, PinTerms, SoldOut
from catalog.lifecycle import VideoState
from catalog.media import media_key
from catalog.models import PublishSchedule, Video
from catalog.videos import VideoNotFound
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from core.errors import InvalidInput, JhalakError
from core.storage import get_store
from moderation.decisions import last_word_allows
from studio import service
from studio.ffmpeg import ffmpeg_path
from studio.files import upload_file
from studio.frames import Frame
from studio.pins import PinRefused
from studio.publishing.ai import AiDeclarationLocked, declared, mark_files, marked_recipe, read_mark
from studio.publishing.check import Concern, Screens, check, written_texts
from studio.publishing.due import publish_due
from studio.publishing.labels import covered_ms, label_rules, least_ms, rule_on, shown_span
from studio.publishing.schedule import BadHour, NothingToSchedule
from studio.publishing.zones import BadTimeZone, NoSuchHour, moment_of, read_wall
from studio.schemas import PinIn, VideoChange
from studio.submission import NotReady
from tests.studio.world import World, clip

RULE = label_rules()[-1]


def draft_of(viewer: Viewer, path: Path | None = None) -> UUID:
    """A draft of the viewer's."""
    return service.create_draft(viewer, upload_file(viewer, path or clip())).id


@pytest.mark.parametrize(
    ("wall", "zone", "moment"),
    [
        ("2026-11-27T18:30", "Asia/Kolkata", "2026-11-27T13:00:00+00:00"),
        ("2026-07-01T09:00", "America/New_York", "2026-07-01T13:00:00+00:00"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00+00:00"),  # The first of two.
    ],
)
def test_a_clock_on_the_wall_means_one_moment(wall: str, zone: str, moment: str) -> None:
    assert moment_of(read_wall(wall), zone).isoformat() == moment


@pytest.mark.parametrize(
    ("wall", "zone", "refusal"),
    [
        ("2026-03-08T02:30", "America/New_York", NoSuchHour),
        ("2026-03-08T02:30", "Mars/Olympus", BadTimeZone),
        ("2026-03-08T02:30", "../../etc/passwd", BadTimeZone),
        ("soon", "Asia/Kolkata", InvalidInput),
    ],
)
def test_an_hour_that_no_clock_shows_is_refused(
    wall: str, zone: str, refusal: type[JhalakError]
) -> None:
    with pytest.raises(refusal):
        moment_of(read_wall(wall), zone)


@pytest.mark.parametrize(
    ("duration_ms", "sections", "least"),
    [
        (2_000, [], 2_000),  # Never longer than the clip.
        (8_000, [], 3_000),
        (15_000, [], 3_000),
        (15_001, [], 5_001),
        (60_000, [], 20_000),
        (120_000, [], 40_000),
        (150_000, [(0, 30_000), (20_000, 50_000), (100_000, 110_000)], 60_000),
        (150_000, [], 150_000),
    ],
)
def test_a_label_stays_as_long_as_the_rule_asks(
    duration_ms: int, sections: list[tuple[int, int]], least: int
) -> None:
    assert least_ms(duration_ms, sections, RULE) == least


SPANS = st.lists(st.tuples(st.integers(0, 900), st.integers(1, 900)), max_size=6)


@given(SPANS)
def test_stretches_are_counted_once(spans: list[tuple[int, int]]) -> None:
    stretches = [(start, start + length) for start, length in spans]
    assert covered_ms(stretches) == len({t for a, b in stretches for t in range(a, b)})


@given(
    duration_ms=st.integers(1, 600_000),
    spans=SPANS,
    disclosure=st.sampled_from(Disclosure),
    is_sponsored=st.booleans(),
)
def test_what_players_show_is_always_long_enough(
    duration_ms: int, spans: list[tuple[int, int]], disclosure: Disclosure, is_sponsored: bool
) -> None:
    span = shown_span(disclosure, duration_ms, spans, date(2026, 11, 27), is_sponsored=is_sponsored)
    assert (span is None) == (disclosure is Disclosure.NONE and not is_sponsored)
    assert span is None or (span.is_long_enough and span.end_ms == duration_ms)


def test_the_rule_in_force_is_that_of_the_day_and_names_its_source() -> None:
    assert rule_on(date(2000, 1, 1)) is label_rules()[0]
    assert rule_on(date(2030, 1, 1)) is RULE
    assert all(rule.source and rule.bands[-1].up_to_ms is None for rule in label_rules())


def test_a_declaration_grows_and_never_shrinks_once_it_was_handed_in() -> None:
    assert declared([AiPart.WHOLE, AiPart.VOICE], [], was_submitted=False) == ["voice", "whole"]
    assert declared([], ["voice"], was_submitted=False) == []
    assert declared([AiPart.VOICE, AiPart.FACE], ["voice"], was_submitted=True) == ["voice", "face"]
    with pytest.raises(AiDeclarationLocked):
        declared([AiPart.FACE], ["voice"], was_submitted=True)


def test_every_file_says_what_a_machine_made_and_still_plays(tmp_path: Path) -> None:
    source = clip(seconds=1.0)
    hls = tmp_path / "540p"
    hls.mkdir()
    (tmp_path / "video.mp4").write_bytes(source.read_bytes())
    subprocess.run(
        [
            *(ffmpeg_path(), "-v", "error", "-i", str(source), "-c", "copy", "-f", "hls"),
            *("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init.mp4", "index.m3u8"),
        ],
        cwd=hls,
        check=True,
    )
    assert mark_files(tmp_path, []) == 0
    assert read_mark(tmp_path / "video.mp4") == ()
    assert mark_files(tmp_path, ["voice", "face"]) == 2
    size = (tmp_path / "video.mp4").stat().st_size
    assert mark_files(tmp_path, ["face", "voice"]) == 2
    assert (tmp_path / "video.mp4").stat().st_size == size
    for file in (tmp_path / "video.mp4", hls / "init.mp4"):
        assert read_mark(file) == ("face", "voice")
        assert b"compositeWithTrainedAlgorithmicMedia" in file.read_bytes()
    for file in (tmp_path / "video.mp4", hls / "index.m3u8"):
        played = subprocess.run(
            [ffmpeg_path(), "-v", "error", "-xerror", "-i", str(file), "-f", "null", "-"],
            capture_output=True,
            check=True,
        )
        assert played.stderr == b""


def test_what_is_declared_gives_other_files() -> None:
    assert marked_recipe("r1", []) == "r1"
    assert marked_recipe("r1", ["voice"]) == marked_recipe("r1", ["voice"]) != "r1"


def test_terms_of_a_tag_raise_the_label_and_lock_it(world: World) -> None:
    meera = world.creator()
    video_id, product = draft_of(meera), world.product()
    for terms, label in (
        (PinTerms.OWN, Disclosure.NONE),
        (PinTerms.GIFTED, Disclosure.GIFTED),
        (PinTerms.COMMISSION, Disclosure.PAID),
    ):
        pin = PinIn(product_id=product, start_ms=0, end_ms=1000, terms=terms)
        video = service.set_pins(meera, video_id, [pin])
        assert (video.disclosure, video.is_disclosure_locked) == (label, label != "none")
    assert video.label is not None and video.label.end_ms == video.duration_ms
    with pytest.raises(JhalakError, match="commission"):
        service.edit_video(meera, video_id, VideoChange(disclosure=Disclosure.GIFTED))


def test_a_stand_in_is_another_product_that_is_not_excluded(world: World) -> None:
    meera = world.creator()
    video_id, rose, coral = draft_of(meera), world.product("Rose"), world.product("Coral")
    base = {"product_id": rose, "start_ms": 0, "end_ms": 1000, "when_sold_out": SoldOut.CHOSEN}
    for wrong in (
        {},
        {"alternative_id": rose},
        {"alternative_id": video_id},
        {"alternative_id": coral, "excluded_ids": [coral]},
    ):
        with pytest.raises(PinRefused) as refused:
            service.set_pins(meera, video_id, [PinIn.model_validate(base | wrong)])
        assert refused.value.code == "pin_alternative"
    pin = PinIn.model_validate(base | {"alternative_id": coral})
    (kept,) = service.set_pins(meera, video_id, [pin]).pins
    assert (kept.alternative_title, kept.stand_in) == ("Coral", None)


def test_an_hour_is_chosen_moved_and_called_off_by_the_owner_alone(world: World) -> None:
    meera, other = world.creator(), world.creator("other")
    video_id, soon = draft_of(meera), utc_now() + timedelta(hours=3)
    video = service.set_schedule(meera, video_id, soon, "Asia/Kolkata")
    assert video.schedule is not None and video.schedule.publish_at == soon
    for call in (
        lambda: service.set_schedule(other, video_id, soon, "UTC"),
        lambda: service.call_off(other, video_id),
        lambda: service.recall(other, video_id),
        lambda: service.come_out_now(other, video_id),
    ):
        with pytest.raises(VideoNotFound):
            call()
    for hour in (utc_now(), utc_now() + timedelta(days=400)):
        with pytest.raises(BadHour):
            service.set_schedule(meera, video_id, hour, "UTC")
    with pytest.raises(BadTimeZone):
        service.set_schedule(meera, video_id, soon, "Here")
    with pytest.raises(NothingToSchedule):
        service.come_out_now(meera, video_id)
    assert service.call_off(meera, video_id).schedule is None


def test_a_clip_whose_hour_has_passed_is_not_handed_in_silently(world: World) -> None:
    meera = world.creator()
    video_id = draft_of(meera)
    with session_scope() as session:
        session.add(PublishSchedule(video_id=video_id, publish_at=utc_now()))
    with pytest.raises(NotReady) as refused:
        service.submit(meera, video_id)
    assert refused.value.code == "hour_passed"
    service.call_off(meera, video_id)
    assert service.submit(meera, video_id).state is VideoState.PROCESSING


def test_audience_and_declaration_are_kept(world: World) -> None:
    meera = world.creator()
    video_id = draft_of(meera)
    change = VideoChange(audience=Audience.FOLLOWERS, ai_made=[AiPart.FACE])
    video = service.edit_video(meera, video_id, change)
    assert (video.audience, video.ai_made) == (Audience.FOLLOWERS, [AiPart.FACE])


def words(text: str) -> list[Concern]:
    """Real behaviour on a tiny lexicon."""
    return [Concern("contact", "A way out", "A number.", 40)] if "98" in text else []


def pictures(frames: Sequence[Frame], times_ms: Sequence[int]) -> list[list[Concern]]:
    """Calls a red picture nude."""
    nude = Concern("nudity", "Nudity", "A red frame.", 90)
    return [[nude] if f[..., 0].mean() > 200 and f[..., 1].mean() < 60 else [] for f in frames]


SCREENS = Screens(words, pictures, lambda duration_ms: 4)


def test_a_look_ahead_names_the_second_and_the_way_to_mend_it(world: World) -> None:
    meera = world.creator()
    video_id = draft_of(meera, clip(color="red", seconds=2.0))
    service.edit_video(meera, video_id, VideoChange(caption="Call 98 76"))
    service.set_captions(
        meera,
        video_id,
        "en",
        "WEBVTT\n\n00:00.100 --> 00:00.800\nhello\n\n00:01.000 --> 00:01.800\ncall 98",
    )
    told: list[float] = []
    found = check(meera, video_id, SCREENS, told.append)
    assert [(f.where, f.code, f.time_ms) for f in found if f.code == "contact"] == [
        ("Caption", "contact", None),
        ("Captions (en)", "contact", 1000),
    ]
    nude = [f.time_ms for f in found if f.code == "nudity"]
    assert len(nude) == 4 and nude == sorted(nude) and all(f.how for f in found)
    assert told == sorted(told) and told[-1] == 1.0


def test_a_look_ahead_is_its_owners_and_finds_nothing_in_what_is_clean(world: World) -> None:
    meera = world.creator()
    video_id = draft_of(meera)
    assert check(meera, video_id, SCREENS) == []
    with pytest.raises(VideoNotFound):
        check(world.creator("other"), video_id, SCREENS)


def test_text_on_the_picture_is_read_at_its_second() -> None:
    laid = {"version": 2, "texts": [{"id": "t1", "text": "call 98", "start": 180_000}]}
    assert written_texts(Video(edl=laid)) == ((1500, "call 98"),)
    assert written_texts(Video(edl={})) == ()


@pytest.mark.slow
def test_a_clip_with_an_hour_is_made_and_screened_ahead_and_its_files_carry_the_mark(
    world: World,
) -> None:
    meera = world.creator(trusted=True)
    video_id = draft_of(meera)
    service.edit_video(meera, video_id, VideoChange(caption="#glow", ai_made=[AiPart.WHOLE]))
    hour = utc_now() + timedelta(days=1)
    service.set_schedule(meera, video_id, hour, "Asia/Kolkata")
    service.submit(meera, video_id)
    world.run_worker()
    video = world.video(video_id)
    assert (video.state, video.published_at) == (VideoState.SCHEDULED, None)
    folder = get_store().local_path(f"{media_key(video_id, video.recipe)}/video.mp4").parent
    marked = {f.name: read_mark(f) for f in folder.rglob("*.mp4")}
    assert set(marked) == {"video.mp4", "init.mp4"} and set(marked.values()) == {("whole",)}
    # New words of a waiting clip are screened before it comes out, and bad ones keep it back.
    service.edit_video(meera, video_id, VideoChange(caption="badword"))
    assert publish_due(hour, last_word_allows) == []
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD
    assert publish_due(hour, last_word_allows) == []

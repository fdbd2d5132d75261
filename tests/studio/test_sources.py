"""Further sources of a draft: a clip, a voice, and what may not become one."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from catalog.lifecycle import VideoState
from catalog.models import ProductPin
from catalog.videos import VideoNotFound
from core.errors import Conflict
from core.ids import new_id
from core.storage import get_store
from studio import service
from studio.edl import Clip, Edl, EdlRefused, Sound, parse_edl, ticks_of
from studio.files import upload_file
from studio.media_errors import MediaRefused
from studio.models import ClipSource, Upload
from studio.schemas import EdlBody, PinIn, VideoChange
from studio.sources.service import (
    SourceNotFound,
    SourceUsed,
    attach_source,
    detach_source,
    list_sources,
)
from studio.tasks import purge
from studio.tracks import shown_vtt
from studio.uploads.errors import UploadNotFound
from tests.studio.conftest import ffmpeg
from tests.studio.drafting import count, draft, left_on_disk
from tests.studio.world import World, clip, http

pytestmark = pytest.mark.slow


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    path = tmp_path / "voice.m4a"
    ffmpeg("-f", "lavfi", "-i", "sine=frequency=220:duration=1.2", "-c:a", "aac", str(path))
    return path


def edited(viewer: object, video_id: UUID, edit: Edl) -> object:
    return service.edit_video(viewer, video_id, VideoChange(edl=EdlBody.of(edit)))  # type: ignore[arg-type]


def test_a_clip_and_a_voice_join_a_draft_and_leave_it_once_unused(
    world: World, voice: Path
) -> None:
    viewer, video_id = draft(world)
    more = attach_source(viewer, video_id, upload_file(viewer, clip(seconds=1.5, color="blue")))
    spoken = attach_source(viewer, video_id, upload_file(viewer, voice))
    assert attach_source(viewer, video_id, UUID(more.id)) == more
    assert (more.has_picture, more.width, more.is_used) == (True, 216, False)
    assert (spoken.has_picture, spoken.has_sound, spoken.width) == (False, True, 0)
    assert abs(spoken.duration_ms - 1200) < 80
    edit = Edl(clips=(Clip(), Clip("c2", more.id, speed=2000)), sounds=(Sound("v", spoken.id),))
    made = edited(viewer, video_id, edit)
    assert made.duration_ms == 2250  # type: ignore[attr-defined]
    assert [s.is_used for s in list_sources(viewer, video_id)] == [True, True, True]
    with pytest.raises(SourceUsed):
        detach_source(viewer, video_id, UUID(more.id))
    edited(viewer, video_id, Edl())
    detach_source(viewer, video_id, UUID(more.id))
    assert [s.id for s in list_sources(viewer, video_id)] == ["main", spoken.id]
    assert count(Upload) == 2


def test_a_removed_clip_takes_its_sources_along(world: World, voice: Path) -> None:
    viewer, video_id = draft(world)
    attach_source(viewer, video_id, upload_file(viewer, voice))
    service.remove(viewer, video_id)
    purge(video_id)
    assert (count(ClipSource), count(Upload), left_on_disk()) == (0, 0, [])


def test_foreign_and_unfit_files_are_refused(world: World, tmp_path: Path, voice: Path) -> None:
    viewer, video_id = draft(world)
    other = world.creator("zoya")
    with pytest.raises(UploadNotFound):
        attach_source(viewer, video_id, upload_file(other, voice))
    with pytest.raises(VideoNotFound):
        attach_source(other, video_id, upload_file(other, voice))
    with pytest.raises(VideoNotFound):
        list_sources(other, video_id)
    text = tmp_path / "x.m4a"
    text.write_text("#EXTM3U\nhttp://example.in/x")
    refused = upload_file(viewer, text)
    with pytest.raises(MediaRefused):
        attach_source(viewer, video_id, refused)
    with pytest.raises(UploadNotFound):
        attach_source(viewer, video_id, refused)
    theirs = draft(world, other)[1]
    source = attach_source(other, theirs, upload_file(other, voice))
    with pytest.raises(SourceNotFound):
        detach_source(viewer, video_id, UUID(source.id))
    own = attach_source(viewer, video_id, upload_file(viewer, voice))
    second = draft(world, viewer)[1]
    with pytest.raises(Conflict):
        attach_source(viewer, second, UUID(own.id))
    for foreign in (source.id, str(new_id())):
        with pytest.raises(EdlRefused) as caught:
            edited(viewer, video_id, Edl(clips=(Clip(), Clip("c2", foreign))))
        assert caught.value.code == "edl_foreign_clip"
    with pytest.raises(EdlRefused, match="no picture"):
        edited(viewer, video_id, Edl(clips=(Clip(), Clip("c2", own.id))))


def test_sources_over_http(world: World, voice: Path) -> None:
    viewer, video_id = draft(world)
    client, url = http(viewer), f"/api/v1/studio/videos/{video_id}/sources"
    made = client.post(url, json={"upload_id": str(upload_file(viewer, voice))})
    assert made.status_code == 201 and made.json()["fps"] == 0
    file = client.get(made.json()["url"])
    assert (file.status_code, file.headers["content-type"]) == (200, "audio/mp4")
    assert file.content == voice.read_bytes()
    assert http(world.creator("zoya")).get(made.json()["url"]).status_code == 404
    assert client.delete(f"{url}/{made.json()['id']}").status_code == 204
    newer = client.patch(url.removesuffix("/sources"), json={"edl": {"version": 3, "clips": []}})
    assert (newer.status_code, newer.json()["code"]) == (422, "edl_version")
    extra = {"edl": {"version": 2, "clips": [{"id": "c1", "drawtext": "x"}]}}
    answer = client.patch(url.removesuffix("/sources"), json=extra)
    assert answer.json()["code"] == "edl_unknown_field"


def test_captions_follow_the_pieces_of_their_own_source(world: World) -> None:
    viewer, video_id = draft(world)
    more = attach_source(viewer, video_id, upload_file(viewer, clip(seconds=1.5, color="blue")))
    service.set_captions(viewer, video_id, "en", "WEBVTT\n\n00:00.200 --> 00:00.900\nFirst\n")
    theirs = "WEBVTT\n\n00:00.500 --> 00:01.500\nSecond\n"
    service.set_captions(viewer, video_id, "en", theirs, UUID(more.id))
    edit = Edl(clips=(Clip("b", more.id), Clip("a", out_ticks=ticks_of(500))))
    edited(viewer, video_id, edit)
    tracks = service.get_video(viewer, video_id).captions
    assert [t.source for t in tracks] == [None, UUID(more.id)]
    parts = [("main", tracks[0].text), (more.id, tracks[1].text)]
    shown = shown_vtt(parts, edit_of(world, video_id))
    assert "00:00:00.500 --> 00:00:01.500\nSecond" in shown
    assert "00:00:01.700 --> 00:00:02.000\nFirst" in shown
    edited(viewer, video_id, Edl())
    detach_source(viewer, video_id, UUID(more.id))
    assert [t.source for t in service.get_video(viewer, video_id).captions] == [None]


def edit_of(world: World, video_id: UUID) -> Edl:
    return parse_edl(world.video(video_id).edl)


def test_pins_follow_their_pictures_into_another_order(world: World) -> None:
    viewer, video_id = draft(world)
    pins = [PinIn(product_id=world.product(), start_ms=0, end_ms=600)]
    service.set_pins(viewer, video_id, pins)
    middle = ticks_of(700)
    edited(viewer, video_id, Edl(clips=(Clip("b", in_ticks=middle), Clip("a", out_ticks=middle))))
    (pin,) = service.get_video(viewer, video_id).pins
    assert (pin.start_ms, pin.end_ms) == (800, 1400)
    edited(viewer, video_id, Edl(clips=(Clip(in_ticks=ticks_of(400)),)))
    assert service.get_video(viewer, video_id).pins == []
    assert count(ProductPin) == 0
    assert world.video(video_id).state is VideoState.DRAFT
    assert get_store().exists(world.video(video_id).original_key or "")


def test_a_sound_alone_is_no_draft(world: World, voice: Path) -> None:
    viewer = world.creator()
    with pytest.raises(MediaRefused, match="only sound"):
        service.create_draft(viewer, upload_file(viewer, voice))


def test_each_source_has_its_own_waveform_and_strip(world: World, voice: Path) -> None:
    viewer, video_id = draft(world)
    client, url = http(viewer), f"/api/v1/studio/videos/{video_id}"
    spoken = attach_source(viewer, video_id, upload_file(viewer, voice)).id
    second = attach_source(viewer, video_id, upload_file(viewer, clip(seconds=1))).id
    assert len(client.get(f"{url}/waveform?source={spoken}").json()["peaks"]) == pytest.approx(
        60, abs=4
    )
    no_picture = client.get(f"{url}/strip.vtt?source={spoken}")
    assert (no_picture.status_code, no_picture.json()["code"]) == (404, "source_without_picture")
    strip = client.get(f"{url}/strip.vtt?source={second}").text
    assert strip.count("-->") == 4 and client.get(f"{url}/strip.vtt").text != strip

    stranger = world.creator("zoya")
    theirs = draft(world, stranger)[1]
    foreign = http(stranger).get(f"/api/v1/studio/videos/{theirs}/waveform?source={spoken}")
    assert (foreign.status_code, foreign.json()["code"]) == (404, "source_gone")

"""From a file to a draft: once, in words when it is no clip, and nothing left behind."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session

from catalog.ids import AccountId
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import VideoNotFound
from core.db import read_scope
from studio import service
from studio.drafts import UploadUnfinished
from studio.files import upload_file
from studio.media_errors import MediaRefused
from studio.models import Upload, UploadState
from studio.pins import PinRefused
from studio.schemas import PinIn
from studio.uploads.parts import part_path
from studio.uploads.service import create_upload
from tests.studio.drafting import count, draft, left_on_disk
from tests.studio.world import World, clip, rows

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("media_made_once")]


def test_a_finished_upload_becomes_a_draft_with_its_facts_once(world: World) -> None:
    viewer = world.creator()
    upload_id = upload_file(viewer, clip())
    first = service.create_draft(viewer, upload_id)
    again = service.create_draft(viewer, upload_id)
    assert first.id == again.id
    assert first.state is VideoState.DRAFT
    assert (first.width, first.height, first.source_duration_ms) == (216, 384, 1500)
    assert service.source_path(viewer, first.id).read_bytes() == clip().read_bytes()
    assert not part_path(upload_id).exists()
    assert count(Video) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.mp4", b"", "media_empty"),
        ("junk.mp4", bytes(range(256)) * 8, "media_not_video"),
        ("text.mp4", b"hello, I am a text " * 50, "media_disguised"),
        ("list.mp4", b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n", "media_disguised"),
        ("page.mp4", b"<html><script>alert(1)</script></html>", "media_disguised"),
        ("cut.mp4", None, "media_truncated"),
    ],
)
def test_what_is_no_clip_is_refused_in_words_and_leaves_nothing(
    world: World, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    viewer, path = world.creator(), tmp_path / name
    path.write_bytes(clip().read_bytes()[:9_000] if content is None else content)
    with pytest.raises(MediaRefused) as refusal:
        service.create_draft(viewer, upload_file(viewer, path))
    assert refusal.value.code == code
    assert len(refusal.value.detail) > 20
    assert (count(Upload), count(Video), left_on_disk()) == (0, 0, [])


def test_an_unfinished_upload_is_no_draft_yet(world: World) -> None:
    viewer = world.creator()
    upload = create_upload(viewer, 100)
    with pytest.raises(UploadUnfinished):
        service.create_draft(viewer, upload.id)


def test_a_crash_while_drafting_leaves_an_upload_that_can_be_drafted_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = world.creator()
    upload_id = upload_file(viewer, clip())
    with monkeypatch.context() as patch:
        patch.setattr("studio.drafts.stats_of", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            service.create_draft(viewer, upload_id)
    assert count(Video) == 0
    assert service.create_draft(viewer, upload_id).state is VideoState.DRAFT


def test_a_file_with_a_source_key_is_taken_in_once(world: World) -> None:
    creator = AccountId(world.creator().require_account())
    first = service.submit_file(creator, clip(), caption="one", source_key="clips/1")
    again = service.submit_file(creator, clip(), caption="two", source_key="clips/1")
    assert first == again
    assert (count(Video), world.video(first).caption) == (1, "one")


def test_an_import_that_was_cut_short_goes_on_where_it_stood(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    creator = AccountId(world.creator().require_account())
    with monkeypatch.context() as patch:
        patch.setattr("studio.files.submit", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            service.submit_file(creator, clip(), caption="one", source_key="k")
    video_id = service.submit_file(creator, clip(), caption="one", source_key="k")
    assert world.video(video_id).state is VideoState.PROCESSING
    assert count(Video) == 1


def test_a_file_that_cannot_be_completed_frees_its_key_for_a_better_try(world: World) -> None:
    creator = AccountId(world.creator().require_account())
    bad = [PinIn(product_id=UUID(int=7), start_ms=0, end_ms=1000)]
    with pytest.raises(PinRefused):
        service.submit_file(creator, clip(), pins=bad, source_key="k")
    world.run_worker()
    assert left_on_disk() == []
    video_id = service.submit_file(creator, clip(), source_key="k")
    assert world.video(video_id).state is VideoState.PROCESSING


def test_originals_count_against_the_quota_until_the_clip_is_gone(world: World) -> None:
    viewer, video_id = draft(world)
    size = clip().stat().st_size
    assert service.quota(viewer).used_bytes == size
    service.remove(viewer, video_id)
    world.run_worker()
    assert service.quota(viewer).used_bytes == 0
    assert left_on_disk() == []
    with pytest.raises(VideoNotFound):
        service.get_video(viewer, video_id)


def test_uploads_stay_used_once_they_are_a_clip(world: World) -> None:
    draft(world)
    with read_scope() as session:
        (upload,) = rows(session, Upload)
        assert upload.state is UploadState.USED
        assert isinstance(session, Session)

"""The studio's pages: what creators read, where new tags go, whose clips one may change."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from app.pages.studio.drawn import LOOKS, row_of, script_of, size_text, space_of
from app.pages.studio_clip.caption_lane import moved_cue
from app.pages.studio_clip.drawn import Clip, clip_of, free_span, key_of
from app.pages.studio_clip.products import _with_changed, _with_pin
from app.pages.studio_clip.progress import checks_of, steps_of
from catalog.kinds import Disclosure, Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import VideoNotFound
from catalog.viewer import Viewer
from community.models import Comment
from core.db import session_scope
from core.errors import Conflict, NotSignedIn
from core.storage import get_store
from studio import service
from studio.captions import Cue
from studio.home import home
from studio.schemas import QuotaView
from tests import small_world as world


@pytest.fixture
def meera(installation: object) -> Viewer:
    with session_scope() as session:
        return world.viewer(world.account(session, "meera", Role.CREATOR))


def clip(creator: Viewer, state: VideoState = VideoState.DRAFT, **more: object) -> UUID:
    """A clip of ten seconds."""
    with session_scope() as session:
        row = Video(
            creator_id=creator.account_id,
            state=state,
            caption="A clip #glow",
            kind=VideoKind.USER,
            source_duration_ms=10_000,
            duration_ms=10_000,
            width=720,
            height=1280,
            **more,
        )
        session.add(row)
        session.flush()
        return row.id


def lipstick() -> UUID:
    with session_scope() as session:
        return world.product(session, "lip-1").id


def test_every_state_has_its_colour_and_its_sign() -> None:
    assert set(LOOKS) == set(VideoState)


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 kB"), (940 * 1024, "940 kB"), (5 << 20, "5 MB"), (12_980_000, "12.4 MB")],
)
def test_sizes_are_told_in_one_unit(size: int, text: str) -> None:
    assert size_text(size) == text


def test_space_never_reads_as_more_than_full() -> None:
    full = QuotaView(used_bytes=12, limit_bytes=10, max_upload_bytes=5, clip_max_s=60)
    assert (space_of(full).percent, space_of(full).free_bytes) == (100, 0)


def test_hindi_words_are_drawn_in_their_own_letters() -> None:
    assert (script_of("रंगोली glow"), script_of("Rangoli")) == ("hi", "")


@pytest.mark.parametrize(
    ("taken", "at_ms", "span"),
    [
        ([], 3000, (3000, 7000)),
        ([], 9900, (9500, 10_000)),
        ([(3000, 7000)], 3500, (1000, 3000)),
        ([(1000, 3000)], 1000, (3000, 7000)),
        ([(4000, 6000)], 1500, (1500, 4000)),
        ([(1000, 10_000)], 1500, None),
        ([(1000, 9800)], 1500, None),
    ],
)
def test_a_new_tag_goes_where_the_preview_rests_or_into_the_first_gap(
    taken: list[tuple[int, int]], at_ms: int, span: tuple[int, int] | None
) -> None:
    assert free_span(taken, at_ms, 1000, 10_000) == span


def test_a_persons_look_is_a_step_only_when_it_is_taken() -> None:
    assert [s["at"] for s in steps_of("screening")] == ["done", "now", "next"]
    assert [s["at"] for s in steps_of("held")] == ["done", "done", "now", "next"]
    assert {s["at"] for s in steps_of("published")} == {"done"}


def test_what_is_missing_is_named_with_the_place_to_mend_it() -> None:
    missing = [c for c in checks_of(Clip(caption="x"), pins=0, tracks=1) if not c.is_done]
    assert [(c.title, c.tab) for c in missing] == [("Hashtags", "words"), ("Products", "products")]


def test_what_needs_its_creator_comes_first(meera: Viewer) -> None:
    held = clip(meera, VideoState.HELD)
    rejected = clip(meera, VideoState.REJECTED, decision_reason="Blurred throughout.")
    draft = clip(meera, VideoState.DRAFT)
    found = home(meera)
    assert [card.id for card in found.first] == [rejected, held, draft]
    assert row_of(found.first[0]).why == "Blurred throughout."
    assert len(found.clips.items) == 3


def test_comments_wait_until_their_creator_answers(meera: Viewer) -> None:
    video_id = clip(meera, VideoState.PUBLISHED)
    with session_scope() as session:
        fan = world.account(session, "fan")
        for text in ("Which shade?", "And the price?"):
            session.add(Comment(video_id=video_id, author_id=fan.id, text=text))
            session.flush()
        hidden = Comment(video_id=video_id, author_id=fan.id, text="scam", is_unwanted=True)
        session.add(hidden)
    (asked,) = home(meera).asked
    assert (asked.comments, asked.last) == (2, "And the price?")
    with session_scope() as session:
        for comment in session.exec(select(Comment)).all():
            session.add(
                Comment(video_id=video_id, author_id=meera.id, text="Rani", parent_id=comment.id)
            )
    assert home(meera).asked == []


def test_a_row_says_nothing_of_numbers_that_a_clip_cannot_have(meera: Viewer) -> None:
    clip(meera, VideoState.HELD)
    row = row_of(service.list_videos(meera).items[0])
    assert (row.is_live, row.tone, row.poster_url) == (False, "highlight", "")


def test_a_draft_is_recognised_by_one_of_its_moments(meera: Viewer, tmp_path: Path) -> None:
    video_id = clip(meera, original_key="originals/u1/source")
    assert service.list_videos(meera).items[0].poster_url is None
    picture = tmp_path / "picture.webp"
    picture.write_bytes(b"picture")
    times = tmp_path / "index.json"
    times.write_text("[1000, 5000, 9000]")
    get_store().put_file("originals/u1/covers/index.json", times)
    get_store().put_file("originals/u1/covers/5000.webp", picture)
    poster = service.list_videos(meera).items[0].poster_url
    assert poster == f"/api/v1/studio/videos/{video_id}/covers/5000.webp"


def test_a_product_is_tagged_again_after_its_first_tag(meera: Viewer) -> None:
    video_id, product = clip(meera), lipstick()
    _with_pin(meera, video_id, product, 3020)
    pins = _with_pin(meera, video_id, product, 3000).pins
    assert [(p.start_ms, p.end_ms) for p in pins] == [(0, 3000), (3000, 7000)]
    _with_pin(meera, video_id, product, 0)
    with pytest.raises(Conflict, match="all the time"):
        _with_pin(meera, video_id, product, 0)


def test_one_tag_changes_and_the_others_stay(meera: Viewer) -> None:
    video_id, product = clip(meera), lipstick()
    _with_pin(meera, video_id, product, 0)
    first, second = _with_pin(meera, video_id, product, 5000).pins
    moved = _with_changed(meera, video_id, key_of(second), {"x": 0.9, "start_ms": 6000}).pins
    assert (moved[0], moved[1].x, moved[1].start_ms) == (first, 0.9, 6000)
    assert _with_changed(meera, video_id, key_of(moved[1]), None).pins == [first]


def test_a_tag_that_was_changed_elsewhere_is_not_overwritten(meera: Viewer) -> None:
    video_id, product = clip(meera), lipstick()
    pin = _with_pin(meera, video_id, product, 0).pins[0]
    _with_changed(meera, video_id, key_of(pin), {"start_ms": 1000})
    with pytest.raises(Conflict, match="elsewhere"):
        _with_changed(meera, video_id, key_of(pin), {"x": 0.1})


def test_a_tag_outside_the_picture_is_refused_in_words(meera: Viewer) -> None:
    video_id, product = clip(meera), lipstick()
    pin = _with_pin(meera, video_id, product, 0).pins[0]
    with pytest.raises(Conflict, match="0 to 100 %"):
        _with_changed(meera, video_id, key_of(pin), {"x": 1.4})


def test_a_caption_moves_alone_and_keeps_its_words() -> None:
    cues = (Cue(0, 1000, "पहली"), Cue(1000, 2000, "दूसरी"))
    moved = moved_cue(cues, 1, 1500, 1400)
    assert moved == (cues[0], Cue(1500, 1700, "दूसरी"))
    assert moved_cue(cues, 0, -50, 800) == (Cue(0, 800, "पहली"), cues[1])
    assert moved_cue(cues, 2, 0, 1) is None


def test_a_locked_label_can_only_be_raised(meera: Viewer) -> None:
    video_id = clip(meera, disclosure=Disclosure.GIFTED, submitted_at=world.EPOCH)
    assert clip_of(service.get_video(meera, video_id)).locked_to == 1


def test_nobody_else_changes_a_clip(meera: Viewer) -> None:
    video_id, product = clip(meera), lipstick()
    with session_scope() as session:
        other = world.viewer(world.account(session, "other", Role.CREATOR))
    for stranger, refusal in ((other, VideoNotFound), (world.guest(), NotSignedIn)):
        with pytest.raises(refusal):
            _with_pin(stranger, video_id, product, 0)
        with pytest.raises(refusal):
            _with_changed(stranger, video_id, "x", None)

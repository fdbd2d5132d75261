"""Copies are linked to their originals, and what is known to be bad goes to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from sqlmodel import col, select

from catalog.kinds import Restriction, Role
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.profile.errors import PartNotScreened, PartRefused
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, JhalakError
from core.storage import get_store
from moderation import service as console
from moderation.banks import service
from moderation.banks.schemas import KnownForm, MatchForm
from moderation.cases import ClaimLost, OwnClip
from moderation.classifiers.signals import Signal
from moderation.desk import service as desk
from moderation.known.models import (
    BankAction,
    KnownBank,
    KnownItem,
    KnownMatch,
    MatchState,
    NearDuplicate,
)
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import ReviewCase, Ruling, Screening, Subject
from moderation.profiles.screening import screen_picture
from moderation.recheck import recheck
from moderation.repository import standing_decision
from moderation.rights.service import my_statements
from moderation.sampling.reading import sample_frames
from moderation.screening import Classifiers
from tests.folders import shared_folder
from tests.studio.conftest import ffmpeg
from tests.studio.world import (
    World,
    http,
    nothing_heard,
    nothing_written,
    red_classifier,
    rows,
    word_classifier,
)

pytestmark = pytest.mark.slow


@lru_cache
def film(picture: str, *, turned: bool = False, mirrored: bool = False) -> Path:
    """Two seconds of a moving picture with a tune; `turned` is encoded anew, paler and smaller,
    `mirrored` swaps left and right besides.
    """
    target = shared_folder() / f"{picture}.mp4"
    mirror = ",hflip" if mirrored else ""
    if not turned:
        ffmpeg(
            *("-f", "lavfi", "-i", f"{picture}=size=216x384:rate=24", "-f", "lavfi"),
            *("-i", "sine=frequency=440", "-t", "2", "-pix_fmt", "yuv420p", str(target)),
        )
    else:
        ffmpeg(
            *("-i", str(film(picture))),
            *("-vf", f"scale=180:320,eq=brightness=0.05:contrast=1.1{mirror}"),
            *("-crf", "32", "-pix_fmt", "yuv420p", str(target)),
        )
    return target


@pytest.fixture
def knowing(world: World) -> World:
    """The world, with what knows copies at work."""
    world.classifiers = Classifiers(
        text=word_classifier, frames=red_classifier, lines=nothing_written, heard=nothing_heard
    )
    return world


def handed_in(world: World, maker: Viewer, path: Path) -> UUID:
    video_id = world.submitted(maker, path, caption="Nice")
    world.run_worker()
    return video_id


def grounds(video_id: UUID) -> dict[str, str]:
    with read_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).first()
        return {r["code"]: r["text"] for r in case.reasons} if case else {}


def originals(video_id: UUID) -> list[UUID]:
    with read_scope() as session:
        return [d.original_id for d in rows(session, NearDuplicate, video_id=video_id)]


def taken_down(world: World, judge: Viewer, video_id: UUID) -> UUID:
    return console.take_down(judge, video_id, "violence").id


def test_a_copy_of_anothers_clip_waits_outside_the_feeds_and_ones_own_is_only_linked(
    knowing: World,
) -> None:
    meera, other = knowing.creator(trusted=True), knowing.creator("other", trusted=True)
    first = handed_in(knowing, meera, film("testsrc2"))
    assert (originals(first), grounds(first)) == ([], {})
    copy = handed_in(knowing, other, film("testsrc2", turned=True))
    assert originals(copy) == [first]
    assert list(grounds(copy)) == ["duplicate"] and str(first) in grounds(copy)["duplicate"]
    video = knowing.video(copy)
    assert (video.state, video.restriction) == (VideoState.PUBLISHED, Restriction.LIMITED)
    again = handed_in(knowing, meera, film("testsrc2", turned=True))
    assert first in originals(again) and knowing.video(again).state is VideoState.PUBLISHED
    swapped = handed_in(knowing, other, film("testsrc2", turned=True, mirrored=True))
    assert first in originals(swapped) and list(grounds(swapped)) == ["duplicate"]
    stranger = handed_in(knowing, other, film("mandelbrot"))
    assert (originals(stranger), grounds(stranger)) == ([], {})


def test_what_was_taken_away_does_not_come_back_whoever_brings_it(knowing: World) -> None:
    meera, other = knowing.creator(trusted=True), knowing.creator("other", trusted=True)
    first = handed_in(knowing, meera, film("testsrc2"))
    taken_down(knowing, knowing.moderator(), first)
    for maker in (other, meera):
        copy = handed_in(knowing, maker, film("testsrc2", turned=True))
        assert knowing.video(copy).state is VideoState.HELD
        assert "Violence" in grounds(copy)["removed_again"]
        said = my_statements(maker, video_id=copy).items[0]
        assert (said.measure, said.rule_title) == ("held", "Taken down before")


def banked(world: World, judge: Viewer, **more: object) -> tuple[UUID, UUID]:
    """A bank with a clip that was taken down; the item and the case."""
    maker = world.creator("first", trusted=True)
    case_id = taken_down(world, judge, handed_in(world, maker, film("testsrc2")))
    form = KnownForm(bank="violence", reason_code="violence", source="order 7", **more)  # type: ignore[arg-type]
    return service.add_from_case(judge, case_id, form).id, case_id


def test_a_banks_item_holds_its_copies_until_it_ends_or_is_taken_out(knowing: World) -> None:
    judge, admin = knowing.moderator(), knowing.account("adm", Role.ADMIN)
    item_id, _ = banked(knowing, judge)
    other = knowing.creator("other", trusted=True)
    copy = handed_in(knowing, other, film("testsrc2", turned=True))
    assert knowing.video(copy).state is VideoState.HELD
    assert {"known_bad", "removed_again"} <= set(grounds(copy))
    (item,) = service.list_items(judge, bank="violence").items
    assert (item.is_in_force, item.pictures > 0, item.has_sound) == (True, True, False)
    swapped = handed_in(knowing, other, film("testsrc2", turned=True, mirrored=True))
    assert {"known_bad", "removed_again"} <= set(grounds(swapped))
    with read_scope() as session:
        makers = session.exec(
            select(Account.id).where(col(Account.handle).in_(["first", "other"]))
        ).all()
    assert len(makers) == 2  # Of the clip that it was taken from, and of the copy.
    for maker in makers:
        with pytest.raises(OwnClip):
            service.set_expiry(replace(judge, id=maker, account_id=maker), item_id, utc_now())
        with pytest.raises(OwnClip):
            service.remove(replace(admin, id=maker, account_id=maker), item_id)
    ended = service.set_expiry(judge, item_id, utc_now() - timedelta(seconds=1))
    assert not ended.is_in_force
    later = handed_in(knowing, other, film("testsrc2", turned=True))
    assert "known_bad" not in grounds(later)
    with pytest.raises(Forbidden):
        service.remove(judge, item_id)
    service.remove(admin, item_id)
    assert service.list_items(judge).items == []
    with pytest.raises(JhalakError, match="no such item"):
        service.remove(admin, item_id)
    with read_scope() as session:
        kinds = [e.kind for e in session.exec(select(LogEntry)) if e.kind.startswith("known")]
        assert kinds == ["known_added", "known_expiry", "known_removed"]
        assert first_break(session) is None
        assert session.get_one(KnownBank, "violence").version == 3
    assert recheck().differences == []


def test_only_a_confirmed_match_removes_and_a_denied_one_is_never_held_for_again(
    knowing: World,
) -> None:
    judge = knowing.moderator()
    banked(knowing, judge, action=BankAction.REMOVE)
    other = knowing.creator("other", trusted=True)
    copy = handed_in(knowing, other, film("testsrc2", turned=True))
    with read_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == copy)).one()
        match = session.exec(select(KnownMatch).where(KnownMatch.video_id == copy)).one()
        assert (match.state, match.location[:5]) == (MatchState.FOUND, "frame")
        match_id, case_id = match.id, case.id
    with pytest.raises(JhalakError):
        service.confirm(judge, match_id, MatchForm(fence=1))  # Nobody holds the case.
    fence = console.claim(judge, case_id).claim.fence  # type: ignore[union-attr]
    assert service.known_of_case(judge, case_id).matches[0].state is MatchState.FOUND
    service.confirm(judge, match_id, MatchForm(fence=fence))
    assert knowing.video(copy).state is VideoState.REJECTED
    assert knowing.video(copy).decision_code == "violence"
    with pytest.raises(JhalakError, match="already"):
        service.deny(judge, match_id, MatchForm(fence=fence))
    assert service.known_of_case(judge, case_id).matches[0].state is MatchState.CONFIRMED
    fence = desk.undo(judge, case_id).claim.fence  # type: ignore[union-attr]
    assert knowing.video(copy).state is VideoState.HELD  # With the confirmation.
    assert service.known_of_case(judge, case_id).matches[0].state is MatchState.FOUND
    with read_scope() as session:
        assert first_break(session) is None
        kinds = [e.kind for e in session.exec(select(LogEntry).order_by(LogEntry.seq))]  # type: ignore[arg-type]
        assert {"match_confirmed", "match_reopened"} <= set(kinds[-5:])
        last = standing_decision(session, Subject.VIDEO, copy)
        assert last is None or last.ruling not in (Ruling.REJECT,)
    service.confirm(judge, match_id, MatchForm(fence=fence))
    assert knowing.video(copy).state is VideoState.REJECTED
    with session_scope() as session:  # A blind look is not told what somebody thought of it.
        seen_again = session.get(ReviewCase, case_id)
        assert seen_again is not None
        seen_again.look = 2
    assert service.known_of_case(judge, case_id).matches == []
    assert len(service.bank_names(judge)) == 1
    wrong = handed_in(knowing, other, film("testsrc2", turned=True))
    with read_scope() as session:
        match_id = session.exec(select(KnownMatch.id).where(KnownMatch.video_id == wrong)).one()
        case_id = session.exec(select(ReviewCase.id).where(ReviewCase.video_id == wrong)).one()
    with pytest.raises(ClaimLost):  # Nobody holds the case.
        service.deny(judge, match_id, MatchForm(fence=1))
    fence = console.claim(judge, case_id).claim.fence  # type: ignore[union-attr]
    service.deny(judge, match_id, MatchForm(fence=fence))
    seen = knowing.classifiers.known(wrong, local(wrong), knowing.video(wrong).duration_ms)
    assert seen.seen == () and seen.copied


def local(video_id: UUID) -> Path:
    from moderation.evidence import evidence_of

    with read_scope() as session:
        from catalog.videos import get_video

        return get_store().local_path(evidence_of(session, get_video(session, video_id)).video_key)


def test_a_bank_that_cannot_be_read_holds_everything(knowing: World) -> None:
    item_id, _ = banked(knowing, knowing.moderator())
    with session_scope() as session:
        session.get_one(KnownItem, item_id).pictures = b"cut off"
        session.get_one(KnownBank, "violence").version += 1
    video_id = handed_in(knowing, knowing.creator("other", trusted=True), film("mandelbrot"))
    assert knowing.video(video_id).state is VideoState.HELD
    assert list(grounds(video_id)) == ["screening_failed"]


def test_the_banks_ask_for_a_role_and_a_clip_that_can_be_known(knowing: World) -> None:
    judge, maker = knowing.moderator(), knowing.creator("x")
    item_id, case_id = banked(knowing, judge)
    form = {"bank": "violence", "reason_code": "violence", "source": "x"}
    paths = [
        ("GET", "/moderation/known", None),
        ("GET", f"/moderation/cases/{case_id}/known", None),
        ("POST", f"/moderation/cases/{case_id}/known", form),
        ("PUT", f"/moderation/known/{item_id}/expiry", {}),
        ("DELETE", f"/moderation/known/{item_id}", None),
        ("POST", f"/moderation/matches/{item_id}/confirm", {"fence": 1}),
        ("POST", f"/moderation/matches/{item_id}/deny", {"fence": 1}),
    ]
    for viewer, status in ((maker, 403), (None, 401)):
        client = http(viewer)
        for method, path, body in paths:
            assert client.request(method, f"/api/v1{path}", json=body).status_code == status
    client = http(judge)
    assert client.get("/api/v1/moderation/known").json()["items"][0]["source"] == "order 7"
    assert client.request("DELETE", f"/api/v1/moderation/known/{item_id}").status_code == 403
    deny = f"/api/v1/moderation/matches/{item_id}/deny"
    assert client.post(deny).status_code == 422
    assert client.post(deny, json={"fence": 1}).status_code == 404
    neither = KnownForm(bank="v2", reason_code="violence", source="x", pictures=False)
    with pytest.raises(InvalidInput):
        service.add_from_case(judge, case_id, neither)
    with read_scope() as session:
        assert session.get(KnownBank, "v2") is None
        assert rows(session, Screening)


def test_a_cover_that_is_in_a_bank_holds_a_clip_that_shows_nothing_of_it(knowing: World) -> None:
    judge = knowing.moderator()
    banked(knowing, judge)
    other = knowing.creator("other", trusted=True)
    video_id = knowing.screening_clip(other, film("mandelbrot"), caption="Nice")
    key = f"media/{video_id}/{knowing.video(video_id).recipe}/poster.webp"
    (still,) = sample_frames(film("testsrc2", turned=True), 2000, 1).frames
    sent = shared_folder() / "poster.webp"
    Image.fromarray(still).save(sent, quality=60)
    get_store().put_file(key, sent)
    knowing.run_worker()
    assert knowing.video(video_id).state is VideoState.HELD
    assert list(grounds(video_id)) == ["known_bad"]
    with read_scope() as session:
        match = session.exec(select(KnownMatch).where(KnownMatch.video_id == video_id)).one()
        assert match.location == "cover"
    assert recheck().differences == []


def test_a_portrait_that_is_in_a_bank_is_refused_and_others_are_not(knowing: World) -> None:
    banked(knowing, knowing.moderator())
    (still,) = sample_frames(film("testsrc2"), 2000, 1).frames
    (fine,) = sample_frames(film("mandelbrot"), 2000, 1).frames
    asha = knowing.creator("asha")

    def clean(frames: object) -> list[Signal]:
        return [Signal("nudity", 0.01, 0.4, "m", "", "Clean.", "frame 1")]

    screen_picture(asha, Image.fromarray(fine), look=clean)
    with pytest.raises(PartRefused):
        screen_picture(asha, Image.fromarray(still), look=clean)
    with session_scope() as session:  # A bank that cannot be read lets nothing pass.
        item = session.exec(select(KnownItem)).one()
        item.pictures = b"cut off"
        session.get_one(KnownBank, "violence").version += 1
    with pytest.raises(PartNotScreened):
        screen_picture(asha, Image.fromarray(fine), look=clean)

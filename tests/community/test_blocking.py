"""A block holds for both: in comments, replies, likes, follows, lists and search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from catalog import blocks
from catalog.kinds import Role
from catalog.models import Account, VideoStats
from catalog.search import search
from catalog.service import creator_videos
from catalog.viewer import Viewer
from community import service
from community.adoption import adopt_marks
from community.apart import BlockedByYou, NotWithThem, blocked_of
from community.blocking import set_block
from community.comments import Screened, add_comment, list_comments
from community.models import Block, Comment, CommentState, Follow
from community.schemas import CommentForm
from core.db import read_scope, session_scope
from core.errors import Forbidden, NotFound
from core.ids import new_id
from tests import small_world as world

NAMES = ("meera", "asha", "ravi")


@dataclass(frozen=True)
class People:
    """Three accounts; Meera and Asha have a clip each."""

    viewers: dict[str, Viewer]
    clips: dict[str, UUID]

    def comment(self, who: str, clip_of: str, text: str, parent: UUID | None = None) -> UUID:
        with session_scope() as session:
            form = CommentForm(text=text, parent_id=parent)
            return add_comment(
                session,
                self.viewers[who],
                self.clips[clip_of],
                form,
                lambda session, author_id, text: Screened(CommentState.VISIBLE),
            ).id

    def reads(self, who: str, clip_of: str, parent: UUID | None = None) -> list[str]:
        with read_scope() as session:
            page = list_comments(session, self.viewers[who], self.clips[clip_of], parent_id=parent)
            return sorted(one.text for one in page.items)

    def blocks(self, who: str, whom: str, on: bool = True) -> None:
        with session_scope() as session:
            set_block(session, self.viewers[who], whom, on)


@pytest.fixture
def people(installation: Path) -> Iterator[People]:
    with session_scope() as session:
        accounts: dict[str, Account] = {
            name: world.account(session, name, Role.CREATOR) for name in NAMES
        }
        clips = {
            name: world.video(session, accounts[name], f"By {name}").id
            for name in ("meera", "asha")
        }
        viewers = {name: world.viewer(account) for name, account in accounts.items()}
    blocks.ask(blocked_of)
    yield People(viewers, clips)
    blocks.ask(blocks.nobody)


def test_neither_comments_on_the_others_clips_nor_replies(people: People) -> None:
    before = people.comment("meera", "asha", "Before")
    people.blocks("meera", "asha")

    with pytest.raises(NotWithThem):
        people.comment("asha", "meera", "Still here")
    with pytest.raises(BlockedByYou):
        people.comment("meera", "asha", "And I")
    with pytest.raises(NotFound):  # The comment is not there for her.
        people.comment("asha", "asha", "I answer all the same", parent=before)
    people.blocks("meera", "asha", on=False)
    people.comment("asha", "meera", "Thank you")


def test_a_reply_in_the_thread_of_whom_one_does_not_see_is_refused(people: People) -> None:
    top = people.comment("meera", "asha", "Top")
    reply = people.comment("ravi", "asha", "Reply", parent=top)
    people.blocks("meera", "asha")
    with pytest.raises(NotFound):
        people.comment("asha", "asha", "In between", parent=reply)


def test_neither_reads_the_others_comments_anywhere_and_others_do(people: People) -> None:
    top = people.comment("ravi", "asha", "Ravi asks")
    people.comment("meera", "asha", "Meera under her clip")
    people.comment("asha", "asha", "Asha under her own")
    people.comment("meera", "asha", "Meera answers", parent=top)
    people.comment("asha", "asha", "Asha answers", parent=top)
    people.blocks("meera", "asha")

    assert people.reads("meera", "asha") == ["Meera under her clip", "Ravi asks"]
    assert people.reads("meera", "asha", top) == ["Meera answers"]
    assert people.reads("asha", "asha") == ["Asha under her own", "Ravi asks"]
    assert people.reads("asha", "asha", top) == ["Asha answers"]
    assert len(people.reads("ravi", "asha")) == 3
    with read_scope() as session:
        page = list_comments(session, people.viewers["asha"], people.clips["asha"])
        assert {one.text: one.reply_count for one in page.items}["Ravi asks"] == 1


def test_what_the_blocked_wrote_under_the_blockers_clips_is_for_them_alone(
    people: People,
) -> None:
    people.comment("asha", "meera", "Unkind")
    people.comment("ravi", "meera", "Kind")
    people.blocks("meera", "asha")

    assert people.reads("ravi", "meera") == people.reads("meera", "meera") == ["Kind"]
    assert people.reads("asha", "meera") == ["Kind", "Unkind"]
    with read_scope() as session:
        assert session.get_one(VideoStats, people.clips["meera"]).comments == 1
    people.blocks("meera", "asha", on=False)
    assert people.reads("ravi", "meera") == ["Kind", "Unkind"]
    with read_scope() as session:
        assert session.get_one(VideoStats, people.clips["meera"]).comments == 2


def test_a_block_ends_follows_both_ways_and_none_begins_nor_a_like(people: People) -> None:
    for who, whom in (("meera", "asha"), ("asha", "meera")):
        with session_scope() as session:
            service.set_follow(session, people.viewers[who], whom, True)
            service.set_like(session, people.viewers[who], people.clips[whom], True)
    people.blocks("meera", "asha")

    with read_scope() as session:
        assert session.exec(select(Follow)).all() == []
    for who, whom, why in (("meera", "asha", BlockedByYou), ("asha", "meera", NotWithThem)):
        with pytest.raises(why), session_scope() as session:
            service.set_follow(session, people.viewers[who], whom, True)
        with session_scope() as session:  # Taking back is everybody's right.
            assert not service.set_like(
                session, people.viewers[who], people.clips[whom], False
            ).active
        with pytest.raises(why), session_scope() as session:
            service.set_like(session, people.viewers[who], people.clips[whom], True)


def test_the_blocker_sees_nothing_of_them_in_lists_and_search(people: People) -> None:
    people.blocks("meera", "asha")
    meera, ravi = people.viewers["meera"], people.viewers["ravi"]
    with read_scope() as session:
        asha_id = session.exec(select(Account.id).where(Account.handle == "asha")).one()
        assert creator_videos(session, asha_id, viewer=meera).items == []
        assert len(creator_videos(session, asha_id, viewer=ravi).items) == 1
        found = search(session, "asha", viewer=meera)
        assert (found.videos, found.creators) == ([], [])
        found = search(session, "asha", viewer=ravi)
        assert (len(found.videos), len(found.creators)) == (1, 1)


def test_no_block_hides_words_from_a_moderator(people: People) -> None:
    with session_scope() as session:
        judge = world.account(session, "judge", Role.MODERATOR)
        viewer = world.viewer(judge)
    people.comment("asha", "asha", "Look here")
    people.blocks("asha", "judge")
    with read_scope() as session:
        page = list_comments(session, viewer, people.clips["asha"])
    assert [one.text for one in page.items] == ["Look here"]


def test_a_guests_block_comes_along_with_what_follows_and_never_of_oneself(
    people: People,
) -> None:
    guest, meera = new_id(), people.viewers["meera"]
    people.comment("asha", "meera", "Unkind")
    with session_scope() as session:
        for one in session.exec(
            select(Account.id).where(col(Account.handle).in_(["asha", "meera"]))
        ):
            session.add(Block(viewer_id=guest, creator_id=one))
    with session_scope() as session:
        adopt_marks(session, guest, meera.id)

    with read_scope() as session:
        blocked = session.exec(select(Block.creator_id).where(Block.viewer_id == meera.id)).all()
    assert blocked == [people.viewers["asha"].id]
    assert people.reads("ravi", "meera") == []


acts = st.lists(
    st.one_of(
        st.tuples(
            st.just("block"), st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()
        ),
        st.tuples(
            st.just("say"), st.sampled_from(NAMES), st.sampled_from(["meera", "asha"]),
            st.booleans(),
        ),
    ),
    max_size=12,
)  # fmt: skip


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts)
def test_whatever_they_do_nobody_reads_whom_a_block_parts_them_from(
    people: People, done: list[tuple[str, str, str, bool]]
) -> None:
    with session_scope() as session:
        for table in (Comment, Block):
            for row in session.exec(select(table)):
                session.delete(row)
        for stats in session.exec(select(VideoStats)):
            stats.comments = 0
    parted: set[frozenset[str]] = set()
    blocked: set[tuple[str, str]] = set()
    for act, who, whom, on in done:
        if act == "block" and who != whom:
            people.blocks(who, whom, on)
            (blocked.add if on else blocked.discard)((who, whom))
            parted = {frozenset(pair) for pair in blocked}
        elif act == "say":
            try:
                people.comment(who, whom, who)
                assert frozenset((who, whom)) not in parted
            except Forbidden:
                assert frozenset((who, whom)) in parted
    for reader in NAMES:
        for clip_of in ("meera", "asha"):
            for author in people.reads(reader, clip_of):
                assert author == reader or frozenset((reader, author)) not in parted
                assert author == reader or (clip_of, author) not in blocked
    for clip_of in ("meera", "asha"):
        with read_scope() as session:
            shown = session.exec(
                select(Comment).where(
                    Comment.video_id == people.clips[clip_of], col(Comment.is_unwanted).is_(False)
                )
            ).all()
            stats = session.get(VideoStats, people.clips[clip_of])
        assert (stats.comments if stats else 0) == len(shown)

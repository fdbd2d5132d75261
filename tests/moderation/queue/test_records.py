"""Whose clip or comment it is counts for its place, and a blind look learns nothing of it."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from community.models import Comment, CommentState
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.cases import open_case
from moderation.models import Origin, ReviewCase, Subject
from moderation.queue.chances import odds_by_record, with_odds
from moderation.queue.ranking import rank_everything
from tests.moderation.desk_world import GROUND, case, case_on, clip, person

CREATOR = Role.CREATOR
RATE = st.floats(0.01, 0.99)


@given(chance=RATE, mean=RATE, worse=RATE, expected=RATE)
def test_a_worse_record_never_lowers_the_chance_and_none_makes_it_certain(
    chance: float, mean: float, worse: float, expected: float
) -> None:
    low, high = sorted((mean, worse))
    bad = with_odds(chance, odds_by_record(low, expected, 4.0))
    good = with_odds(chance, odds_by_record(high, expected, 4.0))
    assert 0.0 < good <= bad < 1.0
    assert with_odds(chance, odds_by_record(expected, expected, 4.0)) == pytest.approx(chance)


def judged(maker: Viewer, by: Viewer, reason: str, times: int = 3) -> None:
    for _ in range(times):
        case_id = case_on(clip(maker, VideoState.PUBLISHED))
        service.claim(by, case_id)
        if reason:
            service.reject(by, case_id, reason)
        else:
            service.approve(by, case_id)


def comment_case(author: Viewer, video_id: UUID) -> UUID:
    with session_scope() as session:
        row = Comment(
            video_id=video_id, author_id=author.account_id, text="hi", state=CommentState.VISIBLE
        )
        session.add(row)
        session.flush()
        return open_case(
            session, subject=Subject.COMMENT, subject_id=row.id, video_id=video_id,
            author_id=author.require_account(), origin=Origin.REPORT, reasons=[GROUND],
        ).id  # fmt: skip


def test_a_makers_record_moves_the_place_of_their_clips(quiet: None) -> None:
    anil, good, bad, new = (person("anil"), *(person(n, CREATOR) for n in ("good", "bad", "new")))
    judged(good, anil, "")
    judged(bad, anil, "spam")
    of_good, of_bad, of_new = (
        case_on(clip(who, VideoState.PUBLISHED, impressions=500)) for who in (good, bad, new)
    )
    chance = {i: case(i).facts["probability"] for i in (of_good, of_bad, of_new)}
    assert chance[of_good] < chance[of_new] < chance[of_bad]
    rank_everything(utc_now())
    assert [c.id for c in service.queue(anil).items] == [of_bad, of_new, of_good]
    first, second, _ = service.queue(anil).items
    assert "record raises" in first.why_here and "record" not in second.why_here


def test_a_commenters_record_is_their_own(quiet: None) -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    judged(meera, anil, "spam")  # As a maker of clips; of her comments nothing is known.
    video_id = clip(person("zoya", CREATOR), VideoState.PUBLISHED)
    before = comment_case(meera, video_id)
    assert case(before).facts["record"] == 1.0
    service.claim(anil, before)
    service.reject(anil, before, "hate")
    assert case(comment_case(meera, video_id)).facts["record"] > 1.0


def test_a_blind_look_is_not_told_by_the_record(
    quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moderation.second.choosing.is_drawn", lambda *_: True)
    anil, meera = person("anil"), person("meera", CREATOR)
    judged(meera, anil, "hate", times=1)
    rank_everything(utc_now())
    with read_scope() as session:
        (facts,) = session.exec(select(ReviewCase.facts).where(ReviewCase.look == 2)).all()
    assert facts["record"] == 1.0

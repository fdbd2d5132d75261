"""The board follows the last word, and the sample counts views whatever became of the clips."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video, VideoStats
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.board.service import board
from moderation.cases.appeals import open_appeal
from moderation.cases.models import SampledClip
from moderation.cases.sample import draw_sample
from moderation.models import Decision, Origin
from tests.moderation.desk_world import case_on, clip, person, settle

CREATOR = Role.CREATOR

pytestmark = pytest.mark.usefixtures("quiet")


def reject(case_id: UUID, by: Viewer) -> UUID:
    """Rejects a case; its decision."""
    service.claim(by, case_id)
    service.reject(by, case_id, "spam")
    with read_scope() as session:
        return session.exec(select(Decision.id).where(Decision.case_id == case_id)).one()


def grant_appeal(decision_id: UUID, by: Viewer) -> None:
    with session_scope() as session:
        appeal_id = open_appeal(session, decision_id).id
    service.claim(by, appeal_id)
    service.approve(by, appeal_id)
    settle()


def draw(each: int = 3, seed: int = 7) -> list[SampledClip]:
    """Draws a sample; what was drawn."""
    now = utc_now()
    with session_scope() as session:
        draw_sample(session, now, seed=seed, each=each)
    with read_scope() as session:
        drawn = session.exec(select(SampledClip).where(SampledClip.drawn_at == now)).all()
        session.expunge_all()
        return list(drawn)


def meets(video_id: UUID, more: int) -> None:
    with session_scope() as session:
        session.get_one(VideoStats, video_id).impressions += more


def rate(viewer: Viewer) -> float | None:
    found = board(viewer).violative_view_rate
    return found.value if found else None


def test_a_rejection_that_an_appeal_reversed_is_a_mistake_of_the_machine() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    wrong, _ = (reject(case_on(clip(meera, VideoState.PUBLISHED)), anil) for _ in range(2))
    (label,) = board(anil).precision
    assert (label.precision.value, label.precision.n) == (1.0, 2)
    grant_appeal(wrong, bela)
    (label,) = board(anil).precision
    assert (label.precision.value, label.precision.n) == (0.5, 2)


def test_what_was_taken_back_within_seconds_counts_once() -> None:
    from moderation.desk import service as desk

    anil, meera = person("anil"), person("meera", CREATOR)
    case_id = case_on(clip(meera, VideoState.PUBLISHED))
    reject(case_id, anil)
    desk.undo(anil, case_id)
    assert board(anil).precision == []
    service.approve(anil, case_id)
    (label,) = board(anil).precision
    assert (label.precision.value, label.precision.n) == (0.0, 1)


def test_views_of_a_clip_that_was_taken_down_since_are_counted() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    clip(meera, VideoState.PUBLISHED, impressions=50)
    bad = clip(meera, VideoState.PUBLISHED, impressions=500)
    reject(case_on(bad), anil)
    drawn = draw()
    assert {d.video_id for d in drawn if d.stratum == 2} == {bad}
    fine = service.claim_next(anil)
    assert fine is not None and fine.origin is Origin.SAMPLE
    service.approve(anil, fine.id)
    assert rate(anil) == pytest.approx(500 / 550)


def test_an_appeal_that_is_granted_later_changes_what_the_sample_found() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    gone = reject(case_on(clip(meera, VideoState.PUBLISHED, impressions=500)), anil)
    clip(meera, VideoState.PUBLISHED, impressions=50)
    draw()
    found = service.claim_next(anil)
    assert found is not None
    drawn_no = reject(found.id, anil)
    assert rate(anil) == 1.0
    grant_appeal(drawn_no, bela)
    assert rate(anil) == pytest.approx(500 / 550)
    grant_appeal(gone, bela)
    assert rate(anil) == 0.0
    seen = board(anil).violative_view_rate
    assert seen is not None and seen.n == 6 and seen.high > 0


def test_only_views_since_the_draw_before_are_drawn_from() -> None:
    meera = person("meera", CREATOR)
    old, new = (clip(meera, VideoState.PUBLISHED, impressions=5000) for _ in range(2))
    draw()
    meets(new, 40)
    drawn = draw()
    assert {(d.video_id, d.stratum, d.views) for d in drawn} == {(new, 1, 40)}
    assert draw() == []
    meets(old, 7)
    assert {(d.video_id, d.views) for d in draw()} == {(old, 7)}


def test_a_stratum_weighs_as_many_views_as_fell_on_it_over_all_draws() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    fine, bad = (clip(meera, VideoState.PUBLISHED, impressions=n) for n in (50, 500))
    draw()
    meets(fine, 60)
    draw()
    for _ in range(2):
        found = service.claim_next(anil)
        assert found is not None
        if found.video_id == bad:
            service.reject(anil, found.id, "spam")
        else:
            service.approve(anil, found.id)
    assert rate(anil) == pytest.approx(500 / 610)


def test_what_its_maker_took_away_before_anybody_judged_it_is_told() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED, impressions=50)
    with session_scope() as session:
        session.get_one(Video, video_id).state = VideoState.REMOVED
    draw()
    seen = board(anil)
    assert (seen.violative_view_rate, seen.unjudged_draws) == (None, 3)


def test_draws_of_a_month_ago_are_forgotten() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    reject(case_on(clip(meera, VideoState.PUBLISHED, impressions=500)), anil)
    draw()
    assert rate(anil) == 1.0
    later = board(anil, utc_now() + timedelta(days=31))
    assert later.violative_view_rate is None

"""Comments' verdicts, a record's caution and the look at the cover are kept and come out again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sqlmodel import select

from catalog.lifecycle import VideoState
from community import comments as community
from community.models import Comment, CommentState
from community.schemas import CommentForm
from core.db import read_scope, session_scope
from core.storage import get_store
from moderation import comments, outcome, tasks
from moderation import service as desk
from moderation.classifiers.signals import Signal
from moderation.comment_screen import screen_for_author
from moderation.decision import Action, action_for, decide, decide_comment, threshold_of
from moderation.log import first_break
from moderation.models import Decision, ReviewCase, Ruling, Screening, ScreeningResult, Subject
from moderation.policies.parsing import shipped
from moderation.policies.rules import Band, LabelRule
from moderation.recheck import recheck
from moderation.repository import latest_screening
from moderation.rights import service as rights
from moderation.rights.models import Ending, Measure
from moderation.rights.notices import notices
from moderation.rights.wording import COMMENT_HELD
from moderation.surfaces import Surface
from tests import small_world
from tests.moderation.desk_world import person
from tests.studio.world import World, rows, word_classifier


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "screen_text", word_classifier)


def said(text: str) -> Comment:
    """A comment of a shopper, written as on the sheet."""
    with session_scope() as session:
        author = session.exec(select(small_world.Account).where(_is("reader"))).first()
        if author is None:
            maker = small_world.account(session, "maker", small_world.Role.CREATOR)
            small_world.video(session, maker)
            author = small_world.account(session, "reader")
        clip = session.exec(select(small_world.Video)).one()
        view = community.add_comment(
            session,
            small_world.viewer(author),
            clip.id,
            CommentForm(text=text),
            screen_for_author,
        )
        return session.get_one(Comment, view.id)


def _is(handle: str) -> bool:
    return small_world.Account.handle == handle


def test_a_comments_verdict_is_kept_with_its_scores_and_comes_out_again(
    installation: Path, by_words: None
) -> None:
    kept, held = said("lovely"), said("badword")
    assert (kept.state, held.state) == (CommentState.VISIBLE, CommentState.HELD)
    with read_scope() as session:
        runs = {run.comment_id: run for run in rows(session, Screening)}
        assert (runs[kept.id].action, runs[held.id].action) == ("allow", "hold")
        assert runs[held.id].cause == "toxicity"
        scores = rows(session, ScreeningResult, screening_id=runs[held.id].id)
        assert [(s.surface, s.score, s.is_over) for s in scores] == [("comment", 0.97, True)]
        assert latest_screening(session, held.video_id) is None  # The clip's own is another.
    assert (report := recheck()).verdicts == 2 and report.differences == []
    tasks.ensure_comment_case(held.id)
    with read_scope() as session:
        case = session.exec(select(ReviewCase)).one()
        assert [(r["code"], r["score"]) for r in case.reasons] == [("toxicity", 0.97)]
    with session_scope() as session:
        run = latest_screening(session, held.video_id, held.id)
        assert run is not None
        run.action = "allow"
    assert {d.what for d in recheck().differences} == {"action"}


def test_a_comment_that_could_not_be_screened_is_held_and_says_why(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> list[Signal]:
        raise RuntimeError("boom")

    monkeypatch.setattr(comments, "screen_text", broken)
    held = said("lovely")
    assert held.state is CommentState.HELD
    with read_scope() as session:
        run = latest_screening(session, held.video_id, held.id)
        assert run is not None and (run.problem, run.action) == (
            "The screening stopped: RuntimeError.",
            "hold",
        )
    assert recheck().differences == []


def doubtful(score: float, surface: Surface = Surface.COMMENT) -> Signal:
    return Signal("toxicity", score, 0.8, "lexicon", "", "It may be.", "whole text", True, surface)


def test_a_bad_record_moves_limits_and_never_a_removals() -> None:
    policy = shipped()
    assert decide_comment([doubtful(0.7)], policy=policy).action is Action.ALLOW
    assert decide_comment([doubtful(0.7)], policy=policy, caution=0.8).action is Action.HOLD
    caption = doubtful(0.7, Surface.CAPTION)
    assert decide([caption], is_trusted=True, policy=policy).action is Action.ALLOW
    assert decide([caption], is_trusted=True, policy=policy, caution=0.8).action is Action.HOLD
    assert threshold_of(caption, policy, 0.5) == pytest.approx(0.4)
    removes = (Band(0.5, Action.HOLD), Band(0.9, Action.REMOVE))
    strict = replace(
        policy, labels={"toxicity": LabelRule("Abuse", ladder={Surface.CAPTION: removes})}
    )
    assert action_for(doubtful(0.85, Surface.CAPTION), strict, 0.7) is Action.HOLD


def test_a_machine_removes_only_where_each_of_two_models_is_past_the_limit_itself() -> None:
    removes = {Surface.FRAMES: (Band(0.5, Action.HOLD), Band(0.7, Action.REMOVE))}
    policy = replace(shipped(), labels={"nudity": LabelRule("Nudity", ladder=removes)})

    def action(five: float, two: float) -> Action:
        pair = Signal(
            "nudity", (five + two) / 2, 0.4, "nsfw-pair", "", "", "", abs(five - two) < 0.4,
            Surface.FRAMES, (five, two),
        )  # fmt: skip
        return action_for(pair, policy)

    assert action(0.9, 0.75) is Action.REMOVE
    assert action(0.95, 0.6) is Action.HOLD  # Of one mind, and past it only together.
    assert action(1.0, 0.55) is Action.HOLD


@pytest.mark.slow
def test_a_clips_caution_is_kept_and_needed_to_come_out_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcome, "caution_of", lambda *_: 0.7)
    near = replace(word_classifier("lovely")[0], score=0.6, raw=())
    world.classifiers = replace(world.classifiers, text=lambda _: [near])
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD
    with read_scope() as session:
        (run,) = rows(session, Screening)
        assert run.caution == 0.7
        limits = rows(session, ScreeningResult, label="toxicity")
        assert limits[0].threshold == pytest.approx(0.56)
    assert recheck().differences == []
    with session_scope() as session:
        session.get_one(Screening, run.id).caution = 1.0
    assert {"action", "threshold"} <= {d.what for d in recheck().differences}


@pytest.mark.slow
def test_the_cover_is_looked_at_under_its_own_limits_and_a_missing_one_holds(world: World) -> None:
    maker = world.creator(trusted=True)
    video_id = world.screening_clip(maker)
    red = Path(get_store().local_path(key(world, video_id))).with_name("red.webp")
    Image.fromarray(np.full((64, 36, 3), (255, 0, 0), np.uint8)).save(red, lossless=True)
    get_store().put_file(key(world, video_id), red)
    world.run_worker()
    bare = world.screening_clip(maker)
    get_store().local_path(key(world, bare)).unlink()
    world.run_worker()
    with read_scope() as session:
        (case,) = rows(session, ReviewCase, video_id=video_id)
        assert [(r["code"], r["where"]) for r in case.reasons] == [("nudity", "cover")]
        (case,) = rows(session, ReviewCase, video_id=bare)
        assert [r["code"] for r in case.reasons] == ["screening_failed"]
        surfaces = {r.surface for r in rows(session, ScreeningResult, video_id=video_id)}
        assert {"frames", "cover"} <= surfaces


def key(world: World, video_id: object) -> str:
    return f"media/{video_id}/{world.video(video_id).recipe}/poster.webp"  # type: ignore[arg-type]


def test_the_author_of_a_held_comment_is_told_why_and_nothing_of_limits(
    installation: Path, by_words: None
) -> None:
    said("lovely")
    held = said("badword")
    with read_scope() as session:
        author = small_world.viewer(session.get_one(small_world.Account, held.author_id))
        machine = session.exec(select(Decision)).one()
    assert (machine.subject, machine.subject_id) == (Subject.COMMENT, held.id)
    assert (machine.ruling, machine.actor_id) == (Ruling.HOLD, None)
    (told,) = rights.my_statements(author).items
    assert (told.subject, told.measure, told.about) == ("comment", Measure.HELD, "badword")
    assert told.done == COMMENT_HELD[0] and told.is_by_machine and told.ending is None
    assert told.rule_title and not told.can_appeal and "a person looks" in told.how_to_appeal
    assert not re.search(r"0?\.\d", told.model_dump_json(exclude={"at"}))  # No score, no limit.
    assert notices(author).statements == 1
    with read_scope() as session:
        assert first_break(session) is None

    tasks.ensure_comment_case(held.id)
    judge = person("anil")
    with read_scope() as session:
        case_id = session.exec(select(ReviewCase.id)).one()
    desk.claim(judge, case_id)
    desk.approve(judge, case_id)
    (told,) = rights.my_statements(author).items
    assert told.ending is Ending.REPLACED

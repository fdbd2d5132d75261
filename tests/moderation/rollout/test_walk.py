"""New rules judge live clips again, and what people let in stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlmodel import select

from catalog.kinds import Restriction
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import restrict
from core.db import read_scope, session_scope
from core.jobs import Job, claim_job
from moderation.decision import Action, Verdict, decide
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import Decision, ReviewCase, Ruling, Scope, Screening, ScreeningResult
from moderation.outcome import carry_out
from moderation.policies.live import get_policy
from moderation.policies.parsing import shipped
from moderation.rights.models import Ending, StatementOfReasons
from moderation.rollout import rescreen, service
from moderation.rollout.models import Rescreening
from moderation.screening import Findings
from moderation.surfaces import Surface
from moderation.verdicts.stored import keep
from tests.moderation.rollout.scene import People, clip_of, let_in, rules, screened, toxic, walk


def test_new_rules_judge_live_clips_again_and_a_rollback_gives_back(people: People) -> None:
    clean, middle, odd = people.clip(0.1), people.clip(0.35), people.clip(0.5)
    judged = people.clip(0.5)
    let_in(judged, people.judge)
    people.go_live(rules("steps", "{0.3: limit, 0.4: age_gate, 0.9: hold}"))
    done = walk()
    assert (done.looked_at, done.changed) == (4, 3) and done.finished_at is not None
    assert clip_of(clean).restriction is Restriction.NONE
    assert clip_of(middle).restriction is Restriction.LIMITED
    assert clip_of(odd).restriction is Restriction.ADULTS
    assert clip_of(judged).restriction is Restriction.NONE  # A person's word stands meanwhile.
    with read_scope() as session:
        cases = session.exec(select(ReviewCase.video_id)).all()
        told = session.exec(select(Decision).where(Decision.video_id == middle)).one()
    assert set(cases) == {middle, odd, judged}
    assert (told.policy_version, told.reason_code) == ("steps", "toxicity")
    assert "Feeds leave it out" in told.reason_text
    service.roll_back(people.admin)
    assert walk().changed == 2
    assert {clip_of(v).restriction for v in (clean, middle, odd)} == {Restriction.NONE}
    assert {clip_of(v).state for v in (clean, middle, odd)} == {VideoState.PUBLISHED}


def test_what_the_machine_gives_back_is_decided_logged_and_ends_what_was_told(
    people: People,
) -> None:
    middle, odd = people.clip(0.35), people.clip(0.5)
    people.go_live(rules("steps", "{0.3: limit, 0.4: age_gate, 0.9: hold}"))
    walk()
    people.go_live(rules("milder", "{0.5: limit, 0.9: hold}"))
    walk()
    restrictions = [clip_of(v).restriction for v in (middle, odd)]
    assert restrictions == [Restriction.NONE, Restriction.LIMITED]
    with read_scope() as session:
        for video_id, cause in ((middle, ""), (odd, "toxicity")):
            query = select(Decision).where(Decision.video_id == video_id)
            before, after = session.exec(query.order_by(Decision.created_at)).all()  # type: ignore[arg-type]
            assert (after.ruling, after.actor_id) == (Ruling.PUBLISH, None)
            assert (after.policy_version, after.reason_code) == ("milder", cause)
            logged = select(LogEntry.kind).where(LogEntry.subject_id == video_id)
            assert session.exec(logged).all() == ["decision", "decision"]
            told = select(StatementOfReasons).where(StatementOfReasons.decision_id == before.id)
            assert session.exec(told).one().ending is Ending.REPLACED
        assert first_break(session) is None


def test_what_crosses_the_new_threshold_is_held_with_its_verdict_kept(people: People) -> None:
    video_id = people.clip(0.5)
    people.go_live(rules("strict"))
    assert walk().changed == 1
    video = clip_of(video_id)
    assert video.state is VideoState.HELD
    with read_scope() as session:
        runs = session.exec(select(Screening).where(Screening.video_id == video_id)).all()
        assert {run.policy_version for run in runs} == {shipped().version, "strict"}
        scores = session.exec(select(ScreeningResult.score)).all()
    assert scores == [0.5, 0.5]


def test_however_often_words_were_edited_new_rules_reach_the_clip(people: People) -> None:
    video_id = people.clip(0.1)
    with session_scope() as session:
        video = session.get_one(Video, video_id)
        for _ in range(21):
            screened(session, video, 0.5, Scope.WORDS)
    people.go_live(rules("strict"))
    assert walk().changed == 1
    assert clip_of(video_id).state is VideoState.HELD


def test_words_edited_under_new_rules_leave_the_pictures_for_them_to_judge(people: People) -> None:
    video_id = people.clip(0.1)
    seen = Findings([("frames", replace(toxic(0.5), label="nudity", surface=Surface.FRAMES))])
    with session_scope() as session:
        verdict = decide(seen.bare, is_trusted=True, policy=get_policy())
        keep(
            session,
            video_id,
            Scope.CLIP,
            seen,
            verdict,
            is_trusted=True,
            is_expected=True,
            policy=get_policy(),
        )
    people.go_live(rules("strict").replace("frames: {model: hold}", "frames: {0.3: hold}", 1))
    with session_scope() as session:
        screened(session, session.get_one(Video, video_id), 0.1, Scope.WORDS)
    assert walk().changed == 1
    assert clip_of(video_id).state is VideoState.HELD


def test_a_person_who_granted_an_appeal_or_took_a_no_back_has_let_the_clip_show(
    people: People,
) -> None:
    granted, undone, unmade = (people.clip(0.5) for _ in range(3))
    let_in(granted, people.judge, Ruling.REJECT, Ruling.REVERSE)
    let_in(undone, people.judge, Ruling.KEEP, Ruling.REJECT, Ruling.UNDO)
    let_in(unmade, people.judge, Ruling.KEEP, Ruling.UNDO)
    people.go_live(rules("strict"))
    assert walk().changed == 3
    assert clip_of(granted).state is clip_of(undone).state is VideoState.PUBLISHED
    assert clip_of(unmade).state is VideoState.HELD


def test_edited_words_never_lift_what_pictures_may_have_led_to(people: People) -> None:
    def edited(action: Action) -> Restriction:
        with session_scope() as session:
            video = session.get_one(Video, video_id)
            video.state, video.decision_code = VideoState.HELD, "edited"
            carry_out(session, video, Verdict(action), Scope.WORDS, None, shipped())
        assert clip_of(video_id).state is VideoState.PUBLISHED
        return clip_of(video_id).restriction

    video_id = people.clip(0.1)
    with session_scope() as session:
        restrict(session, session.get_one(Video, video_id), Restriction.LIMITED)
    assert edited(Action.ALLOW) is Restriction.LIMITED
    assert edited(Action.AGE_GATE) is Restriction.ADULTS
    assert edited(Action.LIMIT) is Restriction.ADULTS


def test_a_part_that_runs_twice_does_nothing_twice(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescreen, "PART", 2)
    clips = [people.clip(0.5) for _ in range(5)]
    people.go_live(rules("parts"))
    with read_scope() as session:
        (job_id,) = session.exec(select(Job.id).where(Job.task == rescreen.RESCREEN)).all()
    slow = claim_job(job_id, lease_s=-1)
    quick = claim_job(job_id, lease_s=60)
    assert slow is not None and quick is not None
    assert (rescreen.rescreen_part(slow), rescreen.rescreen_part(quick)) == (0, 2)
    assert rescreen.rescreen_part(quick) == 0
    done = walk()
    assert (done.looked_at, done.changed) == (5, 5)
    with read_scope() as session:
        assert len(session.exec(select(ReviewCase)).all()) == len(clips)
        assert len(session.exec(select(Screening)).all()) == 2 * len(clips)


def test_the_walk_waits_while_reviewers_are_behind_and_goes_on_later(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.clip(0.5)
    monkeypatch.setattr(rescreen, "PAUSE_AT_CASES", 0)
    people.go_live(rules("wait"))
    assert walk().looked_at == 0
    rescreen.resume_rescreening()
    (shown,) = service.rescreenings(people.judge)
    assert shown.is_paused and shown.finished_at is None
    monkeypatch.setattr(rescreen, "PAUSE_AT_CASES", 500)
    rescreen.resume_rescreening()
    rescreen.resume_rescreening()
    assert walk().changed == 1


def test_a_walk_ends_when_other_rules_come_into_force(people: People) -> None:
    people.clip(0.5)
    people.go_live(rules("one"))
    people.go_live(rules("two", "{0.95: hold}"))
    assert walk().changed == 0
    with read_scope() as session:
        walks = session.exec(select(Rescreening)).all()
    assert all(w.finished_at is not None for w in walks) and len(walks) == 2

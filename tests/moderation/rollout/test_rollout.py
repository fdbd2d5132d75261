"""The rules change with foresight: seen first, tried beside, let out to a share, taken back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from catalog.kinds import Restriction
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import restrict
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Conflict, Forbidden, InvalidInput, NotSignedIn
from core.ids import new_id
from core.jobs import claim_job, create_job
from moderation import outcome
from moderation.comments import screen_comment
from moderation.decision import decide
from moderation.effects.carry import UNDO, carry_out_due
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import Scope, Screening
from moderation.outcome import carry_out
from moderation.policies import live as in_force
from moderation.policies.live import bucket_of, forget_standing, get_policy, get_standing
from moderation.policies.models import PolicyVersion
from moderation.policies.parsing import parse_policy, shipped
from moderation.policies.reading import PolicyInvalid
from moderation.repository import latest_screening
from moderation.rollout import rescreen, service, versions
from moderation.rollout.versions import ClockNotRunning, SliceTaken, StateRefused, VersionTaken
from moderation.screening import Findings
from moderation.verdicts.models import ShadowVerdict
from moderation.verdicts.shadows import judge_beside
from tests import small_world
from tests.moderation.rollout.scene import SHIPPED, People, S, clip_of, rules, screened, toxic, walk
from tests.studio.world import http


def test_a_change_says_first_what_it_would_have_changed(people: People) -> None:
    for score in (0.1, 0.35, 0.5, 0.9):
        people.clip(score)
    with session_scope() as session:
        old = session.exec(select(Screening)).first()
        assert old is not None
        old.created_at = utc_now() - timedelta(days=20)
        older = screened(session, session.exec(select(Video)).first(), 0.5)  # type: ignore[arg-type]
        older.policy_sha256 = ""
    seen = service.preview_text(people.judge, rules("lower"), days=14)
    assert (seen.verdicts, seen.changed, seen.not_kept) == (3, 2, 1)
    assert (seen.cases_before, seen.cases_after, seen.is_complete) == (1, 3, True)
    (shift,) = seen.shifts
    assert (shift.label, shift.before, shift.after, shift.count) == ("toxicity", "allow", "hold", 2)
    assert shift.harm == pytest.approx(55 * (0.35 + 0.5))
    assert {e.score for e in seen.examples} == {0.35, 0.5}
    higher = service.preview_text(people.judge, rules("higher", "{0.95: hold}"), days=14)
    assert [(s.before, s.after, s.count) for s in higher.shifts] == [("hold", "allow", 1)]
    assert service.preview_text(people.judge, SHIPPED, days=90).changed == 0
    with pytest.raises(PolicyInvalid, match="Line 1"):
        service.preview_text(people.judge, "nothing", days=14)


def test_moderators_read_and_admins_change(people: People) -> None:
    row = service.add_version(people.admin, rules("a"), note="Lower.")
    assert row.id is not None
    assert service.get_version(people.judge, row.id).yaml == rules("a")
    assert [v.version for v in service.list_versions(people.judge)] == ["a", shipped().version]
    covered = {row.label: row for row in service.coverage(people.judge)}
    assert set(covered) == set(shipped().labels)
    assert covered["nudity"].surfaces == ["frames", "cover", "avatar"]
    assert covered["minors"].is_by_people_alone and not covered["gore"].is_by_people_alone
    assert {clock.code for clock in service.clocks(people.judge)} >= {"order", "grievance"}
    for viewer, error in ((people.judge, Forbidden), (people.maker, Forbidden)):
        with pytest.raises(error):
            service.add_version(viewer, rules("b"))
        with pytest.raises(error):
            service.move_version(viewer, row.id, S.LIVE)
        with pytest.raises(error):
            service.roll_back(viewer)
    for ask in (
        lambda v: service.list_versions(v),
        lambda v: service.preview_text(v, SHIPPED, days=1),
        lambda v: service.get_version(v, row.id),  # type: ignore[arg-type]
        lambda v: service.coverage(v),
        lambda v: service.rescreenings(v),
        lambda v: service.shadow_outcome(v, row.id),  # type: ignore[arg-type]
        lambda v: service.clocks(v),
        lambda v: service.shipped_version(v),
    ):
        with pytest.raises(Forbidden):
            ask(people.maker)
        with pytest.raises(NotSignedIn):
            ask(small_world.guest())


def test_exactly_one_version_is_live_and_a_rollback_goes_back_step_by_step(people: People) -> None:
    first, second = people.go_live(rules("first")), people.go_live(rules("second"))
    assert get_policy().version == "second"
    states = {v.version: v.state for v in service.list_versions(people.judge)}
    assert states == {"first": S.RETIRED, "second": S.LIVE, shipped().version: S.RETIRED}
    with pytest.raises(IntegrityError), session_scope() as session:
        session.get_one(PolicyVersion, first.id).state = S.LIVE
    assert service.roll_back(people.admin).version == "first"
    assert get_policy().version == "first"
    assert service.roll_back(people.admin).id is None
    assert get_policy() == shipped()
    with pytest.raises(Conflict, match="shipped"):
        service.roll_back(people.admin)
    assert second.id is not None
    with read_scope() as session:
        moves = [e for e in session.exec(select(LogEntry)) if e.subject == "policy"]
        assert first_break(session) is None
        told = [json.loads(e.body)["facts"] for e in moves]
        session.expunge_all()
    assert [e.kind for e in moves] == ["policy_moved"] * 2 + ["policy_rolled_back"] * 2
    assert [e.subject_id for e in moves] == [first.id, second.id, second.id, first.id]
    assert {e.actor_id for e in moves} == {people.admin.account_id}
    assert (told[1]["from"], told[1]["to"], told[1]["instead_of"]) == ("draft", "live", "first")
    assert [t["back_to"] for t in told[2:]] == ["first", shipped().version]
    with pytest.raises(StateRefused):
        service.move_version(people.admin, second.id, S.LIVE)
    for taken in (rules("first"), SHIPPED, rules("2026-11-02"), rules("second", "{0.5: hold}")):
        with pytest.raises(VersionTaken):
            service.add_version(people.admin, taken)


def test_what_was_taken_back_never_comes_back_by_a_later_rollback(people: People) -> None:
    people.go_live(rules("a"))
    people.go_live(rules("b"))
    assert service.roll_back(people.admin).version == "a"
    people.go_live(rules("c"))
    assert service.roll_back(people.admin).version == "a"
    assert service.roll_back(people.admin).id is None


def test_rules_whose_report_clock_has_not_begun_cannot_go_live(people: People) -> None:
    begun = "since: 2026-02-20\n    act_h: 36"
    text = rules("later")
    assert text.count(begun) == 1
    row = service.add_version(people.admin, text.replace(begun, begun.replace("2026", "2999")))
    assert row.id is not None
    service.move_version(people.admin, row.id, S.SHADOW)
    with pytest.raises(ClockNotRunning, match="urgent"):
        service.move_version(people.admin, row.id, S.LIVE)
    assert get_policy() == shipped()


def test_a_version_in_the_shadow_judges_beside_and_nothing_follows(people: People) -> None:
    row = service.add_version(people.admin, rules("beside"))
    assert row.id is not None
    service.move_version(people.admin, row.id, S.SHADOW)
    assert get_policy() == shipped()
    for score in (0.1, 0.5, 0.9):
        with session_scope() as session:
            maker = session.get_one(small_world.Account, people.maker.account_id)
            run = screened(session, small_world.video(session, maker), score)
            judge_beside(session, run, [toxic(score)], get_standing().shadows)
    with read_scope() as session:
        assert len(session.exec(select(ShadowVerdict)).all()) == 3
    outcome = service.shadow_outcome(people.judge, row.id)
    assert (outcome.verdicts, outcome.agreed) == (3, 2)
    assert [(s.live, s.shadow, s.count) for s in outcome.shifts] == [("allow", "hold", 1)]


def test_a_slice_holds_for_its_share_and_the_same_subjects_as_it_grows(people: People) -> None:
    row = service.add_version(people.admin, rules("part"))
    other = service.add_version(people.admin, rules("other"))
    assert row.id is not None and other.id is not None
    with pytest.raises(InvalidInput, match="1 to 1,000"):
        service.move_version(people.admin, row.id, S.SLICE)
    service.move_version(people.admin, row.id, S.SLICE, share_permille=100)
    with pytest.raises(SliceTaken, match="part"):
        service.move_version(people.admin, other.id, S.SLICE, share_permille=1)
    subjects = [str(new_id()) for _ in range(4000)]
    standing = get_standing()
    few = {s for s in subjects if standing.policy_for(s).version == "part"}
    assert 300 < len(few) < 500
    service.move_version(people.admin, row.id, S.SLICE, share_permille=300)
    standing = get_standing()
    more = {s for s in subjects if standing.policy_for(s).version == "part"}
    assert few < more and 1000 < len(more) < 1400
    assert all(bucket_of(parse_policy(rules("part")), s) < 300 for s in more)
    assert get_policy() == shipped()


def test_a_clip_is_judged_by_the_rules_that_came_into_force_during_its_screening(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object) -> Findings:
        people.go_live(rules("strict"))
        return Findings([("caption", toxic(0.5))])

    monkeypatch.setattr(outcome, "screen", slow)
    # As when another process changes the rules: this one still knows the ones before.
    monkeypatch.setattr(versions, "forget_standing", lambda: None)
    monkeypatch.setattr(in_force, "KEPT_S", 60.0)
    video_id = people.clip(0.1, state=VideoState.SCREENING)
    with session_scope() as session:
        job = create_job(session, rescreen.SCREEN, video_id, queue="media", scope="clip")
    claim = claim_job(job.id, lease_s=60)
    assert claim is not None
    verdict = outcome.screen_video(claim)
    assert verdict is not None and "toxicity" in {reason.code for reason in verdict.reasons}
    with read_scope() as session:
        run = latest_screening(session, video_id)
        assert run is not None and (run.policy_version, run.cause) == ("strict", "toxicity")


def test_rules_that_were_altered_in_the_database_hold_everything(people: People) -> None:
    people.go_live(rules("mine"))
    with session_scope() as session:
        row = session.exec(select(PolicyVersion)).one()
        row.yaml = row.yaml.replace("0.3: hold", "0.9: hold")
    forget_standing()
    policy = get_policy()
    assert policy.hold_everything
    verdict = decide([toxic(0.0)], is_trusted=True, policy=policy)
    assert verdict.action.value == "hold"
    said = screen_comment("lovely", classify=lambda _: [toxic(0.0)])
    assert said.labels == ("everything_held",)
    with read_scope() as session:
        assert in_force.policy_by_sha(session, policy.sha256) == policy


def test_a_machine_that_may_remove_rejects_in_the_creators_language(people: People) -> None:
    policy = parse_policy(
        rules("removes", "{0.98: remove}").replace(
            "    ladder:\n      caption: {0.98: remove}",
            "    measured:\n      caption: {right: 2990, of: 3000, measured_on: 2026-11-01, "
            "source: two}\n    ladder:\n      caption: {0.98: remove}",
            1,
        )
    )
    video_id = people.clip(0.99, state=VideoState.SCREENING)
    with session_scope() as session:
        account = session.get_one(small_world.Account, people.maker.account_id)
        account.locale = "hi"
        video = session.get_one(Video, video_id)
        verdict = decide([toxic(0.99)], is_trusted=True, policy=policy)
        carry_out(session, video, verdict, Scope.CLIP, None, policy)
    video = clip_of(video_id)
    assert (video.state, video.decision_code) == (VideoState.REJECTED, "hate")
    assert video.decision_reason == policy.reason("hate").text_hi


def test_a_persons_yes_lifts_what_the_machine_restricted(people: People) -> None:
    from moderation import service as console

    video_id = people.clip(0.35)
    people.go_live(rules("limits", "{0.3: limit}"))
    walk()
    assert clip_of(video_id).restriction is Restriction.LIMITED
    case = console.claim_next(people.judge)
    assert case is not None and case.video_id == video_id
    console.approve(people.judge, case.id)
    assert clip_of(video_id).restriction is Restriction.LIMITED  # A slip can still be undone.
    carry_out_due(utc_now() + UNDO)
    assert clip_of(video_id).restriction is Restriction.NONE
    with session_scope() as session:
        assert not restrict(session, session.get_one(Video, video_id), Restriction.NONE)


def test_versions_over_http_tell_what_is_wrong_by_line_and_who_may(people: People) -> None:
    api = "/api/v1/moderation/policies"
    admin, judge, maker, guest = (http(v) for v in (people.admin, people.judge, people.maker, None))
    wrong = judge.post(f"{api}/preview", json={"yaml": rules("x", "{2: hold}")})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "policy_invalid")
    assert "labels.toxicity.ladder.caption.2: has to be" in wrong.json()["detail"]
    assert judge.post(f"{api}/versions", json={"yaml": rules("x")}).status_code == 403
    made = admin.post(f"{api}/versions", json={"yaml": rules("x"), "note": "Lower."})
    assert made.status_code == 201, made.text
    again = admin.post(f"{api}/versions", json={"yaml": rules("x")})
    assert (again.status_code, again.json()["code"]) == (409, "policy_version_taken")
    version = f"{api}/versions/{made.json()['id']}"
    assert judge.get(f"{version}/preview", params={"days": 7}).json()["changed"] == 0
    assert judge.get(version).json()["yaml"] == rules("x")
    assert judge.put(f"{version}/state", json={"state": "live"}).status_code == 403
    odd = admin.put(f"{version}/state", json={"state": "slice", "share_permille": 0})
    assert (odd.status_code, odd.json()["code"]) == (422, "policy_share")
    moved = admin.put(f"{version}/state", json={"state": "live"})
    assert moved.json()["state"] == "live"
    stuck = admin.put(f"{version}/state", json={"state": "draft"})
    assert (stuck.status_code, stuck.json()["code"]) == (409, "policy_state")
    assert judge.get("/api/v1/moderation/policies").json()["version"] == "x"
    assert judge.get(f"{version}/shadow").json()["verdicts"] == 0
    assert judge.get(f"{api}/rescreenings").json()[0]["policy_sha256"] == moved.json()["sha256"]
    assert admin.post(f"{api}/rollback").json()["id"] is None
    none = admin.post(f"{api}/rollback")
    assert (none.status_code, none.json()["code"]) == (409, "policy_nothing_before")
    assert judge.get(f"{api}/versions/{new_id()}").json()["code"] == "policy_unknown"
    for path in ("versions", "shipped", "coverage", "clocks", "rescreenings"):
        assert judge.get(f"{api}/{path}").status_code == 200, path
        assert maker.get(f"{api}/{path}").status_code == 403
        assert guest.get(f"{api}/{path}").status_code == 401

"""The desk: skips, routing, many at once, notes, exposure, legal orders, the sample, the board."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, JhalakError, NotSignedIn
from core.ids import new_id
from moderation import service
from moderation.board.service import board
from moderation.cases import ClaimLost
from moderation.cases.clocks import clock_at
from moderation.cases.models import SampledClip
from moderation.cases.sample import draw_sample, stratum_of
from moderation.decision import Reason
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import (
    AbilitiesForm,
    BulkForm,
    GoldenForm,
    LegalOrderForm,
    NoteForm,
    SkipReason,
)
from moderation.exposure.budget import credited, spent
from moderation.exposure.keeping import ExposureSpent
from moderation.figures.intervals import Stratum, share_of, weighted, wilson
from moderation.models import Origin
from moderation.queue.ranking import rank_everything
from moderation.routing import ActHidden
from tests.moderation.desk_world import (
    case,
    case_on,
    clip,
    fence_of,
    person,
    rejected,
    state_of,
)

CREATOR = Role.CREATOR
pytestmark = pytest.mark.usefixtures("quiet")


def test_a_skipped_case_goes_back_and_is_not_offered_to_the_same_person_again() -> None:
    anil, bela = person("anil"), person("bela")
    case_id = case_on(clip(person("meera", CREATOR)))
    claimed = service.claim_next(anil)
    assert claimed is not None and claimed.claim is not None
    back = desk.skip(anil, case_id, SkipReason.LANGUAGE, fence=claimed.claim.fence)
    assert (back.skips, back.is_mine) == (1, False)
    assert service.claim_next(anil) is None
    offered = service.claim_next(bela)
    assert offered is not None and offered.id == case_id
    with pytest.raises(ClaimLost):
        desk.skip(anil, case_id, SkipReason.OTHER)


def test_cases_are_offered_by_policy_language_and_skill() -> None:
    admin, anil = person("chief", Role.ADMIN), person("anil")
    meera = person("meera", CREATOR)
    hindi = case_on(clip(meera, language="hi"))
    nude = case_on(clip(meera), Reason("nudity", "Nudity", "A frame.", 85, score=0.9))
    account_id = anil.require_account()
    leads.arrange_reviewer(admin, account_id, AbilitiesForm(languages=["hi"]))
    found = service.claim_next(anil)
    assert found is not None and found.id == hindi
    assert service.claim_next(anil) is None
    leads.arrange_reviewer(admin, account_id, AbilitiesForm(policies=["spam"]))
    assert service.claim_next(anil) is None
    leads.arrange_reviewer(admin, account_id, AbilitiesForm(policies=["nudity"]))
    found = service.claim_next(anil)
    assert found is not None and found.id == nude
    order = leads.enter_legal_order(admin, LegalOrderForm(subject_id=clip(meera), kind="urgent"))
    leads.arrange_reviewer(admin, account_id, AbilitiesForm(skills=["appeals"]))
    assert service.claim_next(anil) is None
    leads.arrange_reviewer(admin, account_id, AbilitiesForm(skills=["legal"]))
    found = service.claim_next(anil)
    assert found is not None and found.id == order.case_id


def test_only_the_same_content_is_decided_at_once_and_all_of_it_or_none() -> None:
    anil, meera, zoya = person("anil"), person("meera", CREATOR), person("zoya", CREATOR)
    same = [clip(who, sha256="a" * 64, caption="Buy n0w") for who in (meera, zoya, meera)]
    other_words = clip(zoya, sha256="a" * 64, caption="Something else")
    unknown = clip(zoya)
    first, second, third, odd, blank = (case_on(v) for v in (*same, other_words, unknown))
    assert set(desk.identical(anil, first)) == {second, third}
    assert desk.identical(anil, blank) == []
    fence = fence_of(anil, first)
    form = {"verdict": "reject", "reason_code": "spam", "fence": fence}
    for wrong in (odd, blank):
        with pytest.raises(desk.NotTheSame):
            desk.decide_alike(anil, first, BulkForm(case_ids=[second, wrong], **form))  # type: ignore[arg-type]
    assert [state_of(v) for v in same] == [VideoState.HELD] * 3
    with pytest.raises(InvalidInput):
        nameless = BulkForm(case_ids=[second], verdict="reject", fence=fence)
        desk.decide_alike(anil, first, nameless)
    done = desk.decide_alike(anil, first, BulkForm(case_ids=[second, third], **form))  # type: ignore[arg-type]
    assert done == [first, second, third]
    assert [state_of(v) for v in same] == [VideoState.REJECTED] * 3
    assert state_of(other_words) is VideoState.HELD


def test_an_act_that_a_queue_does_not_have_is_refused() -> None:
    admin, anil = person("chief", Role.ADMIN), person("anil")
    order = leads.enter_legal_order(
        admin, LegalOrderForm(subject_id=clip(person("meera", CREATOR)), kind="intimate")
    )
    seen = service.claim(anil, order.case_id)
    assert "bulk" in seen.hidden_acts and seen.due_at == order.due_at
    with pytest.raises(ActHidden):
        desk.decide_alike(
            anil, order.case_id, BulkForm(case_ids=[order.case_id], verdict="approve", fence=1)
        )


def test_a_legal_order_keeps_the_rule_it_came_under_and_goes_first_when_it_is_near() -> None:
    admin, anil, meera = person("chief", Role.ADMIN), person("anil"), person("meera", CREATOR)
    viral = case_on(clip(meera, VideoState.PUBLISHED, impressions=10**6))
    video_id, now = clip(meera, VideoState.PUBLISHED), utc_now()
    form = LegalOrderForm(subject_id=video_id, kind="order", received_at=now)
    far = leads.enter_legal_order(
        admin, LegalOrderForm(subject_id=video_id, kind="grievance", received_at=now)
    )
    rank_everything(now)
    assert [c.id for c in service.queue(anil).items] == [viral, far.case_id]
    near = leads.enter_legal_order(admin, form)
    assert near.case_id == far.case_id  # One case, two clocks; the earlier counts.
    assert near.due_at == now + timedelta(hours=3)
    rank_everything(now + timedelta(hours=2, minutes=45))
    top = service.queue(anil).items[0]
    assert (top.id, top.is_near) == (near.case_id, True)
    assert "Legal deadline" in top.why_here
    with pytest.raises(InvalidInput):
        leads.enter_legal_order(admin, form.model_copy(update={"kind": "whim"}))
    with pytest.raises(InvalidInput):
        late = now + timedelta(days=1)
        leads.enter_legal_order(admin, form.model_copy(update={"received_at": late}))
    assert clock_at("order", now).id == "order@2026-02-20"
    with pytest.raises(InvalidInput, match="in force"):
        clock_at("order", now.replace(year=2025))


def test_the_clock_of_the_server_bounds_what_a_player_says_it_showed() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    case_id = case_on(clip(meera), Reason("nudity", "Nudity", "A frame.", 85, score=0.9))
    with pytest.raises(ClaimLost):
        desk.note_exposure(anil, case_id, 5)
    service.claim(anil, case_id)
    assert desk.note_exposure(anil, case_id, 3600).seconds < 10
    now = utc_now()
    assert credited(100, now - timedelta(seconds=30), now) == 32
    assert credited(-5, now, now) == 0
    assert spent({"nudity": 3600.0}) == (False, frozenset({"nudity"}))
    assert spent({"a": 8000.0, "b": 8000.0})[0]


def test_who_has_seen_enough_is_offered_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    nude = Reason("nudity", "Nudity", "A frame.", 85, score=0.9)
    first, second = case_on(clip(meera), nude), case_on(clip(meera), nude)
    harmless = case_on(clip(meera))
    service.claim(anil, first)
    monkeypatch.setattr("moderation.exposure.keeping.credited", lambda *_: 3700.0)
    desk.note_exposure(anil, first, 1)
    with pytest.raises(ExposureSpent):
        service.claim(anil, second)
    found = service.claim_next(anil)
    assert found is not None and found.id == harmless
    monkeypatch.setattr("moderation.exposure.keeping.credited", lambda *_: 99_999.0)
    view = desk.note_exposure(anil, first, 1)
    assert view.is_spent and view.policies[0].policy == "nudity"
    case_on(clip(meera))
    assert service.claim_next(anil) is None


def test_notes_for_colleagues_and_for_the_maker_are_kept_apart() -> None:
    anil = person("anil")
    case_id = case_on(clip(person("meera", CREATOR)))
    desk.add_note(anil, case_id, NoteForm(text="Seen before?"))
    seen = desk.add_note(anil, case_id, NoteForm(text="Please blur it.", is_public=True))
    assert [(n.text, n.is_public) for n in seen.notes] == [
        ("Seen before?", False),
        ("Please blur it.", True),
    ]
    with pytest.raises(InvalidInput):
        desk.add_note(anil, case_id, NoteForm(text="   "))


def test_the_sample_measures_the_share_of_views_that_break_the_rules() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    for n in (5, 50, 500, 500_000):
        clip(meera, VideoState.PUBLISHED, impressions=n)
    clip(meera, VideoState.HELD, impressions=10_000)
    with session_scope() as session:
        assert draw_sample(session, utc_now(), seed=7, each=3) == 15
        drawn = session.exec(select(SampledClip)).all()
        assert {d.stratum for d in drawn if d.case_id} == {0, 1, 2, 5}
        assert sum({d.stratum: d.stratum_share for d in drawn}.values()) == pytest.approx(1)
    for _ in range(4):
        found = service.claim_next(anil)
        assert found is not None and found.origin is Origin.SAMPLE
        with read_scope() as session:
            kept = session.exec(select(SampledClip).where(SampledClip.case_id == found.id)).first()
        assert kept is not None
        if kept.stratum == 1:
            service.reject(anil, found.id, "hate")
        else:
            service.approve(anil, found.id)
    rate = board(anil).violative_view_rate
    assert rate is not None
    assert rate.value == pytest.approx(50 / 500_555, rel=1e-6)
    assert rate.low < rate.value < rate.high < 1
    assert board(anil).unjudged_draws == 3  # Of the held one, which nobody sees.
    assert (stratum_of(0), stratum_of(9), stratum_of(10), stratum_of(10**9)) == (0, 0, 1, 5)


def test_intervals_are_honest_where_nothing_was_found() -> None:
    assert wilson(0.0, 100)[1] == pytest.approx(0.037, abs=1e-3)
    assert wilson(0.5, 100) == (pytest.approx(0.4038, abs=1e-3), pytest.approx(0.5962, abs=1e-3))
    assert share_of(0, 0) is None and weighted([]) is None
    clean = weighted([Stratum(0.9, 50, 0), Stratum(0.1, 50, 0)])
    assert clean is not None and clean.value == 0 and 0.05 < clean.high < 0.1


def test_the_board_counts_what_waits_and_how_right_the_machine_was() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    rejected(clip(meera), anil)
    case_on(clip(meera))
    seen = board(anil)
    assert [(b.queue, b.open) for b in seen.backlog] == [("clips", 1)]
    assert seen.hours[-1].arrived == 2 and seen.hours[-1].handled == 1
    (label,) = seen.precision
    assert (label.label, label.precision.value, label.precision.n) == ("toxicity", 1.0, 1)


def test_findings_move_the_chance_of_a_ground() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    before = case(case_on(clip(meera))).facts["probability"]
    for _ in range(5):
        case_id = case_on(clip(meera))
        service.claim(anil, case_id)
        service.approve(anil, case_id)
    assert case(case_on(clip(meera))).facts["probability"] < before


ADMIN_ACTS = {
    "legal": lambda v: leads.enter_legal_order(
        v, LegalOrderForm(subject_id=new_id(), kind="urgent")
    ),
    "reviewer": lambda v: leads.arrange_reviewer(v, new_id(), AbilitiesForm()),
    "reviewers": leads.reviewers,
    "golden": lambda v: leads.set_golden(v, GoldenForm(subject_id=new_id(), answer="ok")),
}
MODERATOR_ACTS = {
    "skip": lambda v: desk.skip(v, new_id(), SkipReason.OTHER),
    "undo": lambda v: desk.undo(v, new_id()),
    "identical": lambda v: desk.identical(v, new_id()),
    "bulk": lambda v: desk.decide_alike(
        v, new_id(), BulkForm(case_ids=[new_id()], verdict="approve", fence=1)
    ),
    "note": lambda v: desk.add_note(v, new_id(), NoteForm(text="x")),
    "exposure": lambda v: desk.note_exposure(v, new_id(), 1),
    "exposures": desk.exposure,
    "agreement": leads.agreement,
    "board": board,
}


@pytest.mark.parametrize("act", [*ADMIN_ACTS, *MODERATOR_ACTS])
def test_every_act_checks_who_asks(act: str) -> None:
    call = {**ADMIN_ACTS, **MODERATOR_ACTS}[act]
    refused: list[tuple[Viewer, type[JhalakError]]] = [
        (Viewer(id=new_id()), NotSignedIn),  # type: ignore[arg-type]
        (person("asha", Role.SHOPPER), Forbidden),
        (person("meera", CREATOR), Forbidden),
    ]
    if act in ADMIN_ACTS:
        refused.append((person("anil"), Forbidden))
    for viewer, error in refused:
        with pytest.raises(error):
            call(viewer)

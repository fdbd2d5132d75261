"""An ended account is looked at again, appealed, and given back."""

from __future__ import annotations

import pytest
from sqlmodel import select

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.errors import JhalakError
from moderation import service, tasks
from moderation.cases import NotForYou
from moderation.desk import accounts
from moderation.desk.dossier import dossier
from moderation.desk.schemas import LiftForm
from moderation.models import CaseState, Origin, ReviewCase
from moderation.reputation.ladder import Rung
from moderation.reputation.models import MeasureKind
from moderation.reputation.record import live_measure
from moderation.rights import service as rights
from moderation.rights.models import Appeal
from moderation.routing import LevelTooLow
from tests.moderation.desk.ending import WHY, is_stopped, lead, logged, look_at, statements, stop
from tests.moderation.desk_world import case, case_on, clip, person, settle

pytestmark = pytest.mark.usefixtures("unhurried")


def test_every_ended_account_is_looked_at_again_by_somebody_who_is_not_told(
    chief: Viewer, meera: Viewer
) -> None:
    anil, bela = person("anil"), lead(chief, "bela")
    video_id = clip(meera, VideoState.PUBLISHED)
    made = stop(chief, meera, case_on(video_id))
    second = look_at(made, 2)
    assert second is not None
    with pytest.raises(NotForYou):
        service.claim(chief, second.id)
    with pytest.raises(LevelTooLow):
        service.claim(anil, second.id)
    assert second.id not in [card.id for card in service.queue(anil).items]
    offered = service.claim_next(anil)
    assert offered is None or offered.id != second.id
    assert second.id in [card.id for card in service.queue(bela).items]
    seen = service.claim(bela, second.id)
    assert seen.decisions == [] and not seen.may_lift and seen.origin is Origin.SAMPLE
    assert "account" in {r.code for r in seen.reasons}
    assert not {"take_down", "escalated"} & {r.code for r in seen.reasons}
    assert WHY not in seen.model_dump_json()
    standing = dossier(bela, second.id).standing
    assert standing is not None and standing.rung is Rung.CLEAR
    other = dossier(bela, case_on(clip(meera))).standing  # Nor by another case of hers.
    assert other is not None and other.rung is Rung.CLEAR
    tasks.close_cases(video_id)
    with session_scope() as session:  # Who deletes the clip does not end the look at the account.
        session.get_one(Video, video_id).state = VideoState.REMOVED
    tasks.close_cases(video_id)
    assert case(second.id).state is CaseState.OPEN
    service.reject(bela, second.id, "spam")
    assert look_at(made, 3) is None and is_stopped(meera)


def test_a_third_look_that_finds_it_wrong_gives_the_account_back(
    chief: Viewer, meera: Viewer
) -> None:
    anil, bela = lead(chief, "anil"), lead(chief, "bela")
    made = stop(anil, meera)
    second = look_at(made, 2)
    assert second is not None
    service.claim(bela, second.id)
    service.approve(bela, second.id)
    assert is_stopped(meera)
    third = look_at(made, 3)
    assert third is not None
    service.claim(chief, third.id)
    service.approve(chief, third.id)
    assert not is_stopped(meera)
    assert [s.measure for s in statements(meera)] == ["restored", "account_stopped"]
    assert [kind for kind, _, _ in logged(meera)] == ["decision", "reversal"]


def test_its_owner_appeals_once_to_another_person_and_a_reversal_restores(
    chief: Viewer, meera: Viewer
) -> None:
    bela, chitra = lead(chief, "bela"), lead(chief, "chitra")
    stop(bela, meera)
    (said,) = statements(meera)
    rights.appeal(meera, said.id, "I sell my own work.")
    with pytest.raises(JhalakError, match="appealed"):
        rights.appeal(meera, said.id, "Once more.")
    with read_scope() as session:
        appeal_id = session.exec(select(Appeal.case_id)).one()
    with pytest.raises(NotForYou):
        service.claim(bela, appeal_id)
    with pytest.raises(LevelTooLow):
        service.claim(person("anil"), appeal_id)
    seen = service.claim(chitra, appeal_id)
    assert "I sell my own work." in [r.text for r in seen.reasons]
    assert [d.reason_code for d in seen.decisions] == ["spam"]
    service.approve(chitra, appeal_id)
    settle()
    assert not is_stopped(meera)
    restored, before = statements(meera)
    assert (restored.measure, before.ending) == ("restored", "reversed")
    with read_scope() as session:
        measure = live_measure(session, meera.require_account(), MeasureKind.STOPPED)
        assert measure is None


def test_what_was_ended_anew_is_not_given_back_by_the_appeal_against_the_first(
    chief: Viewer, meera: Viewer
) -> None:
    bela, chitra = lead(chief, "bela"), lead(chief, "chitra")
    stop(bela, meera)
    (said,) = statements(meera)
    rights.appeal(meera, said.id, "I sell my own work.")
    accounts.lift_stop(chief, meera.require_account(), LiftForm(note="A mix-up of names."))
    stop(bela, meera, code="counterfeit")
    with read_scope() as session:
        made = session.exec(select(Appeal)).one()
        assert made.outcome == "replaced"
        assert session.get_one(ReviewCase, made.case_id).state is CaseState.CLOSED
    with pytest.raises(JhalakError):
        service.claim(chitra, made.case_id)
    assert is_stopped(meera)

"""What belongs to a case beside its evidence, and passing one on; a blind look learns nothing."""

from __future__ import annotations

from collections.abc import Callable

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
from moderation.cases import ClaimLost
from moderation.cases.appeals import open_appeal
from moderation.cases.models import CaseNote
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.dossier import dossier
from moderation.desk.schemas import AbilitiesForm, GoldenForm, LegalOrderForm
from moderation.log.models import LogEntry
from moderation.models import Decision, Origin, ReviewCase
from moderation.queue.ranking import rank_everything
from moderation.repository import Only
from moderation.rights.appeals import appeal
from moderation.rights.models import StatementOfReasons
from moderation.routing import ActHidden, LevelTooLow
from tests.moderation.desk_world import START, case, case_on, clip, person

CREATOR = Role.CREATOR

pytestmark = pytest.mark.usefixtures("quiet")


def rejection(case_id: object) -> Decision:
    with read_scope() as session:
        row = session.exec(select(Decision).where(Decision.case_id == case_id)).one()
        session.expunge(row)
        return row


def test_an_appeal_shows_its_words_and_the_decision_it_is_about() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    case_id = case_on(clip(meera))
    service.claim(anil, case_id)
    service.reject(anil, case_id, "hate", note="The word at 0:03.")
    with session_scope() as session:
        told = session.exec(
            select(StatementOfReasons).where(
                StatementOfReasons.decision_id == rejection(case_id).id
            )
        ).one()
        appeal_id = appeal(
            session, meera.require_account(), told.id, "It is a quote.", utc_now()
        ).case_id
        session.add(CaseNote(case_id=appeal_id, author_id=anil.account_id, text="Ask Bela."))
    found = dossier(bela, appeal_id)
    assert found.appeal is not None and found.appeal.words == "It is a quote."
    assert found.appeal.decision.reason_code == "hate"
    assert found.standing is not None and found.standing.points == 2
    assert [s.reason_code for s in found.standing.strikes] == ["hate"]
    assert dossier(bela, case_id).appeal is None


def test_a_blind_look_learns_nothing_from_the_record() -> None:
    chief, anil, bela = person("chief", Role.ADMIN), person("anil"), person("bela")
    video_id = clip(person("meera", CREATOR))
    leads.set_golden(chief, GoldenForm(subject_id=video_id, answer="ok"))
    case_id = case_on(video_id)
    service.claim(anil, case_id)
    service.reject(anil, case_id, "hate")
    with read_scope() as session:
        second_id = session.exec(select(ReviewCase.id).where(ReviewCase.look == 2)).one()
    seen = service.claim(bela, second_id)
    assert seen.creator_clips.model_dump() == {"published": 0, "rejected": 0, "held": 1}
    for asked in (second_id, case_id):  # The first case tells them no more while they look.
        found = dossier(bela, asked)
        assert (found.appeal, found.standing) == (None, None)
    assert dossier(chief, case_id).standing is not None


def test_cases_of_the_same_content_come_with_the_case() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    same = [clip(meera, sha256="a" * 64, caption="Buy now") for _ in range(2)]
    first, second = (case_on(video_id) for video_id in same)
    case_on(clip(meera, sha256="b" * 64, caption="Buy now"))
    assert [card.id for card in dossier(anil, first).alike] == [second]


def test_a_case_that_is_passed_on_waits_for_a_lead() -> None:
    anil, bela, chief = person("anil"), person("bela"), person("chief", Role.ADMIN)
    case_id = case_on(clip(person("meera", CREATOR)))
    with pytest.raises(ClaimLost):
        desk.escalate(anil, case_id, "Is this a quote?")
    service.claim(anil, case_id)
    with pytest.raises(InvalidInput):
        desk.escalate(anil, case_id, "  ")
    place = case(case_id).priority
    desk.escalate(anil, case_id, "Is this a quote?")
    rank_everything(START)
    row = case(case_id)
    assert (row.queue, row.claimed_by, row.policy) == ("leads", None, "toxicity")
    assert abs(row.priority - place) < 10_000_000  # It keeps the place that its grounds give it.
    assert service.claim_next(bela) is None
    with pytest.raises(LevelTooLow):
        service.claim(bela, case_id)
    seen = service.claim(chief, case_id)
    assert "Is this a quote?" in [reason.text for reason in seen.reasons]
    with pytest.raises(ActHidden):
        desk.escalate(chief, case_id, "And now?")
    service.approve(chief, case_id)
    with read_scope() as session:
        kinds = session.exec(select(LogEntry.kind).order_by(LogEntry.seq)).all()
    assert kinds[-2:] == ["escalate", "decision"]


def test_the_queue_is_narrowed_by_kind_and_counts_each() -> None:
    anil, chief, meera = person("anil"), person("chief", Role.ADMIN), person("meera", CREATOR)
    plain = case_on(clip(meera))
    sample = case_on(clip(meera, VideoState.PUBLISHED), origin=Origin.SAMPLE)
    legal = leads.enter_legal_order(
        chief, LegalOrderForm(subject_id=clip(meera), kind="order")
    ).case_id
    service.claim(anil, rejected := case_on(clip(meera)))
    service.reject(anil, rejected, "spam")
    with session_scope() as session:
        appeal = open_appeal(session, rejection(rejected).id).id
    bela = person("bela")
    kinds: dict[Only, object] = {"appeals": appeal, "legal": legal, "sample": sample}
    for only, expected in kinds.items():
        assert [card.id for card in service.queue(bela, only=only).items] == [expected]
    page = service.queue(bela)
    assert plain in [card.id for card in page.items]
    assert (page.counts.appeals, page.counts.legal, page.counts.sample) == (1, 1, 1)


@pytest.mark.parametrize(
    "call",
    [lambda v: dossier(v, new_id()), lambda v: desk.escalate(v, new_id(), "x")],
    ids=["dossier", "escalate"],
)
def test_every_act_checks_who_asks(call: Callable[[Viewer], object]) -> None:
    refused: list[tuple[Viewer, type[JhalakError]]] = [
        (Viewer(id=new_id()), NotSignedIn),  # type: ignore[arg-type]
        (person("asha", Role.SHOPPER), Forbidden),
        (person("meera", CREATOR), Forbidden),
    ]
    for viewer, error in refused:
        with pytest.raises(error):
            call(viewer)


def test_leads_see_what_every_reviewer_can_do() -> None:
    chief, bela, anil = person("chief", Role.ADMIN), person("bela"), person("anil")
    assert bela.account_id is not None
    leads.arrange_reviewer(
        chief, bela.account_id, AbilitiesForm(level=2, languages=["hi"], skills=["legal"])
    )
    first, second = leads.reviewers(chief)
    assert (first.account_id, first.level, first.languages) == (anil.account_id, 1, [])
    assert (second.account_id, second.level, second.languages) == (bela.account_id, 2, ["hi"])

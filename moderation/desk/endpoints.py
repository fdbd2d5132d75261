"""The desk over HTTP. Every operation checks the caller's role itself."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.web import problems
from moderation.desk import accounts, dossier, leads, service
from moderation.desk.schemas import (
    AbilitiesForm,
    AbilityChoices,
    AgreementView,
    BulkForm,
    Dossier,
    EscalateForm,
    ExposureForm,
    ExposureView,
    GoldenAgreementView,
    GoldenForm,
    LegalOrderForm,
    LegalOrderView,
    LiftForm,
    NoteForm,
    ReviewerView,
    SkipForm,
    StopForm,
    StoppedView,
    TrustForm,
)
from moderation.schemas import CaseDetail

router = APIRouter()
READS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)


@router.post("/cases/{case_id}/skip", responses=CHANGES)
def skip(case_id: UUID, form: SkipForm, viewer: CurrentViewer) -> CaseDetail:
    """Gives a claimed case back with a reason; it is not offered to the caller again."""
    return service.skip(viewer, case_id, form.reason, fence=form.fence)


@router.post("/cases/{case_id}/escalate", responses=CHANGES)
def escalate(case_id: UUID, form: EscalateForm, viewer: CurrentViewer) -> CaseDetail:
    """Passes a claimed case on to a lead, with what they are asked."""
    return service.escalate(viewer, case_id, form.words, fence=form.fence)


@router.get("/cases/{case_id}/dossier", responses=READS)
def get_dossier(case_id: UUID, viewer: CurrentViewer) -> Dossier:
    """The appeal and what it is about, the maker's standing, and cases of the same content."""
    return dossier.dossier(viewer, case_id)


@router.post("/cases/{case_id}/undo", responses=CHANGES)
def undo(case_id: UUID, viewer: CurrentViewer) -> CaseDetail:
    """Takes the caller's decision back within ten seconds; they hold the case again."""
    return service.undo(viewer, case_id)


@router.get("/cases/{case_id}/identical", responses=READS)
def identical(case_id: UUID, viewer: CurrentViewer) -> list[UUID]:
    """The other open cases whose content is the same."""
    return service.identical(viewer, case_id)


@router.post("/cases/{case_id}/bulk", responses=CHANGES)
def decide_alike(case_id: UUID, form: BulkForm, viewer: CurrentViewer) -> list[UUID]:
    """One decision for a claimed case and others of the same content: all of them or none."""
    return service.decide_alike(viewer, case_id, form)


@router.post("/cases/{case_id}/notes", responses=READS)
def add_note(case_id: UUID, form: NoteForm, viewer: CurrentViewer) -> CaseDetail:
    """Adds words about a case, for colleagues alone or for its maker too."""
    return service.add_note(viewer, case_id, form)


@router.post("/cases/{case_id}/exposure", responses=CHANGES)
def note_exposure(case_id: UUID, form: ExposureForm, viewer: CurrentViewer) -> ExposureView:
    """Keeps what the player showed of a claimed case; never more than has passed since."""
    return service.note_exposure(viewer, case_id, form.seconds)


@router.get("/exposure", responses=problems(401, 403))
def exposure(viewer: CurrentViewer) -> ExposureView:
    """What the caller was shown today, and how much is enough."""
    return service.exposure(viewer)


@router.put("/accounts/{account_id}/stop", responses=CHANGES)
def stop_account(account_id: UUID, form: StopForm, viewer: CurrentViewer) -> StoppedView:
    """Ends the account of whoever a claimed case is about: no clips, comments or reports, until a
    person lifts it. Its owner reads the rule and the reason and may appeal once.
    """
    return accounts.stop_account(viewer, account_id, form)


@router.post("/accounts/{account_id}/lift", status_code=204, responses=CHANGES)
def lift_stop(account_id: UUID, form: LiftForm, viewer: CurrentViewer) -> None:
    """Lets an account act again that was ended."""
    accounts.lift_stop(viewer, account_id, form)


@router.put("/creators/{account_id}/trust", status_code=204, responses=CHANGES)
def set_trust(account_id: UUID, form: TrustForm, viewer: CurrentViewer) -> None:
    """Says whether clean clips of a claimed case's creator publish without a person, and why."""
    accounts.set_trust(viewer, account_id, form)


@router.post("/legal-orders", responses=READS)
def enter_legal_order(form: LegalOrderForm, viewer: CurrentViewer) -> LegalOrderView:
    """Enters a legal order with its clock. For admins."""
    return leads.enter_legal_order(viewer, form)


@router.get("/reviewers", responses=problems(401, 403))
def reviewers(viewer: CurrentViewer) -> list[ReviewerView]:
    """Every moderator with what they can do. For admins."""
    return leads.reviewers(viewer)


@router.get("/reviewers/choices", responses=problems(401, 403))
def ability_choices(viewer: CurrentViewer) -> AbilityChoices:
    """All policies, languages and skills that a moderator can be given. For admins."""
    return leads.ability_choices(viewer)


@router.put("/reviewers/{account_id}", status_code=204, responses=READS)
def arrange_reviewer(account_id: UUID, form: AbilitiesForm, viewer: CurrentViewer) -> None:
    """Says what a moderator can do, for routing. For admins."""
    leads.arrange_reviewer(viewer, account_id, form)


@router.post("/golden", status_code=204, responses=READS)
def set_golden(form: GoldenForm, viewer: CurrentViewer) -> None:
    """Keeps the right answer about a clip or comment. For admins."""
    leads.set_golden(viewer, form)


@router.get("/golden", responses=problems(401, 403))
def golden_agreement(viewer: CurrentViewer) -> list[GoldenAgreementView]:
    """How far each reviewer says what is right of golden items. For admins."""
    return leads.golden_agreement(viewer)


@router.get("/agreement", responses=problems(401, 403))
def agreement(viewer: CurrentViewer) -> list[AgreementView]:
    """Krippendorff's α of blind second looks, by policy, with an interval of 95 %."""
    return leads.agreement(viewer)

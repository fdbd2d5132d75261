"""All that a case opens with: its evidence, what belongs to it, and what of its clip is known."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from catalog.viewer import Viewer
from moderation import service
from moderation.banks.schemas import KnownOfCase
from moderation.banks.service import known_of_case
from moderation.desk.dossier import dossier
from moderation.desk.schemas import Dossier
from moderation.models import CaseState
from moderation.schemas import CaseDetail


@dataclass(frozen=True, slots=True)
class Opened:
    """A case and what is shown beside it."""

    case: CaseDetail
    beside: Dossier
    known: KnownOfCase


def opened(viewer: Viewer, case_id: UUID) -> Opened:
    """The case, claimed where it can be.

    Raises:
        CaseNotFound, CaseClaimed: It cannot be opened.
    """
    found = service.get_case(viewer, case_id)
    if not found.is_own_clip and found.state is CaseState.OPEN:
        found = service.claim(viewer, case_id)
    return Opened(found, dossier(viewer, case_id), known_of_case(viewer, case_id))

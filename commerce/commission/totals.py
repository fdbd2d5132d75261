"""What a creator's agreements have earned since they began."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import col, select

from catalog.viewer import Viewer
from commerce.commission.models import CommissionEntry
from commerce.commission.month import PAISE
from commerce.commission.reach import OWN, in_reach
from commerce.commission.rules import EntryKind
from core.db import read_scope


def earned_by_agreement(viewer: Viewer) -> dict[UUID, int]:
    """Paise that delivered sales have earned the viewer, or cost them as a brand, by agreement.

    Agreements without a delivered sale are not in it.

    Raises:
        NotSignedIn, Forbidden: See `reach.in_reach`.
    """
    reach = in_reach(viewer, OWN, CommissionEntry)
    with read_scope() as session:
        rows = session.exec(
            select(CommissionEntry.agreement_id, PAISE)
            .where(*reach, CommissionEntry.kind == EntryKind.EARNED)
            .group_by(col(CommissionEntry.agreement_id))
        )
        return {agreement_id: int(paise) for agreement_id, paise in rows}

"""A clip leaves the public while its agreement runs: its creator says so twice.

No agreement keeps a creator from it. They are told what it costs before they do it, and the brand
finds the clip among those of the agreement, as taken down or as no longer public.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from catalog.agreements import agreement_of, is_running
from catalog.models import Account, Video
from core.clock import INDIA
from core.errors import Conflict


class AgreementRuns(Conflict):
    """The clip is out under an agreement that runs; who means it says so."""

    code = "agreement_runs"
    title = "A brand counts on this clip"


def cost_of_leaving(session: Session, video: Video, now: datetime) -> str:
    """What it means to take the clip out of public; empty where no agreement counts on it."""
    agreement = agreement_of(session, video.id)
    if video.published_at is None or agreement is None or not is_running(agreement, now):
        return ""
    brand = session.get_one(Account, agreement.brand_id).display_name
    return (
        f"{brand} counts on this clip until {agreement.ends_at.astimezone(INDIA):%-d %b %Y}. Once "
        f"it is out of public, it sells less or nothing, and {brand} sees that you took it out."
    )


def check_leaving(
    session: Session, video: Video, now: datetime, *, despite_agreement: bool
) -> None:
    """Whether the clip may leave the public.

    Raises:
        AgreementRuns: An agreement counts on it, and nothing says that its creator means it.
    """
    cost = "" if despite_agreement else cost_of_leaving(session, video, now)
    if cost:
        raise AgreementRuns(
            f"{cost} Say that you know it (`despite_agreement`) to do it all the same."
        )

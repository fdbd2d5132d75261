"""A clip leaves the public while its agreement runs: its creator says so twice.

No agreement keeps a creator from it. They are told what it costs before they do it, and the brand
finds the clip among those of the agreement, as taken down or as no longer public.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from catalog.agreements import agreement_of, is_running
from catalog.models import Account, Video
from core.errors import Conflict
from core.languages import Pair
from core.moments import date_text

NO_COST: Pair = ("", "")


class AgreementRuns(Conflict):
    """The clip is out under an agreement that runs; who means it says so."""

    code = "agreement_runs"
    title = "A brand counts on this clip"
    title_hi = "एक ब्रांड को इस क्लिप की ज़रूरत है"


def cost_of_leaving(session: Session, video: Video, now: datetime) -> Pair:
    """What it means to take the clip out of public; empty where no agreement counts on it."""
    agreement = agreement_of(session, video.id)
    if video.published_at is None or agreement is None or not is_running(agreement, now):
        return NO_COST
    brand = session.get_one(Account, agreement.brand_id).display_name
    last = agreement.ends_at
    return (
        f"{brand} counts on this clip until {date_text(last)}. Once "
        f"it is out of public, it sells less or nothing, and {brand} sees that you took it out.",
        f"{brand} के साथ इस क्लिप का समझौता {date_text(last, 'hi')} तक है। इसे हटाने पर बिक्री घटेगी "
        f"या रुक जाएगी, और {brand} को दिखेगा कि आपने इसे हटाया।",
    )


def check_leaving(
    session: Session, video: Video, now: datetime, *, despite_agreement: bool
) -> None:
    """Whether the clip may leave the public.

    Raises:
        AgreementRuns: An agreement counts on it, and nothing says that its creator means it.
    """
    english, hindi = NO_COST if despite_agreement else cost_of_leaving(session, video, now)
    if english:
        raise AgreementRuns(
            f"{english} Say that you know it (`despite_agreement`) to do it all the same.",
            f"{hindi} फिर भी करना हो, तो बताएँ कि आपको यह पता है (`despite_agreement`)।",
        )

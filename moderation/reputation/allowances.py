"""Whether somebody's record lets them publish, comment, report or change their profile now.

`app.api` wires it, on top of the limits that each endpoint has for everybody. Fails closed: where
the record cannot be read, the act fails with it.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from catalog.allowances import Act
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import Forbidden
from core.limits import check_rate
from moderation import params
from moderation.reputation.ladder import Place, Rung
from moderation.reputation.ledger import record_of
from moderation.reputation.models import MeasureKind, Part
from moderation.reputation.record import live_measure, place_in
from moderation.reputation.words import say

RATES = {
    (Act.PUBLISH, Rung.WARNED): "10/day",
    (Act.PUBLISH, Rung.SLOWED): "2/day",
    (Act.COMMENT, Rung.WARNED): "30/hour",
    (Act.COMMENT, Rung.SLOWED): "10/day",
}
POOR_REPORTS = "5/day"
POOR_BELOW = 0.2  # Surely right less often than this.
PART_OF = {Act.PUBLISH: Part.CREATOR, Act.COMMENT: Part.COMMENTER}


class Paused(Forbidden):
    """Strikes have paused this for a while."""

    code = "paused"

    def __init__(self, place: Place, locale: str) -> None:
        clears = say("clears", "fades", locale, on=place.eases_at)
        said = f"{say('rungs', 'paused', locale, until=place.until)} {clears}"
        super().__init__(said, said)


class Stopped(Forbidden):
    """A person has stopped the account."""

    code = "account_stopped"

    def __init__(self, locale: str) -> None:
        said = f"{say('rungs', 'stopped', locale)} {say('clears', 'person', locale)}"
        super().__init__(said, said)


def check_record(session: Session, viewer: Viewer, act: Act) -> None:
    """Lets pass whoever may; guests have no record, and each endpoint says what they may.

    Raises:
        Paused, Stopped: Not for the time being.
        TooManyRequests: Not so often.
    """
    account_id = viewer.account_id
    if account_id is None:
        return
    now = utc_now()
    if act in (Act.REPORT, Act.PROFILE):
        if live_measure(session, account_id, MeasureKind.STOPPED) is not None:
            raise Stopped(viewer.locale)
        if act is Act.REPORT and has_poor_reports(session, viewer, now):
            check_rate("report.poor", account_id, POOR_REPORTS)
        return
    place = place_in(session, account_id, PART_OF[act], now)
    if place.rung is Rung.STOPPED:
        raise Stopped(viewer.locale)
    if place.rung is Rung.PAUSED:
        raise Paused(place, viewer.locale)
    if rate := RATES.get((act, place.rung)):
        check_rate(f"{act}.{place.rung}", account_id, rate)


def has_poor_reports(session: Session, viewer: Viewer, now: datetime) -> bool:
    """Whether the viewer's reports are surely wrong most of the time."""
    record = record_of(session, viewer.require_account(), Part.REPORTER, now)
    is_known = record.evidence >= params.REPORTER_EVIDENCE.default
    return is_known and record.upper(params.LOWER_QUANTILE.default) < POOR_BELOW

"""How many seconds a day a person may be shown of what harms them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from core.clock import INDIA

SLACK_S = 2.0  # Between the player's clock and ours.

# Of one policy; whatever is not named has the whole day's.
DAY_S = 4 * 3600.0
OF_POLICY_S: Mapping[str, float] = {
    "nudity": 3600.0,
    "suggestive": 7200.0,
    "hate": 3600.0,
    "report_hate": 3600.0,
    "report_sexual": 3600.0,
    "report_violence": 2700.0,
    "report_minors": 900.0,
    "legal_order": 3600.0,
}


def budget_of(policy: str) -> float:
    """Seconds a day of one policy."""
    return OF_POLICY_S.get(policy, DAY_S)


def spent(seconds: Mapping[str, float]) -> tuple[bool, frozenset[str]]:
    """Whether the day's whole budget is used up, and the policies whose own is."""
    over = frozenset(p for p, used in seconds.items() if used >= budget_of(p))
    return sum(seconds.values()) >= DAY_S, over


def credited(reported_s: float, since: datetime, now: datetime) -> float:
    """What counts of reported seconds: never more than passed since claim or last report."""
    passed_s = max(0.0, (now - since).total_seconds()) + SLACK_S
    return min(max(0.0, reported_s), passed_s)


def day_of(moment: datetime) -> date:
    """The working day, in India."""
    return moment.astimezone(INDIA).date()

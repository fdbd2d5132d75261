"""How many seconds a day a person may be shown of what harms them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from core.clock import INDIA

SLACK_S = 2.0  # Between the player's clock and ours.

DAY_S = 4 * 3600.0
ORDER = "legal_order"  # What an order is about is known when it was seen.
# Of one policy; what stays with people longest has the least.
OF_POLICY_S: Mapping[str, float] = {
    "minors": 900.0,
    "gore": 2700.0,
    "violence": 2700.0,
    "known_bad": 2700.0,  # Banks hold the worst that was ever here.
    "nudity": 3600.0,
    "sexual": 3600.0,
    "hate": 3600.0,
    "removed_again": 3600.0,
    ORDER: 3600.0,
    "suggestive": 7200.0,
}
# What hurts nobody who looks at it has the whole day's, as has what no rule is suspected of.
HARMLESS = frozenset(
    {
        "", "toxicity", "profanity", "spam", "contact", "unread", "unreadable", "duplicate",
        "weapons", "drugs", "counterfeit", "impersonation", "misleading", "personal_data",
        "not_heard",
    }
)  # fmt: skip
UNWEIGHED_S = 3600.0  # A label that nobody has weighed is taken for a hard one.


def budget_of(policy: str) -> float:
    """Seconds a day of one policy."""
    return OF_POLICY_S.get(policy, DAY_S if policy in HARMLESS else UNWEIGHED_S)


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

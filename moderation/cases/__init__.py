"""Cases: opened once, claimed by lease, closed with a decision."""

from __future__ import annotations

from moderation.cases.claims import (
    LEASE,
    CaseClaimed,
    CaseClosed,
    ClaimLost,
    NotForYou,
    OwnClip,
    claim_case,
    close_case,
    release_case,
    require_claim,
    skip_case,
)
from moderation.cases.escalation import escalate_case
from moderation.cases.opening import (
    bar,
    close_about,
    close_without_decision,
    open_case,
    open_case_about,
    reasons_of,
    reopen_case,
)

__all__ = [
    "LEASE",
    "CaseClaimed",
    "CaseClosed",
    "ClaimLost",
    "NotForYou",
    "OwnClip",
    "bar",
    "claim_case",
    "close_about",
    "close_case",
    "close_without_decision",
    "escalate_case",
    "open_case",
    "open_case_about",
    "reasons_of",
    "release_case",
    "reopen_case",
    "require_claim",
    "skip_case",
]

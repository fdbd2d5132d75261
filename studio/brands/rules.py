"""The lives of a brief and of an application or invitation, as tables. Pure.

Brief:     DRAFT ──open──> OPEN ──close──> CLOSED          DRAFT, OPEN ──cancel──> CANCELLED

Approach:  (none), WITHDRAWN ──apply──> APPLIED            one for each brief and creator
           (none), WITHDRAWN ──invite──> INVITED
           APPLIED, INVITED ──accept/decline──> ACCEPTED/DECLINED   by the other side
           APPLIED, INVITED ──withdraw──> WITHDRAWN                 by the side that began
           APPLIED, INVITED ──expire──> EXPIRED                     by the clock
"""

from __future__ import annotations

from enum import StrEnum

from core.errors import Conflict
from core.languages import Pair


class BriefState(StrEnum):
    """Where a brief stands."""

    DRAFT = "draft"  # Its brand alone sees it.
    OPEN = "open"  # Creators apply or are invited.
    CLOSED = "closed"  # Nobody joins any more; what was agreed goes on.
    CANCELLED = "cancelled"


class BriefStep(StrEnum):
    """What a brand does with its brief."""

    OPEN = "open"
    CLOSE = "close"
    CANCEL = "cancel"


class ApproachState(StrEnum):
    """Where an application or invitation stands."""

    APPLIED = "applied"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ApproachStep(StrEnum):
    """What can happen to an application or invitation."""

    APPLY = "apply"
    INVITE = "invite"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


class Side(StrEnum):
    """Who acts."""

    BRAND = "brand"
    CREATOR = "creator"


PENDING = frozenset({ApproachState.APPLIED, ApproachState.INVITED})

_B, _A, _T = BriefState, ApproachState, ApproachStep
BRIEF_STEPS: dict[tuple[BriefState, BriefStep], BriefState] = {
    (_B.DRAFT, BriefStep.OPEN): _B.OPEN,
    (_B.OPEN, BriefStep.CLOSE): _B.CLOSED,
    (_B.DRAFT, BriefStep.CANCEL): _B.CANCELLED,
    (_B.OPEN, BriefStep.CANCEL): _B.CANCELLED,
}
APPROACH_STEPS: dict[tuple[ApproachState | None, ApproachStep], ApproachState] = {
    **{(state, _T.APPLY): _A.APPLIED for state in (None, _A.WITHDRAWN)},
    **{(state, _T.INVITE): _A.INVITED for state in (None, _A.WITHDRAWN)},
    **{(state, _T.ACCEPT): _A.ACCEPTED for state in PENDING},
    **{(state, _T.DECLINE): _A.DECLINED for state in PENDING},
    **{(state, _T.WITHDRAW): _A.WITHDRAWN for state in PENDING},
    **{(state, _T.EXPIRE): _A.EXPIRED for state in PENDING},
}

# What a brand may still change once creators have read its brief: nothing that they agree to.
CHANGEABLE_WHEN_OPEN = frozenset({"title", "apply_until", "places", "is_open_to_all"})


class BriefStepRefused(Conflict):
    """The brief is not in a state from which this step leads on."""

    code = "brief_state"

    def __init__(self, state: BriefState, step: BriefStep) -> None:
        super().__init__(
            f"A brief that is {state.value} cannot be {_DONE[step][0]}.",
            f"यह ब्रीफ़ {_STANDS[state]}; इसे {_DONE[step][1]} नहीं जा सकता।",
        )


class ApproachStepRefused(Conflict):
    """The application or invitation is not in a state from which this step leads on."""

    code = "approach_state"

    def __init__(self, state: ApproachState | None, step: ApproachStep) -> None:
        if state is ApproachState.INVITED and step is ApproachStep.APPLY:
            said = _INVITED
        elif state is ApproachState.APPLIED and step is ApproachStep.INVITE:
            said = _APPLIED
        elif state is None:
            said = _NONE
        else:
            english, hindi = _ANSWERED[step]
            said = (f"What is {state.value} cannot be {english} any more.", _ENDED[state] + hindi)
        super().__init__(*said)


_INVITED: Pair = (
    "You are invited to this brief; accept the invitation instead.",
    "इस ब्रीफ़ के लिए आपको निमंत्रण मिला है; उसे ही स्वीकार करें।",
)
_APPLIED: Pair = (
    "This creator has applied already; accept the application instead.",
    "यह क्रिएटर पहले ही आवेदन कर चुका है; उसे ही स्वीकार करें।",
)
_NONE: Pair = (
    "There is no application or invitation for that.",
    "इसके लिए कोई आवेदन या निमंत्रण नहीं है।",
)
_STANDS = {
    BriefState.DRAFT: "ड्राफ़्ट है",
    BriefState.OPEN: "खुला है",
    BriefState.CLOSED: "बंद हो चुका है",
    BriefState.CANCELLED: "रद्द हो चुका है",
}
_DONE: dict[BriefStep, Pair] = {
    BriefStep.OPEN: ("opened", "खोला"),
    BriefStep.CLOSE: ("closed", "बंद किया"),
    BriefStep.CANCEL: ("cancelled", "रद्द किया"),
}
_ENDED = {
    ApproachState.APPLIED: "आवेदन हो चुका है; ",
    ApproachState.INVITED: "निमंत्रण भेजा जा चुका है; ",
    ApproachState.ACCEPTED: "यह स्वीकार हो चुका है; ",
    ApproachState.DECLINED: "इसके लिए मना किया जा चुका है; ",
    ApproachState.WITHDRAWN: "यह वापस लिया जा चुका है; ",
    ApproachState.EXPIRED: "इसका समय निकल चुका है; ",
}
_ANSWERED: dict[ApproachStep, Pair] = {
    ApproachStep.APPLY: ("applied for", "अब आवेदन नहीं हो सकता।"),
    ApproachStep.INVITE: ("invited", "अब निमंत्रण नहीं भेजा जा सकता।"),
    ApproachStep.ACCEPT: ("accepted", "अब स्वीकार नहीं किया जा सकता।"),
    ApproachStep.DECLINE: ("declined", "अब मना नहीं किया जा सकता।"),
    ApproachStep.WITHDRAW: ("withdrawn", "अब वापस नहीं लिया जा सकता।"),
    ApproachStep.EXPIRE: ("ended", "अब ख़त्म नहीं किया जा सकता।"),
}


def brief_after(state: BriefState, step: BriefStep) -> BriefState:
    """The state that `step` leads to.

    Raises:
        BriefStepRefused: There is no such step from `state`.
    """
    try:
        return BRIEF_STEPS[state, step]
    except KeyError:
        raise BriefStepRefused(state, step) from None


def approach_after(state: ApproachState | None, step: ApproachStep) -> ApproachState:
    """The state that `step` leads to; `None` is no approach yet.

    Raises:
        ApproachStepRefused: There is no such step from `state`.
    """
    try:
        return APPROACH_STEPS[state, step]
    except KeyError:
        raise ApproachStepRefused(state, step) from None


def steps_for(state: ApproachState, side: Side) -> tuple[ApproachStep, ...]:
    """What `side` may do about a pending approach: its own is withdrawn, the other's answered."""
    if state not in PENDING:
        return ()
    began = Side.CREATOR if state is ApproachState.APPLIED else Side.BRAND
    return (_T.WITHDRAW,) if side is began else (_T.ACCEPT, _T.DECLINE)

"""For what a person may give which reason. Pure.

The rules name reasons for the machine, too: some say why something waits and are nobody's fault,
and some are about pictures and sound, which words do not have.
"""

from __future__ import annotations

from core.errors import InvalidInput
from moderation.models import Subject
from moderation.policies.rules import PolicyReason

# "Nobody has listened to it yet", "matches what may not be shown: a person compares the two". Who
# has listened, or compared, names the rule that it breaks.
WAITS = frozenset({"not_heard", "known_bad"})
OF_CLIPS = frozenset({"quality", "undisclosed", "removed_again"})


class ReasonOfAnother(InvalidInput):
    """The reason is none that a person gives for that."""

    code = "reason_of_another"

    def __init__(self) -> None:
        super().__init__(
            "This reason is not for what you decide about. Choose another.",
            "यह वजह इस तरह की सामग्री के लिए नहीं है। कोई और वजह चुनें।",
        )


def subjects_of(code: str) -> tuple[Subject, ...]:
    """What a person may reject for that reason; nothing where it says why something waits."""
    if code in WAITS:
        return ()
    return (Subject.VIDEO,) if code in OF_CLIPS else tuple(Subject)


def require_given(reason: PolicyReason, subject: Subject) -> None:
    """Lets a person give the reason.

    Raises:
        ReasonOfAnother: It is not for that.
    """
    if subject not in subjects_of(reason.code):
        raise ReasonOfAnother()

"""The signal of personal data in a text: read as a whole, for an address may cross two pieces."""

from __future__ import annotations

from moderation.classifiers.personal import (
    SCORES,
    THRESHOLD,
    Personal,
    as_read,
    personal,
    personal_sha256,
)
from moderation.classifiers.signals import Signal

LABEL = "personal_data"
MODEL = "personal-patterns"

_NAMED = {
    "aadhaar": "an Aadhaar number",
    "card": "the number of a payment card",
    "pan": "a person's PAN",
    "account": "a bank account",
    "address": "a home with its PIN code",
    "anothers_contact": "somebody else's phone number or e-mail address",
    "landline": "a landline number",
}


def personal_signal(written: str) -> Signal:
    """What of a person stands in a text, with its surest place; never the number itself."""
    found = sorted(personal(written), key=lambda one: -SCORES[one.kind])
    kinds = list(dict.fromkeys(one.kind for one in found))
    named = " and ".join(_NAMED[kind] for kind in kinds)
    score = SCORES[kinds[0]] if kinds else 0.0
    return Signal(
        label=LABEL,
        score=score,
        threshold=THRESHOLD,
        model=MODEL,
        model_sha256=personal_sha256(),
        reason=f"It gives {named}." if named else "It gives nothing that is a person's own.",
        where=_where(written, found[0]) if found else "whole text",
        raw=(score,),
    )


def _where(written: str, one: Personal) -> str:
    """Counted in the text as written, where it stands there as it was read."""
    piece = as_read(written)[one.start : one.end]
    at = written.find(piece)
    return f"chars {at}–{at + len(piece)}" if at >= 0 else "whole text"

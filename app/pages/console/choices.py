"""The rules among which whoever decides a case chooses."""

from __future__ import annotations

from moderation.models import Subject
from moderation.schemas import PolicyView

Rules = list[dict[str, str]]


def reasons_of(rules: PolicyView, locale: str = "en") -> Rules:
    """What something can be rejected for, by code, as its maker will read it, and of what."""
    return [
        {
            "code": r.code,
            "title": r.named(locale),
            "text": r.told(locale),
            "subjects": " ".join(r.subjects),
        }
        for r in rules.reasons
    ]


def reasons_for(subject: Subject, rules: Rules) -> Rules:
    """Those that a person gives for such a thing."""
    return [r for r in rules if subject.value in r["subjects"].split()]

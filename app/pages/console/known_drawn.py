"""What is known of a case's clip, as the console draws it."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.console.known_words import KNOWN, STATES
from core.languages import in_language
from moderation.banks.schemas import KnownOfCase
from moderation.known.models import BankAction


@dataclass
class Match:
    """A known-bad thing that was seen or heard in the clip."""

    id: str
    title: str
    said: str
    state: str  # Empty while nobody has said whether it is right.
    rejects: bool  # Confirming it rejects the clip.


@dataclass
class Original:
    """An older clip that this one shows again."""

    link: str
    said: str


def matches_of(known: KnownOfCase, titles: dict[str, str], locale: str = "en") -> list[Match]:
    """The matches, the closest first."""
    alike = in_language(KNOWN["alike"], locale)
    return [
        Match(
            id=str(m.id),
            title=titles.get(m.reason_code, m.reason_code),
            said=alike.format(share=f"{m.closeness:.0%}", bank=m.bank)
            + (f", {m.where}" if m.where else ""),
            state=in_language(STATES.get(m.state, ("", "")), locale),
            rejects=m.action is BankAction.REMOVE,
        )
        for m in known.matches
    ]


def originals_of(known: KnownOfCase, locale: str = "en") -> list[Original]:
    """The originals, the likest first."""
    return [
        Original(
            link=f"/v/{c.original_id}",
            said=in_language(KNOWN["shows_sound" if c.is_same_sound else "shows"], locale).format(
                share=f"{c.share:.0%}"
            ),
        )
        for c in known.copies
    ]

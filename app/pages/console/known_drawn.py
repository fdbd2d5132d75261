"""What is known of a case's clip, as the console draws it."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.banks.schemas import KnownOfCase
from moderation.known.models import BankAction, MatchState

_STATES = {MatchState.CONFIRMED: "Called right", MatchState.DENIED: "Called wrong"}


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


def matches_of(known: KnownOfCase, titles: dict[str, str]) -> list[Match]:
    """The matches, the closest first."""
    return [
        Match(
            id=str(m.id),
            title=titles.get(m.reason_code, m.reason_code),
            said=f"{m.closeness:.0%} alike, bank “{m.bank}”" + (f", {m.where}" if m.where else ""),
            state=_STATES.get(m.state, ""),
            rejects=m.action is BankAction.REMOVE,
        )
        for m in known.matches
    ]


def originals_of(known: KnownOfCase) -> list[Original]:
    """The originals, the likest first."""
    return [
        Original(
            link=f"/v/{c.original_id}",
            said=f"Shows {c.share:.0%} of what an older clip shows"
            + (", with the same sound" if c.is_same_sound else ""),
        )
        for c in known.copies
    ]

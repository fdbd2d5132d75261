"""What of one's profile was refused, in the words that the page shows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from catalog.profile.errors import ProfilePart
from core.clock import INDIA
from moderation.profiles.models import RefusalState
from moderation.profiles.schemas import RefusalView
from moderation.rights.wording import Pair, in_language

WITHDRAW: Pair = ("Take it back", "वापस लें")
WITHDRAWN: Pair = (
    "Taken back. You can ask again while it is listed here",
    "वापस ले लिया गया। जब तक यह यहाँ दिखता है, आप फिर से कह सकते हैं",
)
PARTS = {ProfilePart.NAME: "name", ProfilePart.BIO: "text", ProfilePart.PICTURE: "picture"}
CAME_OF_IT = {
    RefusalState.GRANTED: "We were wrong",
    RefusalState.UPHELD: "A person looked: it stays away",
    RefusalState.LAPSED: "Nobody decided in time. It was deleted; save it again to be judged anew.",
}


@dataclass
class KeptBack:
    """Something that was refused."""

    id: str
    title: str
    why: str
    text: str
    said: str  # Where it stands; empty while it can be contested.
    answer: str
    tone: str
    withdraw: str  # What the button says that takes the contest back; empty where none may.


def kept_back_of(view: RefusalView, locale: str = "en") -> KeptBack:
    """A refusal as it is drawn; its days are India's."""
    said = CAME_OF_IT.get(view.state, "")
    if view.state is RefusalState.CONTESTED and view.due_at is not None:
        said = f"A person looks at it by {_day(view.due_at)}. Grievance {view.number}."
    return KeptBack(
        id=str(view.id),
        title=f"Your {PARTS[view.part]} of {_day(view.refused_at)}",
        why=view.rule_title,
        text=view.text,
        said=said,
        answer=view.answer,
        tone="success" if view.state is RefusalState.GRANTED else "neutral",
        withdraw=in_language(WITHDRAW, locale) if view.state is RefusalState.CONTESTED else "",
    )


def _day(at: datetime) -> str:
    return f"{at.astimezone(INDIA):%-d %b}"

"""What of one's profile was refused, in the words that the page shows. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.profile.words import CAME_OF_IT, PAGE, TITLES, WAITS
from core.languages import in_language
from core.moments import short_date_text
from moderation.profiles.models import RefusalState
from moderation.profiles.schemas import RefusalView


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
    came_of_it = CAME_OF_IT.get(view.state)
    said = in_language(came_of_it, locale) if came_of_it else ""
    if view.state is RefusalState.CONTESTED and view.due_at is not None:
        day = short_date_text(view.due_at, locale)
        said = in_language(WAITS, locale).format(day=day, number=view.number)
    day, is_open = short_date_text(view.refused_at, locale), view.state is RefusalState.CONTESTED
    return KeptBack(
        id=str(view.id),
        title=in_language(TITLES[view.part], locale).format(day=day),
        why=view.rule_title,
        text=view.text,
        said=said,
        answer=view.answer,
        tone="success" if view.state is RefusalState.GRANTED else "neutral",
        withdraw=in_language(PAGE["withdraw"], locale) if is_open else "",
    )

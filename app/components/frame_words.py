"""What the frame of every page says, in English and Hindi, for whoever `Session` says reads it.

And how a page whose words need no state of their own says them likewise.
"""

from __future__ import annotations

import reflex as rx

from app.session import Session
from core.languages import Pair

# (icon, label, address, on the phone's bar)
PLACES: tuple[tuple[str, Pair, str, bool], ...] = (
    ("play", ("Feed", "फ़ीड"), "/", True),
    ("search", ("Search", "खोजें"), "/search", True),
    ("bookmark", ("Saved", "सेव किए"), "/saved", True),
    ("shopping-bag", ("Bag", "बैग"), "/bag", True),
    ("clapperboard", ("Studio", "स्टूडियो"), "/studio", False),
    ("circle-user-round", ("You", "आप"), "/me", True),
)
PLACE: dict[str, Pair] = {address: label for _, label, address, _ in PLACES}
ANY = ""  # The language of what a person wrote: not known.
FRAME: dict[str, Pair] = {
    "skip": ("Skip to content", "सीधे सामग्री पर जाएँ"),
    "skipping": ("Skip", "आगे बढ़ें"),
    "places": ("Places", "जगहें"),
    "create": ("Create a clip", "क्लिप बनाएँ"),
    "home": ("Jhalak, to the feed", "झलक, फ़ीड पर जाएँ"),
    "in_bag": ("in the bag", "बैग में"),
    "back": ("Back", "वापस"),
}


def reads_hindi() -> rx.Var[bool]:
    """Whether whoever watches reads Hindi; not before the page knows who does."""
    return rx.Var.create(Session.locale).to(str).startswith("hi")


def said(pair: Pair, **facts: str | rx.Var[str] | rx.Var[int]) -> rx.Var[str]:
    """The text for whoever watches.

    Args:
        facts: What stands in the text where their names stand in braces.
    """
    english, hindi = (text.format(**facts) for text in pair) if facts else pair
    return rx.cond(reads_hindi(), hindi, english)


def language() -> rx.Var[str]:
    """Of what `said` says, for the attribute `lang`."""
    return said(("en", "hi"))

"""The way of a clip to the feed, its numbers, and what is missing before it goes. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.studio.drawn import why_of
from app.pages.studio_clip.drawn import DISCLOSURES, Clip
from app.pages.studio_clip.said import AI_PARTS
from app.views import short_count
from studio.schemas import ClipNumbers, VideoStatus

_STEPS = (
    ("processing", "Getting ready"),
    ("screening", "Being checked"),
    ("held", "A person looks"),
    ("brand", "Waits for {}"),
    ("scheduled", "Waits for its hour"),
    ("published", "Live"),
)


@dataclass
class Progress:
    """Where a submitted clip stands."""

    state: str = ""
    headline: str = ""
    why: str = ""
    percent: int = 0
    is_working: bool = False


@dataclass
class Check:
    """A line of what is there and what is missing before a clip is handed in."""

    title: str
    advice: str
    is_done: bool
    tab: str


def progress_of(status: VideoStatus) -> Progress:
    """Where the clip stands."""
    return Progress(
        state=status.state.value,
        headline=status.headline,
        why=why_of(status.state, status.decision_reason),
        percent=round(status.progress * 100),
        is_working=status.is_working,
    )


def numbers_of(numbers: ClipNumbers) -> list[dict[str, str]]:
    """The clip's numbers, each with its name."""
    return [
        {"name": "Views", "value": short_count(numbers.views)},
        {"name": "Watched", "value": f"{min(100, round(numbers.average_watched * 100))} %"},
        {"name": "To the end", "value": short_count(numbers.finishes)},
        {"name": "Likes", "value": short_count(numbers.likes)},
        {"name": "Comments", "value": short_count(numbers.comments)},
        {"name": "Saves", "value": short_count(numbers.saves)},
        {"name": "Product taps", "value": short_count(numbers.product_taps)},
        {"name": "Sales", "value": short_count(numbers.purchases)},
    ]


def checks_of(clip: Clip, pins: int, tracks: int, *, lacks_product: bool = False) -> list[Check]:
    """What a clip has, and what would do it good, before it is handed in.

    Args:
        lacks_product: It is made for a brand and shows nothing of what was agreed.
    """
    label = next(title for d, title, _ in DISCLOSURES if d.value == clip.disclosure)
    made = [title.lower() for part, title, _ in AI_PARTS if part.value in clip.ai_made]
    made_for = Check(
        f"Made for {clip.partner}",
        "Tag at least one product of the agreement." if lacks_product else "",
        not lacks_product,
        "disclosure",
    )
    return [
        *([made_for] if clip.partner else []),
        Check(
            "Caption",
            "" if bool(clip.caption) else "Say in a line what one sees.",
            bool(clip.caption),
            "words",
        ),
        Check(
            "Hashtags",
            "" if bool(clip.hashtags) else "Two or three help people find it.",
            bool(clip.hashtags),
            "words",
        ),
        Check(
            "Products",
            "" if pins > 0 else "Tag what you show, so that people can buy it.",
            pins > 0,
            "products",
        ),
        Check("Captions", "Many watch without sound.", tracks > 0, "captions"),
        Check(f"Disclosure: {label.lower()}", clip.label_text, True, "disclosure"),
        Check(
            "Made by a machine: " + (", ".join(made) if made else "nothing"),
            "",
            True,
            "disclosure",
        ),
    ]


def steps_of(state: str, *, has_hour: bool = False, brand: str = "") -> list[dict[str, str]]:
    """The way of a clip, each step `done`, `now` or `next`; a person's only when it is taken.

    Args:
        has_hour: It comes out at an hour that its creator chose.
        brand: Who has to approve it and has not yet; empty for nobody.
    """
    here = "brand" if brand and state == "scheduled" else state
    waits = has_hour or here == "scheduled"
    taken = {
        "held": state == "held",
        "brand": brand != "",
        "scheduled": waits and state != "published",
    }
    way = [step for step in _STEPS if taken.get(step[0], True)]
    at = next((i for i, (name, _) in enumerate(way) if name == here), -1)
    return [
        {
            "name": name.format(brand),
            "at": "done" if i < at or state == "published" else "now" if i == at else "next",
        }
        for i, (_, name) in enumerate(way)
    ]

"""The way of a clip to the feed, its numbers, and what is missing before it goes. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.studio.drawn import why_of
from app.pages.studio_clip.drawn import Clip
from app.pages.studio_clip.label_words import AI_PARTS, DISCLOSURES
from app.pages.studio_clip.way_words import CHECKS, NUMBERS, STEPS
from app.views import short_count
from catalog.kinds import Disclosure
from core.languages import all_in, in_language
from studio.schemas import ClipNumbers, VideoStatus


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
    """A line of what is there and what is missing before a clip is handed in.

    Args:
        is_told: What `advice` says is shown also once it is done.
    """

    title: str
    advice: str
    is_done: bool
    tab: str
    is_told: bool = False


def progress_of(status: VideoStatus, locale: str = "en") -> Progress:
    """Where the clip stands."""
    return Progress(
        state=status.state.value,
        headline=status.headline,
        why=why_of(status.state, status.decision_reason, locale),
        percent=round(status.progress * 100),
        is_working=status.is_working,
    )


def numbers_of(numbers: ClipNumbers, locale: str = "en") -> list[dict[str, str]]:
    """The clip's numbers, each with its name."""
    found = {
        "views": short_count(numbers.views),
        "watched": f"{min(100, round(numbers.average_watched * 100))} %",
        "to_end": short_count(numbers.finishes),
        "likes": short_count(numbers.likes),
        "comments": short_count(numbers.comments),
        "saves": short_count(numbers.saves),
        "taps": short_count(numbers.product_taps),
        "sales": short_count(numbers.purchases),
    }
    return [
        {"name": in_language(NUMBERS[name], locale), "value": value}
        for name, value in found.items()
    ]


def checks_of(
    clip: Clip, pins: int, tracks: int, locale: str = "en", *, lacks_product: bool = False
) -> list[Check]:
    """What a clip has, and what would do it good, before it is handed in.

    Args:
        lacks_product: It is made for a brand and shows nothing of what was agreed.
    """
    words = all_in(CHECKS, locale)
    label = in_language(DISCLOSURES[Disclosure(clip.disclosure)], locale).lower()
    made = [
        in_language(pair, locale).lower()
        for part, pair in AI_PARTS.items()
        if part.value in clip.ai_made
    ]

    def check(name: str, tab: str, *, is_done: bool) -> Check:
        return Check(words[name], "" if is_done else words[f"{name}_advice"], is_done, tab)

    made_for = check("made_for", "disclosure", is_done=not lacks_product)
    made_for.title = made_for.title.format(brand=clip.partner)
    return [
        *([made_for] if clip.partner else []),
        check("caption", "words", is_done=bool(clip.caption)),
        check("hashtags", "words", is_done=bool(clip.hashtags)),
        check("products", "products", is_done=pins > 0),
        check("captions", "captions", is_done=tracks > 0),
        Check(
            words["disclosure"].format(label=label),
            clip.label_text,
            is_done=True,
            tab="disclosure",
            is_told=True,
        ),
        Check(
            words["machine"].format(parts=", ".join(made) or words["nothing"]),
            "",
            is_done=True,
            tab="disclosure",
        ),
    ]


def steps_of(
    state: str, locale: str = "en", *, has_hour: bool = False, brand: str = ""
) -> list[dict[str, str]]:
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
    way = [step for step in STEPS if taken.get(step, True)]
    at = way.index(here) if here in way else -1
    return [
        {
            "name": in_language(STEPS[step], locale).format(brand=brand),
            "at": "done" if i < at or state == "published" else "now" if i == at else "next",
        }
        for i, step in enumerate(way)
    ]

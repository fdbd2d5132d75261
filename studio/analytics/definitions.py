"""What each number means, in the words that stand beside it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from studio.analytics.intervals import FLOOR, wilson
from studio.analytics.retention import finished
from studio.analytics.schemas import FunnelStep, Number, Unit

DEFINITIONS: dict[str, tuple[str, Unit, str]] = {
    "views": ("Views", Unit.COUNT, "How often the clip was started."),
    "viewers": (
        "Viewers",
        Unit.COUNT,
        "People who started it, each once; a guest who signed in is one person.",
    ),
    "watch_ms": ("Time watched", Unit.MS, "All time that anybody watched, rewatching included."),
    "average_ms": ("Per view", Unit.MS, "Time watched divided by views."),
    "finished": (
        "Watched to the end",
        Unit.COUNT,
        "People who saw the moment at 95 % of the clip; players stop a frame or two early.",
    ),
    "finished_share": (
        "To the end",
        Unit.SHARE,
        "People who saw the end, of those whose watching is known.",
    ),
    "likes": ("Likes", Unit.COUNT, "People who like it now; a like taken back is not counted."),
    "saves": ("Saves", Unit.COUNT, "People who keep it now."),
    "new_followers": (
        "New followers",
        Unit.COUNT,
        "People who followed you from the clip and did not take it back there.",
    ),
    "taps": (
        "Product taps",
        Unit.COUNT,
        "How often a product in it was opened; twice within 10 seconds is once.",
    ),
    "bags": ("Into the bag", Unit.COUNT, "Products that a person put into the bag, each once."),
    "orders": ("Orders", Unit.COUNT, "Order lines that the clip led to, returns not taken off."),
    "revenue_paise": ("Revenue", Unit.PAISE, "What those order lines cost, returns not taken off."),
    "commission_paise": ("Commission", Unit.PAISE, "What they earn you, as agreed at the sale."),
}

_STEPS = (
    ("people", "Watched", "People who started the clip."),
    ("tapped", "Tapped a product", "People who opened a product in it."),
    ("bagged", "Put it into the bag", "People who put one into the bag."),
    ("bought", "Ordered", "People with an order that the clip led to."),
)


def number(key: str, value: float, *, of: tuple[int, int] | None = None) -> Number:
    """A number with its words.

    Args:
        of: Part and whole of a share, which give its interval.
    """
    name, unit, definition = DEFINITIONS[key]
    low, high = wilson(*of) if of else (None, None)
    return Number(
        key=key, name=name, value=value, unit=unit, low=low, high=high, definition=definition
    )


def numbers_of(totals: Mapping[str, int], duration_ms: int) -> list[Number]:
    """All numbers of a clip."""
    get = totals.get
    views, ended, measured = get("views", 0), finished(totals, duration_ms), get("measured", 0)
    found = [
        number("views", views),
        number("viewers", get("people", 0)),
        number("watch_ms", get("watch_ms", 0)),
        number("average_ms", get("watch_ms", 0) / views if views else 0),
        number("finished", ended),
    ]
    if measured >= FLOOR:
        found.append(number("finished_share", ended / measured, of=(ended, measured)))
    plain = {"likes": "like", "saves": "save", "new_followers": "follow", "revenue_paise": "paise"}
    for key in ("likes", "saves", "new_followers", "taps", "bags", "orders", "revenue_paise"):
        found.append(number(key, get(plain.get(key, key), 0)))
    found.append(number("commission_paise", get("commission", 0)))
    return found


def funnel_of(totals: Mapping[str, int]) -> list[FunnelStep]:
    """From watching to ordering, in people."""
    steps: list[FunnelStep] = []
    before = 0
    for key, name, definition in _STEPS:
        people = totals.get(key, 0)
        # An order may lack its tap, which was lost; then there is no share to tell.
        is_told = before >= FLOOR and people <= before
        low, high = wilson(people, before) if is_told else (None, None)
        steps.append(
            FunnelStep(
                key=key,
                name=name,
                people=people,
                share=people / before if is_told else None,
                low=low,
                high=high,
                definition=definition,
            )
        )
        before = people
    return steps

"""A clip beside its creator's last ten, as far as few numbers allow. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from studio.analytics.audience import DAY_MS, OFFSET_MS
from studio.analytics.intervals import FLOOR, wilson
from studio.analytics.retention import finished
from studio.analytics.schemas import Compared, Comparison, Unit

LAST = 10
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What comparing needs of a clip.

    Args:
        published_ms: Epoch ms.
    """

    totals: Mapping[str, int]
    duration_ms: int
    published_ms: int

    def in_first_days(self, letter: str, days: int) -> int:
        """A number of days, summed over the first `days` days from publishing."""
        first = (self.published_ms + OFFSET_MS) // DAY_MS
        return sum(self.totals.get(f"d{first + n}:{letter}", 0) for n in range(days))


def _shares(clip: ClipFacts) -> dict[str, tuple[int, int]]:
    get, people = clip.totals.get, clip.totals.get("people", 0)
    return {
        "finished_share": (finished(clip.totals, clip.duration_ms), get("measured", 0)),
        "tapped_share": (get("tapped", 0), people),
        "bought_share": (get("bought", 0), people),
        "follow_share": (get("follow", 0), people),
    }


_SHARES = (
    ("finished_share", "Watched to the end", "People who saw the end, of all known."),
    ("tapped_share", "Tapped a product", "People who opened a product, of all viewers."),
    ("bought_share", "Ordered", "People with an order from it, of all viewers."),
    ("follow_share", "Followed you", "People who followed you from it, of all viewers."),
)


def comparison_of(clip: ClipFacts, others: Sequence[ClipFacts], now_ms: int) -> Comparison:
    """`clip` beside `others`, its creator's clips before it, newest first.

    Counts are compared at the same age, so an older clip has no head start; shares of fewer than
    `FLOOR` people are left out.
    """
    first = (clip.published_ms + OFFSET_MS) // DAY_MS
    days = max(1, (now_ms + OFFSET_MS) // DAY_MS - first + 1)
    age = "the first day" if days == 1 else f"the first {days} days"
    measures = [
        _counted("views", "Views", "v", Unit.COUNT, f"Views in {age}.", clip, others, days),
        *(_shared(key, name, words, clip, others) for key, name, words in _SHARES),
        _counted("revenue", "Revenue", "r", Unit.PAISE, f"Revenue in {age}.", clip, others, days),
    ]
    enough = len(others) >= ENOUGH
    if enough:
        note = f"Beside your last {len(others)} clips, at the same age of {days} days."
        note = note.replace(" 1 days", " 1 day")
    elif others:
        number = f"{len(others)} earlier clip{'' if len(others) == 1 else 's'}"
        note = f"You have {number}; places are told from {ENOUGH} on."
    else:
        note = "This is your first clip; there is nothing to compare it with yet."
    return Comparison(others=len(others), is_enough=enough, note=note, measures=measures)


def _counted(
    key: str,
    name: str,
    letter: str,
    unit: Unit,
    words: str,
    clip: ClipFacts,
    others: Sequence[ClipFacts],
    days: int,
) -> Compared:
    values = [float(other.in_first_days(letter, days)) for other in others]
    return _compared(key, name, unit, float(clip.in_first_days(letter, days)), values, words)


def _shared(
    key: str, name: str, words: str, clip: ClipFacts, others: Sequence[ClipFacts]
) -> Compared:
    values = [part / whole for part, whole in (_shares(o)[key] for o in others) if whole >= FLOOR]
    part, whole = _shares(clip)[key]
    value = part / whole if whole >= FLOOR else None
    made = _compared(key, name, Unit.SHARE, value, values, words)
    if value is not None:
        made.low, made.high = wilson(part, whole)
    return made


def _compared(
    key: str, name: str, unit: Unit, value: float | None, others: list[float], words: str
) -> Compared:
    enough = len(others) >= ENOUGH
    # Where all are alike there is no place to tell.
    place = None
    if enough and value is not None and any(other != value for other in others):
        place = 1 + sum(other > value for other in others)
    return Compared(
        key=key,
        name=name,
        unit=unit,
        value=value,
        others=others,
        median=median(others) if enough else None,
        place=place,
        definition=words,
    )

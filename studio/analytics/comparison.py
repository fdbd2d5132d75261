"""A clip beside its creator's last ten, as far as few numbers allow. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from core.languages import Pair, in_language
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


# By key: what it is called, and what it means.
SHARES: dict[str, tuple[Pair, Pair]] = {
    "finished_share": (
        ("Watched to the end", "आख़िर तक देखा"),
        ("People who saw the end, of all known.", "सब जाने हुए दर्शकों में से आख़िर तक देखने वाले।"),
    ),
    "tapped_share": (
        ("Tapped a product", "प्रोडक्ट टैप किया"),
        (
            "People who opened a product, of all viewers.",
            "सब दर्शकों में से कोई प्रोडक्ट खोलने वाले।",
        ),
    ),
    "bought_share": (
        ("Ordered", "ऑर्डर किया"),
        ("People with an order from it, of all viewers.", "सब दर्शकों में से ऑर्डर करने वाले।"),
    ),
    "follow_share": (
        ("Followed you", "आपको फ़ॉलो किया"),
        (
            "People who followed you from it, of all viewers.",
            "सब दर्शकों में से इससे आपको फ़ॉलो करने वाले।",
        ),
    ),
}
# By letter in the totals: key, what it counts, what it is called, and what it means.
COUNTS: dict[str, tuple[str, Unit, Pair, Pair]] = {
    "v": ("views", Unit.COUNT, ("Views", "व्यू"), ("Views in {age}.", "{age} के व्यू।")),
    "r": (
        "revenue",
        Unit.PAISE,
        ("Revenue", "बिक्री की रक़म"),
        ("Revenue in {age}.", "{age} की बिक्री की रक़म।"),
    ),
}
AGE: dict[str, Pair] = {
    "day": ("the first day", "पहले दिन"),
    "days": ("the first {days} days", "पहले {days} दिनों"),
}
NOTES: dict[str, Pair] = {
    "day": (
        "Beside your last {count} clips, at the same age of {days} day.",
        "आपकी पिछली {count} क्लिप से तुलना, हर एक के पहले {days} दिन में।",
    ),
    "days": (
        "Beside your last {count} clips, at the same age of {days} days.",
        "आपकी पिछली {count} क्लिप से तुलना, हर एक के पहले {days} दिनों में।",
    ),
    "one": (
        "You have {count} earlier clip; places are told from {enough} on.",
        "आपकी {count} पुरानी क्लिप है; स्थान {enough} से बताया जाता है।",
    ),
    "few": (
        "You have {count} earlier clips; places are told from {enough} on.",
        "आपकी {count} पुरानी क्लिप हैं; स्थान {enough} से बताया जाता है।",
    ),
    "none": (
        "This is your first clip; there is nothing to compare it with yet.",
        "यह आपकी पहली क्लिप है; अभी तुलना के लिए कुछ नहीं है।",
    ),
}


def comparison_of(
    clip: ClipFacts, others: Sequence[ClipFacts], now_ms: int, locale: str = "en"
) -> Comparison:
    """`clip` beside `others`, its creator's clips before it, newest first.

    Counts are compared at the same age, so an older clip has no head start; shares of fewer than
    `FLOOR` people are left out.
    """
    first = (clip.published_ms + OFFSET_MS) // DAY_MS
    days = max(1, (now_ms + OFFSET_MS) // DAY_MS - first + 1)
    measures = [
        _counted("v", clip, others, days, locale),
        *(_shared(key, clip, others, locale) for key in SHARES),
        _counted("r", clip, others, days, locale),
    ]
    enough, span = len(others) >= ENOUGH, "day" if days == 1 else "days"
    few = "one" if len(others) == 1 else "few" if others else "none"
    note = in_language(NOTES[span if enough else few], locale)
    return Comparison(
        others=len(others),
        is_enough=enough,
        note=note.format(count=len(others), days=days, enough=ENOUGH),
        measures=measures,
    )


def _counted(
    letter: str, clip: ClipFacts, others: Sequence[ClipFacts], days: int, locale: str
) -> Compared:
    key, unit, name, words = COUNTS[letter]
    age = in_language(AGE["day" if days == 1 else "days"], locale).format(days=days)
    values = [float(other.in_first_days(letter, days)) for other in others]
    return _compared(
        key,
        in_language(name, locale),
        unit,
        float(clip.in_first_days(letter, days)),
        values,
        in_language(words, locale).format(age=age),
    )


def _shared(key: str, clip: ClipFacts, others: Sequence[ClipFacts], locale: str) -> Compared:
    name, words = (in_language(pair, locale) for pair in SHARES[key])
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

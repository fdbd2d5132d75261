"""What each number means, in the words that stand beside it, in both languages. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from core.languages import Pair, in_language
from studio.analytics.intervals import FLOOR, wilson
from studio.analytics.retention import finished
from studio.analytics.schemas import FunnelStep, Number, Unit

# By key: what it is called, what it counts, what it means.
DEFINITIONS: dict[str, tuple[Pair, Unit, Pair]] = {
    "views": (
        ("Views", "व्यू"),
        Unit.COUNT,
        ("How often the clip was started.", "क्लिप कितनी बार चलाई गई।"),
    ),
    "viewers": (
        ("Viewers", "दर्शक"),
        Unit.COUNT,
        (
            "People who started it, each once; a guest who signed in is one person.",
            "क्लिप चलाने वाले लोग, हर एक एक बार; बाद में साइन इन करने वाला भी एक ही गिना जाता है।",
        ),
    ),
    "watch_ms": (
        ("Time watched", "देखा गया समय"),
        Unit.MS,
        (
            "All time that anybody watched, rewatching included.",
            "सबने मिलकर जितना देखा; दोबारा देखना भी शामिल है।",
        ),
    ),
    "average_ms": (
        ("Per view", "हर व्यू में"),
        Unit.MS,
        ("Time watched divided by views.", "देखा गया समय, व्यू की गिनती से बाँटकर।"),
    ),
    "finished": (
        ("Watched to the end", "आख़िर तक देखा"),
        Unit.COUNT,
        (
            "People who saw the moment at 95 % of the clip; players stop a frame or two early.",
            "जिन्होंने क्लिप का 95 % वाला पल देखा; प्लेयर एक-दो फ़्रेम पहले रुक जाते हैं।",
        ),
    ),
    "finished_share": (
        ("To the end", "आख़िर तक"),
        Unit.SHARE,
        (
            "People who saw the end, of those whose watching is known.",
            "जिनका देखना पता है, उनमें से आख़िर तक देखने वाले।",
        ),
    ),
    "likes": (
        ("Likes", "लाइक"),
        Unit.COUNT,
        (
            "People who like it now; a like taken back is not counted.",
            "जिनका लाइक अभी है; वापस लिया हुआ लाइक नहीं गिना जाता।",
        ),
    ),
    "saves": (
        ("Saves", "सेव"),
        Unit.COUNT,
        ("People who keep it now.", "जिन्होंने इसे अभी सेव रखा है।"),
    ),
    "new_followers": (
        ("New followers", "नए फ़ॉलोअर"),
        Unit.COUNT,
        (
            "People who followed you from the clip and did not take it back there.",
            "जिन्होंने इस क्लिप से आपको फ़ॉलो किया और वहीं वापस नहीं लिया।",
        ),
    ),
    "taps": (
        ("Product taps", "प्रोडक्ट टैप"),
        Unit.COUNT,
        (
            "How often a product in it was opened; twice within 10 seconds is once.",
            "इसका कोई प्रोडक्ट कितनी बार खोला गया; 10 सेकंड में दो बार, एक ही गिना जाता है।",
        ),
    ),
    "bags": (
        ("Into the bag", "बैग में"),
        Unit.COUNT,
        (
            "Products that a person put into the bag, each once.",
            "लोगों ने बैग में जितने प्रोडक्ट डाले, हर एक एक बार।",
        ),
    ),
    "orders": (
        ("Orders", "ऑर्डर"),
        Unit.COUNT,
        (
            "Order lines that the clip led to, returns not taken off.",
            "क्लिप से ऑर्डर हुई चीज़ें, वापसी घटाए बिना।",
        ),
    ),
    "revenue_paise": (
        ("Revenue", "बिक्री की रक़म"),
        Unit.PAISE,
        (
            "What those order lines cost, returns not taken off.",
            "उन चीज़ों की क़ीमत, वापसी घटाए बिना।",
        ),
    ),
    "commission_paise": (
        ("Commission", "कमीशन"),
        Unit.PAISE,
        (
            "What they earn you, as agreed at the sale.",
            "उनसे आपकी कमाई, जैसी बिक्री के समय तय थी।",
        ),
    ),
}
STEPS: tuple[tuple[str, Pair, Pair], ...] = (
    ("people", ("Watched", "देखा"), ("People who started the clip.", "क्लिप चलाने वाले लोग।")),
    (
        "tapped",
        ("Tapped a product", "प्रोडक्ट टैप किया"),
        ("People who opened a product in it.", "इसका कोई प्रोडक्ट खोलने वाले लोग।"),
    ),
    (
        "bagged",
        ("Put it into the bag", "बैग में डाला"),
        ("People who put one into the bag.", "कोई प्रोडक्ट बैग में डालने वाले लोग।"),
    ),
    (
        "bought",
        ("Ordered", "ऑर्डर किया"),
        ("People with an order that the clip led to.", "क्लिप से ऑर्डर करने वाले लोग।"),
    ),
)


def number(
    key: str, value: float, *, of: tuple[int, int] | None = None, locale: str = "en"
) -> Number:
    """A number with its words.

    Args:
        of: Part and whole of a share, which give its interval.
    """
    name, unit, definition = DEFINITIONS[key]
    low, high = wilson(*of) if of else (None, None)
    return Number(
        key=key,
        name=in_language(name, locale),
        value=value,
        unit=unit,
        low=low,
        high=high,
        definition=in_language(definition, locale),
    )


def numbers_of(totals: Mapping[str, int], duration_ms: int, locale: str = "en") -> list[Number]:
    """All numbers of a clip."""
    get = totals.get
    views, ended, measured = get("views", 0), finished(totals, duration_ms), get("measured", 0)
    found: dict[str, float] = {
        "views": views,
        "viewers": get("people", 0),
        "watch_ms": get("watch_ms", 0),
        "average_ms": get("watch_ms", 0) / views if views else 0,
        "finished": ended,
    }
    if measured >= FLOOR:
        found["finished_share"] = ended / measured
    plain = {"likes": "like", "saves": "save", "new_followers": "follow", "revenue_paise": "paise"}
    for key in ("likes", "saves", "new_followers", "taps", "bags", "orders", "revenue_paise"):
        found[key] = get(plain.get(key, key), 0)
    found["commission_paise"] = get("commission", 0)
    of = {"finished_share": (ended, measured)}
    return [number(key, value, of=of.get(key), locale=locale) for key, value in found.items()]


def funnel_of(totals: Mapping[str, int], locale: str = "en") -> list[FunnelStep]:
    """From watching to ordering, in people."""
    steps: list[FunnelStep] = []
    before = 0
    for key, name, definition in STEPS:
        people = totals.get(key, 0)
        # An order may lack its tap, which was lost; then there is no share to tell.
        is_told = before >= FLOOR and people <= before
        low, high = wilson(people, before) if is_told else (None, None)
        steps.append(
            FunnelStep(
                key=key,
                name=in_language(name, locale),
                people=people,
                share=people / before if is_told else None,
                low=low,
                high=high,
                definition=in_language(definition, locale),
            )
        )
        before = people
    return steps

"""The one sentence above the numbers, and notes below them, in English and Hindi. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from core.languages import Pair, in_language
from studio.analytics.intervals import FLOOR
from studio.analytics.schemas import DayResult, Moment, ProductResult, Retention

CLIP: dict[str, Pair] = {
    "nobody": (
        "Nobody has watched it yet; the first views show here within seconds.",
        "अभी किसी ने नहीं देखी; पहले व्यू कुछ ही सेकंड में यहाँ दिखेंगे।",
    ),
    "so_far": ("{people} watched so far", "अब तक {people} ने देखी"),
    "to_end": ("{people} watched to the end", "{people} ने आख़िर तक देखी"),
    "sold": ("{first}; {title} sold {count}.", "{first}; {title} के {count} ऑर्डर आए।"),
    "sold_at": (
        "{first}; {title} at {at} sold {count}.",
        "{first}; {at} पर {title} के {count} ऑर्डर आए।",
    ),
    "tapped_once": (
        "{first}; what shows at {at} was tapped once.",
        "{first}; {at} पर दिखी चीज़ एक बार टैप हुई।",
    ),
    "tapped": (
        "{first}; what shows at {at} was tapped {count} times.",
        "{first}; {at} पर दिखी चीज़ {count} बार टैप हुई।",
    ),
    "half": ("{first}; half had left by {at}.", "{first}; {at} तक आधे जा चुके थे।"),
    "alone": ("{first}.", "{first}।"),
}
CREATOR: dict[str, Pair] = {
    "first": (
        "Your first clip is still to come; its numbers show here within seconds.",
        "आपकी पहली क्लिप अभी आनी है; उसके आँकड़े कुछ ही सेकंड में यहाँ दिखेंगे।",
    ),
    "nobody": (
        "Nobody watched in the last seven days; a new clip brings people back.",
        "पिछले सात दिन में किसी ने नहीं देखा; नई क्लिप लोगों को वापस लाती है।",
    ),
    "view": ("{count} view in the last seven days", "पिछले सात दिन में {count} व्यू"),
    "views": ("{count} views in the last seven days", "पिछले सात दिन में {count} व्यू"),
    "more": (
        ", {percent} % more than the seven before",
        ", उससे पहले के सात दिन से {percent} % ज़्यादा",
    ),
    "fewer": (
        ", {percent} % fewer than the seven before",
        ", उससे पहले के सात दिन से {percent} % कम",
    ),
    "order": ("{first}; {count} order came from them.", "{first}; इनसे {count} ऑर्डर आया।"),
    "orders": ("{first}; {count} orders came from them.", "{first}; इनसे {count} ऑर्डर आए।"),
    "followed": ("{first}; {people} began to follow you.", "{first}; {people} ने आपको फ़ॉलो किया।"),
    "alone": ("{first}.", "{first}।"),
}
# In Hindi as they stand before “ने”.
PERSON: Pair = ("{count} person", "{count} व्यक्ति")
PEOPLE: Pair = ("{count} people", "{count} लोगों")
HOURS: Pair = (
    "When people who follow you watch your clips, by India's clock.",
    "आपके फ़ॉलोअर आपकी क्लिप कब देखते हैं, भारतीय समय में।",
)
NO_HOURS: Pair = (
    "Shows from {floor} views by people who follow you on.",
    "फ़ॉलोअर के {floor} व्यू के बाद दिखेगा।",
)
CURVE: Pair = (
    "Of {viewers} people whose watching is known; the band is 95 % sure.",
    "जिन {viewers} लोगों का देखना पता है, उनके हिसाब से; पट्टी 95 % पक्की है।",
)
NO_CURVE: Pair = (
    "The curve shows from {floor} viewers on, {missing} more than now.",
    "ग्राफ़ {floor} दर्शकों के बाद दिखेगा; अभी {missing} और चाहिए।",
)


def clock(seconds: int) -> str:
    """`0:07`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def people_text(number: int, locale: str = "en") -> str:
    """`1 person`, `12 people`."""
    return in_language(PERSON if number == 1 else PEOPLE, locale).format(count=f"{number:,}")


def headline_of(
    viewers: int,
    ended: int,
    retention: Retention,
    products: Sequence[ProductResult],
    moments: Sequence[Moment],
    locale: str = "en",
) -> str:
    """What happened, in a sentence."""

    def say(key: str, **facts: str) -> str:
        return in_language(CLIP[key], locale).format(**facts)

    if not viewers:
        return say("nobody")
    if retention.is_withheld and not ended:
        first = say("so_far", people=people_text(viewers, locale))
    else:
        first = say("to_end", people=people_text(ended, locale))
    best = max(products, key=lambda p: (p.orders, p.revenue_paise), default=None)
    if best is not None and best.orders:
        sold = {"first": first, "title": best.title, "count": f"{best.orders:,}"}
        if best.best_s is None:
            return say("sold", **sold)
        return say("sold_at", at=clock(best.best_s), **sold)
    tapped = max((m for m in moments if m.at_s is not None), key=lambda m: m.taps, default=None)
    if tapped is not None and tapped.taps and tapped.at_s is not None:
        at = clock(tapped.at_s)
        if tapped.taps == 1:
            return say("tapped_once", first=first, at=at)
        return say("tapped", first=first, at=at, count=f"{tapped.taps:,}")
    half = next((p for p in retention.points if p.share < 0.5), None)
    if half is not None and viewers >= FLOOR:
        return say("half", first=first, at=clock(half.at_ms // 1000))
    return say("alone", first=first)


def week_of(days: Sequence[DayResult], locale: str = "en") -> str:
    """What the last seven of `days` brought, in a sentence."""

    def say(key: str, **facts: object) -> str:
        return in_language(CREATOR[key], locale).format(**facts)

    week, before = days[-7:], days[-14:-7]
    views, views_before = (sum(d.views for d in part) for part in (week, before))
    orders, followers = sum(d.orders for d in week), sum(d.new_followers for d in week)
    if not views:
        return say("nobody")
    first = say("view" if views == 1 else "views", count=f"{views:,}")
    if views_before >= FLOOR:
        more = round(100 * (views - views_before) / views_before)
        first += say("more" if more >= 0 else "fewer", percent=abs(more))
    if orders:
        return say("order" if orders == 1 else "orders", first=first, count=f"{orders:,}")
    if followers:
        return say("followed", first=first, people=people_text(followers, locale))
    return say("alone", first=first)

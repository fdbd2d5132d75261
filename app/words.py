"""Words that several pages and sheets say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair, in_language

TO_FEED: Pair = ("To the feed", "फ़ीड पर जाएँ")
REMOVE: Pair = ("Remove", "हटाएँ")
SOLD_OUT: Pair = ("Sold out", "स्टॉक ख़त्म")
ONLY: Pair = ("Only {count} left", "स्टॉक में सिर्फ़ {count}")
PAYMENT: Pair = ("Payment", "भुगतान")
ON_DELIVERY: Pair = ("Cash on delivery", "कैश ऑन डिलीवरी")
ORDER: dict[str, Pair] = {
    "placed": ("Placed", "ऑर्डर दर्ज हुआ"),
    "confirmed": ("Confirmed", "पक्का हुआ"),
    "shipped": ("On its way", "रास्ते में"),
    "delivered": ("Delivered", "डिलीवर हुआ"),
    "cancelled": ("Cancelled", "रद्द हुआ"),
    "expired": ("Expired", "समय निकल गया"),
    "returned": ("Returned", "वापस आया"),
}


def status_words(status: str, locale: str = "en") -> str:
    """An order's status in words."""
    return in_language(ORDER[status], locale)

"""What the pages of orders say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

ORDERS: dict[str, Pair] = {
    "orders": ("Your orders", "आपके ऑर्डर"),
    "failed": ("Your orders did not load", "आपके ऑर्डर नहीं खुले"),
    "nothing": ("No orders yet", "अभी कोई ऑर्डर नहीं है"),
    "nothing_more": (
        "What you buy in the feed shows here.",
        "फ़ीड में आप जो ख़रीदेंगे, वह यहाँ दिखेगा।",
    ),
    "older": ("Older orders", "पुराने ऑर्डर"),
    "and_more": ("{first} and {count} more", "{first} और {count} अन्य"),
    "order": ("Order", "ऑर्डर"),
    "yours": ("Your order", "आपका ऑर्डर"),
    "not_shown": ("This order cannot be shown", "यह ऑर्डर नहीं दिखाया जा सकता"),
    "quantity": ("Quantity {count}", "संख्या {count}"),
    "seller": ("Sold by {seller}", "विक्रेता: {seller}"),
    "total": ("Total, cash on delivery", "कुल, कैश ऑन डिलीवरी"),
    "to": ("Delivery to", "डिलीवरी का पता"),
    "happened": ("What happened", "अब तक क्या हुआ"),
    "cancel": ("Cancel the order", "ऑर्डर रद्द करें"),
    "cancelled": ("The order is cancelled", "ऑर्डर रद्द हो गया"),
}

"""What the bag and its checkout say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

BAG: dict[str, Pair] = {
    "bag": ("Your bag", "आपका बैग"),
    "failed": ("The bag did not load", "बैग नहीं खुला"),
    "nothing": ("Your bag is empty", "आपका बैग ख़ाली है"),
    "nothing_more": (
        "Tap a product in a clip and it lands here.",
        "क्लिप में किसी प्रोडक्ट पर टैप करें, वह यहाँ आ जाएगा।",
    ),
    "remove": ("Remove {title}", "{title} हटाएँ"),
    "free_from": ("Delivery is free from {amount}", "{amount} से डिलीवरी मुफ़्त है"),
    "checkout": ("Checkout", "ऑर्डर की ओर बढ़ें"),
    "place": ("Place order", "ऑर्डर करें"),
    "thanks": ("Thank you", "धन्यवाद"),
    "placed": ("Order placed", "ऑर्डर हो गया"),
    # Around the order's number and what it costs.
    "order": ("Order ", "ऑर्डर "),
    "confirmed": (" is confirmed. Keep ", " पक्का हो गया है। डिलीवरी के समय "),
    "ready": (" ready for the delivery.", " तैयार रखें।"),
    "see": ("See the order", "ऑर्डर देखें"),
    "to_clips": ("Back to the clips", "क्लिप पर लौटें"),
}
SUMS: dict[str, Pair] = {
    "items": ("Items, tax included", "सामान, टैक्स सहित"),
    "delivery": ("Delivery", "डिलीवरी"),
    "free": ("Free", "मुफ़्त"),
    "saved": ("You save", "आपकी बचत"),
    "total": ("Total", "कुल"),
}
PROBLEMS: dict[str, Pair] = {
    "gone": ("No longer sold", "अब नहीं मिलता"),
    "price_changed": (
        "The price has changed since you added it",
        "आपके जोड़ने के बाद दाम बदल गया है",
    ),
}
CHECKOUT: dict[str, Pair] = {
    "name": ("Name", "नाम"),
    "phone": ("Mobile number", "मोबाइल नंबर"),
    "line1": ("House and street", "मकान और गली"),
    "line2": ("Area or landmark (optional)", "इलाक़ा या पहचान की जगह (ज़रूरी नहीं)"),
    "pin": ("PIN code", "पिन कोड"),
    "city": ("City", "शहर"),
    "state": ("State", "राज्य"),
    "choose_state": ("Choose your state", "अपना राज्य चुनें"),
    "email": ("Email (optional)", "ईमेल (ज़रूरी नहीं)"),
    "on_delivery_more": (
        "Pay when it arrives, no extra charge",
        "सामान मिलने पर पैसे दें, कोई अतिरिक्त शुल्क नहीं",
    ),
}

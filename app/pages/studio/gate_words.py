"""What whoever may not come into the studio reads, and tips for a new clip, in both languages."""

from __future__ import annotations

from core.languages import Pair

GATE: dict[str, Pair] = {
    "make": ("Make clips people shop from", "ऐसी क्लिप बनाएँ जिनसे लोग ख़रीदें"),
    "watching": (
        "@{handle} is an account for watching and buying. Join with a creator account to publish; "
        "your bag and orders stay where they are.",
        "@{handle} देखने और ख़रीदने का खाता है। पब्लिश करने के लिए क्रिएटर खाता बनाएँ; "
        "आपका बैग और ऑर्डर जहाँ हैं, वहीं रहेंगे।",
    ),
    "open": (
        "The studio is open to everybody with a creator account. It is free.",
        "जिसका क्रिएटर खाता है, उसके लिए स्टूडियो खुला है। यह मुफ़्त है।",
    ),
    "join": ("Join as a creator", "क्रिएटर खाता बनाएँ"),
    "has_account": ("I have a creator account", "मेरा क्रिएटर खाता है"),
}
# (icon, what, more of it)
Point = tuple[str, Pair, Pair]
PROMISES: tuple[Point, ...] = (
    (
        "clapperboard",
        ("Publish in a minute", "एक मिनट में पब्लिश करें"),
        (
            "Film, trim, tag what you show, hand it in.",
            "शूट करें, ट्रिम करें, जो दिखाएँ उसे टैग करें और भेज दें।",
        ),
    ),
    (
        "tag",
        ("Sell what you show", "जो दिखाएँ, वही बेचें"),
        (
            "A product appears at the second you choose.",
            "प्रोडक्ट उसी सेकंड पर दिखता है जो आप चुनें।",
        ),
    ),
    (
        "chart-no-axes-column",
        ("See what works", "देखें क्या चलता है"),
        (
            "Views, time watched, taps and sales for each clip.",
            "हर क्लिप के व्यू, देखा गया समय, टैप और बिक्री।",
        ),
    ),
)
TIPS: tuple[Point, ...] = (
    (
        "smartphone",
        ("Hold the phone upright", "फ़ोन खड़ा पकड़ें"),
        (
            "9:16 fills the screen; a wide clip is shown whole.",
            "9:16 पूरी स्क्रीन भरता है; चौड़ी क्लिप पूरी दिखाई जाती है।",
        ),
    ),
    (
        "zap",
        ("Begin with the best second", "सबसे अच्छे पल से शुरू करें"),
        (
            "People decide in the first two whether to stay.",
            "लोग पहले दो सेकंड में तय करते हैं कि रुकना है या नहीं।",
        ),
    ),
    (
        "sun",
        ("Face the light", "चेहरा रोशनी की ओर रखें"),
        (
            "Shades and fabrics look true by a window.",
            "खिड़की के पास शेड और कपड़े अपने असली रंग में दिखते हैं।",
        ),
    ),
)

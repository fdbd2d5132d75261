"""What search, hashtags and the pages of creators say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

KINDS: dict[str, Pair] = {
    "all": ("All", "सब"),
    "videos": ("Clips", "क्लिप"),
    "products": ("Products", "प्रोडक्ट"),
    "creators": ("Creators", "क्रिएटर"),
    "hashtags": ("Hashtags", "हैशटैग"),
}
SEARCH: dict[str, Pair] = {
    "box": ("Clips, products, creators", "क्लिप, प्रोडक्ट, क्रिएटर"),
    "nothing": ("Nothing found", "कुछ नहीं मिला"),
    "nothing_more": (
        "Try fewer words, another spelling, or a hashtag.",
        "कम शब्द, कोई दूसरी स्पेलिंग या हैशटैग आज़माएँ।",
    ),
    "kinds": ("Kind of result", "किस तरह के नतीजे"),
    "shelves": ("Shelves", "श्रेणियाँ"),
    "more": ("Show more", "और दिखाएँ"),
}
HASHTAG: dict[str, Pair] = {
    "hashtag": ("Hashtag", "हैशटैग"),
    "failed": ("Nothing under this hashtag", "इस हैशटैग में कुछ नहीं है"),
    "nothing_more": (
        "Be the first to use this hashtag.",
        "यह हैशटैग सबसे पहले आप लगाएँ।",
    ),
}
CREATOR: dict[str, Pair] = {
    "creator": ("Creator", "क्रिएटर"),
    "failed": ("This page cannot be shown", "यह पेज नहीं दिखाया जा सकता"),
    "studio": ("Open the studio", "स्टूडियो खोलें"),
    "follow": ("Follow", "फ़ॉलो करें"),
    "following": ("Following", "फ़ॉलोइंग"),
    "mute": ("Mute", "म्यूट करें"),
    "block": ("Block", "ब्लॉक करें"),
    "brand": ("Brand", "ब्रांड"),
    "clips": ("clips", "क्लिप"),
    "followers": ("followers", "फ़ॉलोअर"),
    "likes": ("likes", "लाइक"),
    "shop": ("Shop", "दुकान"),
    "nothing_more": ("Follow to see the first one.", "पहली क्लिप देखने के लिए फ़ॉलो करें।"),
    "you_blocked": ("You have blocked this account", "आपने इस खाते को ब्लॉक किया है"),
    "you_blocked_more": (
        "You see nothing of them, and neither of you can write to the other.",
        "इनका कुछ भी आपको नहीं दिखता, और आप दोनों एक-दूसरे को कुछ नहीं लिख सकते।",
    ),
    "blocked": ("You will not see their clips", "अब इनकी क्लिप नहीं दिखेंगी"),
    "unblocked": ("Unblocked", "अनब्लॉक कर दिया"),
    "muted": ("Muted; search still finds them", "म्यूट कर दिया; खोजने पर ये फिर भी मिलेंगे"),
    "unmuted": ("No longer muted", "अब म्यूट नहीं हैं"),
}
REPORTING: dict[str, Pair] = {
    "report": ("Report", "शिकायत करें"),
    "wrong": ("What is wrong with this account?", "इस खाते में क्या ग़लत है?"),
}
NO_CLIPS: Pair = ("No clips yet", "अभी कोई क्लिप नहीं है")
MORE_CLIPS: Pair = ("More clips", "और क्लिप")

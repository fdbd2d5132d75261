"""What the page of one's taste says, in English and Hindi."""

from __future__ import annotations

from community.models import NegativeScope
from core.languages import Pair
from feed.preferences.models import TasteLevel

TASTE: dict[str, Pair] = {
    "about": (
        "This is what your feed goes by. Change anything; the next clips follow.",
        "आपका फ़ीड इसी हिसाब से चलता है। कुछ भी बदलें, अगली क्लिप उसी हिसाब से आएँगी।",
    ),
    "failed": ("Your taste did not load", "आपकी पसंद नहीं खुली"),
    "paused": (
        "Your taste does not count at present. Turn it on below.",
        "अभी आपकी पसंद नहीं गिनी जा रही। इसे नीचे चालू करें।",
    ),
    "incomplete": (
        "What we learned cannot be read just now; what you set is here.",
        "हमने जो सीखा, वह अभी नहीं पढ़ा जा सका; आपने जो तय किया, वह यहाँ है।",
    ),
    "nothing": ("Nothing learned yet", "अभी आपकी पसंद का पता नहीं"),
    "nothing_more": (
        "Like a clip, or watch one to its end, and what it is about shows here.",
        "कोई क्लिप लाइक करें या आख़िर तक देखें; वह जिस बारे में हो, यहाँ दिखेगा।",
    ),
    "categories": ("Categories", "श्रेणियाँ"),
    "passed": ("What you pass over", "जो आप छोड़ देते हैं"),
    "passed_count": ("What you pass over ({count})", "जो आप छोड़ देते हैं ({count})"),
    "refused": ("You said no to", "जिनमें दिलचस्पी नहीं"),
    "allow": ("Allow", "आने दें"),
    "liked": ("Liked, {percent} of 100", "पसंद, 100 में से {percent}"),
    "disliked": ("Disliked, {percent} of 100", "नापसंद, 100 में से {percent}"),
    "more": ("More", "ज़्यादा"),
    "less": ("Less", "कम"),
    "learned": ("As learned", "जैसा सीखा गया"),
    "whole": ("The whole of it", "पूरी पसंद"),
    "by_taste": ("Choose clips by my taste", "क्लिप मेरी पसंद से चुनें"),
    "by_taste_more": (
        "Off, everybody's favourites come, and your taste is kept for later.",
        "बंद करने पर वे क्लिप आएँगी जो सबको पसंद हैं; आपकी पसंद बाद के लिए रखी रहेगी।",
    ),
    "start_over": ("Start over", "नए सिरे से शुरू करें"),
    "sure": ("Forget your taste?", "आपकी पसंद भुला दें?"),
    "sure_more": (
        "Everything learned and set goes; what you turned down, follow and like stays. "
        "This cannot be undone.",
        "जो सीखा गया और जो आपने तय किया, सब मिट जाएगा; “दिलचस्पी नहीं” वाली चीज़ें, फ़ॉलो और "
        "लाइक बने रहेंगे। यह वापस नहीं लिया जा सकता।",
    ),
    "forget": ("Forget my taste", "मेरी पसंद भुला दें"),
    "keep": ("Keep it", "रहने दें"),
    "forgotten": ("Your taste starts over", "आपकी पसंद अब नए सिरे से बनेगी"),
}
SHOP: Pair = ("From the shop", "दुकान से")
SAID: dict[TasteLevel, Pair] = {
    TasteLevel.MORE: ("You asked for more", "आपने ज़्यादा माँगा"),
    TasteLevel.LESS: ("You asked for less", "आपने कम माँगा"),
    TasteLevel.OFF: ("Does not count", "नहीं गिना जाता"),
}
SCOPES: dict[NegativeScope, Pair] = {
    NegativeScope.VIDEO: ("A clip", "एक क्लिप"),
    NegativeScope.CREATOR: ("Clips by", "इनकी क्लिप"),
    NegativeScope.TAG: ("Hashtag", "हैशटैग"),
    NegativeScope.CATEGORY: SHOP,
}

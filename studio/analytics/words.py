"""Words for where a view came from. Pure."""

from __future__ import annotations

from core.languages import Pair

# What the player calls a surface → what creators read; anything else is `other`.
_OF = {
    "for_you": "for_you",
    "following": "following",
    "saved": "saved",
    "tag": "hashtag",
    "creator": "creator",
    "link": "link",
    "link:search": "search",
    "link:tag": "hashtag",
    "link:creator": "creator",
    "link:product": "product",
    "link:saved": "saved",
}
SOURCES: dict[str, Pair] = {
    "for_you": ("For you", "आपके लिए"),
    "following": ("Following", "फ़ॉलोइंग"),
    "hashtag": ("Hashtags", "हैशटैग"),
    "creator": ("Your page", "आपका पेज"),
    "search": ("Search", "खोज"),
    "product": ("Product pages", "प्रोडक्ट पेज"),
    "saved": ("Saved clips", "सेव की हुई क्लिप"),
    "link": ("Shared links", "शेयर किए लिंक"),
    "other": ("Elsewhere", "कहीं और"),
}


def source_of(surface: str | None) -> str:
    """The key in `SOURCES` of what an event calls its surface."""
    word = surface or ""
    return _OF.get(word) or _OF.get(word.partition(":")[0] if word[:4] != "link" else "", "other")

"""Words for where a view came from. Pure."""

from __future__ import annotations

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
SOURCES: dict[str, str] = {
    "for_you": "For you",
    "following": "Following",
    "hashtag": "Hashtags",
    "creator": "Your page",
    "search": "Search",
    "product": "Product pages",
    "saved": "Saved clips",
    "link": "Shared links",
    "other": "Elsewhere",
}


def source_of(surface: str | None) -> str:
    """The key in `SOURCES` of what an event calls its surface."""
    word = surface or ""
    return _OF.get(word) or _OF.get(word.partition(":")[0] if word[:4] != "link" else "", "other")

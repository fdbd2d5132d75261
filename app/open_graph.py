"""What a shared link shows in a chat: Open Graph tags written into the built document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_GENERIC = re.compile(r'<meta [^>]*(?:property="og:[^"]*"|name="description")[^>]*/?>')


@dataclass(frozen=True, slots=True)
class Preview:
    """A card for one page.

    Args:
        title: Plain text, as is the description.
        url: Absolute address of the page.
        image: Absolute address of a picture; empty for none.
        video: Absolute address of an MP4; empty for none.
        width: Of the picture and the video, in pixels.
        height: Likewise.
    """

    title: str
    description: str
    url: str
    image: str = ""
    video: str = ""
    width: int = 0
    height: int = 0


def tags(preview: Preview) -> str:
    """The `<meta>` elements of a card, every value escaped."""
    properties = {
        "og:site_name": "Jhalak",
        "og:type": "video.other" if preview.video else "website",
        "og:title": preview.title,
        "og:description": preview.description,
        "og:url": preview.url,
        "og:image": preview.image,
        "og:video": preview.video,
        "og:video:type": "video/mp4" if preview.video else "",
    }
    for kind in ("image", "video"):
        if properties[f"og:{kind}"] and preview.width and preview.height:
            properties[f"og:{kind}:width"] = str(preview.width)
            properties[f"og:{kind}:height"] = str(preview.height)
    names = {
        "description": preview.description,
        "twitter:card": "summary_large_image" if preview.image else "summary",
    }
    return "".join(
        [f'<meta property="{k}" content="{escape(v)}"/>' for k, v in properties.items() if v]
        + [f'<meta name="{k}" content="{escape(v)}"/>' for k, v in names.items() if v]
        + [f'<link rel="canonical" href="{escape(preview.url)}"/>']
    )


def with_preview(document: str, preview: Preview) -> str:
    """`document` with the card in its head instead of the build's generic title and tags."""
    head, found, rest = document.partition("</head>")
    if not found:
        return document
    head = _TITLE.sub("", _GENERIC.sub("", head))
    return f"{head}<title>{escape(preview.title)}</title>{tags(preview)}</head>{rest}"

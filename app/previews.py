"""Which pages show a card of their own when their link is shared."""

from __future__ import annotations

from app.open_graph import Preview


def preview_of(path: str) -> Preview | None:
    """The card of the page at `path`, or `None` for the site's general one."""
    return None

"""Which sites may open the page's websocket."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from core.settings import get_settings


def is_allowed_origin(origin: str | None, environ: Mapping[str, str]) -> bool:
    """Whether a websocket may be opened: by the settings' origins, or by the host it is opened at.

    Args:
        origin: The `Origin` header; `None` comes from programs, which carry no browser's cookies.
        environ: The request in WSGI's spelling.
    """
    if origin is None or origin in get_settings().origins:
        return True
    return bool(host := environ.get("HTTP_HOST")) and urlsplit(origin).netloc == host

"""Which files are served, as what, and how long caches may keep them. Pure."""

from __future__ import annotations

import re

CONTENT_TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".m4s": "video/iso.segment",
    ".mp4": "video/mp4",
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".vtt": "text/vtt; charset=utf-8",
}
# Pictures of products and accounts, whose bytes never change under their address.
IMMUTABLE = "public, max-age=31536000, immutable"
# Files of clips never change under their address either, but a copy must not outlive its clip: with
# what a process remembers (`access.STATE_CACHE_S`) the last one is gone 8 s after a takedown.
COPY_S = 5
CLIP = f"public, max-age={COPY_S}, must-revalidate"
# Of a clip that is not published: only its creator and moderators may keep a copy.
PRIVATE = "private, no-store"

_FILE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9._-]*/){0,2}[A-Za-z0-9][A-Za-z0-9._-]*")


def is_servable(path: str) -> bool:
    """Whether `path`, below a clip's folder, can name one of our files."""
    return bool(_FILE.fullmatch(path)) and ".." not in path and extension(path) in CONTENT_TYPES


def extension(path: str) -> str:
    """The lower-case extension with its dot, or nothing."""
    name = path.rsplit("/", 1)[-1]
    return "." + name.rsplit(".", 1)[1].lower() if "." in name else ""


def cache_control(*, is_public: bool) -> str:
    """The `Cache-Control` of a clip's files."""
    return CLIP if is_public else PRIVATE


def etag_of(size: int, modified_ns: int) -> str:
    """A strong validator of one file, whatever address it is asked for under."""
    return f'"{modified_ns:x}-{size:x}"'


def is_known(if_none_match: str, etag: str) -> bool:
    """Whether whoever asks holds that very file (RFC 9110, weak comparison)."""
    asked = (one.strip().removeprefix("W/") for one in if_none_match[:1000].split(","))
    return any(one in ("*", etag) for one in asked)

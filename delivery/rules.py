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
# Renditions live in a folder named by their recipe, so their bytes never change.
IMMUTABLE = "public, max-age=31536000, immutable"
# Captions can be edited, and the master playlist grows by a rung, while the recipe stays.
SHORT = "public, max-age=60"
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


def cache_control(path: str, *, is_public: bool) -> str:
    """The `Cache-Control` of one file of a clip."""
    if not is_public:
        return PRIVATE
    is_replaceable = extension(path) == ".vtt" or path == "master.m3u8"
    return SHORT if is_replaceable else IMMUTABLE

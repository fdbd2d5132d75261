"""Pictures of imported products: fetched or read beside the feed, decoded safely, made uniform."""

from __future__ import annotations

import hashlib
import io
import ipaddress
import socket
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from PIL import Image, ImageOps, UnidentifiedImageError

from core.errors import InvalidInput
from core.storage import get_store

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
SIZE = (800, 1000)
TIMEOUT_S = 10.0


class PictureRefused(InvalidInput):
    """The picture cannot be had or used."""

    code = "picture_refused"


def store_picture(reference: str, beside: Path | None) -> tuple[str, tuple[str, str]]:
    """Stores the picture that a feed refers to.

    Args:
        reference: An http(s) address, or a path relative to the feed's folder.
        beside: That folder; `None` when the feed itself came from the web.

    Returns:
        Its blob key, and two hex colours for the placeholder.

    Raises:
        PictureRefused: It cannot be had, is no picture, or is too large.
    """
    data = _read(reference, beside)
    key = f"media/products/i{hashlib.sha256(data).hexdigest()[:24]}.webp"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.webp"
        colors = _normalise(data, path)
        if not get_store().exists(key):
            get_store().put_file(key, path)
    return key, colors


def _read(reference: str, beside: Path | None) -> bytes:
    if reference.startswith(("http://", "https://")):
        return fetch(reference, MAX_BYTES)
    if beside is None:
        raise PictureRefused(f"picture “{reference[:60]}” is not a web address")
    root = beside.resolve()
    path = (root / reference).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise PictureRefused(f"picture “{reference[:60]}” is not beside the feed")
    if path.stat().st_size > MAX_BYTES:
        raise PictureRefused(f"picture “{reference[:60]}” is larger than 15 MB")
    return path.read_bytes()


def fetch(url: str, max_bytes: int) -> bytes:
    """The bytes behind a public web address.

    Raises:
        PictureRefused: It does not answer, is too large, or lies inside a private network.
    """
    host = urlsplit(url).hostname or ""
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
        if any(not ipaddress.ip_address(a).is_global for a in addresses):
            raise PictureRefused(f"{host} is not a public address")
        with httpx.stream("GET", url, timeout=TIMEOUT_S, follow_redirects=False) as answer:
            if answer.status_code != 200:
                raise PictureRefused(f"{host} answered {answer.status_code}")
            data = b""
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > max_bytes:
                    raise PictureRefused(f"{url[:60]} is larger than {max_bytes // 2**20} MB")
            return data
    except (httpx.HTTPError, OSError) as error:
        raise PictureRefused(
            f"{host or url[:60]} does not answer: {type(error).__name__}"
        ) from None


def _normalise(data: bytes, target: Path) -> tuple[str, str]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise PictureRefused("the picture has too many pixels")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise PictureRefused("the file is not a picture we can read") from None
    small = upright.resize((1, 2), Image.Resampling.BOX)
    fitted = ImageOps.fit(upright, SIZE, Image.Resampling.LANCZOS)
    fitted.save(target, "WEBP", quality=84)
    top, bottom = small.getpixel((0, 0)), small.getpixel((0, 1))
    return _hex(top), _hex(bottom)


def _hex(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    return "#" + "".join(f"{int(c):02x}" for c in pixel[:3])

"""Pictures of portraits that tests send, good and bad, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image


def halves(
    width: int = 600, height: int = 400, *, left: str = "navy", right: str = "gold"
) -> Image.Image:
    """A picture whose left and right halves have colours of their own."""
    image = Image.new("RGB", (width, height), left)
    image.paste(Image.new("RGB", (width - width // 2, height), right), (width // 2, 0))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises a picture of any size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def moving(kind: str) -> bytes:
    """Two pictures in one file."""
    return saved(halves(), kind, save_all=True, append_images=[halves(left="red")], duration=100)

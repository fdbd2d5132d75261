"""From the bytes that somebody sends to a portrait: 512 × 512, upright, WebP, bare of all else.

What a file claims is checked before its pixels are decoded, by decoders of three kinds alone.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from threading import Lock

import structlog
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from catalog.profile.errors import (
    PictureBroken,
    PictureMoves,
    PictureOfAnotherKind,
    PictureTooHeavy,
    PictureTooLarge,
    PictureTooSmall,
)
from core.errors import InvalidInput

log = structlog.get_logger(__name__)
MAX_BYTES = 8 * 1024 * 1024
MIN_SIDE, MAX_SIDE = 64, 8000
# What is decoded: of a JPEG an eighth of each side is enough, so that a camera's picture passes.
MAX_PIXELS = 24_000_000
# Pixels times passes: a progressive JPEG may ask for thousands, each over the whole picture.
MAX_WORK = 640_000_000
SIDE = 512
QUALITY = 86
KINDS = ("JPEG", "PNG", "WEBP")
_ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
_START_OF_SCAN = b"\xff\xda"
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# One picture may take a few hundred megabytes for a moment.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Portrait:
    """A portrait that may be screened and stored.

    Args:
        image: RGB, `SIDE` by `SIDE`, as viewers will see it.
        webp: The same, encoded.
    """

    image: Image.Image
    webp: bytes


def portrait_of(data: bytes) -> Portrait:
    """The middle of the picture in `data`, as a portrait.

    Raises:
        PictureTooHeavy, PictureOfAnotherKind, PictureBroken, PictureMoves, PictureTooSmall,
        PictureTooLarge: What is wrong with it.
    """
    if len(data) > MAX_BYTES:
        raise PictureTooHeavy()
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as picture:
            _check(picture, data)
            with _one_at_a_time:
                square = _square(picture)
    except InvalidInput:
        raise
    except UnidentifiedImageError:
        raise PictureBroken() if _begins_well(data) else PictureOfAnotherKind() from None
    except Image.DecompressionBombError:
        raise PictureTooLarge() from None
    except Exception as error:  # Decoders raise whatever they like at a damaged file.
        log.info("portrait_not_read", error=type(error).__name__)
        raise PictureBroken() from None
    return Portrait(square, webp_of(square))


def webp_of(image: Image.Image) -> bytes:
    """The picture as portraits are kept."""
    encoded = io.BytesIO()
    image.save(encoded, "WEBP", quality=QUALITY)
    return encoded.getvalue()


def _begins_well(data: bytes) -> bool:
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return is_webp or data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def _check(picture: Image.Image, data: bytes) -> None:
    """What the file says of itself, before its pixels are touched."""
    if min(picture.size) < MIN_SIDE:
        raise PictureTooSmall()
    if max(picture.size) > MAX_SIDE:
        raise PictureTooLarge()
    pixels = picture.width * picture.height
    if picture.format in ("JPEG", "MPO"):  # A phone's JPEG may carry a second one, which stays.
        if pixels * data.count(_START_OF_SCAN) > MAX_WORK:
            raise PictureTooLarge()
        picture.draft("RGB", (2 * SIDE, 2 * SIDE))
    elif getattr(picture, "is_animated", False):
        raise PictureMoves()
    if picture.width * picture.height > MAX_PIXELS:
        raise PictureTooLarge()


def _square(picture: Image.Image) -> Image.Image:
    """The upright middle, over white where it is see-through, without anything but pixels."""
    turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    if picture.mode in _ALPHA or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    elif picture.mode not in ("RGB", "L"):
        picture = picture.convert("L" if picture.mode.startswith("I") else "RGB")
    small = ImageOps.fit(picture, (SIDE, SIDE), Image.Resampling.LANCZOS)
    if turn is not None:
        small = small.transpose(turn)
    paper = Image.new("RGB", small.size, "white")
    paper.paste(small.convert("RGB"), mask=small.getchannel("A") if small.mode == "RGBA" else None)
    return paper

"""Whatever somebody sends, what is kept is one upright square without anything but pixels."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from catalog.profile.errors import (
    PictureBroken,
    PictureMoves,
    PictureOfAnotherKind,
    PictureTooHeavy,
    PictureTooLarge,
    PictureTooSmall,
)
from catalog.profile.pictures import MAX_BYTES, SIDE, portrait_of
from core.errors import InvalidInput
from tests.catalog.profile.drawn_pictures import halves, moving, png_that_claims, saved

NAVY, GOLD, WHITE = (0, 0, 128), (255, 215, 0), (255, 255, 255)


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, wanted, strict=True))


def kept(data: bytes) -> Image.Image:
    """What viewers get."""
    image = Image.open(io.BytesIO(portrait_of(data).webp))
    assert (image.format, image.size) == ("WEBP", (SIDE, SIDE))
    return image.convert("RGB")


@pytest.mark.parametrize(
    "data",
    [
        saved(halves()),
        saved(halves(), progressive=True),
        saved(halves().convert("L")),
        saved(halves().convert("CMYK")),
        saved(halves(), "PNG"),
        saved(halves().convert("P"), "PNG"),
        saved(halves().convert("1"), "PNG"),
        saved(halves().convert("I;16"), "PNG"),
        saved(halves().convert("LA"), "PNG"),
        saved(halves(), "WEBP"),
        saved(halves(), "MPO", save_all=True, append_images=[halves(300, 200)]),
        saved(halves(64, 8000), "PNG"),
        saved(halves(4800, 3600)),
    ],
    ids=["jpeg", "progressive", "grey", "cmyk", "png", "palette", "bits", "deep", "grey-alpha",
         "webp", "phone", "strip", "camera"],
)  # fmt: skip
def test_the_kinds_that_people_have_become_a_square(data: bytes) -> None:
    kept(data)


def test_the_middle_is_kept_and_what_is_see_through_is_white() -> None:
    wide = Image.new("RGB", (1200, 400), "navy")
    wide.paste("gold", (400, 0, 800, 400))
    assert all(near(kept(saved(wide)).getpixel((x, 256)), GOLD) for x in (8, 256, 503))
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    clear.paste("navy", (0, 0, 100, 200))
    shown = kept(saved(clear, "PNG"))
    assert near(shown.getpixel((40, 256)), NAVY) and near(shown.getpixel((470, 256)), WHITE)
    palette = clear.convert("P")
    shown = kept(saved(palette, "PNG", transparency=palette.getpixel((150, 100))))
    assert near(shown.getpixel((470, 256)), WHITE)


# Where navy, which a viewer of the file sees on its left, ends up by each orientation.
@pytest.mark.parametrize(
    ("orientation", "navy"),
    [(1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "bottom"),
     (8, "bottom")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_camera_is_turned_back(kind: str, orientation: int, navy: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = kept(saved(halves(400, 400), kind, exif=exif))
    place = {"left": (30, 256), "right": (480, 256), "top": (256, 30), "bottom": (256, 480)}[navy]
    other = (SIDE - 1 - place[0], SIDE - 1 - place[1])
    assert near(shown.getpixel(place), NAVY) and near(shown.getpixel(other), GOLD)


def test_where_and_by_what_it_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x0110] = "Camera of somebody"
    exif.get_ifd(0x8825)[1] = "N"
    secret = b"<x:xmpmeta>at home</x:xmpmeta>"
    for kind in ("JPEG", "PNG", "WEBP"):
        options = {"exif": exif, "icc_profile": b"profile of a screen" * 9}
        if kind != "PNG":
            options["xmp"] = secret
        stored = portrait_of(saved(halves(), kind, **options)).webp
        with Image.open(io.BytesIO(stored)) as image:
            assert not image.getexif() and not {"exif", "xmp", "icc_profile"} & set(image.info)
        assert not any(
            word in stored for word in (b"Camera", b"at home", b"EXIF", b"ICCP", b"XMP ")
        )


def many_passes() -> bytes:
    """A JPEG of some kilobytes that asks for sixty passes over 16 million pixels."""
    whole = saved(Image.new("L", (4000, 4000)), progressive=True)
    first = whole.index(b"\xff\xda")
    second = whole.index(b"\xff\xda", first + 2)
    scan = whole[first:second]
    return whole[:second] + scan * 60 + whole[second:]


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: b"", PictureOfAnotherKind),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureOfAnotherKind),
        (lambda: saved(halves(), "GIF"), PictureOfAnotherKind),
        (lambda: saved(halves(), "TIFF"), PictureOfAnotherKind),
        (lambda: saved(halves(), "BMP"), PictureOfAnotherKind),
        (lambda: b"%PDF-1.7", PictureOfAnotherKind),
        (lambda: saved(halves())[:900], PictureBroken),
        (lambda: saved(halves(), "PNG")[:-200], PictureBroken),
        (lambda: saved(halves(), "WEBP")[:-100], PictureBroken),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), PictureBroken),
        (lambda: b"\xff\xd8\xff\xe0" + bytes(200), PictureBroken),
        (lambda: b"RIFF\x40\0\0\0WEBP" + bytes(200), PictureBroken),
        (lambda: png_that_claims(600, 400), PictureBroken),
        (lambda: moving("PNG"), PictureMoves),
        (lambda: moving("WEBP"), PictureMoves),
        (lambda: saved(halves(1, 1), "PNG"), PictureTooSmall),
        (lambda: saved(halves(63, 600)), PictureTooSmall),
        (lambda: saved(halves(30_000, 1)), PictureTooSmall),
        (lambda: saved(halves(30_000, 64)), PictureTooLarge),
        (lambda: png_that_claims(8000, 8000), PictureTooLarge),
        (lambda: png_that_claims(60_000, 60_000), PictureTooLarge),
        (lambda: png_that_claims(2**31 - 1, 2**31 - 1), PictureTooLarge),
        (many_passes, PictureTooLarge),
        (lambda: saved(halves()) + bytes(MAX_BYTES), PictureTooHeavy),
    ],
)
def test_a_bad_file_is_refused_by_name(
    make: Callable[[], bytes], error: type[InvalidInput]
) -> None:
    with pytest.raises(error) as caught:
        portrait_of(make())
    assert type(caught.value) is error and caught.value.detail.endswith(".")

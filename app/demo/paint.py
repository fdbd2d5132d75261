"""Colour and light on Pillow images: mixes, gradients without bands, shadows, glows, shapes."""

from __future__ import annotations

import colorsys
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

RGB = tuple[int, int, int]


def rgb(colour: str) -> RGB:
    """The three bytes of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hex_of(colour: RGB) -> str:
    """`#rrggbb` of three bytes."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mix(a: str, b: str, t: float) -> str:
    """The colour that lies `t` of the way from a to b."""
    return hex_of(
        tuple(round(x + (y - x) * t) for x, y in zip(rgb(a), rgb(b), strict=True))  # type: ignore[arg-type]
    )


def tone(colour: str, *, light: float | None = None, vivid: float | None = None) -> str:
    """The same hue at another lightness and saturation, both 0 to 1."""
    h, lightness, s = colorsys.rgb_to_hls(*(c / 255 for c in rgb(colour)))
    vivid = s if vivid is None else vivid
    red, green, blue = colorsys.hls_to_rgb(h, lightness if light is None else light, vivid)
    return hex_of((round(red * 255), round(green * 255), round(blue * 255)))


def luminance(colour: str) -> float:
    """Relative luminance after WCAG, 0 to 1."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (v / 255 for v in rgb(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_on(ground: str, dark: str = "#1b1320", light: str = "#fffaf5") -> str:
    """The one of two inks that reads better on a ground; light wins where both are close."""
    level = luminance(ground) + 0.05
    on_dark = 1.3 * (luminance(light) + 0.05) / level
    return light if on_dark >= level / (luminance(dark) + 0.05) else dark


@lru_cache(maxsize=4)
def _grain(width: int, height: int) -> NDArray[np.float32]:
    noise = np.random.default_rng(7).random((height, width, 1), dtype=np.float32)
    return noise + np.random.default_rng(8).random((height, width, 1), dtype=np.float32) - 1.0


def _from_field(field: NDArray[np.float32], stops: tuple[str, ...]) -> Image.Image:
    """Colours along a field of 0 to 1, dithered so that eight bits show no bands."""
    height, width = field.shape
    colours = np.array([rgb(s) for s in stops], dtype=np.float32)
    place = np.clip(field, 0, 1) * (len(stops) - 1)
    low = np.minimum(place.astype(np.int32), len(stops) - 2)
    part = (place - low)[..., None].astype(np.float32)
    out = colours[low] * (1 - part) + colours[low + 1] * part
    out += _grain(width, height) * 0.7 + 0.5
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8))


def linear(size: tuple[int, int], stops: tuple[str, ...], degrees: float = 90) -> Image.Image:
    """A linear gradient; 0 degrees runs left to right, 90 top to bottom."""
    width, height = size
    angle = np.deg2rad(degrees)
    x = (np.arange(width, dtype=np.float32)[None, :] / width - 0.5) * np.cos(angle)
    y = (np.arange(height, dtype=np.float32)[:, None] / height - 0.5) * np.sin(angle)
    reach = (abs(np.cos(angle)) + abs(np.sin(angle))) / 2
    return _from_field(((x + y) / (2 * reach) + 0.5).astype(np.float32), stops)


def radial(
    size: tuple[int, int],
    stops: tuple[str, ...],
    centre: tuple[float, float] = (0.5, 0.4),
    radius: float = 0.8,
) -> Image.Image:
    """A radial gradient from the centre outwards; radius is a share of the height."""
    width, height = size
    x = np.arange(width, dtype=np.float32)[None, :] - centre[0] * width
    y = np.arange(height, dtype=np.float32)[:, None] - centre[1] * height
    return _from_field(np.sqrt(x * x + y * y) / (radius * height), stops)


@lru_cache(maxsize=8)
def glow(size: tuple[int, int], colour: str, power: float = 2.0, peak: float = 1.0) -> Image.Image:
    """A soft light of one colour that fades to nothing at the edge."""
    width, height = size
    x = (np.arange(width, dtype=np.float32)[None, :] + 0.5) / width * 2 - 1
    y = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height * 2 - 1
    fall = np.clip(1 - np.sqrt(x * x + y * y), 0, 1) ** power * (255 * peak)
    fall += np.random.default_rng(3).random(fall.shape, dtype=np.float32) * (fall > 1)
    light = Image.new("RGBA", size, (*rgb(colour), 0))
    light.putalpha(Image.fromarray(np.clip(fall, 0, 255).astype(np.uint8)))
    return light


def rounded(size: tuple[int, int], radius: float) -> Image.Image:
    """A smooth mask of a rounded rectangle."""
    width, height = size
    mask = Image.new("L", (width * 3, height * 3), 0)
    box = (0, 0, width * 3 - 1, height * 3 - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * 3, fill=255)
    return mask.resize(size, Image.Resampling.BOX)


def ellipse(size: tuple[int, int], colour: str, opacity: float = 1.0) -> Image.Image:
    """A smooth filled ellipse."""
    width, height = size
    mask = Image.new("L", (width * 3, height * 3), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, width * 3 - 1, height * 3 - 1), fill=round(255 * opacity))
    shape = Image.new("RGBA", size, (*rgb(colour), 0))
    shape.putalpha(mask.resize(size, Image.Resampling.BOX))
    return shape


def card(size: tuple[int, int], colour: str, radius: float, opacity: float = 1.0) -> Image.Image:
    """A rounded rectangle of one colour."""
    mask = rounded(size, radius)
    if opacity < 1:
        mask = mask.point([round(v * opacity) for v in range(256)])
    shape = Image.new("RGBA", size, (*rgb(colour), 0))
    shape.putalpha(mask)
    return shape


def clipped(image: Image.Image, mask: Image.Image) -> Image.Image:
    """The image seen through a mask of its size."""
    out = image.convert("RGBA")
    out.putalpha(ImageChops.multiply(out.getchannel("A"), mask))
    return out


def with_shadow(
    image: Image.Image,
    *,
    blur: float,
    offset: tuple[int, int] = (0, 0),
    opacity: float = 0.35,
    colour: str = "#1b0f18",
) -> Image.Image:
    """The image on a larger transparent ground with its soft shadow beneath it.

    The image stays in the middle: equal margins on all sides.
    """
    pad = round(blur * 2.2) + max(abs(offset[0]), abs(offset[1]))
    size = (image.width + 2 * pad, image.height + 2 * pad)
    small = (max(1, size[0] // 2), max(1, size[1] // 2))
    alpha = Image.new("L", size, 0)
    alpha.paste(image.getchannel("A"), (pad + offset[0], pad + offset[1]))
    soft = alpha.resize(small).filter(ImageFilter.GaussianBlur(blur / 2)).resize(size)
    shade = Image.new("RGBA", size, (*rgb(colour), 0))
    shade.putalpha(soft.point([round(v * opacity) for v in range(256)]))
    shade.alpha_composite(image, (pad, pad))
    return shade


def lay(onto: Image.Image, part: Image.Image, x: float, y: float, degrees: float = 0) -> None:
    """Draws a part with its middle at a place; whatever lies outside is cut."""
    if degrees:
        part = part.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    onto.paste(part, (round(x - part.width / 2), round(y - part.height / 2)), part)


def sparkle(size: int, colour: str) -> Image.Image:
    """A four-pointed glint."""
    axis = np.abs((np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1)
    x, y = axis[None, :], axis[:, None]
    star = np.clip(1 - (np.sqrt(x) + np.sqrt(y)) ** 1.6, 0, 1) * 1.5
    halo = np.clip(1 - np.sqrt(x * x + y * y), 0, 1) ** 3 * 0.5
    level = np.clip((star + halo) * 255, 0, 255).astype(np.uint8)
    glint = Image.new("RGBA", (size, size), (*rgb(colour), 0))
    glint.putalpha(Image.fromarray(level))
    return glint

"""The compositor: sprites pasted straight onto planar 4:2:0 frames, the form the encoder wants.

Working on luma and half-size chroma moves a third of the bytes that RGBA would, and the encoder
needs no conversion. Everything is drawn into sprites once; a frame is a copy and some pastes.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

WIDTH, HEIGHT, FPS = 720, 1280, 24

# BT.709, limited range; the fourth number of each row is the offset.
_TO_YUV = (
    *(0.18259, 0.61423, 0.06201, 16.5),
    *(-0.10064, -0.33857, 0.43922, 128.5),
    *(0.43922, -0.39894, -0.04027, 128.5),
)
_BILINEAR = Image.Resampling.BILINEAR
_AFFINE = Image.Transform.AFFINE
_CACHE_PIXELS = 40_000_000


def _planes(image: Image.Image) -> tuple[Image.Image, Image.Image, Image.Image]:
    y, u, v = image.convert("RGB").convert("RGB", _TO_YUV).split()
    return y, u.reduce(2), v.reduce(2)


def bled(image: Image.Image) -> Image.Image:
    """The image with colour run out under its transparent pixels, so that edges resample clean."""
    alpha = image.getchannel("A")
    if alpha.getextrema()[0] == 255:
        return image
    solid = Image.new("RGBA", image.size)
    solid.paste(image, (0, 0), alpha)
    spread = np.asarray(solid.convert("RGBa").filter(ImageFilter.BoxBlur(3)), np.float32)
    weight = np.maximum(spread[..., 3:], 1.0)
    colours = np.clip(spread[..., :3] * 255 / weight, 0, 255).astype(np.uint8)
    out = Image.fromarray(colours)
    out.paste(image.convert("RGB"), (0, 0), alpha.point([0] + [255] * 255))
    out.putalpha(alpha)
    return out


class Sprite:
    """A picture ready to be pasted at any place, size, angle and opacity."""

    def __init__(self, image: Image.Image) -> None:
        width, height = image.width + image.width % 2, image.height + image.height % 2
        if (width, height) != image.size:
            padded = Image.new("RGBA", (width, height))
            padded.paste(image.convert("RGBA"), (0, 0))
            image = padded
        image = bled(image.convert("RGBA"))
        alpha = image.getchannel("A")
        self.width, self.height = width, height
        self.layers = (*_planes(image), alpha, alpha.reduce(2))
        self._cache: OrderedDict[tuple[int, int, int], _Layers] = OrderedDict()

    def at(self, scale: float, degrees: float) -> _Layers:
        """The layers at a size and an angle; sizes are rounded to even pixels and remembered."""
        width = max(2, round(self.width * scale / 2) * 2)
        height = max(2, round(self.height * scale / 2) * 2)
        turn = round(degrees * 2) % 720
        if width == self.width and height == self.height and not turn:
            return self.layers
        key = (width, height, turn)
        if (kept := self._cache.get(key)) is not None:
            return kept
        made = self._resized(width, height) if not turn else self._turned(scale, turn / 2)
        self._cache[key] = made
        if len(self._cache) * made[0].width * made[0].height > _CACHE_PIXELS:
            self._cache.popitem(last=False)
        return made

    def _resized(self, width: int, height: int) -> _Layers:
        y, u, v, a, half = self.layers
        full, small = (width, height), (width // 2, height // 2)
        return (
            y.resize(full, _BILINEAR),
            u.resize(small, _BILINEAR),
            v.resize(small, _BILINEAR),
            a.resize(full, _BILINEAR),
            half.resize(small, _BILINEAR),
        )

    def _turned(self, scale: float, degrees: float) -> _Layers:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        width = (abs(self.width * cos) + abs(self.height * sin)) * scale
        height = (abs(self.width * sin) + abs(self.height * cos)) * scale
        out = (math.ceil(width / 2) * 2 + 2, math.ceil(height / 2) * 2 + 2)

        def turn(layer: Image.Image) -> Image.Image:
            part = layer.width / self.width
            size = (round(out[0] * part), round(out[1] * part))
            a, b = cos / scale, sin / scale
            cx, cy = layer.width / 2, layer.height / 2
            x0 = cx - a * size[0] / 2 - b * size[1] / 2
            y0 = cy + b * size[0] / 2 - a * size[1] / 2
            return layer.transform(size, _AFFINE, (a, b, x0, -b, a, y0), _BILINEAR)

        y, u, v, alpha, half = self.layers
        return turn(y), turn(u), turn(v), turn(alpha), turn(half)


_Layers = tuple[Image.Image, Image.Image, Image.Image, Image.Image, Image.Image]


class Backdrop:
    """An opaque picture, at least as large as the frame, copied rather than blended."""

    def __init__(self, image: Image.Image) -> None:
        y, u, v = _planes(image)
        self.y, self.u, self.v = (np.asarray(p) for p in (y, u, v))
        self.width, self.height = image.size


class Stage:
    """One frame under construction; `pixels` is what the encoder reads."""

    def __init__(self) -> None:
        luma, chroma = WIDTH * HEIGHT, WIDTH * HEIGHT // 4
        self.pixels: NDArray[np.uint8] = np.zeros(luma + 2 * chroma, np.uint8)
        half = (HEIGHT // 2, WIDTH // 2)
        self.y = self.pixels[:luma].reshape(HEIGHT, WIDTH)
        self.u = self.pixels[luma : luma + chroma].reshape(half)
        self.v = self.pixels[luma + chroma :].reshape(half)
        self._y, self._u, self._v = (_shared(plane) for plane in (self.y, self.u, self.v))

    def fill(self, ground: Backdrop, x: float = 0, y: float = 0) -> None:
        """Covers the frame with the backdrop, seen from an offset in pixels."""
        left = min(max(round(x / 2), 0), (ground.width - WIDTH) // 2)
        top = min(max(round(y / 2), 0), (ground.height - HEIGHT) // 2)
        rows, columns = slice(2 * top, 2 * top + HEIGHT), slice(2 * left, 2 * left + WIDTH)
        np.copyto(self.y, ground.y[rows, columns])
        rows, columns = slice(top, top + HEIGHT // 2), slice(left, left + WIDTH // 2)
        np.copyto(self.u, ground.u[rows, columns])
        np.copyto(self.v, ground.v[rows, columns])

    def fill_left(self, ground: Backdrop, x: float) -> None:
        """Covers only what lies left of a column."""
        column = min(max(round(x / 2), 0), WIDTH // 2)
        self.y[:, : 2 * column] = ground.y[:HEIGHT, : 2 * column]
        self.u[:, :column] = ground.u[: HEIGHT // 2, :column]
        self.v[:, :column] = ground.v[: HEIGHT // 2, :column]

    def fill_rows(self, ground: Backdrop, top: float, bottom: float) -> None:
        """Covers only the rows between two heights."""
        first, last = (min(max(round(y / 2), 0), HEIGHT // 2) for y in (top, bottom))
        self.y[2 * first : 2 * last] = ground.y[2 * first : 2 * last, :WIDTH]
        self.u[first:last] = ground.u[first:last, : WIDTH // 2]
        self.v[first:last] = ground.v[first:last, : WIDTH // 2]

    def put(
        self,
        sprite: Sprite,
        x: float,
        y: float,
        *,
        scale: float = 1.0,
        degrees: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Pastes a sprite with its middle at (x, y)."""
        if opacity <= 0.01 or scale <= 0.01:
            return
        layers = sprite.at(scale, degrees)
        self._paste(layers, x - layers[0].width / 2, y - layers[0].height / 2, opacity)

    def put_at(self, sprite: Sprite, left: float, top: float, *, opacity: float = 1.0) -> None:
        """Pastes a sprite at its own size with its top left corner at a place."""
        if opacity > 0.01:
            self._paste(sprite.layers, left, top, opacity)

    def put_part(
        self, sprite: Sprite, left: float, top: float, box: tuple[float, float, float, float]
    ) -> None:
        """Pastes what a window shows of a sprite whose own top left corner lies at a place.

        Args:
            box: Left, top, right and bottom of the window in the sprite's pixels: a wipe or a mask.
        """
        bounds = (sprite.width, sprite.height) * 2
        x0, y0, x1, y1 = (round(min(max(v, 0), m) / 2) for v, m in zip(box, bounds, strict=True))
        if x1 <= x0 or y1 <= y0:
            return
        small, full = (x0, y0, x1, y1), (2 * x0, 2 * y0, 2 * x1, 2 * y1)
        y, u, v, a, half = sprite.layers
        layers = y.crop(full), u.crop(small), v.crop(small), a.crop(full), half.crop(small)
        self._paste(layers, left + 2 * x0, top + 2 * y0, 1.0)

    def _paste(self, layers: _Layers, left: float, top: float, opacity: float) -> None:
        y, u, v, alpha, half = layers
        x0, y0 = round(left), round(top)
        if x0 >= WIDTH or y0 >= HEIGHT or x0 + y.width <= 0 or y0 + y.height <= 0:
            return
        if opacity < 0.995:
            alpha = Image.blend(_clear(alpha.size), alpha, opacity)
            half = Image.blend(_clear(half.size), half, opacity)
        # The core's own paste: Pillow's checks around it cost more than small sprites do.
        self._y.im.paste(y.im, (x0, y0, x0 + y.width, y0 + y.height), alpha.im)
        x0, y0 = x0 // 2, y0 // 2
        box = (x0, y0, x0 + u.width, y0 + u.height)
        self._u.im.paste(u.im, box, half.im)
        self._v.im.paste(v.im, box, half.im)

    def image(self) -> Image.Image:
        """The frame as an RGB picture, for stills and tests."""
        size = (WIDTH, HEIGHT)
        y, u, v = (
            np.asarray(p.resize(size, _BILINEAR), np.float32) for p in (self._y, self._u, self._v)
        )
        y, u, v = (y - 16) * 1.16438, u - 128, v - 128
        rgb = np.stack([y + 1.79274 * v, y - 0.21325 * u - 0.53291 * v, y + 2.11240 * u], -1)
        return Image.fromarray(np.clip(rgb + 0.5, 0, 255).astype(np.uint8))


def _shared(plane: NDArray[np.uint8]) -> Image.Image:
    """A Pillow image on the memory of an array: what is pasted appears in both."""
    height, width = plane.shape
    image = Image.frombuffer("L", (width, height), plane, "raw", "L", 0, 1)
    image.readonly = 0
    return image


@lru_cache(maxsize=64)
def _clear(size: tuple[int, int]) -> Image.Image:
    return Image.new("L", size, 0)

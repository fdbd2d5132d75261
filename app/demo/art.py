"""Illustrations by key, in any colour: emoji renders by code points, drawn objects by name."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image, ImageFilter

from app.demo.ornaments import ORNAMENTS
from app.demo.packshots import PACKSHOTS
from app.demo.paint import rgb
from app.demo.records import Product
from studio.lettering.materials import art_path

_LANCZOS = Image.Resampling.LANCZOS
DRAWN = {**PACKSHOTS, **ORNAMENTS}


@lru_cache(maxsize=96)
def art(key: str, size: int, colour: str = "", mark: str = "") -> Image.Image:
    """An illustration fitted into a square, cut to what is visible.

    Args:
        key: Code points as `1f484`, or a name in `DRAWN`.
        size: Longest side, in pixels.
        colour: Recolours the main hue; empty keeps the render's own.
        mark: Word mark on packaging.
    """
    if key in DRAWN:
        image = DRAWN[key](colour or "#e6266f", mark)
    else:
        image = Image.open(art_path(key)).convert("RGBA")
        if colour:
            image = recoloured(image, colour)
    if box := image.getchannel("A").point([0] * 6 + [255] * 250).getbbox():
        image = image.crop(box)
    factor = size / max(image.size)
    fitted = image.resize(
        (max(1, round(image.width * factor)), max(1, round(image.height * factor))), _LANCZOS
    )
    if factor > 1.15:
        alpha = fitted.getchannel("A")
        fitted = fitted.convert("RGB").filter(ImageFilter.UnsharpMask(2.2, 70, 2)).convert("RGBA")
        fitted.putalpha(alpha)
    return fitted


def product_art(product: Product, size: int, colour: str = "", mark: str = "") -> Image.Image:
    """The illustration of a product in its own or another colour."""
    if "-1f3f" in product.art:  # skin tones stay as they are
        return art(product.art, size)
    return art(product.art, size, colour or product.colour, mark or product.brand.split("_")[0])


def recoloured(image: Image.Image, colour: str) -> Image.Image:
    """The image with its dominant hue replaced and its light and shade kept."""
    pixels = np.asarray(image, np.float32)
    body, alpha = pixels[..., :3], pixels[..., 3]
    top, low = body.max(-1), body.min(-1)
    spread = top - low
    saturation = spread / np.maximum(top, 1)
    red, green, blue = body[..., 0], body[..., 1], body[..., 2]
    safe = np.maximum(spread, 1)
    hue = np.where(
        top == red,
        (green - blue) / safe % 6,
        np.where(top == green, (blue - red) / safe + 2, (red - green) / safe + 4),
    )
    weight = np.where((alpha > 128) & (saturation > 0.22), saturation, 0)
    if weight.sum() < 20:
        return image
    histogram, edges = np.histogram(hue, bins=36, range=(0, 6), weights=weight)
    smooth = histogram + np.roll(histogram, 1) + np.roll(histogram, -1)
    main = edges[int(smooth.argmax())] + 1 / 12
    away = np.abs((hue - main + 3) % 6 - 3)
    part = np.clip((1.05 - away) / 0.35, 0, 1) * np.clip((saturation - 0.12) / 0.2, 0, 1)
    light = body @ np.array([0.299, 0.587, 0.114], np.float32)
    middle = float(np.average(light, weights=weight * (part > 0.5) + 1e-6))
    target = np.array(rgb(colour), np.float32)
    dark = target * np.clip(light / max(middle, 1), 0, 1)[..., None] ** 0.9
    bright = np.clip((light - middle) / (255 - middle), 0, 1)[..., None]
    tinted = np.where(light[..., None] < middle, dark, target + (255 - target) * bright**1.1)
    out = body + (tinted - body) * part[..., None]
    return Image.fromarray(np.dstack([np.clip(out, 0, 255), alpha]).astype(np.uint8))

"""A sticker item of an edit list as a picture."""

from __future__ import annotations

from PIL import Image

from studio.edl import Sticker
from studio.edl.palette import STICKERS
from studio.lettering.materials import art_path
from studio.lettering.runs import picture_of


def draw_sticker(item: Sticker, canvas_width: int) -> Image.Image:
    """The item as RGBA, with straight alpha; its middle belongs at the item's place."""
    side = max(4, round(item.size * canvas_width / 1000))
    made = picture_of(art_path(STICKERS[item.name]), side)
    if item.turn % 360_000:
        return made.rotate(-item.turn / 1000, Image.Resampling.BICUBIC, expand=True)
    return made

"""Jewellery drawn by the program: bangles, bell earrings, a necklace."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw

from app.demo.paint import mix
from app.demo.solids import EBONY, GOLD, IVORY, MIDDLE, bead, canvas, cylinder, lit, place, ring


def bangles(colour: str, mark: str) -> Image.Image:
    """A stack of bangles, glass between gold."""
    out = canvas()
    order = (
        GOLD,
        colour,
        mix(colour, "#ffffff", 0.22),
        GOLD,
        colour,
        mix(colour, EBONY, 0.2),
        GOLD,
    )
    for n, hue in enumerate(order):
        hoop = ring((420, 250), hue, 24 if hue == GOLD else 19)
        place(out, hoop, 266 - n * 38)
    return out


def jhumkas(colour: str, mark: str) -> Image.Image:
    """A pair of bell earrings with beads."""
    out = canvas()
    for dx, top in ((-128, 36), (128, 66)):
        place(out, ring((44, 60), GOLD, 6), top, dx)
        place(out, bead(84, GOLD), top + 50, dx)
        place(out, bead(44, colour), top + 70, dx)
        dome = lit((196, 136), GOLD, gloss=0.9)
        mask = Image.new("L", (392, 544), 0)
        ImageDraw.Draw(mask).pieslice((0, 0, 391, 543), 180, 360, fill=255)
        dome.putalpha(mask.crop((0, 0, 392, 272)).resize((196, 136), Image.Resampling.BOX))
        place(out, dome, top + 136, dx)
        for n in range(5):
            place(out, bead(24, colour), top + 222, dx - 72 + n * 36)
        place(out, cylinder((206, 20), GOLD, 10, gloss=0.9), top + 262, dx)
        for n in range(6):
            drop = 286 + round(12 * math.sin(n / 5 * math.pi))
            place(out, bead(30, IVORY if n % 2 else colour), top + drop, dx - 80 + n * 32)
    return out


def necklace(colour: str, mark: str) -> Image.Image:
    """A string of gold beads with a pendant."""
    out = canvas()
    count = 27
    for n in range(count):
        angle = math.pi * (0.06 + 0.88 * n / (count - 1))
        x, y = MIDDLE - 228 * math.cos(angle), 70 + 316 * math.sin(angle) ** 0.9
        size = round(26 + 14 * math.sin(angle) ** 3)
        hue = colour if n % 4 == 1 else GOLD
        out.alpha_composite(bead(size, hue), (round(x - size / 2), round(y - size / 2)))
    place(out, bead(112, GOLD), 372)
    place(out, bead(78, colour), 389)
    for n, dx in enumerate((-40, 0, 40)):
        place(out, bead(28, IVORY), 476 + (n == 1) * 16, dx)
    return out


ORNAMENTS: Mapping[str, Callable[[str, str], Image.Image]] = {
    "bangles": bangles,
    "jhumkas": jhumkas,
    "necklace": necklace,
}

"""Packaging drawn by the program: what the pinned illustrations do not have."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw

from app.demo.lettering import fitted, words
from app.demo.paint import card, clipped, ellipse, ink_on, linear, luminance, mix, rounded, tone
from app.demo.solids import (
    EBONY,
    GOLD,
    IVORY,
    MIDDLE,
    SIZE,
    bead,
    canvas,
    cone,
    cylinder,
    glass,
    lit,
    pan,
    place,
)


def _label(onto: Image.Image, mark: str, width: int, top: int, height: int, colour: str) -> None:
    """A paper label with the brand's word mark and a hairline."""
    paper = cylinder((width, height), IVORY, 4, gloss=0.12, flat=0.3)
    ink = mix(colour, EBONY, 0.55)
    size = fitted(mark, height // 3, "display", width * 0.8)
    text = words(mark, size, "display", ink)
    paper.alpha_composite(
        text, ((width - text.width) // 2, max(0, round(height * 0.42 - size * 0.7)))
    )
    pen = ImageDraw.Draw(paper)
    y = round(height * 0.74)
    pen.line((width * 0.36, y, width * 0.64, y), fill=ink, width=2)
    place(onto, paper, top)


def _wordmark(onto: Image.Image, mark: str, width: int, top: int, colour: str) -> None:
    size = fitted(mark, 34, "display", width)
    place(onto, words(mark, size, "display", colour), top)


def dropper(colour: str, mark: str) -> Image.Image:
    """A serum in a glass bottle with a pipette."""
    out = canvas()
    place(out, cylinder((62, 110), EBONY, 28, gloss=0.4), 26)
    place(out, cylinder((96, 54), GOLD, 8, gloss=0.9), 118)
    place(out, cylinder((74, 40), mix(colour, "#ffffff", 0.3), 4), 166)
    place(out, glass((216, 336), colour, 44), 192)
    _label(out, mark, 196, 290, 150, colour)
    return out


def pump(colour: str, mark: str) -> Image.Image:
    """A lotion or shampoo bottle with a pump."""
    out = canvas()
    place(out, cylinder((128, 34), EBONY, 14, gloss=0.5), 26, 30)
    place(out, cylinder((30, 70), EBONY, 4, gloss=0.5), 50)
    place(out, cylinder((92, 50), mix(colour, EBONY, 0.7), 8, gloss=0.5), 106)
    place(out, cylinder((230, 388), colour, 58, gloss=0.4), 146)
    _wordmark(out, mark, 170, 292, ink_on(colour))
    place(out, card((70, 3), ink_on(colour), 1), 356)
    return out


def tube(colour: str, mark: str) -> Image.Image:
    """A squeezable tube standing on its cap."""
    out = canvas()
    place(out, cylinder((252, 26), mix(colour, "#ffffff", 0.18), 5, flat=0.8), 24)
    place(out, cone((252, 396), colour, 1.0, 0.68), 46)
    place(out, cylinder((158, 96), mix(colour, EBONY, 0.55), 14, gloss=0.6), 438)
    _wordmark(out, mark, 150, 214, ink_on(colour))
    place(out, card((60, 3), ink_on(colour), 1), 280)
    return out


def jar(colour: str, mark: str) -> Image.Image:
    """A cream in a wide jar with a metal lid."""
    out = canvas()
    place(out, glass((400, 240), colour, 54), 272)
    place(out, cylinder((412, 96), GOLD, 18, gloss=0.9), 190)
    place(out, ellipse((408, 54), mix(GOLD, "#fff6dc", 0.55)), 168)
    _label(out, mark, 320, 330, 112, colour)
    return out


def compact(colour: str, mark: str) -> Image.Image:
    """A pressed powder in an open compact: mirror behind, pan in front."""
    out = canvas()
    place(out, cylinder((330, 330), mix(GOLD, EBONY, 0.12), 165, gloss=0.8, flat=0.5), 14)
    mirror = clipped(
        linear((286, 286), ("#f3f6fb", "#c8d2e2", "#eef1f7"), 50), rounded((286, 286), 143)
    )
    place(out, mirror, 36)
    place(out, cylinder((90, 36), GOLD, 10, gloss=0.9), 226)
    place(out, pan(330, colour), 218)
    return out


def perfume(colour: str, mark: str) -> Image.Image:
    """An attar in a square bottle with a domed cap."""
    out = canvas()
    place(out, bead(112, GOLD), 22)
    place(out, cylinder((84, 56), GOLD, 8, gloss=0.9), 116)
    place(out, cylinder((330, 366), mix(colour, "#ffffff", 0.62), 48, gloss=0.5, flat=0.8), 164)
    juice = lit((282, 270), colour, gloss=0.35, flat=0.75)
    juice.putalpha(rounded((282, 270), 30))
    place(out, juice, 236)
    _label(out, mark, 196, 316, 116, colour)
    return out


def lacquer(colour: str, mark: str) -> Image.Image:
    """A nail colour."""
    out = canvas()
    place(out, cone((112, 250), EBONY, 0.8, 1.0), 26)
    place(out, glass((262, 270), colour, 66), 264)
    _wordmark(out, mark, 190, 376, ink_on(colour))
    return out


def bullet(colour: str, mark: str) -> Image.Image:
    """A lipstick, turned up, in a gold case."""
    out = canvas()
    stick = lit((118, 240), colour, gloss=0.55)
    mask = Image.new("L", (236, 480), 0)
    pen = ImageDraw.Draw(mask)
    pen.pieslice((0, 0, 235, 300), 180, 360, fill=255)
    pen.rectangle((0, 150, 235, 480), fill=255)
    pen.polygon([(0, 0), (0, 170), (150, 0)], fill=0)
    stick.putalpha(mask.resize((118, 240), Image.Resampling.BOX))
    place(out, stick, 34)
    place(out, cylinder((140, 104), GOLD, 8, gloss=1.0), 236)
    place(out, cylinder((176, 206), EBONY, 14, gloss=0.55), 330)
    _wordmark(out, mark, 124, 400, mix(GOLD, "#ffffff", 0.3))
    return out


def gloss(colour: str, mark: str) -> Image.Image:
    """A liquid colour: a clear vial with a tall cap."""
    out = canvas()
    place(out, cylinder((104, 226), mix(colour, EBONY, 0.72), 18, gloss=0.6), 20)
    place(out, cylinder((92, 20), GOLD, 4, gloss=1.0), 240)
    place(out, glass((116, 282), colour, 24), 254)
    upright = words(mark, 30, "display", ink_on(colour)).rotate(90, expand=True)
    place(out, upright, 254 + (282 - upright.height) // 2)
    return out


def pencil(colour: str, mark: str) -> Image.Image:
    """A kohl or liner pencil, lying at an angle."""
    flat = Image.new("RGBA", (96, 640))
    flat.alpha_composite(cylinder((60, 440), mix(colour, EBONY, 0.35), 8, gloss=0.6), (18, 180))
    flat.alpha_composite(cylinder((62, 24), GOLD, 3, gloss=1.0), (17, 560))
    flat.alpha_composite(cone((60, 92), "#e2bd91", 0.34, 1.0), (18, 90))
    flat.alpha_composite(cone((22, 52), colour, 0.2, 1.0), (37, 40))
    upright = words(mark, 28, "display", mix(GOLD, "#ffffff", 0.4)).rotate(90, expand=True)
    flat.alpha_composite(upright, (48 - upright.width // 2, 300))
    turned = flat.rotate(-38, Image.Resampling.BICUBIC, expand=True)
    out = canvas()
    turned.thumbnail((SIZE, SIZE), Image.Resampling.LANCZOS)
    out.alpha_composite(turned, ((SIZE - turned.width) // 2, (SIZE - turned.height) // 2))
    return out


def palette(colour: str, mark: str) -> Image.Image:
    """Six pans of related eye colours in a dark tray."""
    out = canvas()
    place(out, cylinder((500, 372), EBONY, 30, gloss=0.15, flat=0.95), 94)
    base = luminance(colour)
    shades = [
        mix(colour, "#ffe9d6", 0.72),
        mix(colour, "#f4b860", 0.42),
        colour,
        tone(colour, light=max(0.2, 0.5 - base * 0.3)),
        mix(colour, "#5a2a3a", 0.55),
        mix(colour, "#1d1620", 0.7),
    ]
    for n, shade in enumerate(shades):
        spot = (MIDDLE - 222 + n % 3 * 152, 122 + n // 3 * 142)
        out.alpha_composite(pan(140, shade, mix(GOLD, EBONY, 0.2)), spot)
    _wordmark(out, mark, 300, 404, mix(GOLD, "#ffffff", 0.25))
    return out


PACKSHOTS: Mapping[str, Callable[[str, str], Image.Image]] = {
    "dropper": dropper,
    "pump": pump,
    "tube": tube,
    "jar": jar,
    "compact": compact,
    "perfume": perfume,
    "lacquer": lacquer,
    "bullet": bullet,
    "gloss": gloss,
    "pencil": pencil,
    "palette": palette,
}

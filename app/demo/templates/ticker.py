"""Price drop: the retail price rolls down to today's, between running bands and a turning burst."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from app.demo.art import product_art
from app.demo.lettering import fitted, font, words
from app.demo.money import rupees
from app.demo.motion import breathe, ease_in_out, ease_out, progress, spring
from app.demo.paint import card, ellipse, ink_on, lay, mix, rgb, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw
from studio.lettering.materials import Face

_SLANT = -7


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of words and the distance after which it repeats."""

    sprite: Sprite
    period: int


def _bursts(a: str, b: str, phases: int, rays: int = 20) -> list[Backdrop]:
    """A sun of rays in two tints at successive angles; the last leads back to the first."""
    x = np.arange(WIDTH, dtype=np.float32)[None, :] - 340
    y = np.arange(HEIGHT, dtype=np.float32)[:, None] - 560
    turn = np.arctan2(y, x) * np.float32(rays / (2 * np.pi))
    soft = np.maximum(np.hypot(x, y), 1) * np.float32(2 * np.pi / rays)
    low, high = (Image.new("RGB", (WIDTH, HEIGHT), c) for c in (a, b))
    out = []
    for n in range(phases):
        place = np.abs((turn + np.float32(n / phases)) % 1 - 0.5) - 0.25
        part = np.clip((place * soft + 0.5) * 255, 0, 255).astype(np.uint8)
        out.append(Backdrop(Image.composite(high, low, Image.fromarray(part))))
    return out


def _band(text: str, ground: str, ink: str) -> Band:
    """A slanted strip of repeated words, twice as long as the frame is wide."""
    word = words(f"{text}  ✦  ".replace("✦", "•"), 40, "heavy", ink)
    times = math.ceil(2.3 * WIDTH / word.width) + 1
    strip = Image.new("RGBA", (word.width * times, 78), (*rgb(ground), 255))
    for n in range(times):
        strip.alpha_composite(word, (n * word.width, (78 - word.height) // 2))
    return Band(Sprite(strip.rotate(_SLANT, Image.Resampling.BICUBIC, expand=True)), word.width)


def _reel(size: int, ink: str) -> Sprite:
    """The ten digits under one another, then the first again."""
    face = font(Face.SANS_HEAVY, size)
    wide, tall = round(size * 0.62), round(size * 1.1)
    reel = Image.new("RGBA", (wide, tall * 11), (*rgb(ink), 0))
    pen = ImageDraw.Draw(reel)
    for n in range(11):
        pen.text((wide / 2, tall * (n + 0.5)), str(n % 10), font=face, fill=ink, anchor="mm")
    return Sprite(reel)


def build(script: Script) -> Draw:
    """See the module; points are the words of the two bands."""
    spec, product = script.spec, script.products[0]
    p = spec.palette
    soft = mix(p.ground, "#ffffff", 0.22)
    turns = 8
    grounds = _bursts(p.ground, soft, turns)
    top_band = _band(spec.points[0], p.second, ink_on(p.second))
    low_band = _band(spec.points[-1], p.accent, ink_on(p.accent))
    plate = ellipse((440, 440), "#fff9f4")
    disc = Sprite(with_shadow(plate, blur=22, offset=(0, 16), opacity=0.25))
    hero = Sprite(with_shadow(product_art(product, 330), blur=16, offset=(0, 14), opacity=0.3))
    size = min(fitted(row, 104, "heavy", 600) for row in spec.headline.split("\n"))
    size = min(size, 78) if "\n" in spec.headline else size
    title = Sprite(words(spec.headline, size, "heavy", p.ink, leading=1.0))
    kicker = Sprite(words(spec.kicker, 30, "bold", p.ink))
    digits = rupees(product.price_paise)[1:].split(".")[0]
    before = rupees(product.mrp_paise)[1:].split(".")[0].rjust(len(digits))
    reel = _reel(108, "#fffaf5")
    tall, wide = reel.height / 11, reel.width
    marks = {c: Sprite(words(c, 108, "heavy", "#fffaf5")) for c in ("₹", ",")}
    panel_width = 70 + sum(wide if c.isdigit() else 38 for c in digits) + 76
    face = card((round(panel_width), 164), p.accent, 40)
    panel = Sprite(with_shadow(face, blur=18, offset=(0, 12), opacity=0.35))
    # Rounded down, as everywhere: a saving is never overstated.
    saving = 100 * (product.mrp_paise - product.price_paise) // product.mrp_paise
    badge = ellipse((168, 168), p.second)
    lay(badge, words(f"−{saving}%", 50, "heavy", ink_on(p.second)), 84, 82)
    stamp = Sprite(with_shadow(badge, blur=10, offset=(0, 6), opacity=0.3))
    old = words(rupees(product.mrp_paise), 40, "bold", "#1b1320")
    ImageDraw.Draw(old).line(
        (2, old.height * 0.53, old.width - 2, old.height * 0.47),
        fill=(*rgb(p.second), 255),
        width=5,
    )
    chip = card((old.width + 36, 66), "#fff9f4", 33)
    lay(chip, old, chip.width / 2, 32)
    was = Sprite(with_shadow(chip, blur=8, offset=(0, 4), opacity=0.25))

    def run(stage: Stage, band: Band, y: float, shift: float) -> None:
        x = shift % band.period - band.period / 2
        stage.put(band.sprite, 360 + x, y + x * math.tan(math.radians(-_SLANT)))

    def draw(stage: Stage, t: float) -> None:
        stage.fill(grounds[int(t * 7) % turns])
        stage.put(disc, 340, 586, scale=spring(progress(t, 0.1, 0.8), 0.4))
        enter = spring(progress(t, 0.3, 0.9), 0.5)
        stage.put(hero, 340, 586 + 12 * breathe(t, 2.2), scale=enter, degrees=5 * breathe(t, 2.9))
        run(stage, low_band, 1130, -90 * t)
        run(stage, top_band, 1040, 120 * t)
        rise = ease_out(progress(t, 0, 0.5))
        stage.put_at(kicker, SAFE_LEFT + 2, SAFE_TOP - 6, opacity=rise)
        stage.put_at(title, SAFE_LEFT - 2 - 60 * (1 - rise), SAFE_TOP + 30, opacity=rise)
        shown = spring(progress(t, 0.9, 0.7), 0.4)
        left, top = 340 - panel_width / 2, 800 + 120 * (1 - shown)
        stage.put(panel, 340, top + 82, opacity=min(1, shown * 2))
        if shown > 0.3:
            stage.put(marks["₹"], left + 66, top + 82)
            x = left + 112.0
            rolled = ease_in_out(progress(t, 1.7, 1.8))
            for n, digit in enumerate(digits):
                if not digit.isdigit():
                    stage.put(marks[digit], x + 19, top + 82)
                    x += 38
                    continue
                start = int(before[n]) if before[n].isdigit() else 9
                spins = 10 * (1 + n % 3)
                place = start - (start - int(digit) + spins) * rolled
                high = (place % 10) * tall
                stage.put_part(reel, x, top + 82 - tall / 2 - high, (0, high, wide, high + tall))
                x += wide
        stage.put(was, 500, top - 36, opacity=progress(t, 1.5, 0.3))
        hit = progress(t, 3.5, 0.45)
        stage.put(
            stamp,
            560,
            452,
            scale=(2 - spring(hit, 0.4)) if hit else 0,
            degrees=10,
            opacity=min(1.0, hit * 3),
        )

    return draw

"""Swatch test: shades drawn across skin, one stroke after another, each with its name."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from app.demo.art import product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_in_out, ease_out, progress, spring
from app.demo.paint import glow, ink_on, lay, linear, mix, rgb, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Dust, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_LONG, _WIDE = 452, 78


def _skin(script: Script) -> Image.Image:
    """A warm, softly lit ground like the inside of an arm, with light through a blind."""
    p = script.spec.palette
    tints = (mix(p.second, "#ffffff", 0.2), p.second, p.ground, mix(p.ground, p.ink, 0.3))
    skin = linear((WIDTH, HEIGHT), tints, 24)
    rng = np.random.default_rng(script.spec.seed)
    fine = rng.normal(0, 2.4, (HEIGHT // 2, WIDTH // 2, 1)).repeat(2, 0).repeat(2, 1)
    pores = np.clip(np.asarray(skin, np.float32) + fine, 0, 255).astype(np.uint8)
    ground = Image.fromarray(pores).convert("RGBA")
    blind = Image.new("L", (900, 1500), 0)
    for y in range(0, 1500, 150):
        blind.paste(64, (0, y, 900, y + 84))
    blind = blind.rotate(24, Image.Resampling.BILINEAR).filter(ImageFilter.GaussianBlur(16))
    light = Image.new("RGBA", blind.size, (255, 246, 226, 0))
    light.putalpha(blind)
    lay(ground, light, 360, 640)
    return ground


def stroke(colour: str, seed: int, long: int = _LONG, wide: int = _WIDE) -> Image.Image:
    """A smear of colour: streaks along it, ragged ends, a wet highlight."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(0, 1, wide + 24)
    rows = np.convolve(rows, np.ones(5) / 5, "same")[12:-12]
    x = np.arange(long, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, wide, dtype=np.float32)[:, None]
    ragged = 14 + 16 * np.abs(rows)[:, None]
    start, stop = 6 + ragged * 0.4, long - 10 - ragged * 1.5 - 26 * y**2
    ends = np.clip((x - start) / 8, 0, 1) * np.clip((stop - x) / 14, 0, 1)
    wave = 0.06 * np.sin(x / 61 + seed)
    sides = np.clip((0.95 - np.abs(y + wave)) / 0.12, 0, 1)
    dry = np.clip(1.15 - 0.35 * (x / long) ** 3 * (1 + rows[:, None]), 0.25, 1)
    streak = 1 + 0.09 * rows[:, None] - 0.10 * (y + 0.2)
    wet = (
        0.34
        * np.exp(-(((y + 0.42 + wave) / 0.16) ** 2))
        * (0.6 + 0.4 * np.sin(x / 37 + rows[:, None]))
    )
    edge = 1 - 0.22 * np.clip((np.abs(y) - 0.62) / 0.3, 0, 1)
    base = np.array(rgb(colour), np.float32) * (streak * edge * np.ones_like(x))[..., None]
    base += (255 - base) * np.clip(wet, 0, 1)[..., None]
    alpha = ends * sides * dry * 255
    return Image.fromarray(np.dstack([np.clip(base, 0, 255), alpha]).astype(np.uint8))


def build(script: Script) -> Draw:
    """See the module; the strokes are the product's own shades."""
    spec, product = script.spec, script.products[0]
    p = spec.palette
    shades = [v for v in product.variants if v.hex][:6] or list(product.variants[:1])
    ground = Backdrop(_skin(script).convert("RGB"))
    strokes, names, tools = [], [], []
    wide = 124 if len(shades) <= 3 else _WIDE
    for n, shade in enumerate(shades):
        colour = shade.hex or product.colour
        smear = with_shadow(
            stroke(colour, spec.seed + n, wide=wide), blur=5, offset=(0, 3), opacity=0.25
        )
        strokes.append(Sprite(smear))
        names.append(Sprite(words(shade.name, 30, "bold", ink_on(mix(colour, "#000000", 0.05)))))
        tools.append(
            Sprite(
                with_shadow(
                    product_art(product, 176, colour), blur=12, offset=(4, 10), opacity=0.35
                )
            )
        )
    size = min(fitted(row, 76, "display", 560) for row in spec.headline.split("\n"))
    dark = ink_on(p.second, dark=p.ink)
    title = Sprite(words(spec.headline, size, "display", dark, leading=1.06))
    kicker = Sprite(words(spec.kicker, 28, "bold", p.accent))
    ring = Sprite(glow((560, 240), "#fff6e0", 1.2, 0.75))
    glints = Dust(5, ("#ffffff",), spec.seed, sizes=(26, 56), speed=6, glints=True)
    top = SAFE_TOP + 66 + title.height
    pitch = min(wide + 36, (1010 - top) / len(shades))
    each = min(0.9, (script.seconds - 2.6) / len(shades))
    star = spec.seed % len(shades)

    def draw(stage: Stage, t: float) -> None:
        stage.fill(ground)
        rise = ease_out(progress(t, 0, 0.5))
        stage.put_at(kicker, SAFE_LEFT, SAFE_TOP, opacity=rise)
        stage.put_at(title, SAFE_LEFT - 4, SAFE_TOP + 36 + 24 * (1 - rise), opacity=rise)
        final = ease_in_out(progress(t, 0.9 + each * len(shades), 0.6))
        for n, smear in enumerate(strokes):
            start = 0.5 + n * each
            drawn = ease_in_out(progress(t, start, each * 0.85))
            if drawn <= 0:
                continue
            y = top + n * pitch
            lift = final * (n == star)
            stage.put(ring, 270, y + smear.height / 2, opacity=lift * (0.7 + 0.3 * breathe(t, 1.4)))
            left = 34 + 22 * (n % 2) + 18 * lift
            stage.put_part(smear, left, y, (0, 0, 14 + drawn * (smear.width - 14), smear.height))
            shown = progress(t, start + each * 0.45, 0.3)
            stage.put_at(
                names[n], left + 60, y + (smear.height - names[n].height) / 2, opacity=shown
            )
            tip = left + drawn * (_LONG - 10)
            away = progress(t, start + each * 0.9, 0.35)
            if away < 1:
                stage.put(
                    tools[n], tip + 40, y + wide / 2 - 76 + 60 * away, degrees=24, opacity=1 - away
                )
        pop = spring(progress(t, 1.1 + each * len(shades), 0.8), 0.5)
        stage.put(tools[star], 566, top + star * pitch + 20, scale=1.25 * pop, degrees=-14)
        glints.draw(stage, t, final)

    return draw

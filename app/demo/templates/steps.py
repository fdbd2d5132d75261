"""Tutorial cards: numbered steps that slide in over one another on warm paper."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_in_out, ease_out, lerp, progress, spring
from app.demo.paint import card, ellipse, lay, linear, mix, rounded, tone, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_CARD = (520, 500)


def _paper(script: Script) -> Image.Image:
    """Laid paper with a grid of small dots."""
    p = script.spec.palette
    ground = linear((WIDTH, HEIGHT), (p.ground, mix(p.ground, p.second, 0.55)), 100)
    fibre = np.random.default_rng(script.spec.seed).normal(0, 2.2, (HEIGHT, WIDTH, 1))
    paper = np.clip(np.asarray(ground, np.float32) + fibre, 0, 255).astype(np.uint8)
    sheet = Image.fromarray(paper).convert("RGBA")
    dot = ellipse((6, 6), mix(p.second, p.ink, 0.3), 0.35)
    for x in range(28, WIDTH, 44):
        for y in range(20, HEIGHT, 44):
            lay(sheet, dot, x, y)
    return sheet


def _card(script: Script, number: int, text: str, picture: Image.Image) -> Image.Image:
    p = script.spec.palette
    hues = (p.second, mix(p.accent, "#ffffff", 0.55), mix(p.second, p.accent, 0.35))
    hue = hues[number % 3]
    face = linear(_CARD, (mix(hue, "#ffffff", 0.55), hue), 70).convert("RGBA")
    numeral = words(str(number + 1), 132, "display", mix(hue, p.ink, 0.5))
    lay(face, numeral, 74, 84)
    lay(face, ellipse((300, 300), mix(hue, "#ffffff", 0.6), 0.7), 306, 204)
    lay(face, with_shadow(picture, blur=18, offset=(0, 14), opacity=0.3), 306, 204)
    size = fitted(text, 44, "bold", 450, 2)
    line = words(text, size, "bold", tone(p.ink, light=0.14), width=456)
    face.alpha_composite(line, (30, 422 - line.height // 2))
    face.putalpha(rounded(_CARD, 44))
    return with_shadow(face, blur=22, offset=(0, 16), opacity=0.28)


def build(script: Script) -> Draw:
    """See the module; points are the steps, props their illustrations."""
    spec = script.spec
    p = spec.palette
    ground = Backdrop(_paper(script).convert("RGB"))
    pictures = []
    for n in range(len(spec.points)):
        prop = spec.props[n % len(spec.props)]
        shown = [x for x in script.products if x.art == prop]
        pictures.append(product_art(shown[0], 262) if shown else art(prop, 262))
    cards = [Sprite(_card(script, n, text, pictures[n])) for n, text in enumerate(spec.points)]
    size = min(fitted(row, 74, "display", 560) for row in spec.headline.split("\n"))
    title = Sprite(words(spec.headline, size, "display", p.ink, leading=1.06))
    kicker = Sprite(words(spec.kicker, 28, "bold", p.accent))
    count = len(cards)
    track = Sprite(card((72 * count, 8), mix(p.second, p.ink, 0.2), 4, 0.45))
    bar = Sprite(card((72 * count, 8), p.accent, 4))
    each = (script.seconds - 0.8) / count
    tilt = np.random.default_rng(spec.seed).uniform(-3.5, 3.5, count)
    tick = Image.new("RGBA", (120, 120))
    lay(tick, ellipse((108, 108), p.accent), 60, 60)
    ImageDraw.Draw(tick).line(
        [(34, 62), (54, 82), (88, 42)], fill="#ffffff", width=12, joint="curve"
    )
    done = Sprite(with_shadow(tick, blur=10, offset=(0, 5), opacity=0.3))

    def draw(stage: Stage, t: float) -> None:
        stage.fill(ground)
        rise = ease_out(progress(t, 0.0, 0.6))
        stage.put_at(kicker, SAFE_LEFT, SAFE_TOP + 20 * (1 - rise), opacity=rise)
        stage.put_at(title, SAFE_LEFT - 4, SAFE_TOP + 44 + 30 * (1 - rise), opacity=rise)
        at = (t - 0.45) / each
        for n, sprite in enumerate(cards):
            here = at - n
            if here <= 0:
                continue
            slide = spring(progress(here * each, 0, 0.75), 0.35)
            behind = ease_in_out(progress((here - 1) * each, -0.1, 0.6)) if n < count - 1 else 0.0
            later = ease_in_out(progress((here - 2) * each, -0.1, 0.6)) if n < count - 2 else 0.0
            depth = round((behind + later) * 10) / 10
            if depth >= 1.95 and n < count - 3:
                continue
            x = lerp(900, 328, slide) + 3 * breathe(t, 5, n * 0.3)
            turn = round(float(tilt[n]) * (1 + depth) + 14 * (1 - slide))
            stage.put(sprite, x, 738 - 48 * depth, scale=1 - 0.07 * depth, degrees=turn)
        left, top = SAFE_LEFT, SAFE_TOP + 72 + title.height
        stage.put_at(track, left, top, opacity=rise)
        stage.put_part(
            bar, left, top, (0, 0, bar.width * progress(t, 0.4, script.seconds - 1.2), 8)
        )
        last = spring(progress(t, script.seconds - 1.1, 0.6), 0.6)
        stage.put(done, 560, 520, scale=last, degrees=-8)

    return draw

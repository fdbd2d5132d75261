"""Lookbook: outfits in arched niches pass by, the middle one large, its name below."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from app.demo.art import product_art
from app.demo.lettering import fitted, words
from app.demo.money import rupees
from app.demo.motion import breathe, ease_in_out, ease_out, progress, spring
from app.demo.paint import ellipse, glow, lay, linear, mix, tone, with_shadow
from app.demo.records import Product
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Dust, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_NICHE = (380, 500)


def _arch(size: tuple[int, int], cusps: int = 7) -> Image.Image:
    """The mask of a scalloped arch as over a palace window."""
    width, height = size[0] * 2, size[1] * 2
    mask = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(mask)
    spring_line = width * 0.62
    pen.rectangle((0, spring_line, width, height), fill=255)
    radius = width * 0.135
    for n in range(cusps):
        angle = math.pi * (n / (cusps - 1))
        x = width / 2 - math.cos(angle) * (width / 2 - radius)
        y = spring_line - math.sin(angle) ** 0.85 * (spring_line - radius - 4)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    pen.ellipse((width * 0.07, width * 0.1, width * 0.93, spring_line * 1.55), fill=255)
    return mask.resize(size, Image.Resampling.BOX)


def _niche(product: Product, accent: str) -> Image.Image:
    """A lit alcove in the outfit's own colour with the outfit in it."""
    hue = tone(product.colour, light=0.72, vivid=0.45)
    inside = linear(_NICHE, (mix(hue, "#ffffff", 0.45), hue, mix(hue, product.colour, 0.5)), 88)
    alcove = inside.convert("RGBA")
    lay(alcove, glow((520, 520), "#fff8ea", 1.5, 0.8), 190, 190)
    lay(alcove, ellipse((330, 70), mix(product.colour, "#20101a", 0.45), 0.35), 190, 446)
    figure = product_art(product, 296)
    lay(
        alcove,
        with_shadow(figure, blur=18, offset=(0, 16), opacity=0.32),
        200,
        492 - figure.height / 2,
    )
    alcove.putalpha(_arch(_NICHE))
    rim = Image.new("RGBA", (_NICHE[0] + 28, _NICHE[1] + 14), accent)
    rim.putalpha(_arch(rim.size))
    rim.alpha_composite(alcove, (14, 14))
    return with_shadow(rim, blur=22, offset=(0, 18), opacity=0.3)


def _wall(script: Script) -> Image.Image:
    """A plastered wall with a fine jaali border and a floor."""
    p = script.spec.palette
    wall = linear((WIDTH + 80, HEIGHT), (mix(p.ground, "#ffffff", 0.4), p.ground, p.second), 92)
    scene = wall.convert("RGBA")
    floor = linear((WIDTH + 80, 390), (mix(p.second, p.ink, 0.18), mix(p.second, p.ink, 0.5)), 90)
    scene.paste(floor, (0, 890))
    star = Image.new("RGBA", (72, 72))
    pen = ImageDraw.Draw(star)
    for turn in (0, 45):
        square = Image.new("L", (72, 72), 0)
        ImageDraw.Draw(square).rectangle((20, 20, 52, 52), outline=150, width=3)
        star.paste(
            mix(p.second, p.ink, 0.25), (0, 0), square.rotate(turn, Image.Resampling.BICUBIC)
        )
    pen.ellipse((32, 32, 40, 40), fill=mix(p.second, p.ink, 0.25))
    for x in range(0, WIDTH + 120, 60):
        lay(scene, star, x, 862)
    return scene


def build(script: Script) -> Draw:
    """See the module; points name the looks in the order of the products."""
    spec = script.spec
    p = spec.palette
    wall = Backdrop(_wall(script).convert("RGB"))
    niches = [Sprite(_niche(x, mix(p.accent, "#f4d9a0", 0.55))) for x in script.products]
    count = len(niches)
    labels = []
    for n, product in enumerate(script.products):
        name = spec.points[n] if n < len(spec.points) else product.name
        big = words(name, fitted(name, 54, "display", 480), "display", "#fffaf5")
        small = words(f"{product.name} · {rupees(product.price_paise)}", 25, "medium", "#fffaf5")
        both = Image.new("RGBA", (max(big.width, small.width), big.height + small.height - 16))
        lay(both, big, both.width / 2, big.height / 2)
        lay(both, small, both.width / 2, big.height - 16 + small.height / 2)
        labels.append(Sprite(with_shadow(both, blur=8, opacity=0.35)))
    size = min(fitted(row, 74, "display", 580) for row in spec.headline.split("\n"))
    title = Sprite(words(spec.headline, size, "display", p.ink, leading=1.06))
    kicker = Sprite(words(spec.kicker, 28, "bold", p.accent))
    petals = Dust(
        14, (mix(p.accent, "#ffffff", 0.4), "#fff4dc"), spec.seed, sizes=(8, 18), speed=-46
    )
    each = (script.seconds - 0.4) / count

    def draw(stage: Stage, t: float) -> None:
        turn = min(max(t - 0.2, 0) / each, count - 0.001)
        here = math.floor(turn) + ease_in_out(progress(turn % 1, 0.68, 0.32)) * (turn < count - 1)
        stage.fill(wall, 40 + 26 * (here / max(1, count - 1) - 0.5) * 2, 0)
        enter = spring(progress(t, 0, 0.9), 0.25)
        order = sorted(range(count), key=lambda n: -abs(n - here))
        for n in order:
            away = n - here
            if abs(away) > 1.7:
                continue
            near = max(0.0, 1 - abs(away))
            scale = round((0.70 + 0.30 * ease_in_out(near)) * 40) / 40
            x = 340 + away * 356 + (1 - enter) * 500
            bob = 5 * breathe(t, 3.2) * near
            stage.put(niches[n], x, 640 + 36 * (1 - near) + bob, scale=scale)
        for n, label in enumerate(labels):
            shown = ease_out(max(0.0, 1 - abs(n - here) * 2.6))
            stage.put(label, 340 + 40 * (n - here), 964, opacity=shown * min(1.0, enter))
        petals.draw(stage, t, 0.8)
        rise = ease_out(progress(t, 0, 0.6))
        stage.put_at(kicker, SAFE_LEFT, SAFE_TOP, opacity=rise)
        stage.put_at(title, SAFE_LEFT - 4, SAFE_TOP + 36 + 20 * (1 - rise), opacity=rise)

    return draw

"""Festival night: a rangoli opens ring by ring, lamps are lit around it, sparks rise."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageFilter

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_out, fade, progress, spring
from app.demo.paint import glow, lay, mix, radial, with_shadow
from app.demo.scenery import SAFE_TOP, Dust, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_CX, _CY = 344, 716


def _ring(
    radius: int, count: int, petal: tuple[int, int], fill: str, edge: str, turn: float = 0
) -> Image.Image:
    """A ring of pointed petals with a bright outline and a dot in each."""
    size = (radius + petal[1]) * 2 + 16
    out = Image.new("RGBA", (size, size))
    wide, tall = petal
    leaf = Image.new("RGBA", (wide * 3, tall * 3))
    pen = ImageDraw.Draw(leaf)

    def shape(inset: float) -> list[tuple[float, float]]:
        points = []
        for side in (1, -1):
            for n in range(17):
                s = n / 16 if side == 1 else 1 - n / 16
                bulge = math.sin(math.pi * s**0.8) * (wide * 1.5 - inset)
                points.append((wide * 1.5 + side * bulge, inset + s * (tall * 3 - 2 * inset)))
        return points

    pen.polygon(shape(2), fill=edge)
    pen.polygon(shape(11), fill=fill)
    pen.polygon(shape(wide * 0.75), fill=mix(fill, "#ffffff", 0.28))
    pen.ellipse((wide * 1.5 - 9, tall * 1.9, wide * 1.5 + 9, tall * 1.9 + 18), fill=edge)
    leaf = leaf.resize((wide, tall), Image.Resampling.LANCZOS)
    for n in range(count):
        angle = 360 * n / count + turn
        reach = radius + tall / 2
        x = size / 2 + math.sin(math.radians(angle)) * reach
        y = size / 2 - math.cos(math.radians(angle)) * reach
        lay(out, leaf, x, y, -angle)
    return out


def _dots(radius: int, count: int, colour: str, size: int = 14) -> Image.Image:
    full = radius * 2 + size * 2
    out = Image.new("RGBA", (full, full))
    dot = glow((size * 2, size * 2), colour, 0.4)
    for n in range(count):
        angle = 2 * math.pi * n / count
        lay(out, dot, full / 2 + math.cos(angle) * radius, full / 2 + math.sin(angle) * radius)
    return out


def _garland(length: int, seed: int) -> Image.Image:
    """A hanging string of marigolds and leaves."""
    string = Image.new("RGBA", (64, length + 40))
    ImageDraw.Draw(string).line((32, 0, 32, length), fill="#6b4a1e", width=3)
    bloom, leaf = art("1f3f5-fe0f", 46, "#ff9f1c"), art("1f3f5-fe0f", 46, "#f26a1b")
    for n, y in enumerate(range(14, length, 36)):
        lay(string, bloom if (n + seed) % 2 else leaf, 32, y, n * 25)
    lay(string, art("1f33f", 54), 32, length + 6, 180)
    return string


def build(script: Script) -> Draw:
    """See the module; points are the names of the products."""
    spec = script.spec
    p = spec.palette
    night = radial(
        (WIDTH, HEIGHT), (mix(p.second, "#ffffff", 0.1), p.second, p.ground), (0.48, 0.52), 0.62
    )
    scene = night.convert("RGBA")
    lay(scene, glow((900, 900), p.accent, 2.2, 0.35), _CX, _CY)
    rani, teal, gold = "#e6266f", "#129a8f", p.accent
    white = "#fff4e0"
    rings = [
        _ring(14, 8, (54, 96), rani, white),
        _dots(128, 24, white, 8),
        _ring(128, 12, (64, 86), gold, white, 15),
        _ring(186, 24, (38, 60), teal, white),
        _dots(258, 40, gold, 9),
        _ring(250, 16, (56, 64), mix(rani, p.second, 0.35), gold, 11),
    ]
    rings = [r.resize((r.width * 21 // 25, r.height * 21 // 25)) for r in rings]
    count = len(rings)
    opened = [Backdrop(scene.convert("RGB"))]
    sprites = []
    for layer in rings:
        lay(scene, layer, _CX, _CY)
        sprites.append(Sprite(layer))
        opened.append(Backdrop(scene.convert("RGB")))
    lamp = Sprite(with_shadow(art("1fa94", 92), blur=10, offset=(0, 6), opacity=0.5))
    flame = Sprite(glow((150, 150), "#ffc65c", 1.6, 0.85))
    size = min(fitted(row, 100, "display", 560) for row in spec.headline.split("\n"))
    size = min(size, 84) if "\n" in spec.headline else size
    title = Sprite(
        with_shadow(
            words(
                spec.headline,
                size,
                "display",
                mix(gold, "#fff8e6", 0.35),
                leading=1.05,
                align="centre",
            ),
            blur=14,
            opacity=0.5,
        )
    )
    kicker = Sprite(words(spec.kicker, 32, "bold", mix(gold, "#ffffff", 0.5)))
    strings = [Sprite(_garland(length, n)) for n, length in enumerate((150, 96, 60, 96, 150))]
    sparks = Dust(34, (gold, "#ff8a3d", "#fff3d0"), spec.seed, sizes=(5, 18), speed=95)
    bokeh = [
        Sprite(glow((s, s), c, 0.5, 0.16)) for s, c in ((210, gold), (150, rani), (120, "#ff9d5c"))
    ]
    items = []
    for n, product in enumerate(script.products[:3]):
        shown = Sprite(with_shadow(product_art(product, 230), blur=22, offset=(0, 16), opacity=0.6))
        name = spec.points[n] if n < len(spec.points) else product.name
        label = words(name, fitted(name, 44, "bold", 500), "bold", "#fff8ea")
        items.append((shown, Sprite(with_shadow(label, blur=10, opacity=0.7))))
    lit = 1.0 + 0.28 * count
    each = max(1.2, (script.seconds - lit - 0.3) / max(1, len(items)))
    halo = Sprite(
        glow((540, 540), mix(p.ground, "#000000", 0.2), 0.8, 0.82).filter(ImageFilter.BoxBlur(2))
    )

    def draw(stage: Stage, t: float) -> None:
        ready = min(count, max(0, int((t - 0.35 - 0.55) / 0.28) + 1)) if t > 0.9 else 0
        stage.fill(opened[ready])
        for n in range(ready, count):
            grow = progress(t, 0.35 + n * 0.28, 0.55)
            if grow > 0:
                scale = round(spring(grow, 0.2) * 24) / 24
                stage.put(
                    sprites[n],
                    _CX,
                    _CY,
                    scale=scale,
                    degrees=round((1 - ease_out(grow)) * 50),
                    opacity=min(1.0, grow * 2),
                )
        for n, spot in enumerate(bokeh):
            stage.put(spot, (90, 610, 540)[n] + 20 * breathe(t, 6, n / 3), (330, 520, 1060)[n])
        for n in range(10):
            angle = 2 * math.pi * (n + 0.5) / 10 - math.pi / 2
            x, y = _CX + 286 * math.cos(angle), _CY + 300 * math.sin(angle)
            on = progress(t, lit - 0.5 + 0.09 * n, 0.3)
            flicker = 0.75 + 0.14 * breathe(t, 0.31, n * 0.37) + 0.11 * breathe(t, 0.83, n * 0.19)
            stage.put(flame, x, y - 26, opacity=on * flicker)
            stage.put(lamp, x, y, scale=round(spring(on, 0.4) * 20) / 20)
        for n, (item, label) in enumerate(items):
            start = lit + n * each
            last = n == len(items) - 1
            seen = fade(t, start, script.seconds + 1 if last else start + each, 0.3)
            pop = round((0.6 + 0.4 * spring(progress(t, start, 0.7), 0.4)) * 30) / 30
            stage.put(halo, _CX, _CY, opacity=seen)
            stage.put(item, _CX, _CY - 16 + 6 * breathe(t, 2.6), scale=pop, opacity=seen)
            stage.put(label, _CX, _CY + 152, opacity=seen)
        sparks.draw(stage, t)
        for n, string in enumerate(strings):
            stage.put(
                string, 40 + n * 160, string.height / 2 - 10, degrees=2.5 * breathe(t, 3.4, n * 0.2)
            )
        rise = ease_out(progress(t, 0.1, 0.8))
        stage.put(kicker, 344, SAFE_TOP + 14, opacity=rise)
        stage.put(title, 344, SAFE_TOP + 20 + title.height / 2 + 20 * (1 - rise), opacity=rise)

    return draw

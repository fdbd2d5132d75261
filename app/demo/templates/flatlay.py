"""Flat lay: things set down on stone in good order, each with its name on a hairline."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_out, lerp, progress
from app.demo.paint import ellipse, lay, linear, mix, rgb, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_SPOTS = (
    (172, 450, -10),
    (452, 466, 8),
    (180, 666, 6),
    (462, 684, -8),
    (170, 886, -4),
    (454, 906, 12),
)


def _terrazzo(script: Script) -> Image.Image:
    """Polished stone with chips in the clip's colours."""
    p = script.spec.palette
    rng = np.random.default_rng(script.spec.seed)
    ground = linear(
        (WIDTH + 60, HEIGHT + 60), (mix(p.ground, "#ffffff", 0.45), p.ground), 55
    ).convert("RGBA")
    hues = (p.second, mix(p.accent, "#ffffff", 0.45), mix(p.ink, "#ffffff", 0.6), "#ffffff")
    pen = ImageDraw.Draw(ground, "RGBA")
    for n in range(230):
        x, y = rng.uniform(0, ground.width), rng.uniform(0, ground.height)
        reach = rng.uniform(5, 20)
        corners = sorted(rng.uniform(0, 2 * np.pi, int(rng.integers(4, 7))))
        chip = [
            (
                x + np.cos(a) * reach * rng.uniform(0.6, 1),
                y + np.sin(a) * reach * rng.uniform(0.6, 1),
            )
            for a in corners
        ]
        pen.polygon(chip, fill=(*rgb(hues[n % 4]), int(rng.integers(70, 150))))
    return ground.filter(ImageFilter.GaussianBlur(0.8))


def _window(seed: int) -> Image.Image:
    """Light through four panes, falling aslant."""
    light = Image.new("L", (560, 760), 0)
    for row in range(3):
        for column in range(2):
            light.paste(
                105, (40 + column * 230, 30 + row * 235, 250 + column * 230, 245 + row * 235)
            )
    slant = light.rotate(-24 - seed % 9, Image.Resampling.BILINEAR, expand=True)
    pane = Image.new("RGBA", slant.size, (255, 247, 224, 0))
    pane.putalpha(slant.filter(ImageFilter.GaussianBlur(11)))
    return pane


def build(script: Script) -> Draw:
    """See the module; points are the names, props the things."""
    spec = script.spec
    p = spec.palette
    table = _terrazzo(script)
    count = min(len(spec.points), len(_SPOTS))
    grounds = [Backdrop(table.convert("RGB"))]
    things = []
    for n in range(count):
        prop = spec.props[n % len(spec.props)]
        owned = [x for x in script.products if x.art == prop]
        picture = product_art(owned[0], 156) if owned else art(prop, 156)
        x, y, turn = _SPOTS[n]
        turned = picture.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        resting = with_shadow(
            turned, blur=9, offset=(16, 18), opacity=0.34, colour=mix(p.ink, "#000000", 0.4)
        )
        things.append(Sprite(with_shadow(turned, blur=24, offset=(40, 48), opacity=0.22)))
        lay(table, resting, x + 30, y + 30)
        name = words(spec.points[n], fitted(spec.points[n], 27, "bold", 230), "bold", p.ink)
        left, top = x + 30 - name.width / 2 + 8, y + 30 + 84
        lay(table, ellipse((12, 12), p.accent), left - 8, top + name.height * 0.52)
        table.alpha_composite(name, (round(left), round(top)))
        grounds.append(Backdrop(table.convert("RGB")))
    window = Sprite(_window(spec.seed))
    size = min(fitted(row, 66, "display", 580) for row in spec.headline.split("\n"))
    title = Sprite(words(spec.headline, size, "display", p.ink, leading=1.06))
    kicker = Sprite(words(spec.kicker, 28, "bold", p.accent))
    each = (script.seconds - 1.6) / count

    def draw(stage: Stage, t: float) -> None:
        dx, dy = 30 + 22 * breathe(t, 14), 30 + 16 * breathe(t, 11)
        down = min(count, max(0, int((t - 0.5 - 0.4) / each) + 1)) if t > 0.9 else 0
        stage.fill(grounds[down], dx, dy)
        if down < count:
            x, y, _ = _SPOTS[down]
            fall = ease_out(progress(t, 0.5 + down * each, 0.4))
            if fall > 0:
                scale = round(lerp(1.6, 1.0, fall) * 24) / 24
                stage.put(
                    things[down],
                    x + 60 - dx - 30 * (1 - fall),
                    y + 60 - dy - 60 * (1 - fall),
                    scale=scale,
                    opacity=min(1.0, fall * 2.5),
                )
        stage.put(window, 300 + 26 * breathe(t, 12), 640 + 20 * breathe(t, 9), opacity=0.9)
        rise = ease_out(progress(t, 0, 0.6))
        stage.put_at(kicker, SAFE_LEFT, SAFE_TOP, opacity=rise)
        stage.put_at(title, SAFE_LEFT - 4, SAFE_TOP + 36 + 20 * (1 - rise), opacity=rise)

    return draw

"""Get ready with me: polaroids land on sunlit cloth, each with its minute in handwriting."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_out, lerp, progress, spring
from app.demo.paint import card, clipped, ellipse, glow, lay, linear, mix, rounded, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_PLACES = ((206, 500, -8), (470, 590, 7), (226, 770, 5), (468, 850, -6), (330, 660, 2))


def _cloth(script: Script) -> Image.Image:
    """Woven linen, lighter where the window is."""
    p = script.spec.palette
    rng = np.random.default_rng(script.spec.seed)
    ground = np.asarray(
        linear((WIDTH, HEIGHT), (mix(p.ground, "#ffffff", 0.35), p.ground, p.second), 62)
    )
    warp = rng.normal(0, 5, (1, WIDTH, 1)) + rng.normal(0, 5, (HEIGHT, 1, 1))
    weave = (
        3.0
        * np.sin(np.arange(WIDTH) * np.pi / 2)[None, :, None]
        * np.sin(np.arange(HEIGHT) * np.pi / 2 + 0.8)[:, None, None]
    )
    grain = rng.normal(0, 2.5, (HEIGHT, WIDTH, 1))
    cloth = np.clip(ground.astype(np.float32) + warp + weave + grain, 0, 255).astype(np.uint8)
    return Image.fromarray(cloth).convert("RGBA")


def _leaves(colour: str, seed: int) -> Image.Image:
    """The soft shadow of a palm frond at the window."""
    shade = Image.new("L", (860, 720), 0)
    rng = np.random.default_rng(seed)
    leaf = ellipse((30, 300), "#ffffff").getchannel("A")
    for n in range(13):
        share = n / 12
        x, y = 800 - 640 * share, 30 + 420 * share**1.4
        for side in (-1, 1):
            angle = 52 + 30 * share + side * (62 - 34 * share) + float(rng.uniform(-4, 4))
            turned = leaf.rotate(-angle, Image.Resampling.BILINEAR, expand=True)
            dx, dy = -np.sin(np.deg2rad(angle)) * 140, np.cos(np.deg2rad(angle)) * 140
            place = (round(x + dx - turned.width / 2), round(y + dy - turned.height / 2))
            shade.paste(150, place, turned)
    shade = shade.filter(ImageFilter.GaussianBlur(9))
    out = Image.new("RGBA", shade.size, colour)
    out.putalpha(shade.point([v * 40 // 100 for v in range(256)]))
    return out


def _polaroid(picture: Image.Image, text: str, tints: tuple[str, str], ink: str) -> Image.Image:
    frame = card((308, 368), "#fffdf8", 6)
    photo = linear((272, 272), tints, 55).convert("RGBA")
    lay(photo, glow((300, 300), "#ffffff", 1.5, 0.55), 120, 110)
    lay(photo, with_shadow(picture, blur=12, offset=(0, 10), opacity=0.35), 136, 140)
    frame.alpha_composite(clipped(photo, rounded(photo.size, 3)), (18, 18))
    size = fitted(text, 38, "hand_bold", 268)
    line = words(text, size, "hand_bold", ink)
    lay(frame, line, 154, 330)
    return frame


def build(script: Script) -> Draw:
    """See the module; points are the captions, props the photographs."""
    spec = script.spec
    p = spec.palette
    count = min(len(spec.points), len(_PLACES))
    prints: list[Sprite] = []
    cloth = _cloth(script)
    size = min(fitted(row, 72, "hand_bold", 560) for row in spec.headline.split("\n"))
    lay_title = words(spec.headline, size, "hand_bold", p.ink, leading=1.05)
    kicker = Sprite(words(spec.kicker, 32, "hand", p.accent))
    title = Sprite(lay_title)
    table = [Backdrop(cloth.convert("RGB"))]
    hues = (p.accent, p.second, mix(p.accent, p.second, 0.5), mix(p.ground, p.accent, 0.35))
    tape = card((110, 34), mix(p.accent, "#ffffff", 0.45), 2, 0.75)
    for n in range(count):
        prop = spec.props[n % len(spec.props)]
        owned = [x for x in script.products if x.art == prop]
        picture = product_art(owned[0], 196) if owned else art(prop, 196)
        hue = hues[n % 4]
        tints = (mix(hue, "#ffffff", 0.72), mix(hue, "#ffffff", 0.28))
        paper = _polaroid(picture, spec.points[n], tints, p.ink)
        x, y, turn = _PLACES[n]
        shown = with_shadow(paper, blur=14, offset=(4, 12), opacity=0.38)
        prints.append(Sprite(with_shadow(paper, blur=26, offset=(14, 34), opacity=0.3)))
        lay(cloth, shown, x, y, turn)
        if n % 2 == 0:
            lay(cloth, tape, x + 6, y - 182, turn - 4)
        table.append(Backdrop(cloth.convert("RGB")))
    leaves = Sprite(_leaves(mix(p.ink, "#101820", 0.4), spec.seed))
    sun = Sprite(glow((560, 560), "#fff1cf", 1.3, 0.55))
    each = (script.seconds - 1.5) / count

    def draw(stage: Stage, t: float) -> None:
        landed = min(count, max(0, int((t - 0.6 - 0.42) / each) + 1)) if t > 1.02 else 0
        stage.fill(table[landed])
        if landed < count:
            x, y, turn = _PLACES[landed]
            fall = progress(t, 0.6 + landed * each, 0.42)
            if fall > 0:
                down = ease_out(fall)
                scale = round(lerp(1.5, 1.0, down) * 24) / 24
                stage.put(
                    prints[landed],
                    lerp(x + 120, x, down),
                    lerp(y - 260, y, down),
                    scale=scale,
                    degrees=round(lerp(turn + 22, turn, down)),
                    opacity=min(1.0, fall * 3),
                )
        stage.put(leaves, 470 + 14 * breathe(t, 5), 240 + 10 * breathe(t, 6.5))
        stage.put(sun, 120, 200, opacity=0.75 + 0.2 * breathe(t, 4))
        rise = spring(progress(t, 0.1, 0.7), 0.3)
        stage.put_at(title, SAFE_LEFT, SAFE_TOP - 4 + 30 * (1 - rise), opacity=min(1, rise))
        stage.put_at(
            kicker, SAFE_LEFT + 4, SAFE_TOP + title.height - 16, opacity=progress(t, 0.5, 0.4)
        )

    return draw

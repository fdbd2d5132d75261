"""Before and after: two finished pictures of one scene and a divider that travels between them."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image, ImageDraw, ImageEnhance

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_in_out, ease_out, lerp, progress, spring
from app.demo.paint import card, ellipse, glow, lay, linear, mix, rgb, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Dust, Script, price_pill
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

# Where the divider stands: seconds as a share of the clip, column as a share of the width.
_PATH = ((0.0, 1.0), (0.10, 0.5), (0.30, 0.5), (0.46, 0.1), (0.60, 0.86), (0.76, 0.34), (1.0, 0.34))


def _scene(script: Script, after: bool) -> Image.Image:
    """One side, drawn over the whole frame so that the divider may stand anywhere."""
    p, spec = script.spec.palette, script.spec
    if after:
        tints = (mix(p.second, "#ffffff", 0.35), p.second, mix(p.second, "#1b0f18", 0.3))
    else:
        tints = (mix(p.ground, "#ffffff", 0.4), p.ground, mix(p.ground, "#6b625e", 0.25))
    scene = linear((WIDTH, HEIGHT), tints, 78).convert("RGBA")
    ink = "#fffaf5" if after else p.ink
    if after:
        lay(scene, glow((980, 980), mix(p.accent, "#ffffff", 0.5), 1.5, 0.85), 360, 690)
    disc = ellipse((560, 560), mix(tints[1], "#ffffff", 0.35 if after else 0.25), 0.8)
    lay(scene, disc, 360, 690)
    if after:
        for n, prop in enumerate(spec.props[1:4] * 2):
            place = ((128, 470), (590, 800), (150, 850), (600, 520), (112, 660), (560, 900))[n % 6]
            small = art(prop, 132 if n % 2 else 96)
            lay(
                scene,
                with_shadow(small, blur=10, offset=(0, 8), opacity=0.3),
                *place,
                degrees=24 * n - 30,
            )
    hue = script.products[0].colour
    if "1f3f" in spec.props[0]:  # people keep their own skin
        subject = art(spec.props[0], 430)
    else:
        subject = art(spec.props[0], 430, hue if after else mix(hue, "#c99a86", 0.72))
    if not after:
        alpha = subject.getchannel("A")
        subject = ImageEnhance.Color(subject.convert("RGB")).enhance(0.7).convert("RGBA")
        subject.putalpha(alpha)
    lay(scene, with_shadow(subject, blur=24, offset=(0, 22), opacity=0.32), 360, 690)
    rows = spec.headline.split("\n")
    size = min(fitted(row, 84, "display", 580) for row in rows)
    title = words(spec.headline, size, "display", ink, leading=1.08)
    scene.alpha_composite(title, (SAFE_LEFT - 4, SAFE_TOP + 34))
    scene.alpha_composite(
        words(spec.kicker, 28, "bold", mix(ink, p.accent, 0.35)), (SAFE_LEFT, SAFE_TOP - 8)
    )
    return scene


def _tag(title: str, line: str, ground: str, ink: str) -> Sprite:
    big, small = words(title, 40, "heavy", ink), words(line, 25, "medium", ink)
    box = card((max(big.width, small.width) + 44, 112), ground, 24, 0.92)
    box.alpha_composite(big, (20, 4))
    box.alpha_composite(small, (22, 60))
    return Sprite(with_shadow(box, blur=12, offset=(0, 6), opacity=0.25))


def _handle(accent: str) -> Image.Image:
    knob = ellipse((92, 92), "#ffffff")
    pen = ImageDraw.Draw(knob)
    for side in (-1, 1):
        tip = 46 + side * 30
        corners = [(tip, 46), (46 + side * 14, 32), (46 + side * 14, 60)]
        pen.polygon(corners, fill=(*rgb(accent), 255))
    return with_shadow(knob, blur=12, offset=(0, 4), opacity=0.4)


def build(script: Script) -> Draw:
    """See the module; points are the two titles, then their two lines."""
    p = script.spec.palette
    before, after = (Backdrop(_scene(script, side).convert("RGB")) for side in (False, True))
    plain, bold, plain_line, bold_line = script.spec.points[:4]
    left = _tag(plain, plain_line, "#fff9f4", "#2a1c22")
    right = _tag(bold, bold_line, mix(p.second, "#1b0f18", 0.45), "#fffaf5")
    line = Sprite(card((8, HEIGHT), "#ffffff", 2))
    knob = Sprite(_handle(p.second))
    product = product_art(script.products[0], 200)
    hero = Sprite(with_shadow(product, blur=14, offset=(0, 10), opacity=0.4))
    pill = Sprite(price_pill(script.products[0], "#fff9f4", p.second, 30))
    glints = Dust(
        14,
        ("#ffffff", mix(p.accent, "#ffffff", 0.4)),
        script.spec.seed,
        sizes=(22, 60),
        speed=16,
        glints=True,
    )
    end = script.seconds

    def column(t: float) -> float:
        share = t / end
        for (t0, x0), (t1, x1) in pairwise(_PATH):
            if share <= t1:
                return WIDTH * lerp(x0, x1, ease_in_out(progress(share, t0, t1 - t0)))
        return WIDTH * _PATH[-1][1]

    def draw(stage: Stage, t: float) -> None:
        x = column(t) + 5 * breathe(t, 2.4)
        stage.fill(after)
        glints.draw(stage, t)
        stage.fill_left(before, x)
        shown = ease_out(progress(t, 0.5, 0.5))
        stage.put(
            left, min(170, x - 190) - 40 * (1 - shown), 1010, opacity=shown * progress(x, 300, 90)
        )
        near = ease_out(progress(WIDTH - x, 150, 150)) * shown
        stage.put(right, max(x + 150, 470), 458, opacity=near)
        stage.put(line, x, HEIGHT / 2)
        stage.put(knob, x, 690 + 10 * breathe(t, 3), scale=1 + 0.05 * breathe(t, 1.2))
        pop = spring(progress(t, end * 0.74, 0.8), 0.5)
        stage.put(hero, 512, 900, scale=pop, degrees=6 * breathe(t, 2.6))
        stage.put(pill, 512, 1024, opacity=progress(t, end * 0.78, 0.3))

    return draw

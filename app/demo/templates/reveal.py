"""Hero reveal: the product drops onto a podium, before its own name in large type."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from app.demo.art import product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_out, fade, progress, spring
from app.demo.paint import ellipse, glow, lay, linear, mix, radial, rgb, with_shadow
from app.demo.scenery import Dust, Script, price_pill, sheen
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_FLOOR = 852


def _podium(script: Script) -> Image.Image:
    """Three discs and a floor, lit from above, on the whole ground."""
    p = script.spec.palette
    ground = radial(
        (WIDTH + 40, HEIGHT + 40),
        (mix(p.second, p.ink, 0.12), p.second, p.ground),
        (0.5, 0.38),
        0.72,
    ).convert("RGBA")
    floor = linear(ground.size, (mix(p.ground, "#000000", 0.1), mix(p.ground, "#000000", 0.5)), 90)
    mask = Image.new("L", ground.size, 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((0, 990, ground.width, ground.height), fill=255)
    ground.paste(floor, (0, 0), mask.filter(ImageFilter.GaussianBlur(50)))
    middle = ground.width // 2
    for level, (width, top, tall) in enumerate(((600, 956, 84), (470, 904, 66), (350, 862, 56))):
        side = mix(p.second, p.ground, 0.45 - level * 0.14)
        tints = (side, mix(side, p.ink, 0.35), mix(side, "#000000", 0.35))
        body = linear((width, tall + 96), tints, 0).convert("RGBA")
        shape = Image.new("L", body.size, 0)
        pen = ImageDraw.Draw(shape)
        pen.rectangle((0, 48, width, tall + 48), fill=255)
        pen.ellipse((0, tall, width - 1, tall + 95), fill=255)
        body.putalpha(shape)
        lay(
            ground,
            with_shadow(body, blur=26, offset=(0, 18), opacity=0.5),
            middle,
            top + 48 + tall / 2,
        )
        lay(ground, ellipse((width, 96), mix(side, p.ink, 0.42)), middle, top + 48)
        lay(ground, ellipse((width - 16, 84), mix(side, p.ink, 0.26)), middle, top + 49)
    return ground


def _beam(colour: str) -> Image.Image:
    """A cone of light from above."""
    light = Image.new("L", (640, 900), 0)
    ImageDraw.Draw(light).polygon([(270, 0), (370, 0), (560, 900), (80, 900)], fill=110)
    light = light.filter(ImageFilter.GaussianBlur(38))
    fall = linear((640, 900), ("#ffffff", "#000000"), 90).convert("L")
    beam = Image.new("RGBA", light.size, (*rgb(colour), 0))
    beam.putalpha(Image.composite(light, Image.new("L", light.size, 0), fall))
    return beam


def build(script: Script) -> Draw:
    """See the module."""
    spec, product = script.spec, script.products[0]
    p = spec.palette
    ground = Backdrop(_podium(script).convert("RGB"))
    rows = spec.headline.split("\n")
    size = min(fitted(row, 152, "display", 620) for row in rows)
    top = 196 + size * 0.72
    # A slim product may stand before the last line; a broad one stands clear of it.
    picture = product_art(product, 470)
    last = top + (len(rows) - 1) * size * 1.02
    slim = picture.width < 0.5 * picture.height
    room = _FLOOR + 34 - last + (0.1 if slim else -0.36) * size
    if picture.height > room:
        picture = product_art(product, round(470 * room / picture.height))
    hero = Sprite(with_shadow(picture, blur=20, offset=(0, 14), opacity=0.35))
    shine = sheen(picture)
    lines = [Sprite(words(row, size, "display", mix(p.ink, p.accent, 0.08))) for row in rows]
    kicker = Sprite(words(spec.kicker, 30, "bold", p.accent))
    pill = Sprite(price_pill(product, "#fff9f4", p.accent, 36))
    beam = Sprite(_beam(mix(p.ink, p.accent, 0.2)))
    pool = Image.new("RGBA", (360, 116))
    lay(pool, ellipse((300, 56), "#000000", 0.55), 180, 58)
    contact = Sprite(pool.filter(ImageFilter.GaussianBlur(9)))
    halo = Sprite(glow((700, 700), mix(p.accent, "#ffffff", 0.25), 1.8, 0.5))
    dust = Dust(26, (p.accent, "#fff3d6"), spec.seed, sizes=(6, 20), speed=34)
    glints = Dust(9, ("#ffffff", p.accent), spec.seed + 1, sizes=(26, 64), speed=10, glints=True)
    rest = _FLOOR + 34 - picture.height / 2
    end = script.seconds

    def draw(stage: Stage, t: float) -> None:
        stage.fill(ground, 20 + 18 * breathe(t, 9), 20 + 14 * breathe(t, 11))
        stage.put(beam, 360 + 26 * breathe(t, 6), 430, opacity=0.55 + 0.15 * breathe(t, 3.1))
        arrived = progress(t, 0.25, 1.1)
        stage.put(halo, 360, 590, opacity=ease_out(arrived) * (0.8 + 0.2 * breathe(t, 2.6)))
        for n, line in enumerate(lines):
            shown = ease_out(progress(t, 0.1 + 0.16 * n, 0.8))
            drift = (1 - shown) * (180 if n % 2 else -180) + 12 * breathe(t, 8, n * 0.5)
            stage.put(line, 360 + drift, top + n * size * 1.02, opacity=shown)
        stage.put(kicker, 360, top - size * 0.74, opacity=fade(t, 0.5, end + 1, 0.4))
        drop = spring(arrived, 0.35)
        high = rest - (1 - drop) * 900 + 7 * breathe(t, 3.2) * progress(t, 1.3, 0.6)
        stage.put(contact, 360, _FLOOR + 40, scale=0.6 + 0.4 * ease_out(arrived), opacity=arrived)
        stage.put(hero, 360, high)
        sweep = (t - 1.4) % 3.0 / 0.8
        if t > 1.4 and sweep < 1:
            stage.put(shine[int(sweep * len(shine))], 360, high)
        dust.draw(stage, t)
        glints.draw(stage, t, arrived)
        shown = spring(progress(t, 1.5, 0.8), 0.5)
        stage.put(pill, 360, 980, scale=0.4 + 0.6 * shown, opacity=min(1, shown * 1.5))

    return draw

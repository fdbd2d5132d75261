"""Questions and answers: a conversation that types itself, ending with the product."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_out, progress, spring
from app.demo.paint import (
    card,
    clipped,
    ellipse,
    glow,
    ink_on,
    lay,
    linear,
    mix,
    rounded,
    with_shadow,
)
from app.demo.portraits import portrait
from app.demo.scenery import Script, price_pill
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_TOP, _BOTTOM, _GAP = 330, 960, 22


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message: who sends it, when it starts and how tall it is."""

    sprite: Sprite
    mine: bool
    start: float
    typing: float


def _wallpaper(script: Script) -> Image.Image:
    """A soft gradient with a scatter of the clip's own illustrations, pressed into it."""
    p = script.spec.palette
    ground = linear((WIDTH, HEIGHT), (mix(p.ground, "#ffffff", 0.3), p.ground, p.second), 70)
    scene = ground.convert("RGBA")
    lay(scene, glow((900, 900), mix(p.second, "#ffffff", 0.6), 1.4, 0.7), 600, 300)
    doodles = script.spec.props or ("1f33f", "2728", "1f338")
    for n in range(28):
        stencil = art(doodles[n % len(doodles)], 74)
        alpha = stencil.getchannel("A").point([v * 7 // 100 for v in range(256)])
        print_ = Image.new("RGBA", stencil.size, mix(p.accent, p.ink, 0.3))
        print_.putalpha(alpha)
        x, y = 80 + n % 4 * 190 + (n // 4 % 2) * 95, 90 + n // 4 * 185
        lay(scene, print_, x, y, (n * 47) % 70 - 35)
    return scene


def _bubble(text: str, ground: str) -> Image.Image:
    ink = ink_on(ground)
    line = words(text, 34, "medium", ink, width=400, leading=1.26)
    box = card((line.width + 44, line.height + 22), ground, 34)
    box.alpha_composite(line, (22, 8))
    return with_shadow(box, blur=9, offset=(0, 5), opacity=0.16)


def _offer(script: Script) -> Image.Image:
    product = script.products[0]
    box = card((420, 176), "#fffdf9", 34)
    tile = linear(
        (140, 140), (mix(product.colour, "#ffffff", 0.75), mix(product.colour, "#ffffff", 0.4))
    )
    photo = tile.convert("RGBA")
    lay(photo, product_art(product, 108), 70, 70)
    box.alpha_composite(clipped(photo, rounded((140, 140), 24)), (18, 18))
    size = fitted(product.name, 29, "bold", 226, 2)
    name = words(product.name, size, "bold", "#241a20", width=228, leading=1.15)
    box.alpha_composite(name, (172, 14))
    pill = price_pill(product, script.spec.palette.accent, "#ffffff", 26)
    box.alpha_composite(pill, (176, 110))
    return with_shadow(box, blur=12, offset=(0, 8), opacity=0.25)


def build(script: Script) -> Draw:
    """See the module; points begin with `q:` or `a:`."""
    spec = script.spec
    p = spec.palette
    ground = Backdrop(_wallpaper(script).convert("RGB"))
    header = card((640, 126), "#fffdf9", 40, 0.94)
    face = portrait(script.creator, 92)
    header.alpha_composite(face, (20, 17))
    title = words(spec.headline, fitted(spec.headline, 40, "bold", 480), "bold", "#241a20")
    header.alpha_composite(title, (128, 14))
    header.alpha_composite(
        words(spec.kicker, 26, "medium", mix(p.accent, "#241a20", 0.2)), (130, 70)
    )
    bar = Sprite(with_shadow(header, blur=14, offset=(0, 8), opacity=0.18))
    pieces = [(text[2:], text[0] == "a") for text in spec.points]
    weights = [0.7 + len(text) / 34 for text, _ in pieces] + ([1.2] if script.products else [])
    pace = (script.seconds - 1.4) / sum(weights)
    bubbles, at = [], 0.5
    for (text, mine), weight in zip(pieces, weights, strict=False):
        picture = _bubble(text, p.accent if mine else "#fffdf9")
        bubbles.append(Bubble(Sprite(picture), mine, at, min(0.7, pace * weight * 0.45)))
        at += weight * pace
    if script.products:
        bubbles.append(Bubble(Sprite(_offer(script)), True, at, 0.35))
    dots_box = Sprite(with_shadow(card((116, 66), "#fffdf9", 33), blur=8, opacity=0.14))
    dot = Sprite(ellipse((16, 16), mix(p.accent, "#8a8088", 0.5)))
    avatar = Sprite(portrait(script.creator, 60))

    def draw(stage: Stage, t: float) -> None:
        stage.fill(ground)
        total = 0.0
        for bubble in bubbles:
            shown = progress(t, bubble.start + bubble.typing, 0.35)
            waits = progress(t, bubble.start, 0.2)
            total += (bubble.sprite.height - 20 + _GAP) * ease_out(max(shown, waits * 0.4))
        y = min(_TOP, _BOTTOM - total)
        for bubble in bubbles:
            waits = progress(t, bubble.start, 0.2)
            if waits <= 0:
                break
            shown = progress(t, bubble.start + bubble.typing, 0.35)
            high = bubble.sprite.height
            seen = min(1.0, max(0.0, (y - 226) / 60))
            edge = 596 if bubble.mine else 34
            if shown > 0:
                pop = round((0.86 + 0.14 * spring(shown, 0.5)) * 50) / 50
                middle = (
                    edge - bubble.sprite.width / 2
                    if bubble.mine
                    else edge + bubble.sprite.width / 2
                )
                stage.put(
                    bubble.sprite, middle, y + high / 2, scale=pop, opacity=min(seen, shown * 3)
                )
                if bubble.mine:
                    stage.put(avatar, 640, y + high - 46, opacity=min(seen, shown * 2))
            else:
                x = edge - 62 if bubble.mine else edge + 62
                stage.put(dots_box, x, y + 44, opacity=min(seen, waits))
                for n in range(3):
                    lift = 5 * max(0.0, breathe(t, 0.7, -n * 0.16))
                    stage.put(dot, x - 26 + 26 * n, y + 44 - lift, opacity=min(seen, waits))
            y += (high - 20 + _GAP) * ease_out(max(shown, waits * 0.4))
        enter = spring(progress(t, 0, 0.7), 0.3)
        stage.put(bar, 340, 226 - 240 * (1 - enter))

    return draw

"""Ingredients in orbit: what is inside circles what it makes, near ones sharp, far ones soft."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from app.demo.art import art, product_art
from app.demo.lettering import fitted, words
from app.demo.motion import breathe, ease_in_out, ease_out, fade, progress, spring
from app.demo.paint import card, ellipse, glow, lay, mix, radial, rgb, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Dust, Script
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_CX, _CY, _RX, _RY = 340, 640, 236, 92


def _bubble(size: int) -> Image.Image:
    """A glassy drop: a rim, a highlight and nothing in the middle."""
    axis = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    x, y = axis[None, :], axis[:, None]
    r = np.sqrt(x * x + y * y)
    rim = np.exp(-(((r - 0.88) / 0.1) ** 2)) * 0.5 * (0.6 + 0.4 * (-x - y))
    shine = np.exp(-(((x + 0.36) ** 2 + (y + 0.42) ** 2) / 0.03)) * 0.9
    low = np.exp(-(((x - 0.4) ** 2 + (y - 0.5) ** 2) / 0.06)) * 0.35
    body = 0.09 * (r < 0.95)
    level = np.clip((rim + shine + low + body) * 255, 0, 255) * np.clip((1 - r) * size / 3, 0, 1)
    drop = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    drop.putalpha(Image.fromarray(level.astype(np.uint8)))
    return drop


def _ground(script: Script) -> Image.Image:
    p = script.spec.palette
    ground = radial(
        (WIDTH, HEIGHT), (mix(p.second, p.accent, 0.55), p.second, p.ground), (0.47, 0.5), 0.6
    ).convert("RGBA")
    for n, (rx, ry) in enumerate(((236, 92), (310, 128), (390, 168))):
        ring = Image.new("RGBA", (rx * 4, ry * 4))
        ImageDraw.Draw(ring).ellipse(
            (2, 2, rx * 4 - 3, ry * 4 - 3), outline=(*rgb(p.accent), 120 - 34 * n), width=4
        )
        lay(ground, ring.resize((rx * 2, ry * 2), Image.Resampling.LANCZOS), _CX, _CY + 70)
    return ground


def build(script: Script) -> Draw:
    """See the module; points are the ingredients' names, props their illustrations."""
    spec = script.spec
    p = spec.palette
    ground = Backdrop(_ground(script).convert("RGB"))
    picture = product_art(script.products[0], 400)
    hero = Sprite(with_shadow(picture, blur=24, offset=(0, 20), opacity=0.45))
    count = len(spec.points)
    bodies = []
    for n in range(count):
        piece = art(spec.props[n % len(spec.props)], 150)
        sharp = with_shadow(piece, blur=12, offset=(0, 10), opacity=0.35)
        soft = piece.resize((piece.width * 3 // 5, piece.height * 3 // 5))
        pad = Image.new("RGBA", (soft.width + 32, soft.height + 32))
        pad.paste(soft, (16, 16))
        bodies.append((Sprite(sharp), Sprite(pad.filter(ImageFilter.GaussianBlur(3.2)))))
    names = []
    for name in spec.points:
        text = words(name, 36, "bold", p.ink)
        chip = card((text.width + 40, 64), mix(p.ground, "#000000", 0.3), 32, 0.78)
        lay(chip, text, chip.width / 2, 31)
        names.append(Sprite(chip))
    size = min(fitted(row, 82, "display", 580) for row in spec.headline.split("\n"))
    title = Sprite(words(spec.headline, size, "display", p.ink, leading=1.06))
    kicker = Sprite(words(spec.kicker, 28, "bold", p.accent))
    halo = Sprite(glow((620, 620), mix(p.accent, "#ffffff", 0.35), 1.6, 0.75))
    plate = ellipse((330, 84), mix(p.ground, "#000000", 0.4), 0.55)
    floor = Sprite(plate.filter(ImageFilter.GaussianBlur(12)))
    drops = [Sprite(_bubble(s)) for s in (180, 120, 74)]
    near = Sprite(_bubble(300).filter(ImageFilter.GaussianBlur(7)))
    dust = Dust(18, (p.accent, "#ffffff"), spec.seed, sizes=(6, 16), speed=26)
    lap = (script.seconds - 0.6) / count

    def draw(stage: Stage, t: float) -> None:
        stage.fill(ground)
        stage.put(halo, _CX, _CY, opacity=0.8 + 0.2 * breathe(t, 3))
        enter = spring(progress(t, 0.1, 0.9), 0.3)
        # One ingredient after another swings to the front and stays there while its name shows.
        turn = (t - 0.3) / lap
        held = math.floor(turn) + ease_in_out(progress(turn % 1, 0.55, 0.45))
        placed = []
        for n in range(count):
            angle = 2 * math.pi * (n - held) / count + math.pi / 2
            depth = math.sin(angle)
            reach = enter * (1 + 0.03 * breathe(t, 4, n / count))
            placed.append((depth, _CX + _RX * math.cos(angle) * reach, _CY + 70 + _RY * depth, n))
        placed.sort()
        front = False
        for depth, x, y, n in placed:
            if depth > -0.05 and not front:
                stage.put(floor, _CX, _CY + 196)
                stage.put(hero, _CX, _CY - 20 + 8 * breathe(t, 3.4), scale=0.5 + 0.5 * enter)
                front = True
            sharp, soft = bodies[n]
            scale = round((0.82 + 0.34 * depth) * 32) / 32 * enter
            if depth < -0.05:
                stage.put(soft, x, y, scale=scale / 0.6 * 0.9, opacity=0.85)
            else:
                stage.put(sharp, x, y, scale=scale)
        dust.draw(stage, t)
        for n, drop in enumerate(drops):
            rise = (0.15 + 0.3 * n + t * (0.05 + 0.02 * n)) % 1.2
            stage.put(drop, (90, 600, 500)[n] + 14 * breathe(t, 4, n * 0.3), HEIGHT * (1.1 - rise))
        stage.put(near, 40 + 20 * breathe(t, 7), 1010 + 30 * breathe(t, 5))
        here = turn % 1
        which = int(turn) % count if turn >= 0 else 0
        opacity = fade(here, 0.02, 0.62, 0.1) if turn >= 0 else 0.0
        stage.put(names[which], _CX, 900 - 10 * ease_out(progress(here, 0, 0.2)), opacity=opacity)
        rise = ease_out(progress(t, 0, 0.6))
        stage.put_at(kicker, SAFE_LEFT, SAFE_TOP, opacity=rise)
        stage.put_at(title, SAFE_LEFT - 4, SAFE_TOP + 38 + 20 * (1 - rise), opacity=rise)

    return draw

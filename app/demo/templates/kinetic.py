"""Words in motion: one beat, one word, one colour; the product answers at the end."""

from __future__ import annotations

import math

from PIL import Image

from app.demo.art import product_art
from app.demo.lettering import fitted, outlined, words
from app.demo.motion import breathe, ease_in, ease_in_out, ease_out, lerp, progress, spring
from app.demo.paint import ellipse, glow, ink_on, lay, linear, mix, with_shadow
from app.demo.scenery import SAFE_LEFT, SAFE_TOP, Script, price_pill
from app.demo.stage import HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.templates.kind import Draw

_ROWS = 5


class Beat:
    """A word on its ground, with its outline repeated above and below."""

    def __init__(self, text: str, ground: str, number: int) -> None:
        self.ink = ink_on(ground)
        self.number = number
        self.ground = Backdrop(linear((WIDTH, HEIGHT), (ground, mix(ground, "#000000", 0.10)), 90))
        size = fitted(text, 210, "display", 590)
        self.word = Sprite(words(text, size, "display", self.ink))
        self.line = Sprite(outlined(text, size, "display", mix(ground, self.ink, 0.42), 3))
        self.step = max(150, size * 1.14)

    def draw(self, stage: Stage, age: float, length: float) -> None:
        """The word `age` seconds after its beat."""
        leave = ease_in(progress(age, length - 0.16, 0.16))
        kind = self.number % 4
        if kind == 0:
            hit = spring(progress(age, 0, 0.5), 0.25)
            scale = round(lerp(2.2, 1.0, hit) * 24) / 24
            stage.put(self.word, 344, 600, scale=scale, opacity=min(1, age * 9) * (1 - leave))
            return
        if kind == 1:
            for row in range(_ROWS):
                away = row - _ROWS // 2
                spread = ease_out(progress(age, 0.05, 0.5)) * (1 + 0.05 * breathe(age, 2))
                sprite = self.word if away == 0 else self.line
                shown = 1.0 if away == 0 else spread * (1 - abs(away) * 0.28)
                stage.put(sprite, 344, 600 + away * self.step * spread, opacity=shown * (1 - leave))
            return
        if kind == 2:
            open_ = ease_out(progress(age, 0, 0.4))
            left, top = 344 - self.word.width / 2, 600 - self.word.height / 2
            half = self.word.height / 2
            upper = (0.0, 0.0, float(self.word.width), half)
            lower = (0.0, half, float(self.word.width), float(self.word.height))
            slide = (1 - open_) * 520 + leave * 620
            stage.put_part(self.word, left - slide, top, upper)
            stage.put_part(self.word, left + slide, top, lower)
            return
        rise = ease_out(progress(age, 0, 0.42))
        left, top = 344 - self.word.width / 2, 600 - self.word.height / 2
        hidden = self.word.height * (1 - rise)
        stage.put_part(
            self.word, left, top + hidden, (0, 0, self.word.width, self.word.height - hidden)
        )
        for away in (-1, 1):
            drift = ((age * 90 * away) % 40) - 20
            stage.put(self.line, 344 + drift, 600 + away * self.step, opacity=rise * 0.7)


def build(script: Script) -> Draw:
    """See the module; points are the words, one a beat."""
    spec = script.spec
    p = spec.palette
    colours = (p.ground, p.accent, p.second, p.ink)
    beats = [Beat(text, colours[n % 4], n) for n, text in enumerate(spec.points)]
    finale = min(3.6, script.seconds * 0.42)
    each = (script.seconds - finale) / len(beats)
    product = script.products[0] if script.products else None
    hue = p.second if len(beats) % 4 != 3 else p.ground
    ground = linear((WIDTH, HEIGHT), (mix(hue, "#ffffff", 0.3), hue, mix(hue, "#1b0f18", 0.28)), 80)
    scene = ground.convert("RGBA")
    lay(scene, glow((1000, 1000), "#ffffff", 1.5, 0.5), 344, 620)
    lay(scene, ellipse((520, 520), mix(hue, "#ffffff", 0.4), 0.7), 344, 690)
    end_ground = Backdrop(scene.convert("RGB"))
    ink = ink_on(mix(hue, "#ffffff", 0.25))
    size = min(fitted(row, 104, "display", 580) for row in spec.headline.split("\n"))
    title = Sprite(words(spec.headline, size, "display", ink, leading=1.05))
    kicker = Sprite(words(spec.kicker, 32, "bold", ink))
    blank = Sprite(Image.new("RGBA", (2, 2)))
    hero = (
        blank
        if product is None
        else Sprite(with_shadow(product_art(product, 370), blur=22, offset=(0, 18), opacity=0.35))
    )
    pill = blank if product is None else Sprite(price_pill(product, "#fff9f4", p.ground, 38))
    bar = [Backdrop(Image.new("RGB", (WIDTH, HEIGHT), b.ink)) for b in beats]

    def draw(stage: Stage, t: float) -> None:
        number = min(math.floor(t / each), len(beats))
        age = t - number * each
        curtain = ease_in_out(progress(age, -0.02, 0.26))
        current = beats[number].ground if number < len(beats) else end_ground
        if curtain < 1 and number:
            stage.fill(beats[number - 1].ground)
            if number % 2:
                stage.fill_rows(bar[number - 1], HEIGHT * (1 - curtain) - 26, HEIGHT)
                stage.fill_rows(current, HEIGHT * (1 - curtain), HEIGHT)
            else:
                stage.fill_rows(bar[number - 1], 0, HEIGHT * curtain + 26)
                stage.fill_rows(current, 0, HEIGHT * curtain)
        else:
            stage.fill(current)
        if number < len(beats):
            beats[number].draw(stage, age, each)
            return
        enter = spring(progress(age, 0.15, 0.8), 0.45)
        stage.put(hero, 344, 690 + 8 * breathe(t, 2.4), scale=enter, degrees=-24 * (1 - enter))
        rise = ease_out(progress(age, 0.3, 0.5))
        stage.put_at(kicker, SAFE_LEFT, SAFE_TOP, opacity=rise)
        stage.put_at(title, SAFE_LEFT - 4, SAFE_TOP + 34 + 30 * (1 - rise), opacity=rise)
        shown = spring(progress(age, 0.8, 0.6), 0.5)
        stage.put(pill, 344, 946, scale=shown, opacity=min(1, shown))

    return draw

"""What several templates put on their stage: drifting lights, prices, the advertising label."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from app.demo.lettering import words
from app.demo.money import rupees
from app.demo.paint import card, glow, ink_on, rgb, sparkle
from app.demo.records import ClipSpec, Disclosure, Language, Person, Product
from app.demo.stage import HEIGHT, WIDTH, Sprite, Stage

# The feed covers the top, the right rail and the lower left with its controls, and a tall phone
# crops a sixteenth from either side: words stay inside.
SAFE_TOP, SAFE_BOTTOM, SAFE_LEFT, SAFE_RIGHT = 164, 950, 78, 640

_LABELS = {
    Disclosure.PAID_PARTNERSHIP: ("Paid partnership", "सशुल्क साझेदारी"),
    Disclosure.GIFTED: ("Gifted by the brand", "ब्रांड से उपहार"),
    Disclosure.OWN_BRAND: ("Ad", "विज्ञापन"),
}


@dataclass(frozen=True, slots=True)
class Script:
    """A clip's specification with the people and products that it names."""

    spec: ClipSpec
    creator: Person
    products: tuple[Product, ...]

    @property
    def seconds(self) -> float:
        """The clip's length."""
        return self.spec.duration_ms / 1000


class Dust:
    """Small lights that drift upwards and twinkle; the same seed gives the same sky."""

    def __init__(
        self,
        count: int,
        colours: tuple[str, ...],
        seed: int,
        *,
        sizes: tuple[int, int] = (6, 22),
        speed: float = 40.0,
        glints: bool = False,
    ) -> None:
        rng = np.random.default_rng(seed)
        steps = np.linspace(*sizes, 4)
        make = sparkle if glints else _dot
        self._sprites = [[Sprite(make(round(s) // 2 * 2, c)) for s in steps] for c in colours]
        self._motes = [
            (
                float(rng.uniform(0, WIDTH)),
                float(rng.uniform(0, HEIGHT)),
                float(rng.uniform(0.4, 1.0)) * speed,
                float(rng.uniform(0, 1)),
                int(rng.integers(len(colours))),
                int(rng.integers(4)),
            )
            for _ in range(count)
        ]

    def draw(self, stage: Stage, t: float, opacity: float = 1.0) -> None:
        """Puts every mote where it is at a moment."""
        for x, y, speed, phase, colour, size in self._motes:
            high = (y - speed * t) % (HEIGHT + 60) - 30
            side = x + 18 * math.sin(t * 0.9 + phase * 9)
            twinkle = 0.55 + 0.45 * math.sin(t * (1.6 + 2 * phase) + phase * 20)
            stage.put(self._sprites[colour][size], side, high, opacity=twinkle * opacity)


def _dot(size: int, colour: str) -> Image.Image:
    return glow((size, size), colour, 1.4)


def price_pill(product: Product, ground: str, accent: str, size: int = 34) -> Image.Image:
    """The price, and beside it the struck-through retail price where there is a saving."""
    ink = ink_on(ground)
    now = words(rupees(product.price_paise), size, "bold", ink)
    before = None
    if product.mrp_paise > product.price_paise:
        before = words(rupees(product.mrp_paise), round(size * 0.72), "medium", ink)
        before.putalpha(before.getchannel("A").point([round(v * 0.72) for v in range(256)]))
        ImageDraw.Draw(before).line(
            (3, before.height * 0.52, before.width - 3, before.height * 0.52),
            fill=(*rgb(accent), 255),
            width=3,
        )
    width = now.width + (before.width + 8 if before else 0) + size
    pill = card((width, round(size * 1.9)), ground, size * 0.95)
    pill.alpha_composite(now, (size // 2, (pill.height - now.height) // 2))
    if before:
        pill.alpha_composite(
            before, (size // 2 + now.width + 8, (pill.height - before.height) // 2)
        )
    return pill


def disclosure_label(spec: ClipSpec) -> Sprite | None:
    """The label that names a commercial interest; it stays on the picture for the whole clip."""
    if spec.disclosure is None:
        return None
    english, hindi = _LABELS[spec.disclosure]
    text = words(hindi if spec.language is Language.HI else english, 22, "bold", "#fffaf5")
    chip = card((text.width + 26, 40), "#0e0b10", 20, 0.72)
    chip.alpha_composite(text, (13, (40 - text.height) // 2))
    return Sprite(chip)


def sheen(image: Image.Image, steps: int = 12, strength: float = 0.6) -> list[Sprite]:
    """A band of light crossing a picture, as sprites in order."""
    alpha = np.asarray(image.getchannel("A"), np.float32)
    height, width = alpha.shape
    place = (np.arange(width)[None, :] + np.arange(height)[:, None] * 0.45) / (
        width + height * 0.45
    )
    out = []
    for step in range(steps):
        centre = -0.15 + 1.3 * (step + 0.5) / steps
        band = np.exp(-(((place - centre) / 0.075) ** 2)) * alpha * strength
        light = Image.new("RGBA", image.size, (255, 255, 255, 0))
        light.putalpha(Image.fromarray(band.astype(np.uint8)))
        out.append(Sprite(light))
    return out

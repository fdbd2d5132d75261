"""Small lit solids (cylinders, domes, beads, rings) from which packshots are built."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from app.demo.paint import mix, rgb, rounded

GOLD, EBONY, IVORY = "#d9a441", "#2a2230", "#f7efe4"
SIZE = 560
MIDDLE = SIZE // 2


def canvas() -> Image.Image:
    """An empty ground for one object."""
    return Image.new("RGBA", (SIZE, SIZE))


def place(onto: Image.Image, part: Image.Image, top: int, dx: int = 0) -> None:
    """Sets a part on the middle axis, or beside it."""
    onto.alpha_composite(part, (MIDDLE - part.width // 2 + dx, top))


def lit(
    size: tuple[int, int], colour: str, *, gloss: float = 0.5, flat: float = 0.0
) -> Image.Image:
    """A standing cylinder's surface under a light from the upper left.

    Args:
        gloss: Strength of the narrow highlight.
        flat: 0 is round, 1 is a flat panel.
    """
    width, height = size
    x = (np.arange(width, dtype=np.float32) + 0.5) / width * 2 - 1
    depth = np.sqrt(np.clip(1 - x * x * (1 - flat * 0.8), 0, 1))
    shade = 0.52 + 0.5 * np.clip(depth * 0.86 - x * 0.42, 0, 1.2)
    shade += 0.16 * np.exp(-(((x - 0.86) / 0.12) ** 2))
    shine = gloss * np.exp(-(((x + 0.52) / 0.11) ** 2)) + gloss * 0.35 * np.exp(
        -(((x + 0.24) / 0.05) ** 2)
    )
    fall = 1.05 - 0.16 * (np.arange(height, dtype=np.float32) / max(1, height))[:, None, None]
    base = np.array(rgb(colour), np.float32)[None, None, :] * shade[None, :, None] * fall
    base += (255 - base) * shine[None, :, None] * 0.8
    return Image.fromarray(np.clip(base, 0, 255).astype(np.uint8)).convert("RGBA")


def cylinder(
    size: tuple[int, int], colour: str, radius: float, *, gloss: float = 0.5, flat: float = 0.0
) -> Image.Image:
    """A standing can, cap or bottle with rounded corners."""
    body = lit(size, colour, gloss=gloss, flat=flat)
    body.putalpha(rounded(size, radius))
    return body


def cone(size: tuple[int, int], colour: str, top: float, bottom: float) -> Image.Image:
    """A standing shape whose width runs from `top` to `bottom`, both shares of the full width."""
    width, height = size
    mask = Image.new("L", (width * 2, height * 2), 0)
    inset = [(1 - top) * width, (1 - bottom) * width]
    corners = [
        (inset[0], 0),
        (2 * width - inset[0], 0),
        (2 * width - inset[1], 2 * height),
        (inset[1], 2 * height),
    ]
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    body = lit(size, colour, gloss=0.45)
    body.putalpha(mask.resize(size, Image.Resampling.BOX))
    return body


def bead(size: int, colour: str, gloss: float = 0.9) -> Image.Image:
    """A lit sphere."""
    axis = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    x, y = axis[None, :], axis[:, None]
    r2 = x * x + y * y
    z = np.sqrt(np.clip(1 - r2, 0, 1))
    light = np.clip(-0.45 * x - 0.6 * y + 0.66 * z, 0, 1)
    base = np.array(rgb(colour), np.float32) * (0.38 + 0.75 * light)[..., None]
    shine = gloss * np.clip(light, 0, 1) ** 24
    base += (255 - base) * shine[..., None]
    edge = np.clip((1 - np.sqrt(r2)) * size / 2, 0, 1) * 255
    out = np.dstack([np.clip(base, 0, 255), edge]).astype(np.uint8)
    return Image.fromarray(out)


def ring(size: tuple[int, int], colour: str, thick: int) -> Image.Image:
    """A bangle seen from slightly above: an ellipse of round wire with its own light."""
    width, height = size
    scale = 2
    mask = Image.new("L", (width * scale, height * scale), 0)
    pen = ImageDraw.Draw(mask)
    edge = thick * scale
    box = (1, 1, width * scale - 2, height * scale - 2)
    pen.ellipse(box, outline=255, width=edge)
    mask = mask.resize(size, Image.Resampling.BOX)
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    wave = 0.66 + 0.3 * np.cos(np.arctan2(y, x) * 3 + 2.4) + 0.12 * y
    base = np.array(rgb(colour), np.float32) * wave[..., None]
    shine = np.clip(wave - 0.82, 0, 1)[..., None] * 2.2
    base += (255 - base) * np.clip(shine, 0, 0.85)
    out = Image.fromarray(np.clip(base, 0, 255).astype(np.uint8)).convert("RGBA")
    out.putalpha(mask)
    return out


def pan(size: int, colour: str, rim: str = GOLD) -> Image.Image:
    """A round pan of pressed powder in its metal rim, embossed with a flower."""
    out = cylinder((size, size), rim, size / 2, gloss=0.8, flat=0.6)
    inner = round(size * 0.88)
    cake = lit((inner, inner), colour, gloss=0.06, flat=1.0)
    relief = Image.new("L", (inner, inner), 128)
    pen = ImageDraw.Draw(relief)
    for turn in range(12):
        angle = turn * np.pi / 6
        cx, cy = inner / 2 + np.cos(angle) * inner * 0.2, inner / 2 + np.sin(angle) * inner * 0.2
        r = inner * 0.17
        pen.ellipse((cx - r, cy - r, cx + r, cy + r), outline=210, width=max(2, inner // 70))
    pen.ellipse((inner * 0.06, inner * 0.06, inner * 0.94, inner * 0.94), outline=90, width=3)
    soft = np.asarray(relief.filter(ImageFilter.GaussianBlur(1.4)), np.float32)
    slope = soft - np.roll(np.roll(soft, 2, 0), 2, 1)
    lit_cake = np.asarray(cake.convert("RGB"), np.float32) + slope[..., None] * 0.55
    grain = np.random.default_rng(5).normal(0, 3.0, (inner, inner, 1)).astype(np.float32)
    cake = Image.fromarray(np.clip(lit_cake + grain, 0, 255).astype(np.uint8)).convert("RGBA")
    cake.putalpha(rounded((inner, inner), inner / 2))
    place = (size - inner) // 2
    out.alpha_composite(cake, (place, place))
    return out


def glass(size: tuple[int, int], colour: str, radius: float) -> Image.Image:
    """A tinted glass body: lighter in the middle, dark at the walls, with a bright edge."""
    body = cylinder(size, mix(colour, "#ffffff", 0.12), radius, gloss=0.75)
    width, height = size
    wall = max(6, width // 16)
    inner = lit((width - 2 * wall, height - 2 * wall), mix(colour, "#ffffff", 0.3), gloss=0.25)
    inner.putalpha(
        rounded(inner.size, max(2.0, radius - wall)).point([round(v * 0.75) for v in range(256)])
    )
    body.alpha_composite(inner, (wall, wall))
    return body

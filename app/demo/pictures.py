"""Stills of the demo: product pictures, portraits and page headers."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageFilter

from app.demo.art import product_art
from app.demo.paint import ellipse, glow, lay, linear, luminance, mix, tone, with_shadow
from app.demo.portraits import square
from app.demo.records import Person, Product, Variant

_SIZE = (800, 1000)


def render_product_image(product: Product, variant: Variant | None, out_path: Path) -> Path:
    """A picture of a product in the colour of a variant, 800 by 1000.

    Args:
        variant: Whose shade is shown; the product's own colour when it has none.
        out_path: Ends in `.webp` or `.png`; an existing file is replaced at once.
    """
    colour = (variant.hex if variant else None) or product.colour
    hue = tone(colour, light=0.82, vivid=0.42)
    deep = mix(tone(colour, light=0.66, vivid=0.36), colour, 0.18)
    if luminance(colour) > 0.62:
        hue, deep = mix(colour, "#8a6a5a", 0.22), mix(colour, "#6a4a44", 0.45)
    scene = linear(_SIZE, (mix(hue, "#ffffff", 0.35), hue, deep), 74).convert("RGBA")
    lay(scene, glow((1000, 1000), "#ffffff", 1.5, 0.7), 330, 380)
    lay(scene, glow((1100, 420), mix(deep, "#2a1420", 0.45), 1.2, 0.5), 400, 880)
    picture = product_art(product, 560, colour)
    foot = 520 + picture.height / 2
    contact = ellipse((round(picture.width * 0.86), 56), mix(deep, "#1b0f18", 0.7), 0.6)
    padded = Image.new("RGBA", (contact.width + 80, contact.height + 80))
    lay(padded, contact, padded.width / 2, padded.height / 2)
    lay(scene, padded.filter(ImageFilter.GaussianBlur(16)), 400, foot - 4)
    lay(scene, with_shadow(picture, blur=26, offset=(10, 26), opacity=0.28), 400, 520)
    return _saved(scene, out_path)


def render_avatar(person: Person, out_path: Path) -> Path:
    """A square portrait, 512 by 512; pages cut it to a circle."""
    return _saved(square(person, 512), out_path)


def render_header(person: Person, out_path: Path) -> Path:
    """A wide picture for the top of a page, 1600 by 600."""
    light, deep = person.colours
    scene = linear((1600, 600), (mix(light, "#ffffff", 0.2), light, deep), 18).convert("RGBA")
    for n, (x, y, size) in enumerate(((1250, 260, 900), (420, 520, 700), (900, 60, 520))):
        lay(scene, glow((size, size), mix(light if n else deep, "#ffffff", 0.5), 1.3, 0.5), x, y)
    for n in range(9):
        arch = ellipse((220, 220), mix(deep, "#ffffff", 0.3), 0.10 + 0.02 * (n % 3))
        lay(scene, arch, 80 + n * 190, 600 - (n % 2) * 40)
    return _saved(scene, out_path)


def _saved(image: Image.Image, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    kind = "PNG" if path.suffix == ".png" else "WEBP"
    image.convert("RGB").save(part, kind, quality=88, method=2)
    part.replace(path)
    return path

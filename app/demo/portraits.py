"""Portraits of people and brands: an illustration or a monogram on two colours of their own."""

from __future__ import annotations

from PIL import Image, ImageDraw

from app.demo.art import art
from app.demo.lettering import fitted, words
from app.demo.paint import clipped, glow, ink_on, lay, linear, mix, rgb, rounded, with_shadow
from app.demo.records import Person, PersonKind


def _petals(size: int, colour: str) -> Image.Image:
    """A ring of petals, as on a block print."""
    big = Image.new("RGBA", (size, size))
    petal = Image.new("L", (size, size), 0)
    ImageDraw.Draw(petal).ellipse((size * 0.44, size * 0.02, size * 0.56, size * 0.3), fill=90)
    for n in range(16):
        turned = petal.rotate(n * 22.5, Image.Resampling.BICUBIC)
        big.paste((*rgb(colour), 255), (0, 0), turned)
    return big


def square(person: Person, size: int) -> Image.Image:
    """The portrait filling a square."""
    light, deep = person.colours
    ground = linear((size, size), (mix(light, "#ffffff", 0.25), light, deep), 60).convert("RGBA")
    lay(ground, _petals(round(size * 1.15), mix(deep, "#ffffff", 0.25)), size / 2, size / 2)
    lay(ground, glow((size, size), "#ffffff", 1.6, 0.55), size * 0.42, size * 0.4)
    if person.emblem and person.kind is PersonKind.CREATOR:
        figure = art(person.emblem, round(size * 0.84))
        shown = with_shadow(figure, blur=size / 26, offset=(0, size // 40), opacity=0.3)
        lay(ground, shown, size / 2, size * 0.98 - figure.height / 2)
        return ground
    ink = ink_on(mix(light, deep, 0.55))
    first = person.display_name[0]
    letter = words(first, round(size * 0.5), "display", ink)
    box = letter.getchannel("A").getbbox() or (0, 0, *letter.size)
    lay(ground, letter.crop(box), size / 2, size * 0.44)
    name = person.display_name
    mark = words(name, fitted(name, round(size * 0.1), "bold", size * 0.7), "bold", ink)
    lay(ground, mark, size / 2, size * 0.8)
    return ground


def portrait(person: Person, size: int) -> Image.Image:
    """The portrait in a circle."""
    return clipped(square(person, size * 2).resize((size, size)), rounded((size, size), size / 2))

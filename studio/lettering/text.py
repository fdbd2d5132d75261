"""A text item of an edit list as a picture: shaped, wrapped, backed and turned."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from studio.edl import Text
from studio.lettering.runs import Run, picture_of, runs_of, wrapped

LEADING, LEADING_DEVANAGARI = 1.2, 1.36
RISE = 1.02
FALL = 0.42
SMALLEST_PX = 6


def draw_text(item: Text, canvas_width: int, canvas_height: int) -> Image.Image:
    """The item as RGBA, with straight alpha; its middle belongs at the item's place."""
    size = max(SMALLEST_PX, round(item.size * canvas_height / 1000))
    width = item.width * canvas_width / 1_000_000
    leading = LEADING_DEVANAGARI if any("\u0900" <= c <= "\u097f" for c in item.text) else LEADING
    step, edge = round(size * leading), max(2, round(size * 0.3))
    # What reaches far beyond the canvas is seen by nobody and would cost gigabytes.
    most = 2 * canvas_height // step + 1
    lines = [
        runs_of(line, size, item.weight)
        for line in wrapped(item.text, size, item.weight, max(width, size))[:most]
    ]
    measures = [sum(run.width for run in line) for line in lines]
    full = round(max(measures)) + 2 * edge
    tall = step * (len(lines) - 1) + round(size * (RISE + FALL)) + 2 * edge
    ink = Image.new("RGBA", (full, tall), (*_rgb(item.color), 0))
    stroke = Image.new("L", (full, tall), 0)
    for row, (line, measure) in enumerate(zip(lines, measures, strict=True)):
        spare = full - 2 * edge - measure
        x = edge + {"left": 0.0, "center": spare / 2, "right": spare}[item.align]
        baseline = edge + round(size * RISE) + row * step
        _line(ink, stroke, line, x, baseline, item, size)
    made = _backed(item, ink, stroke, size)
    if item.turn % 360_000:
        angle = -item.turn / 1000
        made = made.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    return made


def _line(
    ink: Image.Image,
    stroke: Image.Image,
    line: list[Run],
    x: float,
    baseline: int,
    item: Text,
    size: int,
) -> None:
    pen, shade = ImageDraw.Draw(ink), ImageDraw.Draw(stroke)
    around = max(1, round(size * 0.07)) if item.back == "outline" else 0
    for run in line:
        if run.art is None:
            pen.text((x, baseline), run.text, font=run.font, fill=item.color, anchor="ls")
            shade.text(
                (x, baseline), run.text, font=run.font, fill=255, anchor="ls", stroke_width=around
            )
        else:
            picture = picture_of(run.art, round(run.width))
            place = (round(x), baseline - round(run.width * 0.84))
            ink.alpha_composite(picture, place)
            if around == 0:
                stroke.paste(255, place, picture.getchannel("A"))
        x += run.width


def _backed(item: Text, ink: Image.Image, stroke: Image.Image, size: int) -> Image.Image:
    back = Image.new("RGBA", ink.size, (*_rgb(item.back_color), 0))
    if item.back == "none":
        return ink
    if item.back == "box":
        box = ImageDraw.Draw(back)
        place = (0, 0, ink.width - 1, ink.height - 1)
        box.rounded_rectangle(place, round(size * 0.28), fill=item.back_color)
    elif item.back == "outline":
        back.putalpha(stroke)
    else:
        shade = Image.new("L", ink.size, 0)
        shade.paste(stroke, (0, max(1, round(size * 0.06))))
        back.putalpha(shade.filter(ImageFilter.GaussianBlur(size * 0.07)))
    back.alpha_composite(ink)
    return back


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)

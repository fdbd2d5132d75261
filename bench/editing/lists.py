"""Random edit lists over every feature, the same for the same seed."""

from __future__ import annotations

import random

from bench.editing.sources import CLIPS
from studio.edl import TICKS_PER_S, Clip, Edl, Keyframe, Look, Sound, Sticker, Text
from studio.edl.palette import LOOKS, STICKERS
from studio.timeline import length_of

MAX_S = 4
MUSIC = ("lofi_chai", "garba_ring")
WORDS = (
    "50% off",
    'it\'s "new": a,b;c\\d',
    "क्षत्रिय श्रृंगार ₹499",
    "Monsoon ✨ मेकअप 💄",
    "👩🏽‍🎨 हिन्दी\nदूसरी पंक्ति",
    "{x} [y] <z> %{pts} $(id)",
    "Supercalifragilistic shades",
)
SPEEDS = (250, 500, 750, 1000, 1000, 1000, 1250, 1500, 2000, 3000, 4000)


def random_list(seed: int) -> Edl:
    """An edit of one to four seconds."""
    draw = random.Random(seed)
    clips: list[Clip] = []
    left = draw.randint(TICKS_PER_S * 6 // 5, MAX_S * TICKS_PER_S)
    while left > TICKS_PER_S // 5 or not clips:
        clip = _clip(draw, f"c{len(clips)}", left)
        clips.append(clip)
        left -= clip.length_ticks
        if len(clips) == 5:
            break
    total = length_of(Edl(clips=tuple(clips)))
    if total < TICKS_PER_S:
        clips.append(Clip("end", "main", 0, TICKS_PER_S))
        total += TICKS_PER_S
    return Edl(
        clips=tuple(clips),
        texts=tuple(_text(draw, f"t{n}", total) for n in range(draw.choice((0, 0, 1, 2, 3)))),
        stickers=tuple(_sticker(draw, f"s{n}", total) for n in range(draw.choice((0, 0, 1, 2)))),
        sounds=tuple(_sound(draw, f"m{n}", total) for n in range(draw.choice((0, 1)))),
        muted=draw.random() < 0.15,
        cover=draw.choice((None, total // 2)),
    )


def _clip(draw: random.Random, name: str, left: int) -> Clip:
    source = draw.choice(CLIPS)
    whole = source.frames * TICKS_PER_S // source.fps
    speed = draw.choice((*SPEEDS, draw.randint(250, 4000)))
    length = min(left, draw.randint(TICKS_PER_S // 3, 2 * TICKS_PER_S)) * speed // 1000
    length = min(max(length, TICKS_PER_S // 8), whole)
    begin = draw.randint(0, whole - length)
    if draw.random() < 0.5:  # As a person cuts: on a frame.
        frame = TICKS_PER_S // source.fps
        begin = begin // frame * frame
    times = sorted(
        {draw.randint(begin, begin + length) for _ in range(draw.choice((0, 0, 1, 2, 3)))}
    )
    return Clip(
        id=name,
        source=source.name,
        in_ticks=begin,
        out_ticks=begin + length,
        speed=speed,
        fit=draw.choice(("whole", "fill")),
        frames=tuple(
            Keyframe(t, draw.randint(0, 10**6), draw.randint(0, 10**6), draw.randint(1000, 3000))
            for t in times
        ),
        look=draw.choice((None, Look(draw.choice(LOOKS), draw.randint(200, 1000)))),
        volume=draw.choice((1000, 1000, 300, 0, 2000)),
    )


def _span(draw: random.Random, total: int) -> tuple[int, int]:
    start = draw.randint(0, total // 2)
    return start, draw.randint(start + 1, total)


def _text(draw: random.Random, name: str, total: int) -> Text:
    start, end = _span(draw, total)
    return Text(
        id=name,
        text=draw.choice(WORDS),
        start=start,
        end=end,
        x=draw.randint(100_000, 900_000),
        y=draw.randint(50_000, 950_000),
        width=draw.randint(300_000, 900_000),
        size=draw.randint(25, 70),
        weight=draw.choice((500, 800)),
        align=draw.choice(("left", "center", "right")),
        color=draw.choice(("#ffffff", "#ffd400", "#101010")),
        back=draw.choice(("none", "box", "outline", "shadow")),
        back_color=draw.choice(("#000000", "#b0125a", "#ffffff")),
        turn=draw.choice((0, 0, draw.randint(-45_000, 45_000))),
    )


def _sticker(draw: random.Random, name: str, total: int) -> Sticker:
    start, end = _span(draw, total)
    return Sticker(
        id=name,
        name=draw.choice(sorted(STICKERS)),
        start=start,
        end=end,
        x=draw.randint(0, 10**6),
        y=draw.randint(0, 10**6),
        size=draw.randint(80, 450),
        turn=draw.choice((0, draw.randint(-180_000, 180_000))),
    )


def _sound(draw: random.Random, name: str, total: int) -> Sound:
    if draw.random() < 0.3:
        voice = CLIPS[1]
        return Sound(name, voice.name, draw.randint(0, total // 2), 0, 2 * TICKS_PER_S, duck=False)
    fade = draw.randint(0, TICKS_PER_S)
    music = f"music:{draw.choice(MUSIC)}"
    return Sound(name, music, duck=draw.random() < 0.7, fade_in=fade, fade_out=fade)

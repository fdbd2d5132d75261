"""What the browser's preview shares with the server's render, written out as data.

python -m app.preview_data

    data.mjs      looks, backdrop and sound levels: defined in `studio.render`, copied here
    vectors.json  cases with the server's answers, which the tests of both sides check

A test fails when the files are not what this program writes.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from studio.edl import TICKS_PER_S, Clip, Edl, Keyframe, Text
from studio.ladder import frame_rate_for
from studio.render import compose, sound
from studio.render.framing import round_half_up, stage_size, window_at
from studio.render.looks import LOOKS
from studio.render.plan import frame_ticks_of, frames_before, sample_at, source_tick
from studio.timeline import (
    length_of,
    moment_at,
    moved_spans,
    segments,
    shown_spans,
    source_spans,
)

FOLDER = Path(__file__).parent / "components" / "editor" / "preview"
DATA, VECTORS = "data.mjs", "vectors.json"
CASES = 60


def data_mjs() -> str:
    """The text of `data.mjs`."""
    looks = {
        name: {"matrix": grade.matrix(), "curves": [list(curve) for curve in grade.curves]}
        for name, grade in LOOKS.items()
    }
    backdrop = {
        "divisor": compose.BACK_DIVISOR,
        "sigma": compose.BACK_SIGMA,
        "contrast": compose.BACK_CONTRAST,
        "brightness": compose.BACK_BRIGHTNESS,
    }
    levels = {
        "duckAboveDb": sound.DUCK_ABOVE_DB,
        "duckByDb": sound.DUCK_BY_DB,
        "attackS": sound.DUCK_ATTACK_S,
        "releaseS": sound.DUCK_RELEASE_S,
    }
    lines = [
        "// Written by `python -m app.preview_data`; what is meant stands in studio/render.",
        "",
    ]
    for name, value in (("LOOKS", looks), ("BACKDROP", backdrop), ("LEVELS", levels)):
        lines += [f"export const {name} = {json.dumps(value, indent=2)};", ""]
    return "\n".join(lines)


def vectors_json() -> str:
    """The text of `vectors.json`: the same cases on every machine."""
    draw = random.Random(4)
    cases = {
        "rates": [_rate(fps) for fps in (0, 12, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 119)],
        "timelines": [_timeline(draw) for _ in range(CASES)],
        "windows": [_window(draw) for _ in range(CASES)],
        "places": [_place(draw) for _ in range(CASES)],
    }
    rows = ",\n".join(
        f' "{name}": [\n'
        + ",\n".join("  " + json.dumps(case, separators=(",", ":")) for case in found)
        + "\n ]"
        for name, found in cases.items()
    )
    return "{\n" + rows + "\n}\n"


def main() -> None:
    """Writes both files."""
    (FOLDER / DATA).write_text(data_mjs(), encoding="utf-8")
    (FOLDER / VECTORS).write_text(vectors_json(), encoding="utf-8")


def _rate(fps: float) -> dict[str, object]:
    return {"fps": fps, "ticks": frame_ticks_of(frame_rate_for(fps, is_vfr=False))}


def _timeline(draw: random.Random) -> dict[str, object]:
    edit, other = _edit(draw), _edit(draw)
    parts, length = segments(edit), length_of(edit)
    ticks = draw.choice([4000, 4004, 4800, 5000])
    asked = sorted(draw.randrange(length) for _ in range(2))
    numbers = [draw.randrange(part.start, part.end) for part in parts]
    moments = [moment_at(parts, at) for at in asked]
    return {
        "edl": edit.as_body(),
        "other": other.as_body(),
        "length": length,
        "asked": asked,
        "moments": [{"clip": m.clip, "source": m.source, "at": m.at} for m in moments],
        "shown": [[s.start, s.end] for s in shown_spans(parts, "main", *asked)],
        "sources": [[s.source, s.start, s.end] for s in source_spans(parts, *asked)],
        "moved": [[s.start, s.end] for s in moved_spans(parts, segments(other), *asked)],
        "frame_ticks": ticks,
        "frames": [
            [
                tick,
                frames_before(tick, ticks),
                sample_at(tick // ticks, ticks),
                source_tick(part, frames_before(part.start, ticks), ticks),
            ]
            for tick, part in zip(numbers, parts, strict=True)
        ],
    }


def _edit(draw: random.Random) -> Edl:
    clips = []
    for number in range(draw.randint(1, 4)):
        begin = draw.randrange(5 * TICKS_PER_S)
        clips.append(
            Clip(
                id=f"c{number}",
                source=draw.choice(["main", "b"]),
                in_ticks=begin,
                out_ticks=begin + draw.randrange(TICKS_PER_S // 2, 4 * TICKS_PER_S),
                speed=draw.choice([250, 500, 800, 1000, 1333, 2000, 4000]),
            )
        )
    return Edl(clips=tuple(clips))


def _window(draw: random.Random) -> dict[str, object]:
    times = sorted(draw.sample(range(TICKS_PER_S), draw.randint(0, 3)))
    frames = tuple(
        Keyframe(t, draw.randint(0, 10**6), draw.randint(0, 10**6), draw.randint(1000, 4000))
        for t in times
    )
    clip = Clip(frames=frames, fit=draw.choice(["whole", "fill"]))
    size = draw.choice([(1080, 1920), (1920, 1080), (720, 1280), (640, 640), (719, 1281)])
    canvas = draw.choice([(1080, 1920), (540, 960), (360, 640)])
    at = draw.randrange(TICKS_PER_S)
    window = window_at(clip, size, canvas, at)
    return {
        "clip": clip.as_body(),
        "size": size,
        "canvas": canvas,
        "at": at,
        "point": [window.x, window.y, window.scale],
        "edges": [window.left, window.top, window.right, window.bottom],
        "stage": stage_size(clip, size, canvas),
    }


def _place(draw: random.Random) -> dict[str, object]:
    item = Text("t", "x", 0, 1, x=draw.randint(0, 10**6), y=draw.randint(0, 10**6))
    picture, canvas = (draw.randint(1, 700), draw.randint(1, 300)), (540, 960)
    return {
        "item": {"x": item.x, "y": item.y},
        "picture": picture,
        "canvas": canvas,
        "place": [
            round_half_up(item.x * canvas[0] / 1_000_000 - picture[0] / 2),
            round_half_up(item.y * canvas[1] / 1_000_000 - picture[1] / 2),
        ],
    }


if __name__ == "__main__":
    main()

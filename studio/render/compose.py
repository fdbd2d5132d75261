"""One frame of the result: framing, backdrop, look, layers. `shaders.mjs` does the same sums."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.edl import Clip, Edl, Sticker, Text
from studio.frames import Frame
from studio.lettering import draw_sticker, draw_text
from studio.render.framing import Window, round_half_up, window_at
from studio.render.looks import table_of

BACK_DIVISOR = 6
BACK_SIGMA = 5.0
BACK_CONTRAST = 0.85
BACK_BRIGHTNESS = -0.06


@dataclass(frozen=True, slots=True)
class Layer:
    """A picture to lay over: premultiplied colour and what it leaves of the ground, as float32.

    Args:
        start: Timeline ticks; it is there until before `end`.
        left: Of the canvas, may be negative.
    """

    start: int
    end: int
    left: int
    top: int
    color: NDArray[np.float32]
    leaves: NDArray[np.float32]


def layers_of(edit: Edl, width: int, height: int) -> list[Layer]:
    """Stickers, then texts, in their order, cut to the canvas."""
    made = [_layer(s, draw_sticker(s, width), width, height) for s in edit.stickers]
    made += [_layer(t, draw_text(t, width, height), width, height) for t in edit.texts]
    return [layer for layer in made if layer is not None]


def compose(
    stage: Frame,
    clip: Clip,
    size: tuple[int, int],
    canvas: tuple[int, int],
    source_at: int,
    layers: list[Layer],
) -> Frame:
    """The canvas as RGB.

    Args:
        stage: The source's frame at its stage size.
        size: Of the upright source.
        source_at: The source tick that the frame shows.
        layers: Those that are there at this moment.
    """
    window = window_at(clip, size, canvas, source_at)
    frame = _framed(stage, window, size, canvas)
    if not window.covers(*canvas):
        back = backdrop(stage, clip, size, canvas)
        inside = slice(window.top, window.bottom), slice(window.left, window.right)
        back[inside] = frame[inside]
        frame = back
    if clip.look is not None and clip.look.amount:
        frame = graded(frame, clip.look.name, clip.look.amount)
    if layers:
        frame = frame.copy() if not frame.flags.writeable else frame
        for layer in layers:
            _lay(frame, layer)
    return frame


def graded(frame: Frame, name: str, amount: int) -> Frame:
    """The frame with so many thousandths of a look."""
    matrix, curves = table_of(name)
    looked = np.asarray(cv2.LUT(cv2.transform(frame, matrix), curves), np.uint8)
    if amount == 1000:
        return looked
    share = amount / 1000
    return np.asarray(cv2.addWeighted(looked, share, frame, 1 - share, 0), np.uint8)


def backdrop(stage: Frame, clip: Clip, size: tuple[int, int], canvas: tuple[int, int]) -> Frame:
    """The whole source, covering the canvas, blurred and a little darker."""
    width, height = canvas
    small = max(2, width // BACK_DIVISOR // 2 * 2), max(2, height // BACK_DIVISOR // 2 * 2)
    tall, wide = stage.shape[:2]
    share = max(width / size[0], height / size[1])
    across, down = width / share / size[0] * wide, height / share / size[1] * tall
    left, top = round_half_up((wide - across) / 2), round_half_up((tall - down) / 2)
    cut = stage[top : tall - top, left : wide - left]
    shrunk = cv2.resize(cut, small, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(shrunk, (0, 0), BACK_SIGMA, borderType=cv2.BORDER_REPLICATE)
    offset = 127.5 - 127.5 * BACK_CONTRAST + 255 * BACK_BRIGHTNESS
    dark = cv2.convertScaleAbs(soft, alpha=BACK_CONTRAST, beta=offset)
    return np.asarray(cv2.resize(dark, canvas, interpolation=cv2.INTER_LINEAR), np.uint8)


def _framed(stage: Frame, window: Window, size: tuple[int, int], canvas: tuple[int, int]) -> Frame:
    tall, wide = stage.shape[:2]
    width, height = canvas
    step_x, step_y = wide / size[0] / window.scale, tall / size[1] / window.scale
    # OpenCV counts from the middle of the first pixel.
    from_x = window.x * wide / size[0] + (0.5 - width / 2) * step_x - 0.5
    from_y = window.y * tall / size[1] + (0.5 - height / 2) * step_y - 0.5
    if (wide, tall) == canvas and abs(from_x) + abs(from_y) + abs(step_x - 1) < 1e-6:
        return stage
    matrix = np.array([[step_x, 0, from_x], [0, step_y, from_y]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    made = cv2.warpAffine(stage, matrix, canvas, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(made, np.uint8)


def _layer(item: Text | Sticker, picture: Image.Image, width: int, height: int) -> Layer | None:
    left = round_half_up(item.x * width / 1_000_000 - picture.width / 2)
    top = round_half_up(item.y * height / 1_000_000 - picture.height / 2)
    box = (
        max(0, -left),
        max(0, -top),
        min(picture.width, width - left),
        min(picture.height, height - top),
    )
    if box[2] <= box[0] or box[3] <= box[1]:
        return None
    cut = np.asarray(picture.crop(box), np.float32)
    alpha = (cut[:, :, 3:] / 255).astype(np.float32)
    color = (cut[:, :, :3] * alpha).astype(np.float32)
    leaves = (1 - alpha).astype(np.float32)
    return Layer(item.start, item.end, left + box[0], top + box[1], color, leaves)


def _lay(frame: Frame, layer: Layer) -> None:
    tall, wide = layer.color.shape[:2]
    place = (slice(layer.top, layer.top + tall), slice(layer.left, layer.left + wide))
    frame[place] = np.rint(frame[place] * layer.leaves + layer.color).astype(np.uint8)

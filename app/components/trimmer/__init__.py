"""Preview and timeline of the editor, and its number fields: what follows a finger or a frame.

Preview and timeline share one store in the browser (`store.mjs`): playhead, choice, and what is
being moved. State hears of a change once it rests, and answers with what is kept.
"""

from typing import Any

import reflex as rx

for _file in ("spans.mjs", "store.mjs", "ends.jsx"):
    rx.asset(_file, shared=True)


def _key(key: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (key,)


def _moment(ms: rx.Var[int]) -> tuple[rx.Var[int]]:
    return (ms,)


def _trim(
    in_ms: rx.Var[int], out_ms: rx.Var[int], cover_ms: rx.Var[int]
) -> tuple[rx.Var[int], rx.Var[int], rx.Var[int]]:
    return in_ms, out_ms, cover_ms


def _pin(
    key: rx.Var[str],
    start_ms: rx.Var[int],
    end_ms: rx.Var[int],
    x: rx.Var[float],
    y: rx.Var[float],
) -> tuple[rx.Var[str], rx.Var[int], rx.Var[int], rx.Var[float], rx.Var[float]]:
    return key, start_ms, end_ms, x, y


def _number(value: rx.Var[float]) -> tuple[rx.Var[float]]:
    return (value,)


class ClipStage(rx.NoSSRComponent):
    """The preview in a phone frame."""

    library = rx.asset("stage.jsx", shared=True).importable_path
    tag = "ClipStage"

    source: rx.Var[str]
    poster: rx.Var[str]
    width: rx.Var[int]
    height: rx.Var[int]
    duration_ms: rx.Var[int]
    in_ms: rx.Var[int]
    out_ms: rx.Var[int]
    cover_ms: rx.Var[int | None]
    mute: rx.Var[bool]
    pins: rx.Var[list[Any]]
    cues: rx.Var[list[Any]]
    selected: rx.Var[str]
    revision: rx.Var[int]
    can_pin: rx.Var[bool]

    on_pin: rx.EventHandler[_pin]  # type: ignore[type-arg]
    on_select: rx.EventHandler[_key]  # type: ignore[type-arg]
    on_playhead: rx.EventHandler[_moment]  # type: ignore[type-arg]


class ClipTimeline(rx.NoSSRComponent):
    """Pictures, trim, cover, products and captions along the clip's time."""

    library = rx.asset("timeline.jsx", shared=True).importable_path
    tag = "ClipTimeline"

    covers: rx.Var[list[Any]]
    duration_ms: rx.Var[int]
    in_ms: rx.Var[int]
    out_ms: rx.Var[int]
    cover_ms: rx.Var[int | None]
    pins: rx.Var[list[Any]]
    cues: rx.Var[list[Any]]
    can_trim: rx.Var[bool]
    can_pin: rx.Var[bool]

    on_trim: rx.EventHandler[_trim]  # type: ignore[type-arg]
    on_cover: rx.EventHandler[_moment]  # type: ignore[type-arg]
    on_pin: rx.EventHandler[_pin]  # type: ignore[type-arg]
    on_select: rx.EventHandler[_key]  # type: ignore[type-arg]


class NumberBox(rx.NoSSRComponent):
    """A labelled number that is kept when it rests."""

    library = rx.asset("number_box.jsx", shared=True).importable_path
    tag = "NumberBox"

    label: rx.Var[str]
    value: rx.Var[float]
    min: rx.Var[float]
    max: rx.Var[float]
    step: rx.Var[float]
    unit: rx.Var[str]
    disabled: rx.Var[bool]
    revision: rx.Var[int]
    on_keep: rx.EventHandler[_number]  # type: ignore[type-arg]


class TextFile(rx.NoSSRComponent):
    """A button that reads a text file of the viewer's."""

    library = rx.asset("number_box.jsx", shared=True).importable_path
    tag = "TextFile"

    label: rx.Var[str]
    accept: rx.Var[str]
    disabled: rx.Var[bool]
    on_text: rx.EventHandler[_key]  # type: ignore[type-arg]


clip_stage = ClipStage.create
clip_timeline = ClipTimeline.create
number_box = NumberBox.create
text_file = TextFile.create

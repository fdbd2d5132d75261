"""The editor of a clip: preview, panels and timeline over one edit list, saved as one goes.

All parts share one bench in the browser (`logic/room.mjs`): the edit with its undo, the playhead,
what is chosen. Logic is in plain modules (`logic/`, tested by `node --test`), what is drawn in
`view/`. It talks to `/api/v1/studio` by itself; state hears of product tags and captions, and of
each edit that the server has kept.
"""

from pathlib import Path
from typing import Any

import reflex as rx

import app.components.editor.preview
import app.components.uploader  # noqa: F401 - both are loaded by the JSX below.
from studio.edl.palette import LOOKS

HERE = Path(__file__).parent

# Reflex links each file into its assets and expects the folder to be there.
for _folder in ("logic", "view"):
    Path("assets/external/app/components/editor", _folder).mkdir(parents=True, exist_ok=True)
for _file in sorted((*HERE.glob("logic/*.mjs"), *HERE.glob("view/*.jsx"))):
    if not _file.name.endswith(".test.mjs"):
        rx.asset(_file.relative_to(HERE).as_posix(), shared=True)


def _key(key: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (key,)


def _moment(ms: rx.Var[int]) -> tuple[rx.Var[int]]:
    return (ms,)


def _pin(
    key: rx.Var[str],
    start_ms: rx.Var[int],
    end_ms: rx.Var[int],
    x: rx.Var[float],
    y: rx.Var[float],
) -> tuple[rx.Var[str], rx.Var[int], rx.Var[int], rx.Var[float], rx.Var[float]]:
    return key, start_ms, end_ms, x, y


def _cue(
    number: rx.Var[int], start_ms: rx.Var[int], end_ms: rx.Var[int]
) -> tuple[rx.Var[int], rx.Var[int], rx.Var[int]]:
    return number, start_ms, end_ms


class EditorRoom(rx.NoSSRComponent):
    """Opens the clip's edit, hears the keys, says what happened, and settles conflicts.

    All parts of the editor speak in its `locale`.
    """

    library = rx.asset("editor.jsx", shared=True).importable_path
    tag = "EditorRoom"
    lib_dependencies: list[str] = ["tus-js-client@4.3.1"]

    clip_id: rx.Var[str]
    may_edit: rx.Var[bool]
    locale: rx.Var[str]
    on_kept: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


class EditorStage(rx.NoSSRComponent):
    """The preview in a phone frame; pins come in ms of the timeline, cues in ms of the source."""

    library = rx.asset("stage.jsx", shared=True).importable_path
    tag = "EditorStage"

    poster: rx.Var[str]
    pins: rx.Var[list[Any]]
    cues: rx.Var[list[Any]]
    selected: rx.Var[str]
    can_pin: rx.Var[bool]

    on_pin: rx.EventHandler[_pin]  # type: ignore[type-arg]
    on_select: rx.EventHandler[_key]  # type: ignore[type-arg]
    on_playhead: rx.EventHandler[_moment]  # type: ignore[type-arg]


class EditorTimeline(rx.NoSSRComponent):
    """Parts, texts, stickers, sounds, products and captions, each on a lane."""

    library = rx.asset("timeline.jsx", shared=True).importable_path
    tag = "EditorTimeline"

    pins: rx.Var[list[Any]]
    cues: rx.Var[list[Any]]
    can_pin: rx.Var[bool]

    on_pin: rx.EventHandler[_pin]  # type: ignore[type-arg]
    on_select: rx.EventHandler[_key]  # type: ignore[type-arg]
    on_cue: rx.EventHandler[_cue]  # type: ignore[type-arg]
    on_panel: rx.EventHandler[_key]  # type: ignore[type-arg]


class EditorPanel(rx.NoSSRComponent):
    """One panel by name: clip, frame, text, sound, look, stickers, cover or history."""

    library = rx.asset("panel.jsx", shared=True).importable_path
    tag = "EditorPanel"

    name: rx.Var[str]
    shown: rx.Var[bool]
    looks: rx.Var[list[str]]


editor_room = EditorRoom.create
editor_stage = EditorStage.create
editor_timeline = EditorTimeline.create


def editor_panel(name: str, shown: rx.Var[bool]) -> rx.Component:
    """A panel; it draws nothing while it is not `shown`."""
    looks = list(LOOKS) if name == "look" else []
    return EditorPanel.create(name=name, shown=shown, looks=looks)

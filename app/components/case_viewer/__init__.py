"""A clip as a reviewer sees it: stills with times first, then a player, muted, blurred and grey.

How one wants to look is kept in the browser. What harmful pictures were shown, and for how long, it
tells the server by itself; state hears that it was counted. Its own keys are Space, B and G.
"""

from typing import Any

import reflex as rx
from reflex.event import EventSpec

import app.components.charts
import app.components.player  # noqa: F401 - parts of both are loaded by the JSX below.

for _file in ("moments.mjs", "looks.mjs", "exposure.mjs", "words.mjs"):
    rx.asset(_file, shared=True)


class CaseViewer(rx.NoSSRComponent):
    """The JSX viewer."""

    library = rx.asset("case_viewer.jsx", shared=True).importable_path
    tag = "CaseViewer"

    case_id: rx.Var[str]
    src: rx.Var[str]
    poster: rx.Var[str]
    sprite: rx.Var[str]
    sprite_vtt: rx.Var[str]
    duration_ms: rx.Var[int]
    marks: rx.Var[list[Any]]
    spoken: rx.Var[str]
    unheard: rx.Var[str]
    tracks: rx.Var[list[Any]]
    counts: rx.Var[bool]
    locale: rx.Var[str]
    on_counted: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


def case_viewer(**props: Any) -> rx.Component:
    """The viewer.

    Args:
        marks: What was found when: `at_ms`, `title`, `is_over`.
        spoken: The name of the part that says what is said.
        unheard: Why nothing of it was heard; empty where it was.
        tracks: Accounts of it: `title`, `language` and `lines` of `start` and `end` in ms, `text`
            and `found`, titles of what was found in the line.
        counts: Whether what it shows counts towards the reviewer's day.
        locale: In which it speaks.
        on_counted: Called when the server has counted something.
    """
    return CaseViewer.create(**props)


def jump_to(at_ms: rx.Var[int]) -> EventSpec:
    """Takes the viewer of the page to a moment."""
    return rx.call_script(
        "dispatchEvent(new CustomEvent('jhalak:case-jump', {detail: " + at_ms.to_string() + "}))"
    )

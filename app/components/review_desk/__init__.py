"""A clip that somebody answers for, with notes on its line and keys for all of it."""

import json
from pathlib import Path
from typing import Any

import reflex as rx
from reflex.event import EventSpec

# Plays through the feed player's source.
import app.components.player

# Reflex links each file into its assets and expects the folder to be there.
Path("assets/external/app/components/review_desk").mkdir(parents=True, exist_ok=True)
rx.asset("desk.mjs", shared=True)
rx.asset("words.mjs", shared=True)


def _ms(ms: rx.Var[int]) -> tuple[rx.Var[int]]:
    return (ms,)


class ReviewDesk(rx.NoSSRComponent):
    """The JSX desk: space plays, arrows step a second, N goes to the note's field."""

    library = rx.asset("review_desk.jsx", shared=True).importable_path
    tag = "ReviewDesk"
    lib_dependencies: list[str] = app.components.player.Player.lib_dependencies

    hls_url: rx.Var[str]
    mp4_url: rx.Var[str]
    poster_url: rx.Var[str]
    duration_ms: rx.Var[int]
    marks: rx.Var[list[dict[str, Any]]]
    tracks: rx.Var[list[dict[str, str]]]
    note_field: rx.Var[str]
    locale: rx.Var[str]

    on_rest: rx.EventHandler[_ms]  # type: ignore[type-arg]


def go_to(ms: int) -> EventSpec:
    """Moves the desk of the page to `ms` of its clip and holds it there."""
    detail = json.dumps({"ms": ms})
    return rx.call_script(
        f"document.dispatchEvent(new CustomEvent('jhalak:review-at', {{detail: {detail}}}))"
    )


review_desk = ReviewDesk.create

"""The feed player: swipe, wheel and keys over at most three recycled players, fed by the API.

Logic is in plain modules (`logic/`, tested by `node --test`), what is drawn in `view/`. It talks to
`/api/v1` by itself and raises into Reflex state only what opens something else on the page.
"""

import json
from pathlib import Path
from typing import Any

import reflex as rx
from reflex.event import EventSpec

HERE = Path(__file__).parent

# Reflex links each file into its assets and expects the folder to be there.
for _folder in ("logic", "view"):
    Path("assets/external/app/components/player", _folder).mkdir(parents=True, exist_ok=True)
for _file in sorted((*HERE.glob("logic/*.mjs"), *HERE.glob("view/*.jsx"))):
    if not _file.name.endswith(".test.mjs"):
        rx.asset(_file.relative_to(HERE).as_posix(), shared=True)


def _two_ids(first: rx.Var[str], second: rx.Var[str]) -> tuple[rx.Var[str], rx.Var[str]]:
    return first, second


def _one_text(text: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (text,)


class Player(rx.NoSSRComponent):
    """The JSX player; loaded in the browser only, hls.js in its own chunk."""

    library = rx.asset("player.jsx", shared=True).importable_path
    tag = "Player"
    lib_dependencies: list[str] = ["hls.js@1.7.4"]

    surface: rx.Var[str]
    start_id: rx.Var[str]
    bag_count: rx.Var[int]
    paused: rx.Var[bool]
    viewer: rx.Var[dict[str, Any]]

    on_open_product: rx.EventHandler[_two_ids]  # type: ignore[type-arg]
    on_open_comments: rx.EventHandler[_one_text]  # type: ignore[type-arg]
    on_open_bag: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]
    on_need_sign_in: rx.EventHandler[_one_text]  # type: ignore[type-arg]
    on_clip_change: rx.EventHandler[_one_text]  # type: ignore[type-arg]


def tell_refusal(scope: str, value: str, *, on: bool) -> EventSpec:
    """Tells lists of clips that wait in this browser what was turned down or allowed again.

    Args:
        scope: `video`, `creator`, `category` or `tag`.
        value: An id or slug.
    """
    detail = json.dumps({"scope": scope, "value": value, "on": on})
    return rx.call_script(f"dispatchEvent(new CustomEvent('jhalak:refusal', {{detail: {detail}}}))")


def player(**props: Any) -> rx.Component:
    """The player, filling its place.

    Args:
        surface: `for_you`, `following`, `tag:<slug>`, `creator:<handle>` or `saved`.
        start_id: Clip that comes first (deep link); empty for none.
        paused: True while a sheet is open: the clip stays visible and still.
        viewer: `{"is_signed_in": bool, "handle": str, "locale": str}`.
        on_open_product: Called with product id and clip id.
        on_need_sign_in: Called with the reason, `follow` or `report`.
    """
    # Styled in the shape of a clip, so that nothing flashes until the player itself is here.
    return rx.el.div(Player.create(**props), class_name="player-place")

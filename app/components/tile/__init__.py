"""A cover in a grid that plays silently while the pointer or the focus is on it."""

from typing import Any

import reflex as rx

from app.components.frame_words import said
from app.views import Tile
from core.languages import Pair

CLIP: Pair = ("Clip", "क्लिप")
VIEWS: Pair = ("views", "बार देखा गया")
MINUTES: Pair = ("minutes", "मिनट")


class CoverTile(rx.NoSSRComponent):
    """The JSX cover; its clip is fetched only when it is about to play."""

    library = rx.asset("tile.jsx", shared=True).importable_path
    tag = "CoverTile"

    href: rx.Var[str]
    poster: rx.Var[str]
    preview: rx.Var[str]
    label: rx.Var[str]
    unnamed: rx.Var[str]
    facts: rx.Var[str]
    views: rx.Var[str]
    runtime: rx.Var[str]
    ground: rx.Var[str]


def tile_grid(
    tiles: rx.Var[list[Tile]], label: str | rx.Var[str], *, place: str, **props: Any
) -> rx.Component:
    """A grid of 9:16 covers; each leads to its clip.

    Args:
        place: Where the grid stands, for the creators' numbers: `search`, `tag`, `creator`,
            `product` or `saved`.
    """
    return rx.el.ul(
        rx.foreach(
            tiles,
            lambda tile: rx.el.li(
                CoverTile.create(
                    href="/v/" + tile.id + f"?from={place}",
                    poster=tile.poster_url,
                    preview=tile.preview_url,
                    label=tile.caption,
                    unnamed=said(CLIP),
                    facts=_facts(tile),
                    views=tile.views,
                    runtime=tile.runtime,
                    ground=tile.ground,
                ),
                key=tile.id,
            ),
        ),
        class_name="tile-grid",
        aria_label=label,
        **props,
    )


def _facts(tile: rx.Var[Tile]) -> rx.Var[str]:
    """What the foot of a cover shows, for who hears it."""
    return tile.views + " " + said(VIEWS) + ", " + tile.runtime + " " + said(MINUTES)

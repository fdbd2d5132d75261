"""Pictures of texts and stickers, made by the renderer's own rasteriser and kept by content."""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path

from PIL import Image

from catalog.viewer import Viewer
from core.errors import NotFound
from core.limits import check_rate
from core.settings import get_settings
from studio.edl import Sticker, Text, parse_edl
from studio.edl.palette import LOOKS, STICKERS
from studio.layers.schemas import LayerView, PaletteView, StickerView, TrackView
from studio.lettering import draw_sticker, draw_text
from studio.lettering.materials import art_path
from studio.music.library import TRACKS, track_m4a
from studio.workshop import write_in_place

RATE = "600/minute"
MAX_KEPT = 4_000
_MADE_BY = 1
"""Raise it when the same item would give another picture."""
_KEY = re.compile(r"[0-9a-f]{32}")
_ADDRESS = "/api/v1/studio"


def text_layer(viewer: Viewer, item: dict[str, object], canvas_height: int) -> LayerView:
    """The picture of a text item.

    Raises:
        NotSignedIn, Forbidden: The viewer may not make clips.
        EdlRefused: The item cannot stand in an edit list.
        TooManyRequests: The viewer asks too often.
    """
    _allow(viewer)
    (text,) = parse_edl({"version": 2, "clips": [{"id": "c1"}], "texts": [item]}).texts
    return _kept(text, canvas_height)


def sticker_layer(viewer: Viewer, item: dict[str, object], canvas_height: int) -> LayerView:
    """The picture of a sticker item; refuses as `text_layer` does."""
    _allow(viewer)
    (sticker,) = parse_edl({"version": 2, "clips": [{"id": "c1"}], "stickers": [item]}).stickers
    return _kept(sticker, canvas_height)


def layer_path(viewer: Viewer, key: str) -> Path:
    """The file of a picture that was made before.

    Raises:
        NotFound: There is none; ask for it again.
    """
    viewer.require_creator()
    path = _folder() / f"{key}.png"
    if not _KEY.fullmatch(key) or not path.is_file():
        raise NotFound(
            "This picture is not there any more.", "यह तस्वीर अब नहीं है।", code="layer_not_found"
        )
    return path


def palette(viewer: Viewer) -> PaletteView:
    """Filters, stickers and music by name."""
    viewer.require_creator()
    return PaletteView(
        filters=list(LOOKS),
        stickers=[
            StickerView(name=name, url=f"{_ADDRESS}/stickers/{name}.webp") for name in STICKERS
        ],
        music=[
            TrackView(
                name=track.name,
                title=track.title,
                mood=track.mood.value,
                duration_ms=track.duration_ms,
                url=f"{_ADDRESS}/music/{track.name}.m4a",
            )
            for track in TRACKS.values()
        ],
    )


def sticker_path(viewer: Viewer, name: str) -> Path:
    """The picture of a sticker to choose from.

    Raises:
        NotFound: There is no such sticker.
    """
    viewer.require_creator()
    if name not in STICKERS:
        raise NotFound(
            "There is no such sticker.", "ऐसा कोई स्टिकर नहीं है।", code="sticker_not_found"
        )
    return art_path(STICKERS[name])


def music_path(viewer: Viewer, name: str) -> Path:
    """A track as browsers play it.

    Raises:
        NotFound: There is no such track.
    """
    viewer.require_creator()
    return track_m4a(name)


def _allow(viewer: Viewer) -> None:
    check_rate("studio.layers", viewer.require_creator(), RATE)


def _kept(item: Text | Sticker, canvas_height: int) -> LayerView:
    look = {k: v for k, v in item.as_body().items() if k not in ("id", "start", "end", "x", "y")}
    kind = type(item).__name__
    facts = json.dumps([_MADE_BY, kind, look, canvas_height], sort_keys=True)
    key = hashlib.sha256(facts.encode()).hexdigest()[:32]
    path = _folder() / f"{key}.png"
    if path.is_file():
        with Image.open(path) as known:
            width, height = known.size
    else:
        picture = _drawn(item, canvas_height)
        buffer = io.BytesIO()
        picture.save(buffer, "PNG", compress_level=4)
        _make_room(path.parent)
        write_in_place(path, buffer.getvalue())
        width, height = picture.size
    return LayerView(url=f"{_ADDRESS}/layers/{key}.png", width=width, height=height)


def _drawn(item: Text | Sticker, canvas_height: int) -> Image.Image:
    canvas_width = canvas_height * 9 // 32 * 2
    if isinstance(item, Text):
        return draw_text(item, canvas_width, canvas_height)
    return draw_sticker(item, canvas_width)


def _folder() -> Path:
    folder = get_settings().data_dir / "layers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _make_room(folder: Path) -> None:
    """Lets the oldest go; whoever still needs one asks again."""
    kept = list(folder.glob("*.png"))
    if len(kept) < MAX_KEPT:
        return
    for path in sorted(kept, key=lambda p: p.stat().st_mtime)[: MAX_KEPT // 4]:
        path.unlink(missing_ok=True)

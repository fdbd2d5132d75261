"""The editor's pictures, stickers and music over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import FileResponse

from catalog.web import CurrentViewer
from core.web import problems
from studio.layers import service
from studio.layers.schemas import LayerView, PaletteView, StickerLayerForm, TextLayerForm

router = APIRouter(prefix="/studio", tags=["studio"])
# Named after its content, so it never changes.
KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}
FILES = problems(401, 403, 404)


@router.post("/layers/text", responses=problems(401, 403, 429))
def text_layer(form: TextLayerForm, viewer: CurrentViewer) -> LayerView:
    """A text item as the render will show it: the preview lays the same picture over."""
    return service.text_layer(viewer, form.item.model_dump(), form.canvas_height)


@router.post("/layers/sticker", responses=problems(401, 403, 429))
def sticker_layer(form: StickerLayerForm, viewer: CurrentViewer) -> LayerView:
    """A sticker item as the render will show it."""
    return service.sticker_layer(viewer, form.item.model_dump(), form.canvas_height)


@router.get("/layers/{key}.png", response_class=FileResponse, responses=FILES)
def layer(key: str, viewer: CurrentViewer) -> FileResponse:
    """A picture that one of the two above has made."""
    path = service.layer_path(viewer, key)
    return FileResponse(path, media_type="image/png", headers=KEPT)


@router.get("/palette", responses=problems(401, 403))
def palette(viewer: CurrentViewer) -> PaletteView:
    """What an edit list may name: filters, stickers, music."""
    return service.palette(viewer)


@router.get("/stickers/{name}.webp", response_class=FileResponse, responses=FILES)
def sticker(name: str, viewer: CurrentViewer) -> FileResponse:
    """A sticker to choose from."""
    path = service.sticker_path(viewer, name)
    return FileResponse(path, media_type="image/webp", headers=KEPT)


@router.get("/music/{name}.m4a", response_class=FileResponse, responses=FILES)
def music(name: str, viewer: CurrentViewer) -> FileResponse:
    """A track of the program's own library, with Range."""
    path = service.music_path(viewer, name)
    return FileResponse(path, media_type="audio/mp4", headers=KEPT)

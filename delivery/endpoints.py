"""`GET /media/…`: renditions, posters and captions of clips, and pictures of the shop."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from catalog.media import media_key
from catalog.visibility import Visibility
from catalog.web import current_viewer
from core.errors import NotFound
from core.storage import get_store
from core.web import problems
from delivery.access import known_public, refusal, rule
from delivery.rules import (
    CONTENT_TYPES,
    IMMUTABLE,
    cache_control,
    etag_of,
    extension,
    is_known,
    is_servable,
)
from delivery.watched import LONG, MayGoOn, WatchedFile

router = APIRouter(tags=["media"])
PICTURE_FOLDERS = frozenset({"products", "avatars"})


def _file(
    key: str, headers: dict[str, str], known: str = "", may_go_on: MayGoOn | None = None
) -> Response:
    path = get_store().local_path(key)
    found = path.stat()
    etag = etag_of(found.st_size, found.st_mtime_ns)
    headers |= {"X-Content-Type-Options": "nosniff", "Accept-Ranges": "bytes", "ETag": etag}
    if known and is_known(known, etag):
        return Response(status_code=304, headers=headers)
    kind = CONTENT_TYPES[extension(key)]
    if may_go_on is not None and found.st_size > LONG:
        return WatchedFile(path, may_go_on, media_type=kind, headers=headers)
    return FileResponse(path, media_type=kind, headers=headers)


@router.get(
    "/media/{folder}/{file}",
    response_class=FileResponse,
    responses=problems(404),
    name="picture",
)
async def get_picture(folder: str, file: str) -> Response:
    """A picture of a product or an account. Never changes under its address."""
    if folder not in PICTURE_FOLDERS or not is_servable(file) or "/" in file:
        raise NotFound("There is no such picture.")
    return _file(f"media/{folder}/{file}", {"Cache-Control": IMMUTABLE})


@router.head("/media/{video_id}/{recipe}/{path:path}", include_in_schema=False)
@router.get(
    "/media/{video_id}/{recipe}/{path:path}",
    response_class=FileResponse,
    responses={
        206: {"description": "The range asked for"},
        304: {"description": "The copy that the caller holds is good"},
        **problems(403, 404),
    },
)
async def get_media(video_id: UUID, recipe: str, path: str, request: Request) -> Response:
    """One file of a clip; ranges are honoured.

    Fails closed: a clip that is not published is served only to its creator and to moderators,
    and never from a shared cache. Copies of others have to be asked about again after seconds, and
    a long answer asks again while it goes. What was taken down is 403 for whoever could see it.
    """
    if not is_servable(path) or not recipe.replace("-", "").isalnum():
        raise NotFound("There is no such file.")

    async def ruling() -> Visibility:
        if known_public(video_id):
            return Visibility.ALLOW
        viewer = await current_viewer(request)
        return await run_in_threadpool(rule, video_id, viewer)

    async def may_go_on() -> bool:
        return await ruling() is not Visibility.DROP

    found = await ruling()
    if found is Visibility.DROP:
        raise await run_in_threadpool(refusal, video_id, await current_viewer(request))
    is_public = found is Visibility.ALLOW
    headers = {"Cache-Control": cache_control(is_public=is_public)}
    known = request.headers.get("if-none-match", "")
    return _file(f"{media_key(video_id, recipe)}/{path}", headers, known, may_go_on)

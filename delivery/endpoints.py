"""`GET /media/…`: renditions, posters and captions of clips, and pictures of the shop."""

from __future__ import annotations

from time import time
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from catalog.media import media_key
from catalog.visibility import Visibility
from catalog.web import current_viewer
from core.errors import NotFound
from core.settings import get_settings
from core.storage import get_store
from core.web import problems
from delivery.access import known_public, refusal, rule
from delivery.following import Going, MayGoOn, follow
from delivery.lines import peer_of
from delivery.rules import (
    CONTENT_TYPES,
    IMMUTABLE,
    cache_control,
    etag_of,
    extension,
    is_known,
    is_servable,
)
from delivery.signing import (
    BadSignature,
    Signed,
    expiry,
    judge,
    signed_path,
    token_for,
)
from delivery.web import LONG, WatchedFile

router = APIRouter(tags=["media"])
PICTURE_FOLDERS = frozenset({"products", "avatars"})


def _answers(led: str) -> dict[int | str, dict[str, Any]]:
    """What a file of a clip is answered with; `led` is where a 307 leads."""
    return {
        206: {"description": "The range asked for"},
        304: {"description": "The copy that the caller holds is good"},
        307: {"description": led},
        **problems(403, 404),
    }


def _file(
    key: str,
    headers: dict[str, str],
    known: str = "",
    may_go_on: MayGoOn | None = None,
    going: Going | None = None,
) -> Response:
    path = get_store().local_path(key)
    found = path.stat()
    etag = etag_of(found.st_size, found.st_mtime_ns)
    headers |= {"X-Content-Type-Options": "nosniff", "Accept-Ranges": "bytes", "ETag": etag}
    if known and is_known(known, etag):
        return Response(status_code=304, headers=headers)
    kind = CONTENT_TYPES[extension(key)]
    if may_go_on is not None and found.st_size > LONG:
        return WatchedFile(path, may_go_on, media_type=kind, headers=headers, going=going)
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


@router.head("/media/{video_id}/~{token}/{recipe}/{path:path}", include_in_schema=False)
@router.get(
    "/media/{video_id}/~{token}/{recipe}/{path:path}",
    response_class=FileResponse,
    responses=_answers("To an address that is good for some seconds more"),
)
async def get_signed_media(
    video_id: UUID, token: str, recipe: str, path: str, request: Request
) -> Response:
    """One file of a clip by an address that expires, where a setting signs them.

    One whose time is over leads to another as long as the clip may be seen.
    """
    key = _signing_key()
    if not key or not _is_ours(recipe, path):
        raise NotFound("There is no such file.")
    worth = judge(token, video_id, recipe, key, time())
    if worth is Signed.FORGED:
        raise BadSignature()
    ruled = await _ruling(video_id, request)
    if ruled is Visibility.ALLOW and worth is Signed.OVER:
        return _to_signed(video_id, recipe, path, key)
    return _clip_file(video_id, recipe, path, request, ruled)


@router.head("/media/{video_id}/{recipe}/{path:path}", include_in_schema=False)
@router.get(
    "/media/{video_id}/{recipe}/{path:path}",
    response_class=FileResponse,
    responses=_answers("To an address that expires, where a setting signs them"),
)
async def get_media(video_id: UUID, recipe: str, path: str, request: Request) -> Response:
    """One file of a clip; ranges are honoured.

    Fails closed: a clip that is not published is served only to its creator and to moderators,
    and never from a shared cache. Copies of others have to be asked about again after seconds, and
    a long answer asks again while it goes. What was taken down is 403 for whoever could see it.
    """
    if not _is_ours(recipe, path):
        raise NotFound("There is no such file.")
    ruled = await _ruling(video_id, request)
    key = _signing_key()
    if key and ruled is Visibility.ALLOW:
        return _to_signed(video_id, recipe, path, key)
    return _clip_file(video_id, recipe, path, request, ruled)


def _signing_key() -> bytes:
    """Empty where addresses are not signed."""
    return get_settings().media_signing_key.get_secret_value().encode()


def _is_ours(recipe: str, path: str) -> bool:
    return is_servable(path) and recipe.replace("-", "").isalnum()


async def _look(video_id: UUID, request: Request) -> Visibility:
    if known_public(video_id):
        return Visibility.ALLOW
    return await run_in_threadpool(rule, video_id, await current_viewer(request))


async def _ruling(video_id: UUID, request: Request) -> Visibility:
    """What the caller may have of the clip.

    Raises:
        TakenDown, NotHere: Nothing.
    """
    found = await _look(video_id, request)
    if found is Visibility.DROP:
        raise await run_in_threadpool(refusal, video_id, await current_viewer(request))
    return found


def _to_signed(video_id: UUID, recipe: str, path: str, key: bytes) -> Response:
    token = token_for(video_id, recipe, expiry(time(), get_settings().media_signed_s), key)
    headers = {"Location": signed_path(video_id, token, recipe, path), "Cache-Control": "no-store"}
    return Response(status_code=307, headers=headers)


def _clip_file(
    video_id: UUID, recipe: str, path: str, request: Request, ruled: Visibility
) -> Response:
    async def may_go_on() -> bool:
        return await _look(video_id, request) is not Visibility.DROP

    headers = {"Cache-Control": cache_control(is_public=ruled is Visibility.ALLOW)}
    known = request.headers.get("if-none-match", "")
    peer = peer_of(request.client)
    going = follow(peer, video_id, may_go_on) if peer and request.method == "GET" else None
    return _file(f"{media_key(video_id, recipe)}/{path}", headers, known, may_go_on, going)

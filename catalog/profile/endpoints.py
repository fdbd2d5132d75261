"""One's own profile over HTTP. Every operation changes the caller's account and no other."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from catalog.profile import service
from catalog.profile.errors import PictureBroken, PictureTooHeavy
from catalog.profile.pictures import MAX_BYTES
from catalog.profile.schemas import LanguageForm, ProfileForm, ProfileView
from catalog.profile.screens import NOBODY_LOOKS, Screens
from catalog.web import SESSION_COOKIE, CurrentViewer, forget_session
from core.web import problems

router = APIRouter(prefix="/me", tags=["profile"])
# A connection that sends nothing for so long is over.
SILENCE_S = 30.0
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}}
            for kind in ("image/jpeg", "image/png", "image/webp")
        },
    }
}


def get_profile_screens() -> Screens:
    """What judges profiles; `app.api` replaces this with moderation's. Fails closed."""
    return NOBODY_LOOKS


Screening = Annotated[Screens, Depends(get_profile_screens)]


@router.get("/profile", responses=problems(401))
def my_profile(viewer: CurrentViewer) -> ProfileView:
    """The caller's name, bio and portrait."""
    return service.my_profile(viewer)


@router.patch("/profile", responses=problems(401, 403, 429, 503))
def change_profile(form: ProfileForm, viewer: CurrentViewer, screens: Screening) -> ProfileView:
    """Changes the caller's name, bio or both; what the rules keep back changes nothing."""
    return service.change_words(viewer, form, screens)


@router.put("/language", responses=problems(401, 403))
def read_in(form: LanguageForm, viewer: CurrentViewer, request: Request) -> ProfileView:
    """From now on the caller reads in this language."""
    changed = service.read_in(viewer, form.locale)
    forget_session(request.cookies.get(SESSION_COOKIE, ""))
    return changed


@router.put("/avatar", responses=problems(401, 403, 413, 429, 503), openapi_extra=_BODY)
async def put_avatar(request: Request, viewer: CurrentViewer, screens: Screening) -> ProfileView:
    """Makes the body, a JPEG, PNG or WebP of up to 8 MB, the caller's portrait."""
    viewer.require_account()
    data = await _body(request)
    return await run_in_threadpool(service.change_picture, viewer, data, screens)


@router.delete("/avatar", responses=problems(401, 403))
def take_avatar_off(viewer: CurrentViewer) -> ProfileView:
    """Leaves the caller without a portrait."""
    return service.take_picture_off(viewer)


async def _body(request: Request) -> bytes:
    """The whole body, which is given up at the first byte too many.

    Raises:
        PictureTooHeavy: It is longer than a portrait may be.
        PictureBroken: It ended early.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > MAX_BYTES:
        raise PictureTooHeavy()
    stream, data = aiter(request.stream()), bytearray()
    try:
        while (chunk := await asyncio.wait_for(anext(stream, None), SILENCE_S)) is not None:
            data += chunk
            if len(data) > MAX_BYTES:
                raise PictureTooHeavy()
    except (TimeoutError, ClientDisconnect):
        raise PictureBroken() from None
    return bytes(data)

"""tus 1.0.0 over HTTP: bytes flow to the disk in small pieces, whatever the file's size."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from catalog.viewer import Viewer
from catalog.web import CurrentViewer
from core.errors import JhalakError
from core.settings import get_settings
from core.web import answer_error, problems, reader_of
from studio.models import Upload, UploadState
from studio.uploads import protocol, service
from studio.uploads.errors import OverLength, ProtocolError, UploadCutOff
from studio.uploads.receiving import Receiver, receiving

BUFFER_BYTES = 1 << 20
# A connection that sends nothing for so long no longer holds the upload.
SILENCE_S = 60.0

Length = Annotated[
    str | None, Header(alias="Upload-Length", description="Bytes of the whole file.")
]
Offset = Annotated[str | None, Header(alias="Upload-Offset", description="Where the body begins.")]
Meta = Annotated[
    str | None,
    Header(
        alias="Upload-Metadata",
        description="`filename`, `filetype` and `sha256` of the whole, values in Base64.",
    ),
]
Sum = Annotated[
    str | None,
    Header(alias="Upload-Checksum", description="`md5|sha1|sha256` and a Base64 digest."),
]
Version = Annotated[str | None, Header(alias="Tus-Resumable", examples=["1.0.0"])]


class TusRoute(APIRoute):
    """Puts the tus headers on every answer, refusals included."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def with_headers(request: Request) -> Response:
            try:
                response = await handle(request)
            except JhalakError as error:
                response = answer_error(error, reader_of(request))
            response.headers["Tus-Resumable"] = protocol.VERSION
            if response.status_code == 412:
                response.headers["Tus-Version"] = protocol.VERSION
            return response

        return with_headers


router = APIRouter(prefix="/uploads", tags=["uploads"], route_class=TusRoute)


def _headers(upload: Upload) -> dict[str, str]:
    headers = {"Upload-Offset": str(upload.received)}
    if upload.state is not UploadState.USED:
        headers["Upload-Expires"] = protocol.expires_header(upload.expires_at)
    return headers


async def _pieces(request: Request, receiver: Receiver) -> None:
    """Moves the body to the disk, `BUFFER_BYTES` at a time."""
    stream, waiting = aiter(request.stream()), bytearray()
    try:
        while (chunk := await asyncio.wait_for(anext(stream, None), SILENCE_S)) is not None:
            waiting += chunk
            if len(waiting) >= BUFFER_BYTES:
                data, waiting = bytes(waiting), bytearray()
                await asyncio.to_thread(receiver.write, data)
    except TimeoutError:
        raise ClientDisconnect() from None
    finally:
        if waiting:
            await asyncio.to_thread(receiver.write, bytes(waiting))


async def _receive(
    request: Request, viewer: Viewer, upload_id: UUID, offset: int, checksum: str | None
) -> Upload:
    wanted = protocol.parse_checksum(checksum)
    announced = request.headers.get("content-length")
    with ExitStack() as stack:
        receiver = await asyncio.to_thread(
            stack.enter_context,
            receiving(viewer, upload_id, offset, checksum=wanted),
        )
        if announced and offset + int(announced) > receiver.upload.length:
            raise OverLength(receiver.upload.length)
        try:
            await _pieces(request, receiver)
        except ClientDisconnect:
            await asyncio.to_thread(receiver.cut_off)
            raise UploadCutOff() from None
        await asyncio.to_thread(receiver.finish)
        return receiver.upload


@router.options("", status_code=204, response_class=Response, summary="What this server supports")
@router.options(
    "/{upload_id}", status_code=204, response_class=Response, summary="What this server supports"
)
async def options() -> Response:
    """Version, extensions, largest file and checksum algorithms."""
    return Response(
        status_code=204,
        headers={
            "Tus-Version": protocol.VERSION,
            "Tus-Extension": protocol.EXTENSIONS,
            "Tus-Max-Size": str(get_settings().upload_max_bytes),
            "Tus-Checksum-Algorithm": protocol.ALGORITHMS,
        },
    )


@router.post(
    "",
    status_code=201,
    response_class=Response,
    responses=problems(400, 401, 403, 412, 413, 415, 429, 460, 507),
    summary="Start an upload",
)
async def create(
    request: Request,
    viewer: CurrentViewer,
    tus: Version = None,
    length: Length = None,
    metadata: Meta = None,
    checksum: Sum = None,
) -> Response:
    """Makes room; the address is in `Location`. A body is its first bytes already."""
    protocol.require_version(tus)
    size = protocol.parse_size("Upload-Length", length)
    pairs = protocol.parse_metadata(metadata)
    has_body = bool(request.headers.get("content-type"))
    if has_body:
        protocol.require_body_type(request.headers.get("content-type"))
        protocol.parse_checksum(checksum)
    upload = await asyncio.to_thread(
        service.create_upload,
        viewer,
        size,
        file_name=pairs.get("filename", pairs.get("name", "")),
        file_type=pairs.get("filetype", pairs.get("type", "")),
        wanted_sha256=protocol.parse_sha256(pairs.get("sha256", "")),
        metadata=metadata or "",
    )
    if has_body and size:
        try:
            upload = await _receive(request, viewer, upload.id, 0, checksum)
        except JhalakError:
            # The client never learns the address of a refused creation, so nothing may stay.
            await asyncio.to_thread(service.terminate_upload, viewer, upload.id)
            raise
    location = f"{request.url.path.rstrip('/')}/{upload.id}"
    return Response(status_code=201, headers={"Location": location, **_headers(upload)})


@router.head(
    "/{upload_id}",
    response_class=Response,
    responses=problems(401, 403, 404, 410, 412),
    summary="How much has arrived",
)
async def head(upload_id: UUID, viewer: CurrentViewer, tus: Version = None) -> Response:
    """The offset from which to go on."""
    protocol.require_version(tus)
    upload = await asyncio.to_thread(service.get_upload, viewer, upload_id)
    headers = {
        "Upload-Length": str(upload.length),
        "Cache-Control": "no-store",
        **_headers(upload),
    }
    if upload.tus_metadata:
        headers["Upload-Metadata"] = upload.tus_metadata
    return Response(status_code=200, headers=headers)


@router.patch(
    "/{upload_id}",
    status_code=204,
    response_class=Response,
    responses=problems(400, 401, 403, 404, 409, 410, 412, 413, 415, 423, 460, 507),
    summary="Send the next bytes",
)
async def patch(
    upload_id: UUID,
    request: Request,
    viewer: CurrentViewer,
    tus: Version = None,
    offset: Offset = None,
    checksum: Sum = None,
) -> Response:
    """Appends the body at `Upload-Offset`; 409 when the upload stands elsewhere."""
    protocol.require_version(tus)
    protocol.require_body_type(request.headers.get("content-type"))
    start = protocol.parse_size("Upload-Offset", offset)
    upload = await _receive(request, viewer, upload_id, start, checksum)
    return Response(status_code=204, headers=_headers(upload))


@router.delete(
    "/{upload_id}",
    status_code=204,
    response_class=Response,
    responses=problems(401, 403, 404, 409, 410, 412),
    summary="Give up an upload",
)
async def terminate(upload_id: UUID, viewer: CurrentViewer, tus: Version = None) -> Response:
    """Deletes what has arrived."""
    protocol.require_version(tus)
    await asyncio.to_thread(service.terminate_upload, viewer, upload_id)
    return Response(status_code=204)


@router.post(
    "/{upload_id}",
    response_class=Response,
    responses=problems(400, 401, 403, 404, 409, 410, 412, 413, 415, 423, 460, 507),
    summary="PATCH or DELETE through proxies that know only POST",
)
async def override(
    upload_id: UUID,
    request: Request,
    viewer: CurrentViewer,
    method: Annotated[str | None, Header(alias="X-HTTP-Method-Override")] = None,
    tus: Version = None,
    offset: Offset = None,
    checksum: Sum = None,
) -> Response:
    """As the method in `X-HTTP-Method-Override` would."""
    if method == "PATCH":
        return await patch(upload_id, request, viewer, tus, offset, checksum)
    if method == "DELETE":
        return await terminate(upload_id, viewer, tus)
    raise ProtocolError("X-HTTP-Method-Override has to be PATCH or DELETE.")

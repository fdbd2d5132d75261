"""tus over HTTP: creation, resuming, refusals, and that every verb asks who is calling."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from catalog.kinds import Role
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.settings import get_settings
from studio.models import Upload
from studio.uploads import endpoints, receiving, service
from studio.uploads.parts import part_path
from tests.studio.world import World, http

TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}
URL = "/api/v1/uploads"


@pytest.fixture
def client(world: World) -> TestClient:
    return http(world.creator())


def start(client: TestClient, length: int, **headers: str) -> str:
    answer = client.post(URL, headers={**TUS, "Upload-Length": str(length), **headers})
    assert answer.status_code == 201, answer.text
    return answer.headers["Location"]


def send(client: TestClient, where: str, offset: int, data: bytes, **headers: str):
    return client.patch(
        where, content=data, headers={**BYTES, "Upload-Offset": str(offset), **headers}
    )


def uploads() -> list[Upload]:
    with read_scope() as session:
        found = list(session.exec(select(Upload)))
        session.expunge_all()
        return found


def test_the_server_says_what_it_supports(client: TestClient) -> None:
    answer = client.options(URL)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert int(answer.headers["Tus-Max-Size"]) == get_settings().upload_max_bytes
    assert answer.headers["Tus-Checksum-Algorithm"].split(",") == ["md5", "sha1", "sha256"]
    for extension in ("creation", "creation-with-upload", "checksum", "termination", "expiration"):
        assert extension in answer.headers["Tus-Extension"].split(",")


def test_a_file_goes_up_in_pieces_and_resumes_where_it_stands(client: TestClient) -> None:
    name = base64.b64encode("नमस्ते.mp4".encode()).decode()
    where = start(client, 10, **{"Upload-Metadata": f"filename {name}"})
    assert send(client, where, 0, b"01234").headers["Upload-Offset"] == "5"
    answer = client.head(where, headers=TUS)
    assert (answer.headers["Upload-Offset"], answer.headers["Upload-Length"]) == ("5", "10")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Upload-Expires" in answer.headers
    assert send(client, where, 5, b"56789").status_code == 204
    upload = uploads()[0]
    assert upload.file_name == "नमस्ते.mp4"
    assert part_path(upload.id).read_bytes() == b"0123456789"


def test_creation_may_carry_the_first_bytes(client: TestClient) -> None:
    answer = client.post(URL, content=b"abc", headers={**BYTES, "Upload-Length": "5"})
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "3")
    assert send(client, answer.headers["Location"], 3, b"de").status_code == 204


def test_a_refused_creation_with_bytes_leaves_nothing(client: TestClient) -> None:
    wrong = base64.b64encode(hashlib.sha1(b"other").digest()).decode()
    answer = client.post(
        URL,
        content=b"abc",
        headers={**BYTES, "Upload-Length": "5", "Upload-Checksum": f"sha1 {wrong}"},
    )
    assert answer.status_code == 460
    assert uploads() == []


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256"])
def test_damaged_bytes_are_refused_with_460_and_thrown_away(
    client: TestClient, algorithm: str
) -> None:
    where = start(client, 6)
    good = base64.b64encode(hashlib.new(algorithm, b"abc").digest()).decode()
    damaged = send(client, where, 0, b"abd", **{"Upload-Checksum": f"{algorithm} {good}"})
    assert (damaged.status_code, damaged.json()["code"]) == (460, "upload_checksum")
    assert client.head(where, headers=TUS).headers["Upload-Offset"] == "0"
    right = send(client, where, 0, b"abc", **{"Upload-Checksum": f"{algorithm} {good}"})
    assert right.headers["Upload-Offset"] == "3"


def test_a_wrong_offset_is_409_and_moves_nothing(client: TestClient) -> None:
    where = start(client, 6)
    answer = send(client, where, 3, b"abc")
    assert (answer.status_code, answer.json()["code"]) == (409, "upload_offset")
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert client.head(where, headers=TUS).headers["Upload-Offset"] == "0"


def chunks(data: bytes) -> Iterator[bytes]:
    yield from (data[i : i + 3] for i in range(0, len(data), 3))


def test_more_bytes_than_announced_are_413_also_without_a_length(client: TestClient) -> None:
    where = start(client, 6)
    assert send(client, where, 0, b"1234567").status_code == 413
    streamed = client.patch(
        where, content=chunks(b"1234567"), headers={**BYTES, "Upload-Offset": "0"}
    )
    assert streamed.status_code == 413
    assert send(client, where, 0, b"123456").status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "5"}, 412),
        ({**TUS, "Upload-Length": "five"}, 400),
        (TUS, 400),
        ({**TUS, "Upload-Length": "5", "Upload-Metadata": "a !"}, 400),
        ({**TUS, "Upload-Length": "5", "Content-Type": "video/mp4"}, 415),
        ({**TUS, "Upload-Length": str(10**12)}, 413),
    ],
)
def test_a_bad_creation_is_a_clear_problem(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    answer = client.post(URL, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert uploads() == []


def test_over_quota_is_413_with_words_and_keeps_nothing(
    world: World, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), "upload_quota_bytes", 1_000)
    start(client, 600)
    answer = client.post(URL, headers={**TUS, "Upload-Length": "500"})
    assert (answer.status_code, answer.json()["code"]) == (413, "upload_quota")
    assert len(uploads()) == 1
    other = http(world.creator("zoya"))
    start(other, 500)  # The quota is each creator's own.


@pytest.mark.parametrize("verb", ["HEAD", "PATCH", "DELETE", "POST"])
def test_somebody_elses_upload_looks_as_if_it_were_not_there(
    world: World, client: TestClient, verb: str
) -> None:
    where = start(client, 6)
    other = http(world.creator("zoya"))
    headers = {**BYTES, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    assert other.request(verb, where, headers=headers, content=b"abc").status_code == 404
    assert client.head(where, headers=TUS).headers["Upload-Offset"] == "0"


@pytest.mark.parametrize(
    ("role", "status"), [(None, 401), (Role.SHOPPER, 403), (Role.MODERATOR, 403)]
)
def test_only_creators_upload(world: World, role: Role | None, status: int) -> None:
    viewer = world.account("asha", role) if role else None
    answer = http(viewer).post(URL, headers={**TUS, "Upload-Length": "5"})
    assert answer.status_code == status


def test_a_deleted_upload_is_gone_with_its_bytes(client: TestClient) -> None:
    where = start(client, 6)
    send(client, where, 0, b"abc")
    path = part_path(uploads()[0].id)
    assert client.delete(where, headers=TUS).status_code == 204
    assert not path.exists()
    assert client.head(where, headers=TUS).status_code == 404


def test_an_expired_upload_is_410_and_then_swept(client: TestClient) -> None:
    where = start(client, 6)
    with session_scope() as session:
        upload = session.exec(select(Upload)).one()
        upload.expires_at = utc_now() - timedelta(seconds=1)
    assert client.head(where, headers=TUS).status_code == 410
    assert send(client, where, 0, b"abc").status_code == 410
    path = part_path(UUID(where.rsplit("/", 1)[1]))
    assert service.sweep_uploads(utc_now()) == 1
    assert not path.exists()
    assert client.head(where, headers=TUS).status_code == 404


def test_proxies_that_know_only_post_are_served(client: TestClient) -> None:
    where = start(client, 3)
    headers = {**BYTES, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    assert client.post(where, content=b"abc", headers=headers).headers["Upload-Offset"] == "3"
    gone = client.post(where, headers={**TUS, "X-HTTP-Method-Override": "DELETE"})
    assert gone.status_code == 204


def stream(
    client: TestClient, where: str, messages: Iterator[dict[str, Any]], *, hangs: bool = False
) -> dict[str, str]:
    """A PATCH from 0 whose body arrives as these ASGI messages; the answer's headers."""
    sent: list[dict[str, Any]] = []
    headers = {**BYTES, "Upload-Offset": "0", "Authorization": client.headers["Authorization"]}
    scope = {
        "type": "http",
        "method": "PATCH",
        "path": where,
        "raw_path": where.encode(),
        "query_string": b"",
        "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()],
    }

    async def receive() -> dict[str, Any]:
        if (message := next(messages, None)) is not None:
            return message
        if hangs:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def answer(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(client.app(scope, receive, answer))  # type: ignore[arg-type, operator]
    return {k.decode(): v.decode() for k, v in sent[0]["headers"]}


def test_a_large_body_is_written_in_small_pieces(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    write = receiving.Receiver.write

    def spy(self: receiving.Receiver, data: bytes) -> None:
        sizes.append(len(data))
        write(self, data)

    monkeypatch.setattr(receiving.Receiver, "write", spy)
    piece, count = b"x" * 65_536, 320
    where = start(client, len(piece) * count)
    body = (
        {"type": "http.request", "body": piece, "more_body": k < count - 1} for k in range(count)
    )
    assert stream(client, where, body)["upload-offset"] == str(len(piece) * count)
    assert max(sizes) <= 1_200_000


def test_what_arrived_before_the_connection_broke_is_kept(client: TestClient) -> None:
    where = start(client, 10)
    stream(client, where, iter([{"type": "http.request", "body": b"0123", "more_body": True}]))
    assert client.head(where, headers=TUS).headers["Upload-Offset"] == "4"
    assert send(client, where, 4, b"456789").status_code == 204


def test_a_silent_connection_gives_the_upload_back_with_what_arrived(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoints, "SILENCE_S", 0.05)
    where = start(client, 10)
    first = iter([{"type": "http.request", "body": b"0123", "more_body": True}])
    stream(client, where, first, hangs=True)
    assert client.head(where, headers=TUS).headers["Upload-Offset"] == "4"
    assert send(client, where, 4, b"456789").status_code == 204

"""The whole file is what its sender has: announced or said at the end, before and after crashes."""

from __future__ import annotations

import base64
import hashlib

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from core.db import read_scope
from core.ids import new_id
from studio import service as studio
from studio.files import upload_file
from studio.models import Upload, UploadState
from studio.uploads import digests, parts
from studio.uploads.errors import FileChanged
from tests.studio.drafting import left_on_disk
from tests.studio.test_uploads_endpoints import TUS, URL, client, send, start
from tests.studio.world import World, clip

__all__ = ["client"]
DATA = bytes(range(256)) * 4
RIGHT = hashlib.sha256(DATA).hexdigest()
WRONG = hashlib.sha256(b"another file").hexdigest()


def announced(digest: str) -> dict[str, str]:
    return {"Upload-Metadata": f"sha256 {base64.b64encode(digest.encode()).decode()},is_take"}


def only_upload() -> Upload:
    with read_scope() as session:
        upload = session.exec(select(Upload)).one()
        session.expunge(upload)
        return upload


def test_an_announced_digest_is_compared_with_the_last_byte(client: TestClient) -> None:
    where = start(client, len(DATA), **announced(RIGHT))
    assert send(client, where, 0, DATA[:700]).status_code == 204
    assert only_upload().sha256 == ""
    assert send(client, where, 700, DATA[700:]).status_code == 204
    assert (only_upload().sha256, only_upload().state) == (RIGHT, UploadState.FINISHED)


def test_another_file_than_announced_is_460_and_nothing_more_is_promised(
    client: TestClient,
) -> None:
    where = start(client, len(DATA), **announced(WRONG))
    send(client, where, 0, DATA[:700])
    answer = send(client, where, 700, DATA[700:])
    assert (answer.status_code, answer.json()["code"]) == (460, "upload_sha256")
    assert client.head(where, headers=TUS).headers["Upload-Offset"] == "700"
    assert only_upload().state is UploadState.RECEIVING
    assert client.delete(where, headers=TUS).status_code == 204
    assert left_on_disk() == []


@pytest.mark.parametrize("digest", ["abc", RIGHT.upper(), RIGHT + "0"])
def test_what_is_no_digest_is_refused_at_the_start(client: TestClient, digest: str) -> None:
    answer = client.post(URL, headers={**TUS, "Upload-Length": "5", **announced(digest)})
    assert (answer.status_code, answer.json()["code"]) == (400, "upload_protocol")


def test_an_empty_file_announced_as_another_is_refused(client: TestClient) -> None:
    answer = client.post(URL, headers={**TUS, "Upload-Length": "0", **announced(WRONG)})
    assert answer.status_code == 460


def test_the_head_tells_the_metadata_as_it_came(client: TestClient) -> None:
    headers = announced(RIGHT)
    where = start(client, len(DATA), **headers)
    told = client.head(where, headers=TUS).headers["Upload-Metadata"]
    assert told == headers["Upload-Metadata"]
    assert "Upload-Metadata" not in client.head(start(client, 5), headers=TUS).headers


def test_what_is_supported_is_said_of_one_upload_too(client: TestClient) -> None:
    answer = client.options(start(client, 5))
    assert (answer.status_code, answer.headers["Tus-Version"]) == (204, "1.0.0")


def test_the_digest_survives_a_restart_in_the_middle(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = start(client, len(DATA), **announced(RIGHT))
    send(client, where, 0, DATA[:700])
    monkeypatch.setattr(parts, "RUNNING", digests.RunningDigests())  # As after a crash.
    send(client, where, 700, DATA[700:])
    assert only_upload().sha256 == RIGHT


def test_damaged_bytes_leave_no_trace_in_the_digest(client: TestClient) -> None:
    where = start(client, len(DATA))
    other = base64.b64encode(hashlib.md5(b"x").digest()).decode()
    assert send(client, where, 0, DATA, **{"Upload-Checksum": f"md5 {other}"}).status_code == 460
    send(client, where, 0, DATA)
    assert only_upload().sha256 == RIGHT


def test_the_bytes_are_not_read_again_while_the_process_lives(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> bytes:
        raise AssertionError("read again")

    monkeypatch.setattr(digests.os, "pread", forbidden)
    where = start(client, len(DATA))
    for at in range(0, len(DATA), 100):
        assert send(client, where, at, DATA[at : at + 100]).status_code == 204
    assert only_upload().sha256 == RIGHT


def test_only_so_many_digests_are_remembered() -> None:
    running = digests.RunningDigests(most=1)
    first, second = (new_id() for _ in range(2))
    running.keep(first, 1, hashlib.sha256(b"a"))
    running.keep(second, 1, hashlib.sha256(b"b"))
    assert running.at(second, 1, -1).hexdigest() == hashlib.sha256(b"b").hexdigest()
    with pytest.raises(OSError):
        running.at(first, 1, -1)  # It would have to be read from the disk.


@pytest.mark.slow
def test_a_draft_is_made_of_the_very_file_or_not_at_all(world: World) -> None:
    viewer, path = world.creator(), clip()
    upload_id = upload_file(viewer, path)
    with pytest.raises(FileChanged):
        studio.create_draft(viewer, upload_id, sha256=WRONG)
    right = hashlib.sha256(path.read_bytes()).hexdigest()
    made = studio.create_draft(viewer, upload_id, sha256=right)
    assert world.video(made.id).sha256 == right
    with pytest.raises(FileChanged):
        studio.create_draft(viewer, upload_id, sha256=WRONG)

"""The tus headers are read strictly."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime

import pytest

from studio.uploads import protocol
from studio.uploads.errors import ProtocolError, WrongMediaType, WrongVersion


def b64(text: str | bytes) -> str:
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


@pytest.mark.parametrize("header", [None, "", "0.2.2", "1.0.0 ", "1"])
def test_another_version_is_refused(header: str | None) -> None:
    with pytest.raises(WrongVersion):
        protocol.require_version(header)


@pytest.mark.parametrize("header", [None, "", "-1", "+1", "1.5", "0x10", "१२", "9" * 19, " 5"])
def test_a_size_is_ascii_digits_only(header: str | None) -> None:
    with pytest.raises(ProtocolError):
        protocol.parse_size("Upload-Length", header)


def test_metadata_gives_text_by_key_and_keys_may_have_no_value() -> None:
    header = f"filename {b64('मेरा वीडियो.mp4')},filetype {b64('video/mp4')}, is_private"
    assert protocol.parse_metadata(header) == {
        "filename": "मेरा वीडियो.mp4",
        "filetype": "video/mp4",
        "is_private": "",
    }


@pytest.mark.parametrize(
    "header",
    [f"a {b64('x')},a {b64('y')}", "a !!!", ",", f"ключ {b64('x')}", "a " + b64("x" * 5000)],
)
def test_malformed_metadata_is_refused(header: str) -> None:
    with pytest.raises(ProtocolError):
        protocol.parse_metadata(header)


def test_a_checksum_needs_a_known_algorithm_and_its_length() -> None:
    digest = hashlib.sha1(b"x").digest()
    assert protocol.parse_checksum(None) is None
    assert protocol.parse_checksum(f"sha1 {b64(digest)}") == protocol.Checksum("sha1", digest)
    for bad in (f"md5 {b64(digest)}", f"sha256 {b64(digest)}", "sha1", "sha1 %%%"):
        with pytest.raises(ProtocolError):
            protocol.parse_checksum(bad)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\clip.mov", "clip.mov"),
        ("a\x00b\n.mp4", "ab.mp4"),
        ("", ""),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_file_name_is_for_the_eye_only(name: str, shown: str) -> None:
    assert protocol.display_name(name) == shown


def test_expiry_is_an_http_date() -> None:
    moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert protocol.expires_header(moment) == "Mon, 23 Nov 2026 10:00:00 GMT"


def test_the_body_has_to_be_announced_as_upload_bytes() -> None:
    protocol.require_body_type("application/offset+octet-stream")
    for wrong in (None, "video/mp4", "application/json"):
        with pytest.raises(WrongMediaType):
            protocol.require_body_type(wrong)

"""The tus 1.0.0 headers: read strictly, written in one place. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Literal

from studio.uploads.errors import ProtocolError, WrongMediaType, WrongVersion

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,termination,expiration"
ALGORITHMS = "md5,sha1,sha256"
BODY_TYPE = "application/offset+octet-stream"
_MAX_METADATA = 4096
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must hash to."""

    algorithm: Literal["md5", "sha1", "sha256"]
    digest: bytes


def require_version(header: str | None) -> None:
    """Checks `Tus-Resumable`.

    Raises:
        WrongVersion: Missing or another version.
    """
    if header != VERSION:
        raise WrongVersion()


def require_body_type(header: str | None) -> None:
    """Checks the content type of a request that carries bytes.

    Raises:
        WrongMediaType: It is not the one of tus.
    """
    if (header or "").split(";")[0].strip().lower() != BODY_TYPE:
        raise WrongMediaType()


def parse_size(name: str, header: str | None) -> int:
    """A byte count from a header: ASCII digits only.

    Raises:
        ProtocolError: Missing, negative, or no number.
    """
    if header is None or not (header.isascii() and header.isdigit()) or len(header) > 18:
        raise ProtocolError(f"The header {name} has to be a whole number of bytes, 0 or more.")
    return int(header)


def parse_metadata(header: str | None) -> dict[str, str]:
    """The pairs of `Upload-Metadata`; values that are no text are left out.

    Raises:
        ProtocolError: Malformed, a key twice, or longer than 4 KiB.
    """
    if not header:
        return {}
    if len(header) > _MAX_METADATA:
        raise ProtocolError("Upload-Metadata is longer than 4 KiB.")
    found: dict[str, str] = {}
    for pair in header.split(","):
        key, _, value = pair.strip().partition(" ")
        if not key or not key.isascii() or key in found:
            raise ProtocolError("Upload-Metadata needs distinct ASCII keys.")
        try:
            found[key] = base64.b64decode(value.strip(), validate=True).decode()
        except (binascii.Error, ValueError):
            raise ProtocolError(
                f"The value of {key[:40]} in Upload-Metadata is not Base64."
            ) from None
    return found


def parse_checksum(header: str | None) -> Checksum | None:
    """The demand of `Upload-Checksum`, or `None` without one.

    Raises:
        ProtocolError: An algorithm we do not offer, or a digest of the wrong length.
    """
    if header is None:
        return None
    name, _, value = header.strip().partition(" ")
    try:
        digest = base64.b64decode(value.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise ProtocolError("The digest in Upload-Checksum is not Base64.") from None
    for algorithm in ("md5", "sha1", "sha256"):
        if name.lower() == algorithm:
            if len(digest) != new_hash(algorithm).digest_size:
                raise ProtocolError(f"A {algorithm} digest has another length.")
            return Checksum(algorithm, digest)
    raise ProtocolError(f"Checksums are understood as {ALGORITHMS}.")


def new_hash(algorithm: Literal["md5", "sha1", "sha256"]) -> hashlib._Hash:
    """An empty hash; these find damage on the way, they prove nothing about who sent it."""
    return hashlib.new(algorithm, usedforsecurity=False)


def parse_sha256(text: str) -> str:
    """The digest of the whole file from the metadata key `sha256`, or an empty text without one.

    Raises:
        ProtocolError: It is no sha256 in lower-case hexadecimal.
    """
    if text and not _SHA256.fullmatch(text):
        raise ProtocolError("sha256 in Upload-Metadata has to be 64 hexadecimal digits.")
    return text


def display_name(name: str) -> str:
    """A file name for the eye: the last part, printable, at most 200 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[:200]


def expires_header(moment: datetime) -> str:
    """`Upload-Expires` in the form of RFC 9110."""
    return format_datetime(moment, usegmt=True)

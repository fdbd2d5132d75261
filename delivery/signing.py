"""Addresses that expire, for a network of caches that would keep serving what it once had. Pure.

An address is `/media/{video}/~{token}/{recipe}/{file}` and its token `{expiry}.{signature}`: the
expiry in Unix seconds as hexadecimal, the signature the first 32 hexadecimal digits of
HMAC-SHA256 over `{video}/{recipe}/{expiry}`, so that an edge can check it by itself. What a
playlist names is relative to it and so carries the token along. Everybody who asks within one
window gets the same token, so that caches are shared.
"""

from __future__ import annotations

import hashlib
import hmac
from enum import StrEnum
from uuid import UUID

from core.errors import Forbidden

DIGITS = 32


class BadSignature(Forbidden):
    """An address that nobody here has signed."""

    code = "bad_signature"

    def __init__(self) -> None:
        super().__init__(
            "This address was not signed here; open the clip again.",
            "यह पता यहाँ का नहीं है; क्लिप फिर से खोलें।",
        )


class Signed(StrEnum):
    """What a token is worth."""

    GOOD = "good"
    OVER = "over"  # It was good, and its time has passed.
    FORGED = "forged"


def expiry(now_s: float, lifetime_s: int) -> int:
    """When a token given now expires: one to two lifetimes from now, in Unix seconds."""
    return (int(now_s) // lifetime_s + 2) * lifetime_s


def token_for(video_id: UUID, recipe: str, expires_s: int, key: bytes) -> str:
    """The token of a clip's files that expires then."""
    stamp = f"{expires_s:x}"
    return f"{stamp}.{_signature(video_id, recipe, stamp, key)}"


def judge(token: str, video_id: UUID, recipe: str, key: bytes, now_s: float) -> Signed:
    """What a token is worth for the files of a clip."""
    stamp, _, signature = token.partition(".")
    right = _signature(video_id, recipe, stamp, key)
    if not hmac.compare_digest(signature.encode(), right.encode()):
        return Signed.FORGED
    return Signed.GOOD if now_s < int(stamp, 16) else Signed.OVER


def signed_path(video_id: UUID, token: str, recipe: str, path: str) -> str:
    """The address of a file with its token."""
    return f"/media/{video_id}/~{token}/{recipe}/{path}"


def _signature(video_id: UUID, recipe: str, stamp: str, key: bytes) -> str:
    said = f"{video_id}/{recipe}/{stamp}".encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()[:DIGITS]

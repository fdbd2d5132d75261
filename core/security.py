"""Passwords, tokens and signatures."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import lru_cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from itsdangerous import BadData, BadSignature, Signer, URLSafeSerializer
from itsdangerous.encoding import base64_decode, base64_encode

from core.settings import get_settings

_hasher = PasswordHasher()
# Verified when no such account exists, so that both answers take the same time.
_DUMMY_HASH = _hasher.hash("no account has this password")


def hash_password(password: str) -> str:
    """An Argon2id hash with its salt and parameters."""
    return _hasher.hash(password)


def verify_password(password: str, hashed: str | None) -> bool:
    """Whether `password` belongs to `hashed`; as slow for `None` as for a real hash."""
    try:
        return _hasher.verify(hashed or _DUMMY_HASH, password) and hashed is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def new_token() -> str:
    """A random secret of 256 bits, safe in cookies and headers."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What the database keeps instead of the token (SHA-256, hex)."""
    return hashlib.sha256(token.encode()).hexdigest()


@lru_cache
def _serializer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(get_settings().signing_key(), salt=f"jhalak.{purpose}")


@lru_cache
def _derived_key(purpose: str) -> bytes:
    # Signers derive their key anew each time, which takes most of a signature's time.
    return Signer(get_settings().signing_key(), salt=f"jhalak.{purpose}").derive_key()


def _signature(purpose: str, encoded: bytes) -> bytes:
    # BLAKE2 has a key by itself (RFC 7693): one short call where HMAC is a tour of a library.
    keyed = hashlib.blake2b(encoded, key=_derived_key(purpose), digest_size=20)
    return base64_encode(keyed.digest())


def sign_bytes(purpose: str, raw: bytes) -> str:
    """As `sign`, for bytes that need no JSON: a few microseconds."""
    encoded = base64_encode(raw)
    return (encoded + b"." + _signature(purpose, encoded)).decode()


def unsign_bytes(purpose: str, text: str) -> bytes | None:
    """The bytes that `sign_bytes(purpose, …)` signed, or `None` when they were made up."""
    try:
        encoded, _, signature = text[:4096].encode("ascii").partition(b".")
        if not hmac.compare_digest(signature, _signature(purpose, encoded)):
            return None
        return base64_decode(encoded)
    except (BadData, ValueError):
        return None


def sign(purpose: str, value: Any) -> str:
    """`value` (JSON-able) as a signed, readable, unforgeable string for one purpose."""
    return str(_serializer(purpose).dumps(value))


def unsign(purpose: str, text: str) -> Any | None:
    """The value that `sign(purpose, …)` signed, or `None` when it was made up."""
    try:
        return _serializer(purpose).loads(text[:4096])
    except BadSignature:
        return None

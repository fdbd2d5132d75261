"""What the viewer said for good, marks and set taste: rows of the database, mirrored in Redis."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from time import time
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, QueuePool, Uuid, or_, select

from community.marks import HAS_MARKS, marks_of
from core.db import get_engine, read_scope
from core.redis import PROFILE
from events.mirror import PROFILE_FIELDS
from feed.catalogue.columns import packed_keys, unpacked_keys
from feed.preferences.applied import preferences_bytes
from feed.preferences.rows import HAS_SET
from feed.query import Profile

# One short question spares strangers, of whom nothing is stored, four longer ones.
_HAS_ANYTHING = select(or_(HAS_MARKS, HAS_SET))
_NOTHING = dict.fromkeys(PROFILE_FIELDS, b"")
FIELDS = ("generation", *PROFILE_FIELDS)
MARKS_KEPT = 20_000

# Stores a rebuilt mirror unless something changed since its generation was read.
# KEYS: profile. ARGV: generation read, ttl, then field, value, …
STORE_IF_CURRENT = """
local generation = redis.call('HGET', KEYS[1], 'generation') or ''
if generation ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
"""


def is_stranger_at_once(viewer_id: UUID, engine: Engine | None = None) -> bool:
    """Whether nothing is stored of a viewer, told in a few microseconds; if in doubt, no.

    Only SQLite is asked, past the ORM: it answers sooner than a thread could be told to ask it.
    Any other database is a journey, for which a thread is right.
    """
    engine = engine or get_engine()
    if engine.dialect.name != "sqlite":
        return False
    pool = engine.pool
    if isinstance(pool, QueuePool) and pool.checkedout() >= pool.size():
        return False  # Nobody may wait here for a connection: this is the loop of all requests.
    sql, questions, written = _spelled(engine)
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        (has_anything,) = cursor.execute(sql, (written(viewer_id),) * questions).fetchone()
        cursor.close()
        return not has_anything
    except sqlite3.Error:
        return False
    finally:
        connection.close()


@lru_cache(maxsize=8)
def _spelled(engine: Engine) -> tuple[str, int, Callable[[UUID], Any]]:
    """`_HAS_ANYTHING` in SQL, how often it names the viewer, and how it writes an id."""
    compiled = _HAS_ANYTHING.compile(engine)
    written = Uuid().dialect_impl(engine.dialect).bind_processor(engine.dialect)
    assert written is not None
    return str(compiled), len(compiled.positiontup or ()), written


def no_fields() -> dict[str, bytes]:
    """The mirror's fields for somebody of whom nothing is stored."""
    return _NOTHING | {"at": str(int(time() * 1000)).encode()}


def read_profile(viewer_id: UUID, engine: Engine | None = None) -> dict[str, bytes]:
    """The mirror's fields as the database has them now; blocks."""
    fields = no_fields()  # Whatever is written from here on may be missing in them.
    with read_scope(engine) as session:
        if not session.connection().execute(_HAS_ANYTHING, {"viewer_id": viewer_id}).scalar():
            return fields
        marks = marks_of(session, viewer_id)
        preferences = preferences_bytes(session, viewer_id)
    return fields | {
        "negatives": "\n".join(sorted(marks.negatives)).encode(),
        "words": "\n".join(marks.words).encode(),
        "blocked": packed_keys(marks.blocked),
        "followed": packed_keys(marks.followed),
        "liked": packed_keys(marks.liked[:MARKS_KEPT]),
        "saved": packed_keys(marks.saved[:MARKS_KEPT]),
        "preferences": preferences,
    }


def profile_of(fields: Mapping[str, bytes | None]) -> Profile | None:
    """The profile in mirror fields, or `None` when the mirror is not there."""
    if not fields.get("at"):
        return None
    negatives = (fields.get("negatives") or b"").decode()
    words = (fields.get("words") or b"").decode()
    return Profile(
        negatives=frozenset(negatives.split("\n")) if negatives else frozenset(),
        words=tuple(words.split("\n")) if words else (),
        blocked=unpacked_keys(fields.get("blocked")),
        followed=unpacked_keys(fields.get("followed")),
        liked=unpacked_keys(fields.get("liked")),
        saved=unpacked_keys(fields.get("saved")),
    )


def store_arguments(
    viewer_id: UUID, generation: bytes | None, fields: dict[str, bytes]
) -> Sequence[str | bytes]:
    """What follows the script in `EVAL`, with its number of keys."""
    pairs = [part for field, value in fields.items() for part in (field, value)]
    return ["1", PROFILE(viewer_id), generation or b"", str(PROFILE.ttl_s), *pairs]

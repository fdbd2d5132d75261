"""The rules of the history: tags, what one save grows into, what makes room. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from studio.versions.models import EditVersion

GROWS_FOR = timedelta(minutes=1)  # Autosaves so close together are one version.
MAX_UNNAMED = 100
MAX_NAMED = 100
MAX_BRANCHES = 20
_TAG = re.compile(r'"(\d{1,9})\.([0-9a-f]{16})"')


def digest_of(edl: str) -> str:
    """sha256 of a canonical edit list, hexadecimal."""
    return hashlib.sha256(edl.encode()).hexdigest()


def tag_of(version: EditVersion) -> str:
    """The ETag: it changes with the number and with the content."""
    return f'"{version.number}.{version.digest[:16]}"'


def number_in(tag: str) -> int | None:
    """The version that a tag speaks of; `None` if it is no tag of ours."""
    found = _TAG.fullmatch(tag)
    return int(found[1]) if found else None


def may_grow(version: EditVersion, by: UUID, now: datetime, parents: set[int]) -> bool:
    """Whether a save goes into `version` instead of making a new one.

    Args:
        parents: Numbers that other versions were made from; what they began as stays to be seen.
    """
    return (
        version.parent is not None
        and not version.name
        and version.by_id == by
        and version.number not in parents
        and now - version.made_at < GROWS_FOR
    )


def spare(versions: Sequence[EditVersion]) -> list[EditVersion]:
    """What makes room: the oldest without a name beyond the limits, never the first or the present.

    Args:
        versions: All of a clip, by number.
    """
    line = [v for v in versions if not v.is_branch]
    kept = {v.number for v in (*line[:1], *line[-1:])}
    unnamed = [v for v in line if not v.name and v.number not in kept]
    branches = [v for v in versions if v.is_branch and not v.name]
    return [
        *unnamed[: max(0, len(unnamed) - MAX_UNNAMED)],
        *branches[: max(0, len(branches) - MAX_BRANCHES)],
    ]

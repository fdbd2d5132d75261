"""The items of a batch; where a part of it is no JSON, the rest is read all the same.

A browser writes half of a pair of surrogates as an escape that no strict reader takes, and other
clients write `NaN`. One such item must not take those beside it along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from core.errors import InvalidInput, TooLarge
from events.rules import MAX_BODY_BYTES

# Strings as a whole, so that what is in them is not taken for structure; else what structures.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{},:"]', re.DOTALL)
_ID = re.compile(rb'"event_id"\s*:\s*"([0-9A-Za-z-]{1,64})"')
_OPEN, _CLOSE = b"[{", b"]}"
_EVENTS = b'"events"'


class NotABatch(InvalidInput):
    """The body is not `{"events": […]}`."""

    code = "not_a_batch"

    def __init__(self) -> None:
        super().__init__('Send JSON of the form {"events": […]}.')


@dataclass(frozen=True, slots=True)
class Malformed:
    """An item that is no JSON.

    Args:
        event_id: What it seems to call itself, so that its sender can tell which it was.
    """

    event_id: str | None


def items_of(body: bytes) -> list[Any]:
    """The items of a batch, parsed; one that cannot be parsed is `Malformed`.

    Raises:
        TooLarge: The whole body is too large.
        NotABatch: The body is not a batch.
    """
    if len(body) > MAX_BODY_BYTES:
        raise TooLarge("A batch of events may have at most 4 MB.")
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        return [_parsed(one) for one in _split(body)]
    items = parsed.get("events") if isinstance(parsed, dict) else None
    if not isinstance(items, list):
        raise NotABatch()
    return items


def _parsed(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        named = _ID.search(raw)
        return Malformed(named[1].decode() if named else None)


def _split(body: bytes) -> list[bytes]:
    """The bytes of each item of the list `events` of the outermost object.

    Raises:
        NotABatch: There is no such list, or brackets and quotes are not in pairs.
    """
    items: list[bytes] = []
    depth, start, found = 0, -1, False
    before = key = b""
    if not body.lstrip().startswith(b"{"):
        raise NotABatch()
    for token, at, end in _tokens(body):
        if token in _OPEN:
            depth += 1
            if depth == 2 and token == b"[" and before == b":" and key == _EVENTS:
                items, start, found = [], end, True
        elif token in _CLOSE:
            if depth == 2 and start >= 0:
                if (last := body[start:at].strip()) or items:
                    items.append(last)
                start = -1
            depth -= 1
            if depth < 0:
                raise NotABatch()
        elif token == b"," and depth == 2 and start >= 0:
            items.append(body[start:at].strip())
            start = end
        elif token == b'"':
            raise NotABatch()  # It does not end.
        if depth == 1 and token.startswith(b'"'):
            key = token
        before = token
    if depth or not found:
        raise NotABatch()
    return items


def _tokens(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    for match in _TOKEN.finditer(body):
        yield match[0], match.start(), match.end()

"""Batches of which a part is no JSON are taken apart exactly where strict JSON would be."""

from __future__ import annotations

import orjson
from hypothesis import given
from hypothesis import strategies as st

from events.batches import Malformed, items_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(VALUES, max_size=8), st.integers(0, 8), st.dictionaries(st.text(), VALUES))
def test_whatever_stands_around_a_bad_item_is_read_as_it_was_written(
    items: list[object], place: int, more: dict[str, object]
) -> None:
    place = min(place, len(items))
    parts = [orjson.dumps(item) for item in items]
    parts.insert(place, b'{"event_id": "x-1", "watch_ms": NaN}')
    others = b"".join(
        orjson.dumps(k) + b":" + orjson.dumps(v) + b"," for k, v in more.items() if k != "events"
    )

    found = items_of(b"{" + others + b'"events": [' + b" , ".join(parts) + b"]}")

    assert found[place] == Malformed("x-1")
    assert found[:place] + found[place + 1 :] == items

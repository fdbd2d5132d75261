"""What lies beside the catalogue's arrays: cards in a file, rows by key."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed.catalogue import card_file
from feed.catalogue.card_file import CardFile
from feed.catalogue.due import Due
from feed.catalogue.key_index import UNKNOWN, KeyIndex

KEYS = st.integers(0, 2**64 - 1)


@given(puts=st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=60)), max_size=60))
def test_a_card_is_what_was_put_last(puts: list[tuple[int, bytes]]) -> None:
    cards, wanted = CardFile(), dict(puts)
    for row, card in puts:
        cards[row] = card

    assert {row: cards[row] for row in wanted} == wanted
    assert cards[5001] == cards[100_000] == b""


def test_old_cards_are_thrown_away_and_readers_notice_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_file, "WASTE_BYTES", 10_000)
    cards = CardFile(tmp_path)
    for version in range(100):
        for row in range(50):
            cards[row] = b"%d of %d" % (version, row) * 10

        assert all(cards[row] == b"%d of %d" % (version, row) * 10 for row in range(50))

    assert cards.size_bytes < 30_000
    assert list(tmp_path.iterdir()) == []  # It has no name, so nothing is left behind.


@given(keys=st.lists(KEYS, unique=True, max_size=200), others=st.lists(KEYS, max_size=20))
def test_a_key_is_found_again_and_an_unknown_one_is_not(keys: list[int], others: list[int]) -> None:
    index = KeyIndex()
    for row, key in enumerate(keys):
        index.put(key, row)

    found = index.find(np.array(keys + others, np.uint64)).tolist()

    assert found[: len(keys)] == list(range(len(keys)))
    assert found[len(keys) :] == [keys.index(k) if k in keys else UNKNOWN for k in others]


def test_the_index_grows_and_keeps_everything() -> None:
    index = KeyIndex()
    keys = np.random.default_rng(1).integers(0, 2**64, size=20_000, dtype=np.uint64)
    for row, key in enumerate(keys.tolist()):
        index.put(key, row)
    index.put(int(keys[7]), 123_456)

    found = index.find(keys)

    assert found[7] == 123_456
    assert (np.delete(found, 7) == np.delete(np.arange(20_000), 7)).all()


def test_slow_work_is_done_more_rarely(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("feed.catalogue.due.monotonic", lambda: now)
    due = Due(1.0)
    assert due.is_now

    with due:
        now = 102.0  # It took two seconds.

    now = 139.0
    assert not due.is_now
    now = 140.0
    assert due.is_now

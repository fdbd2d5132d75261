"""The sequence benchmark: what it reads and how it relabels."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bench.sequences import read, relabelled


def files(folder: Path) -> tuple[Path, Path]:
    data, attributes = folder / "d.txt", folder / "a.json"
    data.write_text("1 10 20 30 40\n2 20 30 50\n3 10 20\n")
    attributes.write_text(json.dumps({"10": [1, 2], "50": [2], "99": [3]}))
    return data, attributes


def test_labels_change_with_the_seed_and_nothing_else_does(tmp_path: Path) -> None:
    data = read(*files(tmp_path))
    first, known = relabelled(data, 1)
    second, _ = relabelled(data, 2)
    assert first.lengths.tolist() == second.lengths.tolist() == [4, 3]
    assert first.items.tolist() != second.items.tolist()
    assert sorted(set(first.items.tolist())) == [0, 1, 2, 3, 4]
    # The same item wherever it stands, and its attributes with it.
    pairs = set(zip(first.items.tolist(), second.items.tolist(), strict=True))
    assert len(pairs) == 5
    assert np.diff(known.of_item.starts)[first.items[0]] == 2
    assert np.diff(known.of_item.starts)[first.items[-1]] == 1


def test_a_file_of_nobody_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "d.txt"
    data.write_text("1 10 20\n")
    with pytest.raises(ValueError, match="nobody"):
        read(data, None)

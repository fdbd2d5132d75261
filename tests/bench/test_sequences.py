"""The sequence benchmark: what it reads and how it relabels."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from bench.published import SETS, PublicSet, fields_of, set_of, table_of
from bench.sequences import main, read, relabelled, run


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


def test_names_of_any_kind_and_items_without_any_are_read(tmp_path: Path) -> None:
    data, attributes = files(tmp_path)
    attributes.write_text(json.dumps({"10": ["brand", 7], "20": [], "30": None, "50": ["brand"]}))
    _, known = relabelled(read(data, attributes), 0)
    assert sorted(np.diff(known.of_item.starts).tolist()) == [0, 0, 0, 1, 2]


def sized(people: int, items: int, events: int) -> list[list[int]]:
    """Sequences of that many people, items and events."""
    numbers = [n % items for n in range(events)]
    longest = events - 3 * (people - 1)
    return [numbers[:longest], *(numbers[i : i + 3] for i in range(longest, events, 3))]


@pytest.mark.parametrize("public", SETS, ids=lambda one: one.name)
def test_a_public_set_is_known_by_its_size_and_never_by_a_guess(public: PublicSet) -> None:
    size = public.size
    sequences = sized(size.people, size.items, size.events)
    assert set_of(sequences) is public
    shorter = [sequences[0][:-1], *sequences[1:]]
    assert set_of(shorter) is None
    assert set_of(shorter, public.name) is public
    assert fields_of(None) == {"set": None, "published": []}


def test_what_others_reached_stands_beside_ours_with_how_it_was_reached() -> None:
    beauty = SETS[0]
    fields = fields_of(beauty)
    assert fields["set"] == "beauty"
    assert [one["ndcg10"] for one in fields["published"] if one["is_published"]] == [0.0531]  # type: ignore[attr-defined]
    ours = {"ndcg10": 0.07, "ndcg10_ids_only": 0.06, "uses_attributes": True, "protocol": "strict"}
    lines = table_of(beauty, ours).splitlines()
    assert lines[1] == "  0.0700  ours (with attributes, strict)"
    assert "  0.0531  best published (by ids only, strict)" in lines
    by_ids = table_of(beauty, ours | {"uses_attributes": False, "protocol": "refit"})
    assert "0.0700" not in by_ids and "do not stand beside" in by_ids


def test_the_command_prints_what_others_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, _ = files(tmp_path)
    found = {
        "ndcg10": 0.07,
        "ndcg10_ids_only": 0.06,
        "uses_attributes": False,
        "protocol": "strict",
    }
    monkeypatch.setattr("bench.sequences.run", lambda *_: dict(found))
    for more in ([], ["--json"]):
        monkeypatch.setattr(sys, "argv", ["bench", "--data", str(data), "--set", "toys", *more])
        main()
    printed = capsys.readouterr().out.splitlines()
    assert "  0.0580  best published (by ids only, strict)" in printed
    last = json.loads(printed[-1])
    assert last["set"] == "toys" and last["published"][0]["ndcg10"] == 0.058
    assert last["ndcg10"] == 0.07


@pytest.mark.slow
@pytest.mark.parametrize("protocol", ["strict", "refit"])
@pytest.mark.parametrize("kinds", [0, 4])
def test_a_set_unlike_the_public_ones_is_measured(
    tmp_path: Path, protocol: str, kinds: int
) -> None:
    draw = np.random.default_rng(0)
    lines = []
    for person in range(700):  # Half have three items, the fewest there may be.
        length = 3 if person % 2 else int(draw.integers(3, 90))
        walk = (draw.integers(80) + np.cumsum(draw.choice([1, 2], length))) % 80
        lines.append(" ".join(str(word) for word in (person, *walk)))
    data, attributes = tmp_path / "d.txt", tmp_path / "a.json"
    data.write_text("\n".join(lines))
    known = {str(item): [item % kinds] if kinds and item % 3 else [] for item in range(80)}
    attributes.write_text(json.dumps(known))
    found = run(read(data, attributes), protocol, seeds=1)
    assert 0.0 < float(str(found["ndcg10_ids_only"])) <= 1.0
    assert (found["ndcg10"] == found["ndcg10_ids_only"]) is (kinds == 0)


def test_without_torch_a_network_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = files(tmp_path)
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setattr(sys, "argv", ["bench", "--data", str(data), "--network"])
    with pytest.raises(SystemExit, match=r"install requirements-train\.txt"):
        main()


@pytest.mark.slow
def test_a_network_is_asked_the_same(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="needs requirements-train.txt")
    data = tmp_path / "d.txt"
    lines = [f"{p} {' '.join(str((p + k) % 20) for k in range(6))}" for p in range(120)]
    data.write_text("\n".join(lines))
    found = run(read(data, None), "strict", seeds=1, network_s=5.0)
    for name in ("ndcg10", "ndcg10_network", "ndcg10_served", "ndcg10_network_served"):
        assert 0.0 < float(str(found[name])) <= 1.0
    assert found["network_wins"] in (0.0, 1.0)

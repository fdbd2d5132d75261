"""Versions of the table of similar clips: switched in one step, refused when damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from core.ids import new_id
from experiments.assignment import Assigned
from experiments.values import Values
from feed.params.sources import LIMIT_SIMILAR
from feed.query import Profile
from feed.similar.engagements import Engagement, log_of
from feed.similar.keeper import TableKeeper
from feed.similar.table import Table
from feed.similar.versions import Card, Versions
from feed.sources.similar import SimilarClips
from feed.versions import NoSuchVersion, VersionBroken
from tests.feed.clips import catalogue, clip, keys, query_of


def table(version: str, ids: list[UUID]) -> Table:
    """Each clip is followed by all others, in the order of their keys."""
    found = np.sort(keys(ids))
    n = len(found)
    rows = [[j for j in range(n) if j != i] for i in range(n)]
    return Table(version, found, np.array(rows, np.int32))


def card(version: str) -> Card:
    return Card(version, 1, 0, 0, 2, 4, 3, False, None, None)


def published(folder: Path, *names: str) -> Versions:
    versions = Versions(folder)
    for name in names:
        versions.publish(table(name, [new_id() for _ in range(3)]), card(name))
    return versions


def test_the_newest_serves_and_rollback_goes_back_by_one(tmp_path: Path) -> None:
    versions = published(tmp_path, "a", "b", "c")
    assert versions.current() == "c"
    assert versions.rollback() == "b"
    assert versions.rollback() == "a"
    with pytest.raises(NoSuchVersion):
        versions.rollback()
    assert versions.current() == "a"


def test_a_damaged_version_is_refused_and_the_old_one_serves_on(tmp_path: Path) -> None:
    versions = published(tmp_path, "a")
    keeper = TableKeeper()
    keeper.look(versions)
    published(tmp_path, "b")
    raw = bytearray((tmp_path / "b.npz").read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "b.npz").write_bytes(bytes(raw))
    keeper.look(versions)
    assert keeper.version == "a"
    versions.switch("a")
    with pytest.raises(VersionBroken):
        versions.switch("b")
    assert versions.current() == "a"


def test_a_switch_is_seen_at_the_next_look(tmp_path: Path) -> None:
    versions = published(tmp_path, "a", "b")
    keeper = TableKeeper()
    keeper.look(versions)
    versions.rollback()
    keeper.look(versions)
    assert keeper.version == "a"


def test_only_so_many_versions_are_kept(tmp_path: Path) -> None:
    versions = published(tmp_path, *[f"{i:02}" for i in range(13)])
    assert [c.version for c in versions.cards()] == [f"{i:02}" for i in range(3, 13)]
    assert not (tmp_path / "02.npz").exists()


def test_a_neighbour_outside_the_table_is_refused() -> None:
    broken = Table("x", np.arange(2, dtype=np.uint64), np.array([[1], [2]], np.int32))
    with pytest.raises(ValueError, match="outside"):
        Table.from_bytes("x", broken.to_bytes())


def test_the_newest_like_speaks_loudest() -> None:
    made = Table("x", np.arange(4, dtype=np.uint64), np.array([[2], [3], [-1], [-1]], np.int32))
    found, scores = made.following(np.array([1, 0, 99], np.uint64), 1.0)
    assert found.tolist() == [3, 2]
    assert scores.tolist() == [1.0, 0.5]


def test_the_source_keeps_to_what_is_eligible_and_to_its_limit() -> None:
    clips = [clip() for _ in range(6)]
    snapshot = catalogue(clips)
    made = table("x", [c.video_id for c in clips] + [new_id()])
    source = SimilarClips(table=lambda: made)
    query = query_of(snapshot, profile=Profile(liked=keys([clips[0].video_id])))
    eligible = np.array([True, True, False, True, True, True])
    rows = source.find(query, eligible).rows.tolist()
    assert sorted(rows) == [1, 3, 4, 5]
    few = Values(query.viewer.id, [Assigned("t", "few", {LIMIT_SIMILAR.name: 2})])
    assert source.find(replace(query, values=few), eligible).rows.tolist() == rows[:2]


def test_without_table_or_likes_the_source_proposes_nothing() -> None:
    clips = [clip() for _ in range(3)]
    query = query_of(catalogue(clips), profile=Profile(liked=keys([clips[0].video_id])))
    everything = np.ones(3, np.bool_)
    assert not len(SimilarClips(table=lambda: None).find(query, everything).rows)
    made = table("x", [c.video_id for c in clips])
    nobody = replace(query, profile=Profile())
    assert not len(SimilarClips(table=lambda: made).find(nobody, everything).rows)


def test_a_log_is_in_order_and_each_clip_once() -> None:
    viewer, first, second = new_id(), new_id(), new_id()
    log = log_of(
        [
            Engagement(viewer, second, 30),
            Engagement(viewer, first, 10),
            Engagement(viewer, first, 40),
        ]
    )
    assert [log.videos[i] for i in log.sequences.items.tolist()] == [first, second]
    assert (log.first_ms, log.last_ms) == (10, 40)

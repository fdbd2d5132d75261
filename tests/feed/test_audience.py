"""Clips for followers or for those with the link stay out of everybody else's pages."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest

from catalog.ids import AccountId
from catalog.kinds import Audience, Role
from core.ids import new_id
from feed.catalogue.columns import Columns
from feed.catalogue.snapshot import Snapshot
from feed.filters.visible import opens
from feed.following import FOLLOWING
from feed.for_you import FOR_YOU
from feed.listing import listed_rows
from feed.pipeline import Pipeline
from feed.popularity import rules_of
from feed.query import Profile, Surface, SurfaceKind
from tests.feed.clips import DEFAULTS, NOW_MS, VIEWER, catalogue, clip, ids_of, keys, query_of

MEERA = new_id()
EVERY = {a: replace(clip(MEERA, handle="meera", tags=["glow"]), audience=a) for a in Audience}
IDS = {row.video_id: audience for audience, row in EVERY.items()}
FOLLOWS = Profile(followed=keys([MEERA]))
LISTS = (Surface(SurfaceKind.CREATOR, "meera"), Surface(SurfaceKind.TAG, "glow"))


def audiences(ids: list[UUID]) -> set[Audience]:
    return {IDS[id_] for id_ in ids}


@pytest.mark.parametrize(
    ("pipeline", "profile", "expected"),
    [
        (FOR_YOU, Profile(), {Audience.EVERYONE}),
        (FOR_YOU, FOLLOWS, {Audience.EVERYONE, Audience.FOLLOWERS}),
        (FOLLOWING, FOLLOWS, {Audience.EVERYONE, Audience.FOLLOWERS}),
    ],
)
def test_a_page_holds_what_is_for_its_viewer(
    pipeline: Pipeline, profile: Profile, expected: set[Audience]
) -> None:
    snapshot = catalogue(EVERY.values())
    slate, _, _ = pipeline.run(query_of(snapshot, profile=profile))
    assert audiences(ids_of(snapshot, slate)) == expected


@pytest.mark.parametrize("surface", LISTS)
@pytest.mark.parametrize("follows", [False, True])
def test_so_does_a_list(surface: Surface, follows: bool) -> None:
    snapshot = catalogue(EVERY.values())
    query = query_of(snapshot, profile=FOLLOWS if follows else Profile(), surface=surface)
    found = audiences([snapshot.columns.video_id(int(r)) for r in listed_rows(query)])
    assert found == {Audience.EVERYONE} | ({Audience.FOLLOWERS} if follows else set())


def test_a_link_opens_what_is_for_those_who_have_it_and_nothing_for_followers() -> None:
    snapshot = catalogue(EVERY.values())
    rows = {a: snapshot.row_of(row.video_id) for a, row in EVERY.items()}
    own = replace(VIEWER, account_id=AccountId(MEERA), role=Role.CREATOR)
    for query, for_followers in (
        (query_of(snapshot), False),
        (query_of(snapshot, profile=FOLLOWS), True),
        (query_of(snapshot, viewer=own), True),
    ):
        assert opens(query, rows[Audience.EVERYONE])
        assert opens(query, rows[Audience.LINK])
        assert opens(query, rows[Audience.FOLLOWERS]) is for_followers


def test_an_audience_that_changes_counts_at_once() -> None:
    columns, row = Columns(), EVERY[Audience.EVERYONE]
    columns.put(row)
    snapshot = Snapshot(columns, NOW_MS, rules_of(DEFAULTS))
    for audience, is_shown in ((Audience.LINK, 0), (Audience.EVERYONE, 1)):
        columns.put(replace(row, audience=audience))
        slate, _, _ = FOR_YOU.run(query_of(snapshot))
        assert len(slate.rows) == is_shown
        assert np.array_equal(snapshot.restricted(), [] if is_shown else [0])

"""Reasons name what really counted, and nothing that is not true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.ids import new_id
from feed.catalogue.rows import CatalogueRow, Totals
from feed.explain import Levels, reasons_for
from feed.features.taste import Taste
from feed.schemas import ExplainedItem, Reason
from tests.feed.clips import catalogue, clip

CREATOR = new_id()
LIKES_SAREES = Taste(tags={"saree": 2.0, "glow": 0.5, "denim": -1.0}, creators={CREATOR.hex: 1.0})


def item_of(one: CatalogueRow, terms: dict[str, float], *sources: str) -> ExplainedItem:
    return ExplainedItem(
        video_id=one.video_id,
        position=0,
        sources=list(sources),
        propensity=1.0,
        terms=terms,
        score=sum(terms.values()),
    )


def reasons(
    one: CatalogueRow,
    terms: dict[str, float],
    *sources: str,
    taste: Taste | None = LIKES_SAREES,
    levels: Levels | None = None,
) -> list[Reason]:
    item = item_of(one, terms, *sources)
    return reasons_for(item, taste, levels or Levels(), catalogue([one]))


def test_the_strongest_reason_comes_first_and_names_the_dearest_hashtag() -> None:
    one = clip(CREATOR, tags=["glow", "saree", "denim"])

    found = reasons(one, {"tags": 0.6, "creator": 0.3, "freshness": 0.05})

    assert [(r.kind, r.value) for r in found] == [("tag", "saree"), ("creator", str(CREATOR))]
    assert found[0].part == round(0.6 / 0.95, 3)


def test_no_hashtag_is_named_that_the_viewer_does_not_like() -> None:
    one = clip(tags=["denim"])

    assert [r.kind for r in reasons(one, {"tags": 0.5, "freshness": 0.4})] == ["fresh"]
    assert [r.kind for r in reasons(one, {"tags": 0.5, "freshness": 0.4}, taste=None)] == ["fresh"]


def test_a_term_that_speaks_against_the_clip_is_no_reason() -> None:
    one = clip(tags=["saree"])

    assert [r.kind for r in reasons(one, {"tags": -0.5, "freshness": 0.1})] == ["fresh"]


def test_what_the_viewer_asked_for_is_called_so() -> None:
    one = clip(tags=["saree"], categories=["sarees"])
    levels = Levels(tags=frozenset({"saree"}), categories=frozenset({"sarees"}))

    found = reasons(one, {"tags": 0.5, "taste_long": 0.4}, levels=levels)

    assert [(r.kind, r.value, r.is_set) for r in found] == [
        ("tag", "saree", True),
        ("category", "sarees", True),
    ]


@pytest.mark.parametrize(("impressions", "kinds"), [(3, ["exploring"]), (400, [])])
def test_only_a_clip_that_few_have_met_is_being_tried_out(
    impressions: int, kinds: list[str]
) -> None:
    one = clip(impressions=impressions)

    assert [r.kind for r in reasons(one, {"popularity": 0.2}, "exploration")] == kinds


@pytest.mark.parametrize(("finishes", "kind"), [(60, "finished"), (40, "popular")])
def test_watched_to_the_end_is_said_only_where_most_did(finishes: int, kind: str) -> None:
    one = replace(clip(), totals=Totals(impressions=200, plays=100, finishes=finishes))

    assert [r.kind for r in reasons(one, {"popularity": 0.3})] == [kind]


def test_nobody_likes_a_clip_that_nobody_has_watched() -> None:
    one = replace(clip(), totals=Totals(impressions=20, plays=3, finishes=3))

    assert [r.kind for r in reasons(one, {"popularity": 0.3, "freshness": 0.2})] == ["fresh"]


HEADS = {"watch": 0.5, "like": 0.2, "skip": -0.1, "business": 0.0}


def test_where_a_model_scored_what_it_saw_then_speaks_for_the_clip() -> None:
    one = clip(CREATOR, tags=["saree"], age_h=500)
    item = item_of(one, HEADS | {"followed": 0.3}, "popular")
    saw = {"tags": 0.0, "creator": 0.1, "freshness": 0.9, "popularity": 0.0, "age": 3.0}

    found = reasons_for(
        item.model_copy(update={"features": saw}), LIKES_SAREES, Levels(), catalogue([one])
    )

    # The viewer likes its hashtag by now, and the clip is old by now: not so on that page.
    assert [r.kind for r in found] == ["followed", "fresh"]


def test_of_what_a_model_saw_that_no_trace_holds_nothing_is_said() -> None:
    assert reasons(clip(CREATOR, tags=["saree"]), HEADS, "popular") == []


def test_a_deep_link_explains_itself_and_a_clip_that_is_gone_has_no_reasons() -> None:
    one, gone = clip(tags=["saree"]), clip(tags=["saree"])

    assert [r.kind for r in reasons(one, {"tags": 0.5}, "start", "tags")] == ["asked"]
    assert reasons_for(item_of(gone, {"tags": 0.5}), None, Levels(), catalogue([one])) == []

"""Clips that sell come to a page also where many others are better liked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from feed.for_you import FOR_YOU
from feed.popularity import SHOPPED_EVERY_MS, rules_of, shopped_rule_of
from feed.sources.popular import Popular
from feed.sources.shopped import Shopped
from tests.feed.clips import DEFAULTS, catalogue, clip, query_of

LIKED, SELLING = 300, 4


def test_what_many_look_at_the_products_of_is_proposed_although_hardly_liked() -> None:
    rows = [clip(axis=i % 9, likes=30) for i in range(LIKED)]
    for n in range(SELLING):
        plain = clip(axis=n, likes=0, impressions=400)
        totals = replace(plain.totals, product_taps=30 + n, bag_adds=3)
        rows.append(replace(plain, totals=totals))
    snapshot = catalogue(rows)
    query = query_of(snapshot)
    eligible = snapshot.eligible()

    found = Shopped().find(query, eligible).rows.tolist()

    assert found[:SELLING] == [LIKED + n for n in reversed(range(SELLING))]
    assert not set(found[:SELLING]) & set(Popular().find(query, eligible).rows.tolist())


def test_it_is_silent_while_a_model_orders_all_clips() -> None:
    snapshot = catalogue(clip(axis=i) for i in range(20))
    ordered = snapshot.promised(np.arange(20))

    assert len(Shopped().find(query_of(snapshot), snapshot.eligible()).rows)
    assert not len(Shopped().find(query_of(ordered), ordered.eligible()).rows)


def test_one_look_among_few_viewers_is_luck() -> None:
    lucky = clip(impressions=3)
    proven = clip(impressions=1000)
    snapshot = catalogue(
        [
            replace(lucky, totals=replace(lucky.totals, product_taps=1)),
            replace(proven, totals=replace(proven.totals, product_taps=60)),
        ]
    )

    assert snapshot.popular(shopped_rule_of(DEFAULTS)).order.tolist() == [1, 0]


def test_the_feed_asks_it_and_finds_its_order_ready() -> None:
    snapshot = catalogue(clip(axis=i) for i in range(20))

    assert "shopped" in {source.name for source in FOR_YOU.sources}
    assert snapshot.popular(shopped_rule_of(DEFAULTS)) is snapshot.popular(
        shopped_rule_of(query_of(snapshot).values)
    )


def test_its_order_outlives_refreshes_for_some_seconds() -> None:
    snapshot = catalogue([clip(impressions=1000), clip(impressions=1000)])
    rules = rules_of(DEFAULTS)
    popular, shopped = (snapshot.popular(rule) for rule in rules)

    soon = snapshot.reordered(snapshot.made_ms + SHOPPED_EVERY_MS - 1, rules)
    late = soon.reordered(snapshot.made_ms + SHOPPED_EVERY_MS, rules)

    assert soon.popular(rules[0]) is not popular
    assert soon.popular(rules[1]) is shopped
    assert late.popular(rules[1]) is not shopped

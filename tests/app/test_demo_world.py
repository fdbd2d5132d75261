"""The demo world as data: complete, consistent, and fit to be published."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from app.demo.art import DRAWN
from app.demo.captions import vtt
from app.demo.money import rupees
from app.demo.records import ClipKind, Cue, Disclosure, Language, PersonKind, Template
from app.demo.shelf.label import SELLERS
from app.demo.world import world

WORLD = world()
DEVANAGARI = re.compile("[\u0900-\u097f]")


def test_the_world_is_as_large_as_promised() -> None:
    assert len(WORLD.people) >= 12
    assert len(WORLD.products) >= 120
    assert len(WORLD.clips) >= 64
    assert {c.template for c in WORLD.clips} == set(Template)
    assert {c.kind for c in WORLD.clips} == set(ClipKind)
    assert {c.language for c in WORLD.clips} == set(Language)


def test_handles_keys_and_skus_are_unique() -> None:
    skus = [p.sku for p in WORLD.products] + [v.sku for p in WORLD.products for v in p.variants]
    for names in (skus, [p.handle for p in WORLD.people], [c.key for c in WORLD.clips]):
        assert [n for n, count in Counter(names).items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9_]{3,30}", p.handle) for p in WORLD.people)


def test_every_price_is_positive_and_at_most_the_retail_price() -> None:
    for product in WORLD.products:
        assert product.variants
        for variant in product.variants:
            assert 0 < variant.price_paise <= variant.mrp_paise, variant.sku
            assert variant.stock >= 0


def test_products_name_a_brand_a_seller_and_an_origin() -> None:
    for product in WORLD.products:
        assert WORLD.person[product.brand].kind is PersonKind.BRAND
        assert product.seller is SELLERS[product.brand]
        assert re.search(r"\b\d{6}$", product.seller.address), (
            "an Indian address ends in a pin code"
        )
        assert product.country_of_origin
        assert re.fullmatch(r"#[0-9a-f]{6}", product.colour)
        assert product.art in DRAWN or re.fullmatch(r"[0-9a-f]+(-[0-9a-f]+)*", product.art)


def test_every_shade_has_a_colour() -> None:
    shades = [v for p in WORLD.products for v in p.variants if v.option == "shade"]
    assert len(shades) > 60
    assert all(v.hex and re.fullmatch(r"#[0-9a-f]{6}", v.hex) for v in shades)


@pytest.mark.parametrize("clip", WORLD.clips, ids=lambda c: c.key)
def test_a_clip_is_consistent(clip) -> None:  # type: ignore[no-untyped-def]
    assert clip.creator in WORLD.person
    assert 6_000 <= clip.duration_ms <= 20_000
    assert clip.tags
    for tag in clip.tags:
        assert tag.sku in WORLD.product
        assert 0 <= tag.start_ms < tag.end_ms <= clip.duration_ms
        assert tag.end_ms - tag.start_ms >= 1_000, "a card needs time to be read"
        assert 0 <= tag.x <= 1 and 0 <= tag.y <= 1
    ends = [0]
    for cue in clip.cues:
        assert ends[-1] <= cue.start_ms < cue.end_ms <= clip.duration_ms
        ends.append(cue.end_ms)
    assert clip.cues and clip.hashtags
    words = " ".join((clip.title, clip.caption, clip.headline, clip.kicker, *clip.points))
    assert "!" not in words
    assert bool(DEVANAGARI.search(clip.title)) == (clip.language is Language.HI)


def test_whoever_shows_their_own_brand_says_so() -> None:
    for clip in WORLD.clips:
        is_brand = WORLD.person[clip.creator].kind is PersonKind.BRAND
        assert (clip.disclosure is Disclosure.OWN_BRAND) == is_brand, clip.key


def test_the_first_eight_are_short_and_differ_in_template_and_creator() -> None:
    first = WORLD.clips[:8]
    assert len({c.template for c in first}) == 8
    assert len({c.creator for c in first}) == 8
    assert all(6_000 <= c.duration_ms <= 9_000 for c in first)


def test_neighbours_differ() -> None:
    for one, other in pairwise(WORLD.clips):
        assert one.creator != other.creator, (one.key, other.key)
        assert one.template != other.template, (one.key, other.key)


def test_prices_use_the_indian_grouping() -> None:
    assert [rupees(p) for p in (0, 24_900, 1_249_900, 12_345_650)] == [
        "₹0",
        "₹249",
        "₹12,499",
        "₹1,23,456.50",
    ]


def test_captions_are_webvtt_and_escape_markup() -> None:
    text = vtt((Cue(250, 61_500, "क्या <b> & आप"),))
    assert text == ("WEBVTT\n\n1\n00:00:00.250 --> 00:01:01.500\nक्या &lt;b&gt; &amp; आप\n")

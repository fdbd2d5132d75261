"""Links of ours and of brands name products; nothing else does."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.product_links import LinkRefused, folded_link, product_by_link
from core.db import read_scope, session_scope
from tests import small_world as world

HOME = "http://localhost:3000"


@pytest.fixture
def rose(installation: Path) -> UUID:
    with session_scope() as session:
        product = world.product(session, "rose")
        product.link = folded_link("https://www.gulmohar.in/rose?shade=2&utm_source=x")
        return product.id


@pytest.mark.parametrize(
    "link",
    [
        "/p/{id}",
        " /product/{id}/ ",
        HOME + "/p/{id}?from=share#top",
        "http://127.0.0.1:3000/product/{id}",
        "https://gulmohar.in/rose/?shade=2",
        "http://www.Gulmohar.in:80/rose?fbclid=1&shade=2",
    ],
)
def test_a_link_that_means_a_product_finds_it(rose: UUID, link: str) -> None:
    with read_scope() as session:
        assert product_by_link(session, link.replace("{id}", str(rose))).id == rose


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("", "link_malformed"),
        ("rose lipstick", "link_malformed"),
        ("javascript:alert(1)", "link_malformed"),
        ("ftp://gulmohar.in/rose", "link_malformed"),
        ("https://user@gulmohar.in/rose?shade=2", "link_malformed"),
        ("http://[", "link_malformed"),
        ("/p/nothing", "link_malformed"),
        ("/p/0192f0c4-9a51-7c51-8f43-5d6a4b1f2a10", "link_gone"),
        ("https://evil.in/p/{id}", "link_unknown"),
        ("https://gulmohar.in/rose?shade=3", "link_unknown"),
        ("https://gulmohar.in.evil.in/rose?shade=2", "link_unknown"),
        ("x" * 1001, "link_malformed"),
    ],
)
def test_anything_else_is_refused_by_name(rose: UUID, link: str, code: str) -> None:
    with read_scope() as session, pytest.raises(LinkRefused) as refused:
        product_by_link(session, link.replace("{id}", str(rose)))
    assert refused.value.code == code


def test_what_is_no_longer_sold_is_refused(rose: UUID) -> None:
    with session_scope() as session:
        product_by_link(session, f"/p/{rose}").is_active = False
    with read_scope() as session:
        for link in (f"/p/{rose}", "https://gulmohar.in/rose?shade=2"):
            with pytest.raises(LinkRefused):
                product_by_link(session, link)


def test_a_feed_brings_the_links_of_its_products(installation: Path) -> None:
    feed = "id,title,price,link\nC1,Jhumka,799,https://kesar.in/jhumka?utm_medium=feed\n"
    import_products(read_feed(feed.encode()), source="shop", screen=world.any_words_show)
    with read_scope() as session:
        assert product_by_link(session, "https://www.kesar.in/jhumka").title == "Jhumka"

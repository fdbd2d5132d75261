"""The pages of shoppers say all they say in Hindi too: their words, titles and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import reflex as rx

from app import words
from app.components.frame_words import said
from app.components.states import error_state, skeleton_rows
from app.pages import found_words, order_words, own_words
from app.pages.sign_in import REASONS, SignInState
from app.pages.taste import words as taste_words
from app.sheets import bag_words, comments_words, product_words
from app.sheets.bag_view import bag_sheet
from app.sheets.comments_view import comments_sheet
from app.sheets.product_view import product_sheet
from catalog.web import GUEST_COOKIE, guest_cookie_value, new_guest
from tests.app.both_languages import (
    FACTS,
    LATIN,
    in_hindi,
    only_english,
    pages,
    pairs_of,
    plain,
    refusals,
    said_in_both,
    same_facts,
    spoken,
)
from tests.app.test_decisions_page import go, page_of

ROUTES = (
    "/me",
    "404",
    "/saved",
    "/me/quiet",
    "/sign-in",
    "/search",
    "/t/[slug]",
    "/c/[handle]",
    "/me/taste",
    "/p/[product_id]",
    "/bag",
    "/orders",
    "/orders/[order_id]",
)
ROOMS = (
    own_words,
    found_words,
    comments_words,
    taste_words,
    product_words,
    bag_words,
    order_words,
    words,
)
SHEETS = (comments_sheet, product_sheet, bag_sheet)
# Where all that a handler of these pages is refused with comes from.
REFUSING = (
    "community.accounts",
    "community.words",
    "community.service",
    "community.negatives",
    "community.comments",
    "community.comment_text",
    "catalog.identity",
    "catalog.service",
    "catalog.products",
    "commerce.cart",
    "commerce.stock",
    "commerce.order_view",
    "commerce.checkout",
    "commerce.order_draft",
    "feed.preferences.rows",
    "feed.your_taste.service",
)


@pytest.mark.parametrize("route", ROUTES)
def test_whatever_a_page_says_by_itself_has_its_hindi(route: str) -> None:
    draw, options = pages()[route]
    without_sheets = draw().render()["children"][:-1]
    assert said_in_both([*spoken(without_sheets), str(options["title"])]) > 12


@pytest.mark.parametrize("route", ["/following", "/v/[video_id]"])
def test_the_documents_of_the_feed_are_titled_in_both(route: str) -> None:
    assert said_in_both([str(pages()[route][1]["title"])]) == 1


@pytest.mark.parametrize("draw", SHEETS)
def test_whatever_a_sheet_says_by_itself_has_its_hindi(draw: Callable[[], rx.Component]) -> None:
    assert said_in_both([*spoken(draw().render())]) > 12


def test_english_alone_would_be_found() -> None:
    lone = rx.el.div(rx.el.p("Hello"), rx.el.a("", aria_label="There"), rx.el.p(said(("A", "अ"))))
    assert only_english(spoken(lone.render())) == {'"Hello"', '"There"'}


def test_what_every_list_says_while_it_loads_or_failed_is_said_in_both() -> None:
    for state in (error_state("", "", on_retry=rx.noop()), skeleton_rows(1)):
        assert only_english(spoken(state.render())) == set()
        assert "lang:(" in str(state.render())


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: object) -> None:
    pairs = pairs_of(room)
    assert len(pairs) > 10
    for english, hindi in pairs:
        same_facts(english, hindi)
        in_hindi([FACTS.sub("", hindi)])


@pytest.mark.parametrize("module", REFUSING)
def test_what_these_pages_refuse_is_told_in_both(module: str) -> None:
    sentences = refusals(module)
    assert sentences
    for args in sentences:
        assert len(args) == 2, plain(args[0])
        assert LATIN.search(plain(args[0])), module
        in_hindi([plain(args[1]).replace("a–z", "")])


@pytest.mark.parametrize("why", REASONS)
def test_why_one_is_asked_to_sign_in_is_said_in_the_language_of_ones_browser(
    installation: Path, why: str
) -> None:
    said_in = {}
    for browser in ("en-IN", "hi-IN"):
        page = page_of(SignInState)
        go(
            page,
            f"/sign-in?why={why}",
            f"{GUEST_COOKIE}={guest_cookie_value(new_guest())}",
            browser,
        )
        SignInState.read_address.fn(page)  # type: ignore[attr-defined]
        said_in[browser] = page.reason
    assert said_in["en-IN"].startswith("Sign in ")
    in_hindi([said_in["hi-IN"]])

"""The pages of shoppers say all they say in Hindi too: their words, titles and what is refused."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import reflex as rx
from reflex_base.registry import RegistrationContext

from app import words
from app.components.frame_words import said
from app.components.states import error_state, skeleton_rows
from app.pages import found_words, load_pages, order_words, own_words
from app.pages.sign_in import REASONS, SignInState
from app.pages.taste import words as taste_words
from app.sheets import bag_words, comments_words, product_words
from app.sheets.bag_view import bag_sheet
from app.sheets.comments_view import comments_sheet
from app.sheets.product_view import product_sheet
from catalog.web import GUEST_COOKIE, guest_cookie_value, new_guest
from core.errors import JhalakError
from core.languages import Pair
from tests.app.test_decisions_page import go, page_of
from tests.app.test_rights_words import DEVANAGARI, FACTS, LATIN, in_hindi

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
SPOKEN = re.compile(
    r'"?(aria-label|placeholder|alt|title|label|unnamed|facts|closing)"?:(.*)', re.DOTALL
)
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
ESCAPED = re.compile(r"\\+u([0-9a-f]{4})")
# Of a row's parts, and what is compared with.
NAMES = re.compile(r'\["[\w.]+"\]|[!=]==? "[^"]*"|case JSON\.stringify\("[^"]*"\)')
SIDE = rf'({LITERAL.pattern}|\((?:[^()"]|{LITERAL.pattern}|\([^()]*\))*\))'
SAID = re.compile(rf'\.startsWith\("hi"\) \? {SIDE} : {SIDE}')


def spoken(node: Any) -> Iterator[str]:
    """Every expression of a rendered page that is read or heard."""
    if isinstance(node, dict):
        if "contents" in node:
            yield str(node["contents"])
        for prop in node.get("props", ()):
            if found := SPOKEN.fullmatch(prop):
                yield found[2]
        node = [value for key, value in node.items() if key not in ("contents", "props")]
    if isinstance(node, list | tuple):
        for child in node:
            yield from spoken(child)


def readable(expression: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), expression)


def words_in(expression: str) -> list[str]:
    return LITERAL.findall(NAMES.sub(" ", expression))


def only_english(expressions: Iterable[str]) -> set[str]:
    """What is written there in letters of Latin, and has no Hindi beside it."""
    left = set()
    for expression in expressions:
        bare = SAID.sub(" ", readable(expression))
        left |= {text for text in words_in(bare) if LATIN.search(text)}
    return left


def pages() -> dict[str, tuple[Any, dict[str, Any]]]:
    load_pages()
    found = RegistrationContext.ensure_context().decorated_pages
    return {options["route"]: (draw, options) for draw, options in found}


def said_in_both(whole: list[str]) -> int:
    """How many texts of a page or sheet are said in Hindi and English, each in its letters."""
    pairs = [pair for text in whole for pair in SAID.findall(readable(text))]
    for hindi, english in pairs:
        assert any(map(LATIN.search, words_in(english)))
        assert not any(map(DEVANAGARI.search, words_in(english)))
        in_hindi(["".join(words_in(hindi))])
    assert only_english(whole) <= {'" · Jhalak"', '"Jhalak"', '"99+"'}
    return len(pairs)


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


def pairs_of(room: object) -> list[Pair]:
    tables = [table for table in vars(room).values() if isinstance(table, dict)]
    pairs = [pair for table in tables for pair in table.values() if isinstance(pair, tuple)]
    return pairs + [p for n, p in vars(room).items() if n.isupper() and isinstance(p, tuple)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: object) -> None:
    pairs = pairs_of(room)
    assert len(pairs) > 10
    for english, hindi in pairs:
        assert sorted(FACTS.findall(english)) == sorted(FACTS.findall(hindi)), english
        assert sorted(re.findall(r"\d+", english)) == sorted(re.findall(r"\d+", hindi)), english
        assert LATIN.search(english) and not DEVANAGARI.search(english)
        in_hindi([FACTS.sub("", hindi)])


def written(node: ast.expr) -> str:
    """The text that stands in the source, without what is put into it."""
    constants = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant)]
    return "".join(text for text in constants if isinstance(text, str))


def refusals(module: str) -> list[list[ast.expr]]:
    """The sentences of every error that the module makes or defines, as the source has them."""
    room = import_module(module)
    calls = [n for n in ast.walk(ast.parse(inspect.getsource(room))) if isinstance(n, ast.Call)]
    found = []
    for call in calls:
        made = vars(room).get(call.func.id) if isinstance(call.func, ast.Name) else None
        own = isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"
        if own or (isinstance(made, type) and issubclass(made, JhalakError)):
            found.append(call.args)
    return [args for args in found if args and isinstance(args[0], ast.Constant | ast.JoinedStr)]


@pytest.mark.parametrize("module", REFUSING)
def test_what_these_pages_refuse_is_told_in_both(module: str) -> None:
    sentences = refusals(module)
    assert sentences
    for args in sentences:
        assert len(args) == 2, written(args[0])
        assert LATIN.search(written(args[0])), module
        in_hindi([written(args[1]).replace("a–z", "")])


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

"""Reading what rooms of words, pages and sources say in English and Hindi."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from reflex_base.registry import RegistrationContext

from app.pages import load_pages
from core.errors import JhalakError
from core.languages import Pair

LATIN = re.compile("[A-Za-z]")
DEVANAGARI = re.compile("[\u0900-\u097f]")
FACTS = re.compile(r"{[\w.:%]+}")  # With how they are written.
SPOKEN = re.compile(
    r'"?(aria-label|placeholder|alt|title|label|unnamed|facts|closing)"?:(.*)', re.DOTALL
)
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
ESCAPED = re.compile(r"\\+u([0-9a-f]{4})")
# Of a row's parts, and what is compared with.
NAMES = re.compile(r'\["[\w.]+"\]|[!=]==? "[^"]*"|case JSON\.stringify\("[^"]*"\)')
SIDE = rf'({LITERAL.pattern}|\((?:[^()"]|{LITERAL.pattern}|\([^()]*\))*\))'
SAID = re.compile(rf'\.startsWith\("hi"\) \? {SIDE} : {SIDE}')


def in_hindi(texts: Iterable[str]) -> None:
    for text in texts:
        assert DEVANAGARI.search(text) and not LATIN.search(text), text


def same_facts(english: str, hindi: str) -> None:
    """Both put in the same facts and numbers, each in its own letters."""
    assert sorted(FACTS.findall(english)) == sorted(FACTS.findall(hindi)), english
    assert sorted(re.findall(r"\d+", english)) == sorted(re.findall(r"\d+", hindi)), english
    assert LATIN.search(english) and not DEVANAGARI.search(english)


def pairs_in(value: object) -> Iterator[Pair]:
    """Every pair of two texts that is kept in tables and rows."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(t, str) for t in value):
        yield value
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from pairs_in(one)


def plain(node: ast.expr) -> str:
    """What stands in a sentence of the source itself, without what is put into it."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(p.value) for p in parts if isinstance(p, ast.Constant))


def pairs_of(room: object) -> list[Pair]:
    """Every pair that a room of words keeps under a constant's name."""
    names = (name for name in vars(room) if name.strip("_").isupper())
    return [pair for name in names for pair in pairs_in(vars(room)[name])]


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

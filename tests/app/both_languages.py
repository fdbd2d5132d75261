"""Reading what rooms of words and sources say in English and Hindi."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from core.languages import Pair


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

"""Sentences that rows keep in English, found again by their patterns and told in Hindi. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from core.languages import Pair

_FACT = re.compile(r"\\{(\w+)\\}")
_NUMBER, _COUNT = r"\d[\d.]*", r"\d+"
_KINDS = {
    **dict.fromkeys(("score", "ours", "theirs", "spoken", "long"), _NUMBER),
    **dict.fromkeys(("count", "read", "all", "lost", "most"), _COUNT),
    "share": r"[\d.]+%",
    "scores": rf"{_NUMBER} and {_NUMBER}",
}


def hindi_of(
    text: str, sentences: Sequence[Pair], told: Callable[[str, str], str] = lambda _, fact: fact
) -> str | None:
    """The sentence in Hindi, or `None` where it is none of these.

    Args:
        sentences: Both languages, with `{facts}` in braces.
        told: What stands in Hindi for a fact, by its name and its English words.
    """
    for english, hindi in sentences:
        if found := _pattern(english).fullmatch(text):
            facts = found.groupdict()
            return hindi.format(**{name: told(name, fact) for name, fact in facts.items()})
    return None


@cache
def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(
        _FACT.sub(lambda f: f"(?P<{f[1]}>{_KINDS.get(f[1], '.+')})", re.escape(english)), re.DOTALL
    )

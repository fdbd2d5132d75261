"""The moderators' console says all it says in Hindi too: pages, rooms of words, what is refused."""

from __future__ import annotations

import ast
import re
from types import ModuleType

import pytest

from app.pages.console import account_words, case_words, known_words, row_words
from app.pages.console import words as console_words
from app.pages.console_board import words as board_words
from app.pages.console_grievances import words as grievance_words
from app.pages.console_known import words as bank_words
from app.pages.console_leads import words as lead_words
from app.pages.console_promises import words as promise_words
from app.pages.console_rules import words as rule_words
from moderation.policies import problems
from moderation.queue import ground_words, order
from moderation.rollout import words as version_words
from tests.app.both_languages import (
    DEVANAGARI,
    FACTS,
    LATIN,
    SAID,
    in_hindi,
    only_english,
    pages,
    pairs_of,
    plain,
    readable,
    refusals,
    same_facts,
    spoken,
    words_in,
)

ROUTES = (
    "/moderation",
    "/console/board",
    "/console/grievances",
    "/console/known",
    "/console/leads",
    "/console/promises",
    "/console/rules",
)
ROOMS = (
    account_words,
    console_words,
    row_words,
    case_words,
    known_words,
    board_words,
    grievance_words,
    bank_words,
    lead_words,
    promise_words,
    ground_words,
    order,
    rule_words,
    problems,
    version_words,
)
# Where all that a moderator can be refused with comes from.
REFUSING = (
    "moderation.repository",
    "moderation.effects.accounts",
    "moderation.effects.subjects",
    "moderation.effects.products",
    "moderation.reversal",
    "moderation.routing",
    "moderation.cases.claims",
    "moderation.cases.appeals",
    "moderation.cases.clocks",
    "moderation.desk.orders",
    "moderation.desk.accounts",
    "moderation.desk.service",
    "moderation.desk.leads",
    "moderation.desk.sameness",
    "moderation.queue.abilities",
    "moderation.exposure.keeping",
    "moderation.banks.service",
    "moderation.banks.items",
    "moderation.policies.rules",
    "moderation.policies.live",
    "moderation.rollout.versions",
    "moderation.rights.grievances",
    "moderation.rights.words",
    "moderation.profiles.contests",
)
# Keys, and codes that are the same in every language.
NAMES = re.compile(
    r"\b(?:[A-Z]|hate|spam|en|hi|hi-Latn|legal|appeals|report|measured|until|true|false|YAML)\b|α"
)
OWN_NAMES = {
    '" · Jhalak"', '"Jhalak"', '"99+"', '"Space"', '"Esc"', '"fake-lipsticks"',
    '"en, hi, hi-Latn"', '"legal, appeals"', *(f'"{key}"' for key in "JKPEZSANBG"),
}  # fmt: skip


def plain_hindi(*texts: str) -> None:
    """No word of another language is left in them, and nobody shouts."""
    in_hindi(NAMES.sub("", FACTS.sub("", text)) for text in texts)
    assert not any("!" in text for text in texts)


@pytest.mark.parametrize("route", ROUTES)
def test_whatever_a_page_of_the_console_says_by_itself_has_its_hindi(route: str) -> None:
    draw, options = pages()[route]
    whole = [*spoken(draw().render()), str(options["title"])]
    pairs = {pair for text in whole for pair in SAID.findall(readable(text))}
    assert len(pairs) > 20
    for hindi, english in pairs:
        assert not any(map(DEVANAGARI.search, words_in(english)))
        plain_hindi("".join(words_in(hindi)))
    assert only_english(whole) - OWN_NAMES == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: ModuleType) -> None:
    pairs = pairs_of(room)
    assert len(pairs) > 5
    for english, hindi in pairs:
        same_facts(english, hindi)
        plain_hindi(hindi)


def first_of(args: list[ast.expr]) -> object:
    return getattr(args[0], "value", None)


@pytest.mark.parametrize("module", REFUSING)
def test_what_a_moderator_is_refused_with_is_told_in_both(module: str) -> None:
    # Some rooms raise what they name; their sentences are in a room of words.
    sentences = [args for args in refusals(module) if not isinstance(first_of(args), int)]
    assert sentences
    for args in sentences:
        assert len(args) == 2, plain(args[0])
        assert LATIN.search(plain(args[0])), module
        plain_hindi(plain(args[1]))

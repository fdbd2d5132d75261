"""The pages of working with brands say all they say in Hindi too, and so do their services."""

from __future__ import annotations

from itertools import product

import pytest

from app.pages.brands_for_brands import brief_words, people_words, review_words
from app.pages.brands_for_brands import words as home_words
from app.pages.brands_for_creators import fact_words, page_words, work_words
from app.pages.studio.gate import gate
from studio.brands import words as services
from studio.brands.briefs import TermsFixed
from studio.brands.forms import BriefChange
from studio.brands.rules import (
    ApproachState,
    ApproachStep,
    ApproachStepRefused,
    BriefState,
    BriefStep,
    BriefStepRefused,
)
from studio.brands.screens import WordsNotScreened, WordsRefused, Written
from tests.app.both_languages import (
    FACTS,
    LATIN,
    in_hindi,
    pages,
    pairs_of,
    plain,
    readable,
    refusals,
    said_in_both,
    same_facts,
    spoken,
)

ROUTES = (
    "/studio/brands",
    "/studio/brands/[brief_id]",
    "/studio/briefs/new",
    "/studio/briefs/[brief_id]",
    "/studio/review/[clip_id]",
)
ROOMS = (
    page_words,
    fact_words,
    work_words,
    home_words,
    brief_words,
    people_words,
    review_words,
    services,
)
REFUSING = (
    "studio.brands.approval",
    "studio.brands.briefs",
    "studio.brands.clips",
    "studio.brands.for_brands",
    "studio.brands.for_creators",
    "studio.brands.joining",
    "studio.brands.repository",
    "studio.brands.rules",
)
# Keys to press, and a handle as they are plain.
KEPT = {'"N"', '"A"', '"meher_glows"'}


def whole_of(route: str) -> list[str]:
    """What a page says, with its sheets; the gate before the studio is not its own."""
    draw, options = pages()[route]
    others = set(spoken(gate().render()))
    found = [text for text in spoken(draw().render()) if text not in others]
    return [*(text for text in found if readable(text) not in KEPT), str(options["title"])]


@pytest.mark.parametrize("route", ROUTES)
def test_whatever_a_page_says_by_itself_has_its_hindi(route: str) -> None:
    assert said_in_both(whole_of(route)) > 20


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: object) -> None:
    pairs = pairs_of(room)
    assert len(pairs) > 10
    for english, hindi in pairs:
        same_facts(english, hindi)
        in_hindi([FACTS.sub("", hindi)])


@pytest.mark.parametrize("module", REFUSING)
def test_what_the_services_refuse_is_told_in_both(module: str) -> None:
    sentences = refusals(module)
    assert sentences
    for args in sentences:
        assert len(args) == 2, plain(args[0])
        assert LATIN.search(plain(args[0])), module
        in_hindi([plain(args[1])])


def test_every_step_that_leads_nowhere_says_so_in_hindi() -> None:
    in_hindi(BriefStepRefused(*one).told("hi") for one in product(BriefState, BriefStep))
    states = (None, *ApproachState)
    in_hindi(ApproachStepRefused(*one).told("hi") for one in product(states, ApproachStep))
    in_hindi([TermsFixed(set(BriefChange.model_fields)).told("hi-IN")])


def test_what_the_screen_keeps_back_is_told_in_the_writers_language() -> None:
    for part in Written:
        in_hindi([WordsNotScreened(part, "hi-IN").told("hi-IN")])
        in_hindi([WordsRefused(part, "अभद्र शब्द", "hi").told("hi")])

"""The studio beside its editor says all it says in Hindi too: pages, rooms, what is refused."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from types import ModuleType

import pytest

from app.pages.studio import drawn, gate_words
from app.pages.studio import words as studio_words
from app.pages.studio.state import Studio
from app.pages.studio_analytics import words as analytics_words
from app.pages.studio_statements import words as statements_words
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.viewer import Viewer
from core.db import session_scope
from core.errors import JhalakError
from moderation import outcome
from studio import media_errors, probe, sniff, spoken, wording
from studio.analytics import comparison, definitions
from studio.analytics import wording as analytics_wording
from studio.analytics import words as sources
from studio.home import Unfinished, home
from studio.pipeline.steps import STEPS
from studio.publishing import views
from studio.uploads import errors as upload_errors
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
    words_in,
)
from tests.app.both_languages import spoken as said_on
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.app.test_studio_pages import clip, meera

__all__ = ["meera"]  # The fixture.
ROUTES = (
    "/studio",
    "/studio/create",
    "/studio/analytics",
    "/studio/clips/[clip_id]/analytics",
    "/studio/statements",
    "/studio/statements/[statement_id]",
)
ROOMS = (
    studio_words,
    gate_words,
    analytics_words,
    statements_words,
    wording,
    sniff,
    spoken,
    views,
    definitions,
    comparison,
    analytics_wording,
    sources,
)
# Where all that a handler or an upload of these pages is refused with comes from.
REFUSING = (
    "studio.uploads.errors",
    "studio.media_errors",
    "studio.drafts",
    "studio.sources.service",
    "studio.pipeline.endpoints",
    "studio.analytics.service",
    "commerce.commission.service",
    "commerce.commission.payment",
    "commerce.commission.reach",
)
# What is called the same in every language.
NAMES = re.compile(
    r"JPEG|PNG|BMP|TIFF|MP3|MP4|H\.264|4K|Ogg|FLAC|ZIP|RAR|7z|gzip|PDF|PostScript|M3U8|concat"
    r"|SDP|PLS|SVG|DASH|SMIL|XML|HEIC|AVIF|WebP|WebM|MOV|AVI|Flash|Windows Media|TS|MPEG|MB"
    r"|HEAD|tus|Tus-Resumable|application/offset\+octet-stream|hevc|1\.0\.0"
)
OWN_NAMES = {'"CSV"', '"UTR 4411 2233"', '" · Jhalak"', '"Jhalak"', '"99+"'}


def plain_hindi(*texts: str) -> None:
    """No word of another language is left in them, and nobody shouts."""
    in_hindi(NAMES.sub("", FACTS.sub("", text)) for text in texts)
    assert not any("!" in text for text in texts)


@pytest.mark.parametrize("route", ROUTES)
def test_whatever_a_page_of_the_studio_says_by_itself_has_its_hindi(route: str) -> None:
    draw, options = pages()[route]
    whole = [*said_on(draw().render()), str(options["title"])]
    pairs = {pair for text in whole for pair in SAID.findall(readable(text))}
    assert len(pairs) > 25
    for hindi, english in pairs:
        assert not any(map(DEVANAGARI.search, words_in(english)))
        plain_hindi("".join(words_in(hindi)))
    assert only_english(whole) - OWN_NAMES == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: ModuleType) -> None:
    pairs = pairs_of(room)
    assert len(pairs) > 1
    for english, hindi in pairs:
        same_facts(english, hindi)
        plain_hindi(hindi)


@pytest.mark.parametrize("module", REFUSING)
def test_what_the_studio_is_refused_with_is_told_in_both(module: str) -> None:
    sentences = refusals(module)
    assert sentences
    for args in sentences:
        assert len(args) == 2, plain(args[0])
        assert LATIN.search(plain(args[0])), module
        plain_hindi(plain(args[1]))


@pytest.mark.parametrize("room", [upload_errors, media_errors])
def test_every_refusal_that_is_called_by_a_name_of_its_own_has_it_in_both(room: ModuleType) -> None:
    kinds = [k for k in vars(room).values() if isinstance(k, type) and issubclass(k, JhalakError)]
    assert len(kinds) > 15
    plain_hindi(*(kind.title_hi for kind in kinds))


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"#EXTM3U\n", "M3U8"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"RIFF\0\0\0\0AVI LIST", "AVI"),
        (b"plain words", "टेक्स्ट"),
        (b"", "0 बाइट"),
    ],
)
def test_what_a_file_is_instead_of_a_video_is_told_in_both(head: bytes, what: str) -> None:
    with pytest.raises(media_errors.MediaRefused) as refused:
        sniff.sniff(head)
    told = refused.value.told("hi-IN")
    plain_hindi(told)
    assert what in told and not DEVANAGARI.search(refused.value.told("en"))


def test_how_long_and_of_which_kind_a_clip_is_is_told_in_both() -> None:
    for error in (
        media_errors.TooLong(7_200_000, 600_000),
        media_errors.TooLong(130_000, 90_000),
        media_errors.TooShort(400, 1_000),
        media_errors.UnsupportedMedia(probe._of_kind("hevc")),
        media_errors.UnsupportedMedia(probe._of_kind("")),
    ):
        plain_hindi(error.told("hi"))
    hindi = media_errors.TooLong(130_000, 90_000).told("hi")
    assert hindi == "क्लिप 2 मिनट 10 सेकंड की है; 90 सेकंड तक की अपलोड हो सकती है। पहले इसे ट्रिम करें।"


def test_what_a_step_does_is_told_in_both() -> None:
    plain_hindi(*(step.words[1] for step in STEPS))


def test_sentences_that_are_kept_in_english_are_read_in_hindi() -> None:
    kept = dict(studio_words.KEPT)
    told = (outcome.TOLD_NEW, outcome.TOLD_HELD, *outcome.TOLD_RESTRICTED.values())
    assert {*told, wording.EDITED_REASON, wording.PROCESSING_FAILED} == set(kept)
    for english, hindi in kept.items():
        assert drawn.why_of(VideoState.HELD, english, "hi") == hindi
        assert drawn.why_of(VideoState.HELD, english) == english
    assert drawn.why_of(VideoState.HELD, "Her own words", "hi") == "Her own words"


def test_cards_and_todos_are_in_the_language_of_their_creator(meera: Viewer) -> None:
    for state in VideoState:
        if state is not VideoState.REMOVED:
            clip(meera, state)
    reader = replace(meera, locale="hi-IN")
    cards = home(reader, limit=60).clips.items
    assert len(cards) == len(VideoState) - 1
    for row in (drawn.row_of(card, reader.locale) for card in cards):
        plain_hindi(row.headline, row.step, row.curve_said, *([row.why] if row.why else []))
        assert row.why_lang == ("hi" if row.why else "")
    here = Unfinished.model_construct(upload_id=1, file_name="", received=1, length=1)
    todo = drawn.todo_of_upload(here, "hi")
    plain_hindi(todo.title, todo.text)
    assert todo.lang == "hi"


@pytest.mark.parametrize(("language", "headline"), [("en", "Draft"), ("hi", "ड्राफ़्ट")])
def test_the_home_reads_its_creators_language(meera: Viewer, language: str, headline: str) -> None:
    clip(meera)
    with session_scope() as session:
        session.get_one(Account, meera.account_id).locale = language
    page = page_of(Studio)
    go(page, "/studio", signed_in(meera))
    asyncio.run(Studio.load.fn(page))  # type: ignore[attr-defined]
    assert [row.headline for row in (*page.first, *page.rows)] == [headline, headline]

"""The editor of a clip says all it says in Hindi too: its page, its rooms, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import reflex as rx

from app.pages.studio_clip import (
    agreement_words,
    caption_words,
    label_words,
    tag_words,
    way_words,
    words,
)
from app.pages.studio_clip.agreement import rounds_of
from app.pages.studio_clip.drawn import Clip, clip_of
from app.pages.studio_clip.products import _with_changed, _with_pin
from app.pages.studio_clip.progress import checks_of, numbers_of, steps_of
from catalog.kinds import AiPart, Disclosure, Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.models import Approval
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import new_id
from studio import service
from studio.brands.schemas import RoundView
from studio.disclosure import DisclosureFacts, DisclosureLocked, chosen_disclosure
from studio.edits import NotEditable
from studio.publishing import check_words, partnership
from studio.schemas import ClipNumbers, VideoChange
from studio.tagging import wording as tag_wording
from studio.tagging.wording import FORMS, why_in
from studio.versions.errors import EditChanged
from tests import small_world as small
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
    spoken,
    words_in,
)
from tests.app.test_studio_pages import clip, lipstick, meera

__all__ = ["meera"]  # The fixture.
ROUTE = "/studio/clips/[clip_id]"
ROOMS = (
    words,
    caption_words,
    tag_words,
    label_words,
    way_words,
    agreement_words,
    partnership,
    check_words,
    tag_wording,
)
# Where all that a handler or a question of the editor is refused with comes from.
REFUSING = (
    "studio.edits",
    "studio.captions",
    "studio.tracks",
    "studio.cues.refused",
    "studio.speech.service",
    "studio.tagging.service",
    "studio.pins",
    "studio.disclosure",
    "studio.submission",
    "studio.publishing.schedule",
    "studio.publishing.zones",
    "studio.publishing.ai",
    "studio.publishing.leaving",
    "studio.versions.errors",
    "studio.edl.checking",
    "studio.edl.fields",
    "studio.edl.reading",
    "studio.sources.service",
    "studio.layers.service",
    "studio.original",
    "studio.music.library",
    "catalog.product_links",
    "catalog.lifecycle",
)
# What is called the same in every language.
NAMES = re.compile(
    r"WebVTT|WEBVTT|VTT|SRT|UTF-8|kB|ETag|If-Match|despite_agreement|Asia/Kolkata|hi-Latn"
    r"|\ben\b|\bhi\b|\d{4}-\d\d-\d\dT[\d:+]+"
)
OWN_NAMES = {'"English"', '"Hinglish"', '" · Jhalak"', '"Jhalak"', '"99+"'}
UNSPOKEN = re.compile(r"(tabs|unit):(.*)", re.DOTALL)
BRAND = "गुलमोहर"


def heard(node: Any) -> Iterator[str]:
    """Every expression of the page that is read or heard, those of tabs and units too."""
    yield from spoken(node)
    if isinstance(node, dict):
        for prop in node.get("props", ()):
            if found := UNSPOKEN.fullmatch(prop):
                yield re.sub(r'\["(key|label|count)"\]\s*:', "", found[2])
        node = [value for key, value in node.items() if key not in ("contents", "props")]
    if isinstance(node, list | tuple):
        for child in node:
            yield from (text for text in heard(child) if text not in (None, ""))


def test_whatever_the_editor_says_by_itself_has_its_hindi() -> None:
    draw, options = pages()[ROUTE]
    whole = [*heard(draw().render()), str(options["title"])]
    pairs = {pair for text in whole for pair in SAID.findall(readable(text))}
    for hindi, english in pairs:
        assert not any(map(DEVANAGARI.search, words_in(english)))
        in_hindi([NAMES.sub("", "".join(words_in(hindi)))])
    assert len(pairs) > 100
    left = only_english(whole) - OWN_NAMES
    assert {text for text in left if not _is_key(text)} == set()


def _is_key(text: str) -> bool:
    """The name of a panel, by which the page and its parts know it."""
    return text.strip('"') in {*words.TABS, "key", "label", "count"}


def test_english_alone_would_be_found_in_the_editor_too() -> None:
    lone = rx.el.div(rx.el.p("Hello"), rx.el.button("", aria_label="There"))
    assert only_english(heard(lone.render())) == {'"Hello"', '"There"'}


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_room_has_its_hindi_with_the_same_facts(room: object) -> None:
    pairs = pairs_of(room)
    assert len(pairs) > 4
    for english, hindi in pairs:
        assert set(FACTS.findall(english)) == set(FACTS.findall(hindi)), english
        assert sorted(re.findall(r"\d+", english)) == sorted(re.findall(r"\d+", hindi)), english
        assert LATIN.search(english) and not DEVANAGARI.search(english)
        assert "!" not in hindi
        in_hindi([NAMES.sub("", FACTS.sub("", hindi))])


@pytest.mark.parametrize("module", REFUSING)
def test_what_the_editor_is_refused_with_is_told_in_both(module: str) -> None:
    sentences = refusals(module)
    assert sentences
    for args in sentences:
        assert len(args) == 2, plain(args[0])
        assert not DEVANAGARI.search(plain(args[0])), module
        in_hindi([NAMES.sub("", plain(args[1]))])


def told(error: JhalakError) -> str:
    return NAMES.sub("", error.told("hi-IN"))


def test_why_a_clip_cannot_be_changed_is_told_to_whoever_reads_hindi(meera: Viewer) -> None:
    change = VideoChange.model_validate({"audio_title": "x"})
    for state in (VideoState.SCHEDULED, VideoState.PUBLISHED, VideoState.HELD):
        with pytest.raises(NotEditable) as refused:
            service.edit_video(meera, clip(meera, state), change)
        in_hindi([told(refused.value)])
    facts = DisclosureFacts(Role.CREATOR, VideoKind.USER, False, False, False, is_commissioned=True)
    with pytest.raises(DisclosureLocked) as locked:
        chosen_disclosure(Disclosure.NONE, Disclosure.NONE, facts)
    in_hindi([told(locked.value), told(EditChanged(3)), told(EditChanged(None))])


def test_what_the_editor_draws_of_a_clip_is_in_its_creators_language(meera: Viewer) -> None:
    reader = replace(meera, locale="hi-IN")
    video_id = clip(meera, VideoState.SCREENING, disclosure=Disclosure.GIFTED)
    english = clip_of(service.get_video(meera, video_id))
    hindi = clip_of(service.get_video(reader, video_id), "hi-IN")
    assert english.headline == "Being checked"
    assert english.label_text == "On screen for all 10.0 s. ASCI asks for 3.0 s."
    in_hindi([hindi.headline, hindi.why, hindi.label_text.replace("ASCI", "")])
    assert re.findall(r"[\d.]+", hindi.label_text) == ["10.0", "3.0"]
    in_hindi([service.status(reader, video_id).headline])


def test_a_tag_that_was_changed_elsewhere_is_told_in_both(meera: Viewer) -> None:
    video_id, product = clip(meera), lipstick()
    _with_pin(meera, video_id, product, 0)
    with pytest.raises(JhalakError, match="elsewhere") as refused:
        _with_changed(meera, video_id, "x", None)
    in_hindi([told(refused.value)])


def test_what_is_there_what_is_missing_and_the_way_are_told_in_both() -> None:
    made = Clip(caption="x", disclosure="gifted", partner=BRAND, ai_made=[*AiPart])
    checks = checks_of(made, 0, 0, "hi", lacks_product=True)
    in_hindi(check.title for check in checks)
    in_hindi(check.advice for check in checks if check.advice)
    assert [c.tab for c in checks] == [c.tab for c in checks_of(made, 0, 0, lacks_product=True)]
    in_hindi(step["name"] for step in steps_of("scheduled", "hi", has_hour=True, brand=BRAND))
    in_hindi(number["name"] for number in numbers_of(ClipNumbers(video_id=new_id()), "hi"))


def test_what_a_brand_said_is_told_in_both() -> None:
    now = small.EPOCH
    waits = {"number": 1, "words": "", "notes": [], "answer": None, "is_overdue": False}
    for more in (
        {"answer_by": None},
        {"answer_by": now},
        {"answer_by": now, "is_overdue": True},
        {"answer_by": now, "answer": Approval.CHANGES, "answered_at": now},
        {"answer_by": now, "answer": Approval.APPROVED, "answered_at": now},
    ):
        facts = {"handed_in_at": now, "answered_at": None, **waits, **more}
        (one,) = rounds_of([RoundView.model_validate(facts)], BRAND, now, "hi")
        in_hindi([one.title, *([one.when] if one.when else [])])


def test_why_something_is_proposed_is_told_in_the_readers_language() -> None:
    facts = {"at": "0:07", "word": "लिपस्टिक"}
    for english, hindi in FORMS:
        kept = english.format(**facts)
        assert why_in(kept, "en-IN") == kept
        assert why_in(kept, "hi-IN") == hindi.format(**facts)
    assert why_in("Something else", "hi") == "Something else"

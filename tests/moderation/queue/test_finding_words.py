"""Whatever a classifier says of what it found is there in Hindi, too, whole."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import numpy as np
import pytest

from core.ids import new_id
from moderation import hearing
from moderation.classifiers import private, screen
from moderation.classifiers.contacts import KINDS
from moderation.classifiers.signals import Signal
from moderation.known.saying import Copied, Seen, duplicate, known_bad, removed_again
from moderation.pictures import unread_of
from moderation.policies.parsing import shipped
from moderation.queue.finding_words import FINDINGS, term_in_hindi
from moderation.queue.ground_words import finding_in
from moderation.sampling.skimming import Skim, Span
from perception.pixels import PictureInvalid, checked

LATIN = re.compile(r"[A-Za-z]{2,}")
POLICY = shipped()


def told(said: str, *names: str) -> str:
    """The finding in Hindi, in which nothing but these names is left of the Latin script."""
    hindi = finding_in(said, POLICY, "hi")
    bare = hindi
    for name in names:
        bare = bare.replace(name, "")
    assert not LATIN.search(bare), hindi
    assert finding_in(said, POLICY, "en") == said
    return hindi


@pytest.mark.usefixtures("models")
def test_every_label_of_a_text_is_told_whether_it_is_there_or_not() -> None:
    for text in (
        "A calm lipstick for the day",
        "you stupid ugly pig, call me on 98765 43210, mail a@b.in, pay me on a@okaxis, ganja",
        "मेरा आधार 2345 6789 0124 है",
        "calm " * 3000,
    ):
        for signal in screen.screen_text(text):
            told(signal.reason, "ganja")


def test_every_way_out_and_everything_that_is_a_persons_own_has_its_word() -> None:
    assert set(screen._WAYS_OUT) == set(KINDS)
    for named in (*screen._WAYS_OUT.values(), *private._NAMED.values(), hearing.NO_MODEL):
        assert not LATIN.search(term_in_hindi(named)), named
    both = told("It gives a phone number and a link.")
    assert "फ़ोन नंबर और लिंक" in both


def test_a_second_models_words_are_told_beside_the_first() -> None:
    for meaning in screen._MEANINGS.values():
        first = f"{meaning} with a probability of 0.97."
        second = " Our own model says 0.91, owner/model 0.98."
        assert told(first + second, "owner/model") == f"{told(first)} " + told(
            second.strip(), "owner/model"
        )


@pytest.mark.parametrize("size", [(1, 1, 3), (30_000, 1, 3), (9000, 9000, 3), (4, 4)])
def test_pictures_that_cannot_be_looked_at_are_told(size: tuple[int, ...]) -> None:
    with pytest.raises(PictureInvalid) as refused:
        checked(np.zeros(size, np.uint8))
    told(f"1 of 4 frames could not be looked at: {refused.value.detail}")


@pytest.mark.usefixtures("models")
def test_pictures_copies_and_banks_are_told() -> None:
    picture = np.full((64, 64, 3), 200, np.uint8)
    for signals in (screen.screen_frames([picture] * 2), screen.screen_frames([picture])):
        for signal in signals:
            told(signal.reason)
    for signal in screen.screen_frames([]):
        told(signal.reason)
    for said in ("Both nudity models see nudity", "The two nudity models disagree about"):
        told(f"{said} {'in ' if 'see' in said else ''}this frame (0.91 and 0.12).")
    (damaged,) = unread_of(
        Skim((0,), np.zeros((1, 16, 9, 3), np.uint8), (Span(0, 2000),), 0.2), 0, 4
    )
    told(damaged.reason)
    code, title = POLICY.reasons[0].code, POLICY.reasons[0].title_hi
    seen = Seen(new_id(), "fakes", 1, code, 0.99, 0.9, "frame 0 ms")
    assert title in told(known_bad([seen], "").reason, "fakes")
    told(known_bad([seen, seen], "").reason, "fakes")
    clip, now = new_id(), datetime.now(UTC)
    for copied in (Copied(clip, 0.9, True, "", True, now), Copied(clip, 0.9, False, "", True, now)):
        told(duplicate([copied]).reason, str(clip))
    gone = Copied(clip, 0.9, True, code, False, now)
    assert title in told(removed_again([gone]).reason, str(clip))
    for nothing in (known_bad([], ""), duplicate([]), removed_again([])):
        told(nothing.reason)


def test_what_was_heard_or_not_is_told() -> None:
    said: list[Signal] = []
    for spoken_ms in (None, 4000):
        said += hearing._unheard(hearing.NO_MODEL, spoken_ms).signals
    for signal in said:
        told(signal.reason)
    told("It was listened to: 12 words, hi in 4.0 s of speech.", "hi")
    told("It was listened to: no words in 4.0 s of speech.")


def test_no_sentence_is_taken_for_another() -> None:
    facts = SimpleNamespace(score="0.97", scores="0.91 and 0.12", share="80%", spoken="4.0")
    for english, hindi in FINDINGS:
        names = set(re.findall(r"{(\w+)}", english))
        assert names == set(re.findall(r"{(\w+)}", hindi)), english
        values = {name: getattr(facts, name, "12") for name in names}
        assert finding_in(english.format(**values), POLICY, "hi") == hindi.format(
            **{name: term_in_hindi(value) for name, value in values.items()}
        )


def test_what_is_not_known_stays_as_it_was_said() -> None:
    assert finding_in("Something of an older model.", POLICY, "hi") == (
        "Something of an older model."
    )

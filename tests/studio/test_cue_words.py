"""Words keep the moment at which they were said, whatever is done to the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.captions import CaptionsRefused, Cue, parse_captions, write_webvtt
from studio.cues.building import GAP_MS, MOST_MS, cues_of
from studio.cues.lines import LINE_LETTERS, letters, wrapped
from studio.cues.words import (
    TimedCue,
    TimedWord,
    as_cues,
    from_cues,
    merged,
    moved,
    restored,
    reworded,
    split,
    stored,
    written_in,
)


def said(text: str, at_ms: int = 0, each_ms: int = 300, gap_ms: int = 50) -> list[TimedWord]:
    out = []
    for word in text.split():
        out.append(TimedWord(at_ms, at_ms + each_ms, word))
        at_ms += each_ms + gap_ms
    return out


def cue(text: str, at_ms: int = 0) -> TimedCue:
    words = tuple(said(text, at_ms))
    return TimedCue(words[0].start_ms, words[-1].end_ms, words)


def times(track: tuple[TimedCue, ...], number: int = 0) -> list[tuple[int, int]]:
    return [(w.start_ms, w.end_ms) for w in track[number].words]


def test_a_corrected_word_keeps_its_time() -> None:
    track = (cue("take two drops and serum"),)
    after = reworded(track, 0, "take two drops of serum")
    assert times(after) == times(track)
    assert after[0].line == "take two drops of serum"


def test_punctuation_and_case_change_no_time() -> None:
    track = (cue("hello there friend"),)
    assert times(reworded(track, 0, "Hello, there — friend!")[:1])[0] == times(track)[0]


def test_a_word_written_in_shares_the_room_between_its_neighbours() -> None:
    track = (TimedCue(0, 2000, (TimedWord(0, 400, "red"), TimedWord(1000, 1500, "saree"))),)
    after = reworded(track, 0, "red silk saree")
    assert times(after) == [(0, 400), (400, 1000), (1000, 1500)]


def test_a_word_written_in_where_there_is_no_room_takes_half_of_the_one_before() -> None:
    track = (TimedCue(0, 800, (TimedWord(0, 400, "red"), TimedWord(400, 800, "saree"))),)
    assert times(reworded(track, 0, "red silk saree")) == [(0, 200), (200, 400), (400, 800)]


def test_a_word_taken_out_leaves_the_others_where_they_were() -> None:
    track = (cue("a b c d"),)
    after = reworded(track, 0, "a d")
    assert times(after) == [times(track)[0], times(track)[3]]


def test_several_words_for_one_share_its_time() -> None:
    track = (TimedCue(0, 900, (TimedWord(0, 300, "the"), TimedWord(300, 900, "gonna"))),)
    after = reworded(track, 0, "the going to")
    assert times(after)[0] == (0, 300)
    assert times(after)[1][0] == 300 and times(after)[2][1] == 900


def test_an_empty_text_removes_the_cue() -> None:
    track = (cue("one"), cue("two", 1000))
    assert [c.line for c in reworded(track, 0, "  ")] == ["two"]


def test_splitting_and_joining_again_changes_no_word() -> None:
    track = (cue("sixty seconds of cleansing then serum"),)
    halves = split(track, 0, 4)
    assert [c.line for c in halves] == ["sixty seconds of cleansing", "then serum"]
    assert halves[0].end_ms == halves[1].start_ms == halves[1].words[0].start_ms
    assert merged(halves, 0)[0].words == track[0].words


def test_a_moved_cue_stretches_its_words() -> None:
    track = (TimedCue(0, 1000, (TimedWord(0, 500, "a"), TimedWord(500, 1000, "b"))),)
    after = moved(track, 0, 2000, 4000, 5000)
    assert times(after) == [(2000, 3000), (3000, 4000)]


@pytest.mark.parametrize(
    "change",
    [
        lambda t: reworded(t, 5, "x"),
        lambda t: reworded(t, -1, "x"),
        lambda t: split(t, 0, 0),
        lambda t: split(t, 0, 2),
        lambda t: merged(t, 0),
        lambda t: moved(t, 0, 500, 500, 1000),
        lambda t: moved(t, 0, 0, 1001, 1000),
        lambda t: written_in(t, 0, 500, " ", 1000),
        lambda t: written_in(t, 900, 1100, "late", 1000),
        lambda t: reworded(t, 0, "x" * 401),
    ],
)
def test_what_makes_no_caption_is_refused(change) -> None:
    with pytest.raises(CaptionsRefused):
        change((cue("two words"),))


def test_a_text_edited_elsewhere_keeps_the_times_of_known_words() -> None:
    known = (cue("never skip the sunscreen"),)
    after = from_cues([Cue(0, 1350, "never skip a sunscreen")], known)
    assert times(after) == times(known)


def test_cues_without_words_share_their_time_by_letters() -> None:
    (made,) = from_cues([Cue(0, 1000, "a abcdefg")])
    assert [(w.start_ms, w.end_ms) for w in made.words] == [(0, 200), (200, 1000)]


PIECES = ("ab.", "क्षेत्र,", "cc!", "ddd")
WORDS = st.lists(st.sampled_from(["saree", "लाल", "a", "क्या", "silk,", "matte."]), max_size=12)


@given(WORDS.filter(bool), WORDS)
def test_any_rewording_keeps_words_in_order_and_inside_their_cue(
    before: list[str], after: list[str]
) -> None:
    for c in reworded((cue(" ".join(before)),), 0, " ".join(after)):
        assert [w.text for w in c.words] == after
        edges = [t for w in c.words for t in (w.start_ms, w.end_ms)]
        assert edges == sorted(edges)
        assert c.start_ms <= edges[0] and edges[-1] <= c.end_ms


@given(WORDS.filter(bool))
def test_a_track_survives_the_database(words: list[str]) -> None:
    track = (cue(" ".join(words)),)
    assert restored(stored(track)) == track


def test_marks_joiners_and_conjuncts_take_no_room() -> None:
    assert letters("क्षत्रिय") == 3
    assert letters("क्\u200dष") == 1
    assert letters("naïve") == 5


def test_lines_are_even_and_never_cut_a_word() -> None:
    text = "Seal it with gel cream, and go out with sunscreen on"
    lines = wrapped(text.split()).split("\n")
    assert len(lines) == 2
    assert " ".join(lines) == text
    assert max(map(letters, lines)) <= LINE_LETTERS
    long = "x" * 60
    assert wrapped([long]) == long


def test_cues_break_at_sentences_and_pauses() -> None:
    first = said("This stays all day. Take two")
    track = cues_of([*first, *said("drops of serum", first[-1].end_ms + 900)], 20_000)
    assert [c.line for c in track] == ["This stays all day.", "Take two", "drops of serum"]


def test_a_long_sentence_breaks_after_a_comma() -> None:
    text = (
        "take two drops of this serum every morning on damp skin, then seal it with a gel cream "
        "and wait for a minute before the sunscreen"
    )
    track = cues_of(said(text, each_ms=150), 60_000)
    assert track[0].line.endswith("damp skin,")
    for c in track:
        assert all(letters(line) <= LINE_LETTERS for line in c.text.split("\n"))
        assert c.text.count("\n") < 2


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2000),
            st.integers(40, 900),
            st.sampled_from(PIECES),
        ),
        max_size=60,
    )
)
def test_cues_hold_every_word_once_and_do_not_overlap(parts) -> None:
    at, words = 0, []
    for gap, length, text in parts:
        words.append(TimedWord(at + gap, at + gap + length, text))
        at += gap + length
    track = cues_of(words, at + 500)
    assert [w for c in track for w in c.words] == words
    for c, after in pairwise(track):
        assert c.end_ms <= max(after.start_ms - GAP_MS, c.words[-1].end_ms)
    for c in track:
        assert len(c.words) == 1 or c.words[-1].end_ms - c.words[0].start_ms <= MOST_MS
        assert c.start_ms <= c.words[0].start_ms and c.words[-1].end_ms <= c.end_ms
    assert len(parse_captions(write_webvtt(as_cues(track)))) == len(track)

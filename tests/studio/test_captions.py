"""Captions come in as WebVTT or SRT and go out as one canonical WebVTT."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.captions import (
    MAX_CUES,
    CaptionsRefused,
    Cue,
    cues_from_lines,
    parse_captions,
    write_webvtt,
)

VTT = """WEBVTT - made by hand
Kind: captions

NOTE nobody reads this

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.500 align:start position:10%
<v Asha>नमस्ते &amp; hello</v>
second line

00:00:03.000 --> 00:00:04.000
<b>bold</b> <script>alert(1)</script>
"""

SRT = (
    "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Hello</i>\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000\r\nAgain\r\n"
)

GOLDEN = """WEBVTT

00:00:01.000 --> 00:00:02.500
नमस्ते &amp; hello
second line

00:00:03.000 --> 00:00:04.000
bold alert(1)
"""

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")), max_size=60)


def test_webvtt_is_read_without_its_markup() -> None:
    assert parse_captions(VTT) == (
        Cue(1000, 2500, "नमस्ते & hello\nsecond line"),
        Cue(3000, 4000, "bold alert(1)"),
    )


def test_srt_is_told_apart_by_itself() -> None:
    assert parse_captions(SRT.encode()) == (Cue(1000, 2500, "Hello"), Cue(3000, 4000, "Again"))


def test_the_written_track_is_canonical() -> None:
    assert write_webvtt(parse_captions(VTT)) == GOLDEN


def test_a_clip_without_speech_has_an_empty_but_valid_track() -> None:
    assert write_webvtt(()) == "WEBVTT\n"
    assert parse_captions(write_webvtt(())) == ()


@given(st.lists(st.tuples(st.integers(0, 50_000), st.integers(1, 9_000), TEXTS), max_size=8))
def test_what_is_written_reads_back_the_same(parts: list[tuple[int, int, str]]) -> None:
    cues = cues_from_lines([text for _, _, text in parts], 60_000)
    assert parse_captions(write_webvtt(cues)) == cues


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("hello", "captions_malformed", 1),
        ("", "captions_malformed", 0),
        ("WEBVTTX\n", "captions_malformed", 1),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nx", "captions_malformed", 4),
        ("WEBVTT\n\n1:2:3 --> 4\nx", "captions_malformed", 3),
        ("WEBVTT\n\nname\n00:61.000 --> 01:02.000\nx", "captions_time", 4),
        ("WEBVTT\n\n00:03.000 --> 00:02.000\nx", "captions_time", 3),
        ("WEBVTT\n\n00:30.000 --> 00:31.000\nx", "captions_time", 3),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny",
            "captions_malformed",
            5,
        ),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "x" * 401, "captions_too_long", 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\nb\nc\nd\ne", "captions_too_long", 3),
        (b"WEBVTT\n\n\xff\xfe", "captions_encoding", 0),
        ("WEBVTT\n" + "x" * 600_000, "captions_too_large", 0),
        (
            "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nx\n\n" * (MAX_CUES + 1),
            "captions_too_many",
            0,
        ),
    ],
)
def test_a_malformed_file_is_refused_by_its_line(text: str | bytes, code: str, line: int) -> None:
    with pytest.raises(CaptionsRefused) as caught:
        parse_captions(text, duration_ms=20_000)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_caption_that_outlasts_the_clip_is_shortened() -> None:
    cues = parse_captions("WEBVTT\n\n00:01.000 --> 00:09.000\nx", duration_ms=5000)
    assert cues == (Cue(1000, 5000, "x"),)


def test_characters_that_turn_the_reading_direction_are_dropped() -> None:
    assert cues_from_lines(["a\u202eb\x00c"], 1000) == (Cue(0, 1000, "abc"),)


def test_plain_lines_share_the_time_equally() -> None:
    assert cues_from_lines(["one", "", "two", "three"], 10_000) == (
        Cue(0, 3333, "one"),
        Cue(3333, 6667, "two"),
        Cue(6667, 10_000, "three"),
    )


def test_joiners_that_devanagari_needs_are_kept() -> None:
    assert cues_from_lines(["क्\u200dष"], 1000)[0].text == "क्\u200dष"

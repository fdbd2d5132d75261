"""One question about a finished clip: does it keep the rules?"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import av

from studio.hls_check.boxes import read_tracks
from studio.hls_check.findings import Finding, HlsCheckFailed, Rule
from studio.hls_check.playlists import Variant, read_variants
from studio.hls_check.segments import SegmentFacts, StreamFacts, read_segment, read_streams

_SLACK_S = 0.002
"""What rounding to a track's ticks may cost."""
_SAMPLE_RATES_HZ = (44_100, 48_000)


def check_hls(folder: Path) -> list[Finding]:
    """Every broken rule of the clip whose `master.m3u8` lies in `folder`; empty is good.

    Reads each file once. It is meant for what was made here: the files are not taken for hostile.
    """
    variants, findings = read_variants(folder)
    cuts: dict[str, list[float]] = {}
    for variant in variants:
        segments, faults = _segments(variant)
        findings += faults
        if faults:
            continue
        findings += _streams(variant)
        findings += _timeline(variant, segments)
        cuts[variant.where] = [segment.shown_s[0] for segment in segments]
    return findings + list(_aligned(cuts))


def require_hls(folder: Path) -> None:
    """Ends quietly for a clip that keeps every rule.

    Raises:
        HlsCheckFailed: With what was found.
    """
    findings = check_hls(folder)
    if findings:
        raise HlsCheckFailed(findings)


def _segments(variant: Variant) -> tuple[list[SegmentFacts], list[Finding]]:
    segments: list[SegmentFacts] = []
    name = variant.init.name
    try:
        tracks = read_tracks(variant.init.read_bytes())
        for path in variant.segments:
            name = path.name
            segments.append(read_segment(path, tracks))
    except (ValueError, struct.error) as error:
        return [], [Finding(Rule.BRANDS, variant.where, f"{name}: {error}")]
    return segments, []


def _streams(variant: Variant) -> Iterator[Finding]:
    try:
        found = read_streams(variant.init, variant.segments[0])
    except av.FFmpegError as error:
        yield Finding(Rule.MEDIA_READABLE, variant.where, f"not readable ({error})")
        return
    yield from _stream_facts(variant, found)


def _stream_facts(variant: Variant, found: StreamFacts) -> Iterator[Finding]:
    if found.codecs != variant.codecs:
        told = f"CODECS {variant.codecs}, found {found.codecs}"
        yield Finding(Rule.CODECS, variant.where, told)
    if found.size != variant.size:
        yield Finding(Rule.RESOLUTION, variant.where, f"stated {variant.size}, found {found.size}")
    if (
        found.sound_tracks != 1
        or found.sample_rate_hz not in _SAMPLE_RATES_HZ
        or found.channels not in (1, 2)
    ):
        told = f"{found.sound_tracks} tracks, {found.sample_rate_hz} Hz, {found.channels} channels"
        yield Finding(Rule.SOUND, variant.where, told)


def _timeline(variant: Variant, segments: Sequence[SegmentFacts]) -> Iterator[Finding]:
    frame_s = 1 / variant.fps
    yield from _keyframes(variant, segments)
    shown = [at for segment in segments for at in segment.shown_s]
    if abs(shown[0]) > _SLACK_S:
        yield Finding(Rule.CONTIGUOUS, variant.where, f"begins at {shown[0]:.3f} s, not at 0")
    gaps = [later - earlier for earlier, later in itertools.pairwise(shown)]
    wrong = [gap for gap in gaps if abs(gap - frame_s) > _SLACK_S]
    if wrong:
        rule = Rule.FRAME_RATE if len(wrong) > len(gaps) / 2 else Rule.CONTIGUOUS
        told = f"pictures {wrong[0]:.4f} s apart, {frame_s:.4f} expected ({len(wrong)} times)"
        yield Finding(rule, variant.where, told)
    start_s = 0.0
    for segment, length_s in zip(segments, variant.lengths_s, strict=True):
        true_s = segment.shown_s[-1] + frame_s - segment.shown_s[0]
        if abs(true_s - length_s) > frame_s:
            told = f"{segment.name}: EXTINF {length_s:.3f}, pictures last {true_s:.3f} s"
            yield Finding(Rule.EXTINF, variant.where, told)
        if abs(segment.shown_s[0] - start_s) > frame_s:
            told = f"{segment.name}: at {segment.shown_s[0]:.3f} s, playlist says {start_s:.3f}"
            yield Finding(Rule.CONTIGUOUS, variant.where, told)
        start_s += length_s
    yield from _sound_timeline(variant, segments, shown[-1] + frame_s)


def _keyframes(variant: Variant, segments: Sequence[SegmentFacts]) -> Iterator[Finding]:
    for segment in segments:
        if not segment.starts_with_idr:
            told = f"{segment.name} does not begin with an IDR picture"
            yield Finding(Rule.KEYFRAME_FIRST, variant.where, told)
        elif segment.shown_s[0] < segment.first_s - _SLACK_S:
            told = f"{segment.name} shows a picture before its keyframe: the group is open"
            yield Finding(Rule.KEYFRAME_FIRST, variant.where, told)


def _sound_timeline(
    variant: Variant, segments: Sequence[SegmentFacts], end_s: float
) -> Iterator[Finding]:
    heard = [segment.sound_s for segment in segments if segment.sound_s]
    if not heard:
        return  # Already told: there is no sound track.
    for before, after in itertools.pairwise(heard):
        if abs(after[0] - before[1]) > _SLACK_S:
            told = f"sound goes on at {after[0]:.3f} s after {before[1]:.3f}"
            yield Finding(Rule.CONTIGUOUS, variant.where, told)
    if abs(heard[-1][1] - end_s) > 1 / variant.fps + _SLACK_S:
        told = f"sound ends at {heard[-1][1]:.3f} s, picture at {end_s:.3f}"
        yield Finding(Rule.AV_LENGTH, variant.where, told)


def _aligned(cuts: dict[str, list[float]]) -> Iterator[Finding]:
    reference: list[float] | None = None
    for where, starts in cuts.items():
        reference = reference or starts
        same = len(starts) == len(reference) and all(
            abs(a - b) <= _SLACK_S for a, b in zip(starts, reference, strict=False)
        )
        if not same:
            yield Finding(Rule.ALIGNED, where, f"cuts at {starts[:4]}…, others {reference[:4]}…")

"""What comes in is described exactly, or refused by name."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from studio.ffmpeg import ffmpeg_path
from studio.media_errors import MediaRefused
from studio.media_info import MediaInfo
from studio.probe import ProbeLimits, probe

from .conftest import REAL_CLIPS, MakeClip, ffmpeg

pytestmark = pytest.mark.slow

HLG = "colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc:log-level=error"


def refusal(path: Path, limits: ProbeLimits | None = None) -> MediaRefused:
    with pytest.raises(MediaRefused) as caught:
        probe(path, limits or ProbeLimits())
    return caught.value


def test_a_plain_clip_is_described(make_clip: MakeClip) -> None:
    info = probe(make_clip())
    assert (info.width, info.height, info.rotation) == (360, 640, 0)
    assert info.duration_ms == pytest.approx(2000, abs=40)
    assert info.fps == pytest.approx(30, abs=0.1)
    assert (info.video_codec, info.audio_codec, info.has_audio) == ("h264", "aac", True)
    assert not info.is_vfr and not info.is_hdr
    assert len(info.sha256) == 64 and info.size_bytes == make_clip().stat().st_size


def test_the_facts_survive_being_stored(make_clip: MakeClip) -> None:
    info = probe(make_clip())
    assert MediaInfo.from_json(info.as_json()) == info


def test_a_rotated_clip_is_measured_as_it_is_seen(make_clip: MakeClip, tmp_path: Path) -> None:
    turned = tmp_path / "turned.mov"
    lying = make_clip(size="640x360")
    ffmpeg("-display_rotation", "90", "-i", str(lying), "-c", "copy", str(turned))
    info = probe(turned)
    assert (info.width, info.height, info.rotation) == (360, 640, 270)


def test_wide_pixels_count_as_what_they_show(make_clip: MakeClip) -> None:
    info = probe(make_clip("-vf", "setsar=4/3", size="360x480"))
    assert (info.width, info.height) == (480, 480)


def test_hdr_is_recognised(make_clip: MakeClip) -> None:
    clip = make_clip(
        *("-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"),
        *("-x265-params", HLG, "-tag:v", "hvc1"),
        size="180x320",
    )
    info = probe(clip)
    assert (info.is_hdr, info.transfer, info.color_matrix) == (True, "hlg", "bt2020")
    assert info.pixel_format == "yuv420p10le"


def test_a_variable_frame_rate_is_noticed(make_clip: MakeClip) -> None:
    clip = make_clip("-vf", "select='lt(mod(n,7),3)'", "-fps_mode", "vfr", fps=60)
    assert probe(clip).is_vfr


def test_a_clip_without_sound_and_with_odd_sides_is_accepted(make_clip: MakeClip) -> None:
    clip = make_clip(
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p"),
        *("-vf", "scale=361:641"),
        sound=None,
    )
    info = probe(clip)
    assert (info.width, info.height, info.has_audio, info.audio_stream) == (361, 641, False, None)


def test_a_recording_that_does_not_know_its_length_is_measured(make_clip: MakeClip) -> None:
    clip = make_clip(
        *("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-live", "1"),
        suffix=".webm",
    )
    assert probe(clip).duration_ms == pytest.approx(2000, abs=60)


@pytest.mark.parametrize(
    ("content", "code", "named"),
    [
        (b"", "media_empty", "0 bytes"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "media_disguised", "M3U8"),
        (b"\xef\xbb\xbf \n#EXTM3U\nhttp://127.0.0.1/\n", "media_disguised", "M3U8"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "media_disguised", "concat"),
        (b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", "media_disguised", "SDP"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "media_disguised", "web page"),
        (b'<?xml version="1.0"?><MPD></MPD>', "media_disguised", "DASH"),
        (b'<?xml version="1.0"?><svg></svg>', "media_disguised", "SVG"),
        (b"PK\x03\x04" + bytes(100), "media_disguised", "ZIP"),
        (b"#!/bin/sh\nrm -rf /\n", "media_disguised", "script"),
        (b"\x7fELF" + bytes(100), "media_disguised", "program"),
        (b"just some words\n" * 20, "media_disguised", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "media_not_video", "PNG"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(100), "media_not_video", "HEIC"),
        (b"ID3\x04" + bytes(100), "media_not_video", "MP3"),
        (bytes(4096), "media_not_video", "not a video"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "media_unsupported", "AVI"),
        (b"\x00\x00\x00\x20ftypisom" + bytes(24), "media_truncated", "incomplete"),
    ],
)
def test_what_only_looks_like_a_video_is_refused_by_what_it_is(
    tmp_path: Path, content: bytes, code: str, named: str
) -> None:
    path = tmp_path / "holiday.mp4"
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, error.status) == (code, 422)
    assert named in error.detail


@pytest.mark.parametrize(
    "flags", [(), ("-movflags", "+faststart")], ids=["index-last", "index-first"]
)
def test_a_truncated_clip_is_refused(
    make_clip: MakeClip, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    whole = make_clip(*flags, seconds=4).read_bytes()
    path = tmp_path / "half.mp4"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path).code == "media_truncated"


def test_three_hours_are_refused_by_the_header_alone(make_clip: MakeClip, tmp_path: Path) -> None:
    path = tmp_path / "long.mkv"
    path.write_bytes(with_claimed_hours(make_clip(suffix=".mkv").read_bytes(), 3))
    error = refusal(path)
    assert error.code == "media_too_long"
    assert "3 h 0 min" in error.detail


def test_three_real_hours_are_refused_too(make_clip: MakeClip) -> None:
    clip = make_clip(size="96x96", fps=1, seconds=10_800, sound=None, picture="color")
    assert refusal(clip).code == "media_too_long"


def test_8k_is_refused_before_a_frame_is_decoded(make_clip: MakeClip) -> None:
    clip = make_clip(size="7680x4320", fps=1, seconds=1, sound=None, picture="color")
    error = refusal(clip, ProbeLimits(memory_bytes=2**30))
    assert error.code == "media_too_many_pixels"
    assert "7680×4320" in error.detail


def test_sound_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "song.mp4"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", str(path))
    assert refusal(path).code == "media_no_video_track"


def test_a_codec_that_is_not_decoded_here_is_refused(make_clip: MakeClip) -> None:
    clip = make_clip("-c:v", "ffv1", suffix=".mkv")
    error = refusal(clip)
    assert error.code == "media_unsupported"
    assert "MP4" in error.detail


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (ProbeLimits(max_bytes=1000), "media_file_too_large"),
        (ProbeLimits(max_duration_ms=1500), "media_too_long"),
        (ProbeLimits(min_duration_ms=3000), "media_too_short"),
        (ProbeLimits(min_side_px=500), "media_too_small"),
        (ProbeLimits(max_tracks=1), "media_too_many_tracks"),
        (ProbeLimits(wall_s=0.001), "media_probe_timeout"),
        (ProbeLimits(memory_bytes=2**24), "media_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_limit_has_its_own_refusal(
    make_clip: MakeClip, limits: ProbeLimits, code: str
) -> None:
    error = refusal(make_clip(), limits)
    assert error.code == code
    assert error.detail.endswith((".", ")"))


def test_a_name_that_reads_like_a_protocol_is_a_name(make_clip: MakeClip, tmp_path: Path) -> None:
    path = tmp_path / "concat:a|b.mp4"
    path.write_bytes(make_clip().read_bytes())
    assert probe(path).width == 360


def test_damaged_bytes_never_raise_anything_but_a_refusal(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    whole = bytearray(make_clip().read_bytes())
    path = tmp_path / "damaged.mp4"
    for seed in range(6):
        damaged = bytearray(whole)
        for at in range(16 + seed, len(damaged), 997 + 61 * seed):
            damaged[at] ^= 0xFF
        path.write_bytes(damaged)
        try:
            assert probe(path).width > 0
        except MediaRefused as error:
            assert error.code.startswith("media_")


@pytest.mark.skipif(not REAL_CLIPS.is_dir(), reason="the shared clips are not on this machine")
def test_the_real_clips_are_accepted() -> None:
    found = {path.name: probe(path) for path in sorted(REAL_CLIPS.glob("*.mp4"))}
    assert len(found) == 4
    assert found["bottle-detection.mp4"].has_audio is False
    assert found["chair-20-sd-bar.mp4"].duration_ms == pytest.approx(20_467, abs=40)


def test_the_decoder_is_the_one_of_the_wheel() -> None:
    assert os.access(ffmpeg_path(), os.X_OK)


def with_claimed_hours(matroska: bytes, hours: int) -> bytes:
    """The same clip whose header claims `hours`; the element's unit is a millisecond."""
    at = matroska.index(b"\x44\x89\x88") + 3
    return matroska[:at] + struct.pack(">d", hours * 3_600_000.0) + matroska[at + 8 :]

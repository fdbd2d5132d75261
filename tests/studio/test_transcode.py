"""A clip becomes aligned HLS rungs and an MP4; whole or not at all."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import av
import m3u8
import numpy as np
import pytest

from studio.edl import Edl, EdlRefused, trimmed
from studio.ffmpeg import ffmpeg_path
from studio.frames import frame_at
from studio.loudness import MAX_GAIN_DB, gain_for
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.probe import probe
from studio.transcode import recipe_key, transcode_all, transcode_first, transcode_rest

from .conftest import REAL_CLIPS, MakeClip, ffmpeg

pytestmark = pytest.mark.slow

HDR = "colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:log-level=error"


def made(source: Path, out_dir: Path, edl: Edl | None = None) -> MediaInfo:
    """The finished MP4 of `source`, probed."""
    transcode_first(source, out_dir, probe(source), edl)
    return probe(out_dir / "video.mp4")


def loudness_of(path: Path) -> float:
    done = subprocess.run(
        [ffmpeg_path(), "-i", str(path), "-af", "ebur128=framelog=quiet", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr)[-1])


def test_the_first_rung_plays_by_itself(make_clip: MakeClip, tmp_path: Path) -> None:
    source = make_clip(size="720x1280", seconds=4)
    done = transcode_first(source, tmp_path / "out", probe(source))
    assert not done.complete
    master = m3u8.load(str(tmp_path / "out" / "master.m3u8"))
    assert master.is_independent_segments
    assert [item.uri for item in master.playlists] == ["540p/index.m3u8"]
    info = master.playlists[0].stream_info
    assert info.resolution == (540, 960)
    assert re.fullmatch(r"avc1\.64[0-9a-f]{4},mp4a\.40\.2", info.codecs)
    assert done.renditions[0].segment_ms == (1000, 2000, 1000)
    whole = probe(tmp_path / "out" / "video.mp4")
    assert (whole.width, whole.height, whole.duration_ms) == (540, 960, 4000)


def test_the_rest_adds_rungs_whose_cuts_agree(make_clip: MakeClip, tmp_path: Path) -> None:
    source = make_clip(size="720x1280", seconds=4)
    info = probe(source)
    out = tmp_path / "out"
    transcode_first(source, out, info)
    before = (out / "video.mp4").read_bytes()
    done = transcode_rest(source, out, info)
    assert done.complete and done.width == 720
    master = m3u8.load(str(out / "master.m3u8"))
    names = [item.uri for item in master.playlists]
    assert names == ["540p/index.m3u8", "360p/index.m3u8", "720p/index.m3u8"]
    assert len({item.segment_ms for item in done.renditions}) == 1
    assert (out / "video.mp4").read_bytes() == before
    assert done.files[-1] == "master.m3u8"
    assert all((out / name).is_file() for name in done.files)


def test_every_segment_begins_with_a_keyframe_at_time_zero(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    source = make_clip(seconds=4)
    done = transcode_first(source, tmp_path / "out", probe(source))
    rung = tmp_path / "out" / done.renditions[0].rung.name
    for number, start_s in enumerate((0.0, 1.0, 3.0)):
        piece = tmp_path / "piece.mp4"
        segment = rung / f"seg_{number:05d}.m4s"
        piece.write_bytes((rung / "init.mp4").read_bytes() + segment.read_bytes())
        with av.open(str(piece)) as container:
            packet = next(container.demux(video=0))
            assert packet.is_keyframe and packet.dts is not None
            assert float(packet.dts * packet.time_base) == pytest.approx(start_s, abs=0.04)


def test_running_the_rest_twice_changes_nothing(make_clip: MakeClip, tmp_path: Path) -> None:
    source, out = make_clip(size="540x960"), tmp_path / "out"
    first = transcode_rest(source, out, probe(source))
    stamp = {path: path.stat().st_mtime_ns for path in out.rglob("*.m4s")}
    second = transcode_rest(source, out, probe(source))
    assert first.renditions == second.renditions
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.m4s")} == stamp


def test_progress_runs_over_both_steps(make_clip: MakeClip, tmp_path: Path) -> None:
    source, seen = make_clip(size="540x960"), list[float]()
    transcode_all(source, tmp_path / "out", probe(source), on_progress=seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0


def test_nothing_is_left_behind_when_it_fails(make_clip: MakeClip, tmp_path: Path) -> None:
    source = tmp_path / "source.mp4"
    source.write_bytes(make_clip().read_bytes())
    info = probe(source)
    source.write_bytes(b"\x00\x00\x00\x20ftypisom" + bytes(5000))
    with pytest.raises(FfmpegFailed):
        transcode_first(source, tmp_path / "work" / "out", info)
    assert list((tmp_path / "work").iterdir()) == []


def test_a_cancelled_replacement_leaves_the_old_result(make_clip: MakeClip, tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: float) -> None:
        raise Cancelled

    source, out = make_clip(seconds=4), tmp_path / "out"
    transcode_first(source, out, probe(source))
    before = (out / "master.m3u8").read_text()
    with pytest.raises(Cancelled):
        transcode_first(source, out, probe(source), on_progress=cancel)
    assert (out / "master.m3u8").read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_trim_keeps_the_part_between_in_and_out(make_clip: MakeClip, tmp_path: Path) -> None:
    source = make_clip(seconds=4)
    result = made(source, tmp_path / "out", trimmed(in_ms=1500, out_ms=3000))
    assert result.duration_ms == pytest.approx(1500, abs=40)
    wanted = frame_at(source, 2000).astype(int)
    found = frame_at(tmp_path / "out" / "video.mp4", 500).astype(int)
    elsewhere = frame_at(source, 500).astype(int)
    assert np.abs(wanted - found).mean() < np.abs(elsewhere - found).mean() / 2


def test_an_edit_outside_the_clip_is_refused(make_clip: MakeClip, tmp_path: Path) -> None:
    source = make_clip()
    with pytest.raises(EdlRefused):
        transcode_first(source, tmp_path / "out", probe(source), trimmed(in_ms=9000))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("edl", [None, trimmed(muted=True)], ids=["no-sound", "muted"])
def test_a_clip_without_sound_gets_silence(
    make_clip: MakeClip, tmp_path: Path, edl: Edl | None
) -> None:
    result = made(make_clip(sound=None if edl is None else "sine"), tmp_path / "out", edl)
    assert result.audio_codec == "aac"
    assert loudness_of(tmp_path / "out" / "video.mp4") <= -69


@pytest.mark.parametrize("level", ["-30dB", "0dB"])
def test_speech_level_comes_out_at_minus_14(
    make_clip: MakeClip, tmp_path: Path, level: str
) -> None:
    quiet = make_clip(sound=f"anoisesrc=color=pink:amplitude=0.5:seed=1,volume={level}", seconds=4)
    result = made(quiet, tmp_path / "out")
    with av.open(str(tmp_path / "out" / "video.mp4")) as container:
        assert container.streams.audio[0].sample_rate == 48_000
    measured = loudness_of(tmp_path / "out" / "video.mp4")
    before = loudness_of(quiet)
    assert measured == pytest.approx(min(-14, before + MAX_GAIN_DB), abs=1.0)
    assert result.duration_ms == pytest.approx(4000, abs=40)


def test_digital_silence_is_not_amplified(make_clip: MakeClip, tmp_path: Path) -> None:
    result = made(make_clip(sound="anullsrc"), tmp_path / "out")
    assert result.has_audio
    assert gain_for(None) == 0.0 and gain_for(-60.0) == 0.0


def test_a_rotated_clip_stands_upright(make_clip: MakeClip, tmp_path: Path) -> None:
    lying = make_clip(size="640x360", picture="color=c=red")
    red_left = tmp_path / "left.mp4"
    ffmpeg("-i", str(lying), "-vf", "drawbox=x=320:w=320:color=blue:t=fill", str(red_left))
    turned = tmp_path / "turned.mp4"
    ffmpeg("-display_rotation", "-90", "-i", str(red_left), "-c", "copy", str(turned))
    result = made(turned, tmp_path / "out")
    assert (result.width, result.height, result.rotation) == (360, 640, 0)
    frame = frame_at(tmp_path / "out" / "video.mp4", 500)
    assert frame[100, 180, 0] > 150 and frame[540, 180, 2] > 150  # red above, blue below


def test_hdr_becomes_sdr_that_keeps_its_hue(make_clip: MakeClip, tmp_path: Path) -> None:
    source = make_clip(
        *("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", HDR, "-tag:v", "hvc1"),
        *("-vf", "zscale=tin=709:min=709:pin=709:rin=tv:t=smpte2084:m=2020_ncl:p=2020:npl=203,"
                 "format=yuv420p10le"),
        size="360x640",
        picture="color=c=0xC02060",
    )  # fmt: skip
    assert probe(source).is_hdr
    result = made(source, tmp_path / "out")
    assert (result.is_hdr, result.pixel_format, result.color_matrix) == (False, "yuv420p", "bt709")
    red, green, blue = frame_at(tmp_path / "out" / "video.mp4", 500)[320, 180].astype(int)
    assert (red, green, blue) == pytest.approx((192, 32, 96), abs=24)


@pytest.mark.parametrize(
    ("size", "canvas"),
    [("641x361", (540, 960)), ("361x641", (360, 640)), ("501x501", (500, 888))],
)
def test_any_shape_ends_on_an_even_9_by_16_canvas(
    make_clip: MakeClip, tmp_path: Path, size: str, canvas: tuple[int, int]
) -> None:
    odd = make_clip(
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p"),
        *("-vf", f"scale={size.replace('x', ':')},setsar=1"),
    )
    result = made(odd, tmp_path / "out")
    assert (result.width, result.height) == canvas


@pytest.mark.parametrize("fps", [60, 30, 10])
def test_the_rate_is_constant_and_at_most_30(make_clip: MakeClip, tmp_path: Path, fps: int) -> None:
    result = made(make_clip(fps=fps), tmp_path / "out")
    assert result.fps == pytest.approx(min(fps, 30), abs=0.1)
    assert not result.is_vfr


def test_a_variable_rate_becomes_constant(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip("-vf", "select='lt(mod(n,7),3)'", "-fps_mode", "vfr", fps=60)
    result = made(clip, tmp_path / "out")
    assert (result.is_vfr, round(result.fps)) == (False, 30)


def test_position_and_device_are_stripped(make_clip: MakeClip, tmp_path: Path) -> None:
    tagged = make_clip(
        *("-metadata", "location=+28.6139+077.2090/", "-metadata", "title=Secret home"),
        *("-movflags", "+use_metadata_tags"),
    )
    assert b"+28.6139" in tagged.read_bytes()
    made(tagged, tmp_path / "out")
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"+28.6139" not in content and b"Secret home" not in content


def test_the_mp4_starts_with_its_index(make_clip: MakeClip, tmp_path: Path) -> None:
    made(make_clip(), tmp_path / "out")
    content = (tmp_path / "out" / "video.mp4").read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_a_recipe_names_source_and_edit() -> None:
    assert recipe_key("a" * 64, Edl()) == recipe_key("a" * 64, Edl())
    edits = (Edl(), trimmed(in_ms=1), trimmed(cover_ms=5), trimmed(muted=True))
    assert len({recipe_key(sha256, edl) for sha256 in ("a" * 64, "b" * 64) for edl in edits}) == 8


@pytest.mark.skipif(not REAL_CLIPS.is_dir(), reason="the shared clips are not on this machine")
@pytest.mark.parametrize("path", sorted(REAL_CLIPS.glob("*.mp4")), ids=lambda path: path.stem)
def test_the_real_clips_go_through(path: Path, tmp_path: Path) -> None:
    info = probe(path)
    edl = trimmed(out_ms=min(info.duration_ms, 6000))
    done = transcode_all(path, tmp_path / "out", info, edl)
    assert done.complete and len({item.segment_ms for item in done.renditions}) == 1
    assert probe(tmp_path / "out" / "video.mp4").duration_ms == pytest.approx(6000, abs=70)

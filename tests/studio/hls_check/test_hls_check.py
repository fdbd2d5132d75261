"""A clip of our making keeps the rules of HLS, and each broken rule is found by its name."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.ffmpeg import ffmpeg_path
from studio.hls_check.__main__ import main
from studio.hls_check.boxes import boxes
from studio.hls_check.check import check_hls, require_hls
from studio.hls_check.findings import HlsCheckFailed, Rule
from studio.probe import probe
from studio.transcode import transcode_all
from tests.studio.conftest import MakeClip

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def finished(make_clip: MakeClip, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished clip of two rungs and three segments."""
    source = make_clip(size="540x960", seconds=4, picture="mandelbrot")
    out = tmp_path_factory.mktemp("finished") / "out"
    transcode_all(source, out, probe(source))
    return out


@pytest.fixture
def clip(finished: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    return Path(shutil.copytree(finished, tmp_path / "clip"))


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert re.search(old, text), old
    path.write_text(re.sub(old, new, text))


def in_master(old: str, new: str) -> Callable[[Path], None]:
    return lambda clip: rewrite(clip / "master.m3u8", old, new)


def in_rung(old: str, new: str) -> Callable[[Path], None]:
    return lambda clip: rewrite(clip / "360p" / "index.m3u8", old, new)


def in_box(
    file: str, kind: bytes, at: int, value: bytes, *, nth: int = 0
) -> Callable[[Path], None]:
    """Overwrites bytes of the `nth` box of that kind."""

    def change(clip: Path) -> None:
        path = clip / "360p" / file
        data = bytearray(path.read_bytes())
        start = [begin for found, begin, _ in boxes(bytes(data)) if found == kind][nth]
        data[start + at : start + at + len(value)] = value
        path.write_bytes(data)

    return change


def shift(file: str, nth: int, ticks: int) -> Callable[[Path], None]:
    """Moves the `nth` track's decode time of a segment."""

    def change(clip: Path) -> None:
        path = clip / "360p" / file
        data = bytearray(path.read_bytes())
        at = [begin for found, begin, _ in boxes(bytes(data)) if found == b"tfdt"][nth] + 4
        struct.pack_into(">Q", data, at, struct.unpack_from(">Q", data, at)[0] + ticks)
        path.write_bytes(data)

    return change


def remove(file: str) -> Callable[[Path], None]:
    return lambda clip: (clip / file).unlink()


def swap_segments(clip: Path) -> None:
    """Two segments of one rung change places: each is fine alone."""
    one, two = (clip / "360p" / f"seg_{n:05d}.m4s" for n in (1, 2))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def another_encoder(*options: str) -> Callable[[Path], None]:
    """The 360p rung made again by ffmpeg with other options."""

    def change(clip: Path) -> None:
        folder = clip / "360p"
        shutil.rmtree(folder)
        folder.mkdir()
        command = [ffmpeg_path(), "-v", "error", "-y", "-i", str(clip / "video.mp4")]
        command += ["-vf", "scale=360:640", "-c:v", "libx264", "-preset", "ultrafast"]
        command += ["-c:a", "aac", "-ar", "48000", "-ac", "2", *options, "-f", "hls"]
        command += ["-hls_segment_type", "fmp4", "-hls_playlist_type", "vod", "-hls_time", "0.9"]
        command += ["-hls_flags", "independent_segments", "-hls_fmp4_init_filename", "init.mp4"]
        command += ["-hls_segment_options", "movflags=+negative_cts_offsets:use_editlist=0"]
        command += ["-hls_segment_filename", "360p/seg_%05d.m4s", "360p/index.m3u8"]
        subprocess.run(command, check=True, cwd=clip)

    return change


ALIGNED = ("-force_key_frames", "expr:gte(t,max(0,2*n_forced-1))", "-forced-idr", "1")
OPEN = ("-bf", "3", "-x264-params", "open-gop=1:keyint=30:min-keyint=30:scenecut=0")
BREAKS: list[tuple[Rule, Callable[[Path], None]]] = [
    (Rule.MASTER_READABLE, remove("master.m3u8")),
    (Rule.MASTER_READABLE, in_master("#EXT-X-VERSION:7", "#EXT-X-VERSION:3")),
    (Rule.INDEPENDENT, in_master("#EXT-X-INDEPENDENT-SEGMENTS\n", "")),
    (Rule.INDEPENDENT, in_rung("#EXT-X-INDEPENDENT-SEGMENTS\n", "")),
    (Rule.VARIANT_ATTRIBUTES, in_master(r",FRAME-RATE=[\d.]+", "")),
    (Rule.VARIANT_ATTRIBUTES, in_master(r'CODECS="[^"]+",', "")),
    (Rule.MEDIA_READABLE, remove("360p/index.m3u8")),
    (Rule.MEDIA_READABLE, remove("360p/seg_00001.m4s")),
    (Rule.MEDIA_READABLE, in_rung("seg_00001.m4s", "../../outside.m4s")),
    (Rule.VOD_COMPLETE, in_rung("#EXT-X-ENDLIST", "")),
    (Rule.VOD_COMPLETE, in_rung("TYPE:VOD", "TYPE:EVENT")),
    (Rule.VOD_COMPLETE, in_rung("SEQUENCE:0", "SEQUENCE:4")),
    (Rule.MAP, in_rung('#EXT-X-MAP:URI="init.mp4"\n', "")),
    (Rule.TARGET_DURATION, in_rung("TARGETDURATION:2", "TARGETDURATION:1")),
    (Rule.EXTINF, in_rung(r"EXTINF:1.0\d*,\nseg_00000", "EXTINF:1.200000,\nseg_00000")),
    (Rule.BANDWIDTH, in_master(r":BANDWIDTH=(\d+)", r":BANDWIDTH=9\1")),
    (Rule.BANDWIDTH, in_master(r"AVERAGE-BANDWIDTH=\d", "AVERAGE-BANDWIDTH=91")),
    (Rule.RESOLUTION, in_master("360x640", "384x640")),
    (Rule.FRAME_RATE, in_master("FRAME-RATE=30.000", "FRAME-RATE=25.000")),
    (Rule.CODECS, in_master(r"avc1\.64", "avc1.42")),
    (Rule.CODECS, in_master(r"mp4a\.40\.2", "mp4a.40.5")),
    (Rule.BRANDS, in_box("init.mp4", b"ftyp", 0, b"isom\0\0\2\0isommp41")),
    (Rule.BRANDS, in_box("seg_00001.m4s", b"tfhd", 0, b"\0\0\0\x38")),
    (Rule.BRANDS, in_box("seg_00001.m4s", b"tfdt", -4, b"free")),
    (Rule.BRANDS, in_box("seg_00001.m4s", b"mdat", -8, b"\0\0\0\x04")),
    (Rule.KEYFRAME_FIRST, in_box("seg_00001.m4s", b"mdat", 4, b"\x41")),
    (Rule.KEYFRAME_FIRST, another_encoder(*OPEN)),
    (Rule.ALIGNED, another_encoder("-g", "30")),
    (Rule.CONTIGUOUS, swap_segments),
    (Rule.CONTIGUOUS, shift("seg_00001.m4s", 0, 3000)),
    (Rule.CONTIGUOUS, shift("seg_00001.m4s", 1, 3000)),
    (Rule.SOUND, another_encoder(*ALIGNED, "-ar", "22050")),
    (Rule.SOUND, another_encoder(*ALIGNED, "-an")),
    (Rule.AV_LENGTH, another_encoder(*ALIGNED, "-af", "atrim=end=3.5")),
]


def test_a_clip_of_our_making_keeps_every_rule(finished: Path) -> None:
    assert check_hls(finished) == []
    require_hls(finished)


@pytest.mark.parametrize(
    ("rule", "spoil"), BREAKS, ids=[f"{n}-{rule}" for n, (rule, _) in enumerate(BREAKS)]
)
def test_a_broken_rule_is_found(clip: Path, rule: Rule, spoil: Callable[[Path], None]) -> None:
    spoil(clip)
    findings = check_hls(clip)
    assert rule in {finding.rule for finding in findings}, [str(item) for item in findings]
    with pytest.raises(HlsCheckFailed) as failed:
        require_hls(clip)
    assert failed.value.findings == tuple(findings)
    assert failed.value.code == "hls_check_failed"


def test_every_rule_is_broken_once() -> None:
    assert {rule for rule, _ in BREAKS} == set(Rule)


def test_the_command_says_what_it_found(finished: Path, clip: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert main([str(finished)]) == 0
    assert capsys.readouterr().out == f"{finished}: good\n"
    in_rung("#EXT-X-ENDLIST", "")(clip)
    assert main([str(finished), str(clip)]) == 1
    assert "vod_complete: 360p/index.m3u8" in capsys.readouterr().out


def test_ffmpeg_plays_every_rung_to_its_end(finished: Path) -> None:
    for rung in ("540p", "360p"):
        done = subprocess.run(
            [
                *(ffmpeg_path(), "-v", "error", "-xerror"),
                *("-i", str(finished / rung / "index.m3u8"), "-f", "framecrc", "-"),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        rows = [line for line in done.stdout.splitlines() if line.startswith("0,")]
        assert len(rows) == 120

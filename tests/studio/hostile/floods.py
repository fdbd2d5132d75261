"""Clips that want too much of a reader, and clips that are merely odd."""

from __future__ import annotations

import struct

from tests.studio.hostile.cases import EITHER, MADE_WELL, REFUSED, Case
from tests.studio.hostile.pieces import MATROSKA, UNKNOWN_SIZE, Kit, ebml

NO_PICTURE = frozenset({"media_no_video_track"})
UNSUPPORTED = frozenset({"media_unsupported"})
TOO_LONG = frozenset({"media_too_long"})
TOO_LARGE = frozenset({"media_too_many_pixels", "media_unsupported"})
_FAST = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
_AS_IS = ("-avoid_negative_ts", "disabled")
_SINE = ("-f", "lavfi", "-i", "sine=frequency=440:duration=1.5")


def _gif(width: int, height: int, frames: int) -> bytes:
    """Frames of one pixel on a screen of that size, a tenth of a second each."""
    head = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + bytes(3) + b"\xff" * 3
    frame = b"\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
    return head + frame * frames + b"\x3b"


def _vp8_flood(kit: Kit) -> bytes:
    """Every key frame says that it is 16,383 pixels wide and high; the track says otherwise."""
    mark = b"\x9d\x01\x2a"
    small = mark + struct.pack("<HH", 216, 384)
    assert small in kit.webm()
    return kit.webm().replace(small, mark + struct.pack("<HH", 16_383, 16_383))


def _long_matroska(kit: Kit) -> bytes:
    data = kit.mkv()
    at = data.index(b"\x44\x89\x88") + 3
    return data[:at] + struct.pack(">d", 1e12) + data[at + 8 :]


def _linked(kit: Kit) -> bytes:
    """Chapters that go on in another file by its id, and the name of the next one."""
    name = str(kit.canary).encode()
    info = ebml(
        "1549a966", ebml("3c83ab", name) + ebml("3eb923", b"\1" * 16) + ebml("3e83bb", name)
    )
    chapter = ebml("73c4", b"\1") + ebml("91", b"\0") + ebml("6e67", b"\1" * 16)
    chapters = ebml("1043a770", ebml("45b9", ebml("b6", chapter)))
    data = kit.mkv()
    at = data.index(bytes.fromhex("18538067")) + 12
    return data[: at - 8] + UNKNOWN_SIZE + info + chapters + data[at:]


def _endless(kit: Kit) -> bytes:
    """The clusters of a live stream again and again, with lengths that nobody knows."""
    data = kit.webm()
    at = data.index(bytes.fromhex("1f43b675"))
    return data[:at] + data[at:] * 300


def _nested(kit: Kit) -> bytes:
    inner = b""
    for _ in range(3_000):
        inner = ebml("b6", inner)
    return MATROSKA + ebml("18538067", ebml("1043a770", ebml("45b9", inner)))


def _attached(kit: Kit) -> bytes:
    tool = kit.folder / "tool.bin"
    tool.write_bytes(b"\x7fELF" + bytes(2000))
    args = ("-attach", str(tool), "-metadata:s:t", "mimetype=application/x-executable")
    return kit.remuxed("attached.mkv", *args)


def _subtitles(kit: Kit) -> bytes:
    lines = "".join(
        f"{n}\n00:00:00,{n % 1000:03} --> 00:00:01,100\n{'x' * 60}\n\n" for n in range(20_000)
    )
    (kit.folder / "bomb.srt").write_text(lines)
    kit.mp4()
    clip, bomb = (str(kit.folder / name) for name in ("base.mp4", "bomb.srt"))
    return kit.made("bomb.mkv", "-i", clip, "-i", bomb, "-c", "copy", "-c:s", "srt")


def _changing_size(kit: Kit) -> bytes:
    """One track in which the picture is 216×384 first and 384×216 later."""
    for name, size in (("a.h264", "216x384"), ("b.h264", "384x216")):
        kit.made(name, "-f", "lavfi", "-i", f"testsrc2=size={size}:rate=12:duration=1", *_FAST)
    both = kit.folder / "both.h264"
    both.write_bytes(b"".join((kit.folder / n).read_bytes() for n in ("a.h264", "b.h264")))
    return kit.made("both.mp4", "-framerate", "12", "-i", str(both), "-c", "copy")


def _cover_alone(kit: Kit) -> bytes:
    kit.made("cover.jpg", "-f", "lavfi", "-i", "testsrc2=size=96x96", "-frames:v", "1")
    cover = ("-i", str(kit.folder / "cover.jpg"), "-map", "0", "-map", "1", "-c:v", "mjpeg")
    return kit.made(
        "cover.m4a", *_SINE, *cover, "-c:a", "aac", "-disposition:v", "attached_pic", "-f", "mp4"
    )


FLOODS = (
    Case("a GIF of 4 gigapixels", lambda k: _gif(65_535, 65_535, 20), TOO_LARGE),
    Case("a GIF of 40,000 frames", lambda k: _gif(200, 300, 40_000), TOO_LONG),
    Case("frames larger than the track", _vp8_flood, TOO_LARGE),
    Case("a Matroska of 30 years", _long_matroska, TOO_LONG),
    Case("linked files", _linked, EITHER),
    Case("a stream that begins again and again", _endless, EITHER),
    Case("chapters in chapters", _nested, REFUSED | NO_PICTURE),
    Case("a program attached", _attached, MADE_WELL),
    Case("20,000 subtitles", _subtitles, MADE_WELL),
    Case("the picture changes its size", _changing_size, MADE_WELL),
    Case("only sound", lambda k: k.made("sound.mp4", *_SINE, "-c:a", "aac"), NO_PICTURE),
    Case("only a cover", _cover_alone, NO_PICTURE),
    Case(
        "a thousand pictures a second",
        lambda k: k.made(
            *("fast.mp4", "-f", "lavfi", "-i", "testsrc2=size=96x96:rate=1000:duration=1.5", *_FAST)
        ),
        frozenset({"media_too_many_frames"}),
    ),
    Case(
        "times before the beginning",
        lambda k: k.remuxed("early.mov", "-output_ts_offset", "-0.4", *_AS_IS),
        EITHER,
    ),
    Case(
        "packets without times",
        lambda k: k.remuxed("early.mkv", "-output_ts_offset", "-0.7", *_AS_IS),
        EITHER,
    ),
    Case(
        "one picture",
        lambda k: k.remuxed("one.mp4", "-frames:v", "1", "-an"),
        frozenset({"media_too_short"}),
    ),
    Case("a codec of archives", lambda k: k.encoded("ffv1.mkv", "-c:v", "ffv1"), UNSUPPORTED),
    Case("raw pixels", lambda k: k.encoded("raw.mov", "-c:v", "rawvideo"), UNSUPPORTED),
    Case("PNG pictures", lambda k: k.encoded("png.mov", "-c:v", "png"), UNSUPPORTED),
    Case("JPEG pictures", lambda k: k.encoded("jpeg.mov", "-c:v", "mjpeg"), MADE_WELL),
    Case("MPEG-4 of old", lambda k: k.encoded("old.mp4", "-c:v", "mpeg4"), MADE_WELL),
    Case("a recording without its length", Kit.webm, MADE_WELL),
)

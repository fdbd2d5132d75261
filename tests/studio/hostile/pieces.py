"""The bricks of hostile files: MP4 boxes, EBML elements, clips by ffmpeg, and places to lure to."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.studio.conftest import ffmpeg

Change = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Kit:
    """What a hostile file is made from.

    Args:
        folder: Honest clips made once, and room for what a case makes.
        lure_url: An address that must never be called.
        canary: A file that must never be opened.
    """

    folder: Path
    lure_url: str
    canary: Path

    def made(self, name: str, *args: str) -> bytes:
        """What ffmpeg makes of `args`; made once."""
        path = self.folder / name
        if not path.exists():
            ffmpeg(*args, str(path))
        return path.read_bytes()

    def mp4(self) -> bytes:
        """H.264 and AAC, 1.2 s, 216×384; the index comes last, so that it may grow."""
        return self.made("base.mp4", *_PICTURE, *_SOUND, *_H264, "-c:a", "aac")

    def index_first(self) -> bytes:
        """As `mp4` with the index before the pictures."""
        return self.remuxed("first.mp4", "-movflags", "+faststart")

    def mkv(self) -> bytes:
        """As `mp4` in Matroska."""
        return self.remuxed("base.mkv")

    def webm(self) -> bytes:
        """VP8, as a browser of old records, without its length."""
        fast = ("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-live", "1")
        return self.made("base.webm", *_PICTURE, *fast)

    def remuxed(self, name: str, *args: str) -> bytes:
        """The pictures and sound of `mp4` in another wrapping."""
        self.mp4()
        return self.made(name, "-i", str(self.folder / "base.mp4"), "-c", "copy", *args)

    def encoded(self, name: str, *args: str) -> bytes:
        """The picture of `mp4` by another encoder."""
        return self.made(name, *_PICTURE, *args)


_PICTURE = ("-f", "lavfi", "-i", "testsrc2=size=216x384:rate=12:duration=1.2")
_SOUND = ("-f", "lavfi", "-i", "sine=frequency=440:duration=1.2")
_H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "12")


def box(kind: bytes, *content: bytes) -> bytes:
    """One MP4 box."""
    payload = b"".join(content)
    return struct.pack(">I", 8 + len(payload)) + kind + payload


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and payload of each box that lies side by side in `data`."""
    at = 0
    while at + 8 <= len(data):
        size = struct.unpack_from(">I", data, at)[0]
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def edited(data: bytes, path: tuple[bytes, ...], change: Change) -> bytes:
    """`data` with the payload of every box at `path` changed; sizes follow."""
    out = b""
    for kind, payload in boxes(data):
        if kind == path[0]:
            payload = change(payload) if len(path) == 1 else edited(payload, path[1:], change)
        out += box(kind, payload)
    return out


def with_index(data: bytes, *path: bytes, change: Change) -> bytes:
    """A clip with the payloads at `moov/path` changed."""
    return edited(data, (b"moov", *path), change)


def put(payload: bytes, at: int, value: bytes) -> bytes:
    """`payload` with `value` written over it at `at`."""
    return payload[:at] + value + payload[at + len(value) :]


SAMPLES = (b"trak", b"mdia", b"minf", b"stbl")


def ebml(kind: str, content: bytes, *, size: bytes | None = None) -> bytes:
    """One EBML element; `size` may lie."""
    told = size or struct.pack(">Q", len(content) | 1 << 56)
    return bytes.fromhex(kind) + told + content


MATROSKA = ebml("1a45dfa3", ebml("4282", b"matroska") + ebml("4287", b"\x04") + ebml("4285", b"\2"))
UNKNOWN_SIZE = b"\x01" + b"\xff" * 7


def flipped(data: bytes, seed: int, count: int, start: int = 0, end: int | None = None) -> bytes:
    """`data` with `count` bytes of a stretch replaced by chance."""
    chance, out = random.Random(seed), bytearray(data)
    for _ in range(count):
        out[chance.randrange(start, end or len(data))] = chance.randrange(256)
    return bytes(out)

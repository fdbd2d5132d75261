"""MP4 files whose index lies: sizes, times, places, tracks, references."""

from __future__ import annotations

import struct

from tests.studio.hostile.cases import EITHER, MADE_WELL, REFUSED, Case
from tests.studio.hostile.pieces import SAMPLES, Kit, box, put, with_index

NO_PICTURE = REFUSED | {"media_no_video_track"}
MOST = 0xFFFFFFFF


def _table(kit: Kit, kind: bytes, at: int, *numbers: int) -> bytes:
    """A clip whose sample table `kind` has `numbers` from `at` on."""
    value = struct.pack(f">{len(numbers)}I", *numbers)
    return with_index(kit.mp4(), *SAMPLES, kind, change=lambda p: put(p, at, value))


def _header(kit: Kit, *path: bytes, at: int, number: int) -> bytes:
    return with_index(kit.mp4(), *path, change=lambda p: put(p, at, struct.pack(">I", number)))


def _nested(kit: Kit) -> bytes:
    inner = b""
    for _ in range(5_000):
        inner = box(b"trak", inner)
    return box(b"ftyp", b"isom\0\0\2\0") + box(b"moov", inner)


def _referring(kit: Kit, entry: bytes) -> bytes:
    """The samples are said to lie in another file."""
    table = struct.pack(">II", 0, 1) + entry
    return with_index(kit.mp4(), *SAMPLES[:-1], b"dinf", b"dref", change=lambda _: table)


def _by_alias(kit: Kit) -> bytes:
    """QuickTime's `alis` with a path from the root, as the reader's own parser takes it apart."""
    path = str(kit.canary).encode()
    fixed = bytearray(142)
    fixed[4:6] = struct.pack(">H", 150 + len(path))
    name = kit.canary.name.encode()[:63]
    fixed[46 : 47 + len(name)] = bytes([len(name)]) + name
    fixed[122:126] = struct.pack(">HH", 1, 1)
    told = struct.pack(">HH", 18, len(path)) + path + bytes(len(path) % 2)
    return _referring(kit, box(b"alis", bytes(4), bytes(fixed)[4:], told, b"\xff\xff\0\0"))


def _reference_film(kit: Kit) -> bytes:
    """QuickTime's reference movie: nothing but the address of another one."""
    url = f"{kit.lure_url}/film.mov\0".encode()
    rdrf = box(b"rdrf", bytes(4), b"url ", struct.pack(">I", len(url)), url)
    return box(b"ftyp", b"qt  \0\0\0\0") + box(b"moov", box(b"rmra", box(b"rmda", rdrf)))


def _edits(kit: Kit, count: int, length: int, start: int) -> bytes:
    entry = struct.pack(">IiI", length, start, 0x10000)
    table = box(b"elst", struct.pack(">II", 0, count), entry * count)
    return with_index(kit.mp4(), b"trak", b"edts", change=lambda _: table)


def _flooded(kit: Kit) -> bytes:
    note = box(b"data", struct.pack(">II", 1, 0), b"x" * 4000)
    notes = box(b"ilst", box(b"\xa9nam", note) * 500)
    meta = box(b"udta", box(b"meta", bytes(4), box(b"hdlr", bytes(8), b"mdir", bytes(13)), notes))
    return with_index(kit.mp4(), change=lambda moov: moov + meta)


def _many_tracks(kit: Kit, count: int) -> bytes:
    return with_index(kit.mp4(), change=lambda moov: moov + box(b"trak", b"") * count)


INDEXES = (
    Case("box of 16 exabytes", lambda k: b"\0\0\0\1moov" + b"\x7f" + b"\xff" * 200, NO_PICTURE),
    Case(
        "box of no size within", lambda k: box(b"moov", bytes(4) + b"trak" + bytes(400)), NO_PICTURE
    ),
    Case("boxes in boxes", _nested, NO_PICTURE),
    Case("samples without end", lambda k: _table(k, b"stsz", 4, 0, MOST), EITHER),
    Case("4 GB a sample", lambda k: _table(k, b"stsz", 4, MOST, 36), EITHER),
    Case("times without end", lambda k: _table(k, b"stts", 4, MOST), EITHER),
    Case("one sample for years", lambda k: _table(k, b"stts", 4, 1, MOST, MOST), EITHER),
    Case("chunks beyond the end", lambda k: _table(k, b"stco", 8, MOST), EITHER),
    Case("a billion chunks", lambda k: _table(k, b"stco", 4, 10**9), EITHER),
    Case("3 days in the head", lambda k: _header(k, b"mvhd", at=16, number=3 * 86_400_000), EITHER),
    Case("no time scale", lambda k: _header(k, b"mvhd", at=12, number=0), EITHER),
    Case(
        "tracks without time scale",
        lambda k: _header(k, b"trak", b"mdia", b"mdhd", at=12, number=0),
        EITHER,
    ),
    Case("an edit list of days", lambda k: _edits(k, 1, 3 * 86_400_000, 0), EITHER),
    Case("ten thousand edits", lambda k: _edits(k, 10_000, 1500, 0), EITHER),
    Case("an edit before the beginning", lambda k: _edits(k, 1, 1500, -1), EITHER),
    Case(
        "samples by HTTP",
        lambda k: _referring(k, box(b"url ", bytes(4), k.lure_url.encode() + b"/a.mp4\0")),
        EITHER,
    ),
    Case(
        "samples in another file",
        lambda k: _referring(k, box(b"url ", bytes(4), f"file://{k.canary}\0".encode())),
        EITHER,
    ),
    Case("samples by alias", _by_alias, EITHER, name="holiday.mov"),
    Case("a film elsewhere", _reference_film, NO_PICTURE, name="holiday.mov"),
    Case("2 MB of titles", _flooded, MADE_WELL),
    Case("65,000 tracks", lambda k: _many_tracks(k, 65_000), REFUSED | {"media_too_many_tracks"}),
    Case("40 tracks", lambda k: _many_tracks(k, 40), frozenset({"media_too_many_tracks"})),
    Case(
        "65,535 pixels wide in the track",
        lambda k: _header(k, b"trak", b"tkhd", at=76, number=65_535 << 16),
        EITHER,
    ),
    Case(
        "an unknown codec",
        lambda k: k.mp4().replace(b"avc1", b"zzz9"),
        frozenset({"media_unsupported"}),
    ),
    Case(
        "times that jump back",
        lambda k: _table(k, b"stts", 8, 10, 0x80000000),
        EITHER,
    ),
)

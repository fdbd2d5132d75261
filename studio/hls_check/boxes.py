"""The few ISO BMFF boxes that the rules speak of. Pure."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_CONTAINERS = frozenset((b"moov", b"trak", b"mdia", b"moof", b"traf"))
_BRANDS = frozenset((b"iso6", b"iso7", b"iso8", b"iso9", b"cmfc", b"cmf2"))
_DEFAULT_BASE_IS_MOOF = 0x020000


@dataclass(frozen=True, slots=True)
class Run:
    """One track's samples in one fragment, in coding order and ticks of the track.

    Args:
        decode_start: When the first sample is decoded.
        durations: Of each sample.
        offsets: Shown minus decoded, of each sample; may be negative.
        first_at: Where the first sample's bytes begin within the segment.
        first_size: Its length in bytes.
    """

    track: int
    decode_start: int
    durations: tuple[int, ...]
    offsets: tuple[int, ...]
    first_at: int
    first_size: int


@dataclass(frozen=True, slots=True)
class Track:
    """A track as the initialisation section declares it: `vide` or `soun`, ticks a second."""

    number: int
    kind: str
    ticks: int


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of each box's content, containers before what they hold.

    Raises:
        ValueError: The sizes do not add up.
    """
    end = len(data) if end is None else end
    while start < end:
        if start + 8 > end:
            raise ValueError(f"{end - start} stray bytes after the last box")
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1 and start + 16 <= end:
            size, head = struct.unpack_from(">Q", data, start + 8)[0], 16
        if size < head or start + size > end:
            raise ValueError(f"box {kind!r} says {size} bytes, {end - start} are there")
        yield kind, start + head, start + size
        if kind in _CONTAINERS:
            yield from boxes(data, start + head, start + size)
        start += size


def read_tracks(init: bytes) -> list[Track]:
    """The tracks of an initialisation section.

    Raises:
        ValueError: It is none that HLS may carry; says why.
    """
    found = list(boxes(init))
    kinds = [kind for kind, _, _ in found]
    brands = {
        init[at : at + 4]
        for kind, start, end in found
        for at in range(start, end, 4)
        if kind == b"ftyp"
    }
    if not brands & _BRANDS:
        raise ValueError("no brand of iso6 or later")
    if b"moov" not in kinds or b"mvex" not in kinds:
        raise ValueError("no moov with mvex")
    tracks, number, ticks = [], 0, 0
    for kind, start, _ in found:
        is_long = init[start] == 1
        if kind == b"tkhd":
            number = struct.unpack_from(">I", init, start + (20 if is_long else 12))[0]
        elif kind == b"mdhd":
            ticks = struct.unpack_from(">I", init, start + (20 if is_long else 12))[0]
        elif kind == b"hdlr":
            tracks.append(Track(number, init[start + 8 : start + 12].decode("latin-1"), ticks))
    return tracks


def read_runs(segment: bytes) -> list[Run]:
    """The track runs of a media segment, in file order.

    Raises:
        ValueError: Its structure is none that HLS may carry; says why.
    """
    runs: list[Run] = []
    moof = track = decode_start = default_duration = 0
    default_size = 0
    kinds = set()
    for kind, start, _ in boxes(segment):
        kinds.add(kind)
        if kind == b"moof":
            moof = start - 8
        elif kind == b"tfhd":
            flags, track = struct.unpack_from(">II", segment, start)
            if not flags & _DEFAULT_BASE_IS_MOOF:
                raise ValueError("offsets are not based on the fragment (default-base-is-moof)")
            default_duration, default_size = _defaults(segment, start + 8, flags)
            decode_start = -1
        elif kind == b"tfdt":
            layout = ">Q" if segment[start] == 1 else ">I"
            decode_start = struct.unpack_from(layout, segment, start + 4)[0]
        elif kind == b"trun":
            if decode_start < 0:
                raise ValueError("a track fragment without its decode time (tfdt)")
            run = _read_run(segment, start, track, decode_start, default_duration, default_size)
            runs.append(_moved(run, moof))
            decode_start += sum(run.durations)
    if not {b"moof", b"mdat"} <= kinds or not runs:
        raise ValueError("no fragment (moof and mdat)")
    return runs


def _defaults(data: bytes, at: int, flags: int) -> tuple[int, int]:
    """Default duration and size of a track fragment's samples."""
    at += 8 * bool(flags & 0x1) + 4 * bool(flags & 0x2)
    duration = struct.unpack_from(">I", data, at)[0] if flags & 0x8 else 0
    at += 4 * bool(flags & 0x8)
    return duration, struct.unpack_from(">I", data, at)[0] if flags & 0x10 else 0


def _read_run(data: bytes, at: int, track: int, decode_start: int, duration: int, size: int) -> Run:
    flags, count = struct.unpack_from(">II", data, at)
    at += 8
    first_at = struct.unpack_from(">i", data, at)[0] if flags & 0x1 else 0
    at += 4 * bool(flags & 0x1) + 4 * bool(flags & 0x4)
    has = [bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800)]
    durations, offsets, sizes = [], [], []
    for _ in range(count):
        row = iter(struct.unpack_from(f">{sum(has)}I", data, at))
        at += 4 * sum(has)
        durations.append(next(row) if has[0] else duration)
        sizes.append(next(row) if has[1] else size)
        if has[2]:
            next(row)
        offset = next(row) if has[3] else 0
        offsets.append(offset - 2**32 if offset >= 2**31 and flags & 0x1000000 else offset)
    return Run(
        track, decode_start, tuple(durations), tuple(offsets), first_at, sizes[0] if sizes else 0
    )


def _moved(run: Run, moof: int) -> Run:
    return Run(
        run.track, run.decode_start, run.durations, run.offsets, run.first_at + moof, run.first_size
    )

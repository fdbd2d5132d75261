"""Clips that were cut, torn, damaged by chance, or have another file's bytes in them."""

from __future__ import annotations

from collections.abc import Callable

from tests.studio.hostile.cases import ACCEPTED, EITHER, MADE_WELL, REFUSED, Case
from tests.studio.hostile.pieces import MATROSKA, Kit, box, flipped

CUT = frozenset({"media_truncated"})


def _share(made: Callable[[Kit], bytes], start: float, end: float) -> Callable[[Kit], bytes]:
    def cut(kit: Kit) -> bytes:
        whole = made(kit)
        return whole[int(len(whole) * start) : int(len(whole) * end)]

    return cut


def _without_middle(kit: Kit) -> bytes:
    whole = kit.mp4()
    return whole[: len(whole) // 3] + whole[len(whole) // 2 :]


def _in_index(kit: Kit, seed: int) -> bytes:
    whole = kit.mp4()
    return flipped(whole, seed, 12, start=whole.rindex(b"moov") + 4)


def _in_pictures(kit: Kit, seed: int, count: int) -> bytes:
    whole = kit.mp4()
    return flipped(whole, seed, count, whole.index(b"mdat") + 4, whole.rindex(b"moov") - 4)


def _no_pictures(kit: Kit) -> bytes:
    whole = kit.mp4()
    start, end = whole.index(b"mdat") + 4, whole.rindex(b"moov") - 4
    return whole[:start] + bytes(end - start) + whole[end:]


BROKEN = (
    Case("half, index last", _share(Kit.mp4, 0, 0.5), CUT),
    Case("half, index first", _share(Kit.index_first, 0, 0.5), CUT),
    Case("all but the last bytes", _share(Kit.index_first, 0, 0.995), CUT | {ACCEPTED}),
    Case("a hundred bytes", lambda k: k.mp4()[:100], CUT),
    Case("the second half alone", _share(Kit.mp4, 0.5, 1), frozenset({"media_not_video"})),
    Case("the index alone", lambda k: k.mp4()[k.mp4().rindex(b"moov") - 4 :], CUT),
    Case("without its middle", _without_middle, EITHER),
    Case("half a Matroska", _share(Kit.mkv, 0, 0.5), CUT),
    Case("most of a WebM", _share(Kit.webm, 0, 0.9), MADE_WELL),  # It never knew its length.
    Case("the head of a WebM", lambda k: k.webm()[:400], CUT),
    Case("Matroska with a playlist in it", lambda k: MATROSKA + b"#EXTM3U\n" * 50, REFUSED),
    Case(
        "MP4 with a playlist in it",
        lambda k: box(b"ftyp", b"isom") + f"#EXTM3U\n{k.lure_url}/a\n".encode() * 50,
        REFUSED,
    ),
    Case("GIF that is a page", lambda k: b"GIF89a/*<script>alert(1)</script>*/" * 20, REFUSED),
    Case("clip with an archive behind", lambda k: k.mp4() + b"PK\x03\x04" + bytes(900), MADE_WELL),
    Case("clip with a page behind", lambda k: k.mp4() + b"<html><script>" * 99, MADE_WELL),
    Case("pictures of zeros", _no_pictures, REFUSED),
    *(
        Case(f"index damaged by chance {seed}", lambda k, s=seed: _in_index(k, s), EITHER)
        for seed in range(8)
    ),
    *(
        Case(f"pictures damaged {count}×", lambda k, c=count: _in_pictures(k, c, c), EITHER)
        for count in (3, 60, 3000)
    ),
    *(
        Case(
            f"Matroska damaged by chance {seed}", lambda k, s=seed: flipped(k.mkv(), s, 40), EITHER
        )
        for seed in (11, 12, 13)
    ),
)

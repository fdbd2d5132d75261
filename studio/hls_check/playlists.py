"""The rules that the text of the playlists can keep or break."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import m3u8

from studio.hls import MASTER, peak_bps
from studio.hls_check.findings import Finding, Rule

MIN_VERSION = 7
TOLERANCE = 0.1
"""Share by which a stated bit rate may differ from the measured one."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One rung as the playlists describe it.

    Args:
        where: Its playlist, relative to the folder.
        lengths_s: `EXTINF` of each segment.
        target_s: `EXT-X-TARGETDURATION`.
    """

    where: str
    bandwidth_bps: int
    average_bps: int
    codecs: str
    size: tuple[int, int]
    fps: float
    target_s: int
    init: Path
    segments: tuple[Path, ...]
    lengths_s: tuple[float, ...]


def read_variants(folder: Path) -> tuple[list[Variant], list[Finding]]:
    """Every rung that can be measured, and what is wrong with the playlists."""
    try:
        master = m3u8.loads((folder / MASTER).read_text("utf-8"))
    except (OSError, ValueError) as error:
        return [], [Finding(Rule.MASTER_READABLE, MASTER, f"not readable ({error})")]
    if not master.playlists:
        return [], [Finding(Rule.MASTER_READABLE, MASTER, "names no variant")]
    findings = list(_about_playlist(master, MASTER))
    variants = []
    for item in master.playlists:
        info = item.stream_info
        lacking = [
            name
            for name, value in (
                ("BANDWIDTH", info.bandwidth),
                ("AVERAGE-BANDWIDTH", info.average_bandwidth),
                ("CODECS", info.codecs),
                ("RESOLUTION", info.resolution),
                ("FRAME-RATE", info.frame_rate),
            )
            if not value
        ]
        if lacking:
            told = f"{item.uri} lacks {', '.join(lacking)}"
            findings.append(Finding(Rule.VARIANT_ATTRIBUTES, MASTER, told))
            continue
        variant, broken = _read_variant(folder, item)
        findings += broken
        variants += [variant] if variant else []
    return variants, findings


def _read_variant(folder: Path, item: m3u8.Playlist) -> tuple[Variant | None, list[Finding]]:
    where, info = str(item.uri), item.stream_info
    path = _inside(folder, folder, where)
    if path is None:
        return None, [Finding(Rule.MEDIA_READABLE, where, "the playlist is not there")]
    media = m3u8.loads(path.read_text("utf-8"))
    findings = [*_about_playlist(media, where), *_about_media(media, where)]
    maps = {(s.init_section.uri if s.init_section else "") for s in media.segments}
    files = {uri: _inside(folder, path.parent, uri) for uri in (*maps, *media.files) if uri}
    missing = sorted(uri for uri, file in files.items() if file is None)
    if missing:
        findings.append(Finding(Rule.MEDIA_READABLE, where, f"{', '.join(missing)} not there"))
    init = next((files[uri] for uri in maps if uri), None)
    segments = [file for s in media.segments if (file := files.get(s.uri))]
    if init is None or len(segments) != len(media.segments) or not segments:
        return None, findings
    variant = Variant(
        where=where,
        bandwidth_bps=info.bandwidth,
        average_bps=info.average_bandwidth,
        codecs=info.codecs,
        size=info.resolution,
        fps=float(info.frame_rate),
        target_s=int(media.target_duration or 0),
        init=init,
        segments=tuple(segments),
        lengths_s=tuple(float(s.duration) for s in media.segments),
    )
    return variant, findings + list(_about_rates(variant))


def _about_playlist(playlist: m3u8.M3U8, where: str) -> Iterator[Finding]:
    if int(playlist.version or 1) < MIN_VERSION:
        told = f"version {playlist.version or 1}, at least {MIN_VERSION} is needed"
        yield Finding(Rule.MASTER_READABLE if playlist.is_variant else Rule.MAP, where, told)
    if not playlist.is_independent_segments:
        yield Finding(Rule.INDEPENDENT, where, "EXT-X-INDEPENDENT-SEGMENTS is missing")


def _about_media(media: m3u8.M3U8, where: str) -> Iterator[Finding]:
    if not media.segments:
        yield Finding(Rule.MEDIA_READABLE, where, "no segment")
    if str(media.playlist_type or "").upper() != "VOD":
        yield Finding(Rule.VOD_COMPLETE, where, "EXT-X-PLAYLIST-TYPE is not VOD")
    if not media.is_endlist:
        yield Finding(Rule.VOD_COMPLETE, where, "EXT-X-ENDLIST is missing")
    if media.media_sequence:
        yield Finding(Rule.VOD_COMPLETE, where, f"begins at segment {media.media_sequence}")
    maps = [s.init_section.uri if s.init_section else None for s in media.segments]
    if None in maps or len(set(maps)) > 1:
        yield Finding(Rule.MAP, where, "there has to be one EXT-X-MAP, before the first segment")
    for segment in media.segments:
        if not media.target_duration or round(segment.duration) > media.target_duration:
            told = f"{segment.uri} lasts {segment.duration} s, target {media.target_duration} s"
            yield Finding(Rule.TARGET_DURATION, where, told)


def _about_rates(variant: Variant) -> Iterator[Finding]:
    bits = [file.stat().st_size * 8 for file in variant.segments]
    average = sum(bits) / max(sum(variant.lengths_s), 1e-9)
    peak = peak_bps(bits, variant.lengths_s, variant.target_s)
    for name, stated, found in (
        ("BANDWIDTH", variant.bandwidth_bps, peak),
        ("AVERAGE-BANDWIDTH", variant.average_bps, average),
    ):
        if abs(found - stated) > TOLERANCE * stated:
            told = f"{name} {stated}, measured {math.ceil(found)}"
            yield Finding(Rule.BANDWIDTH, variant.where, told)


def _inside(root: Path, base: Path, uri: str) -> Path | None:
    """The file that `uri` names from `base`, if it is one and lies within `root`."""
    if "://" in uri or uri.startswith("/"):
        return None
    path = (base / uri).resolve()
    return path if path.is_file() and path.is_relative_to(root.resolve()) else None

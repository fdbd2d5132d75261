"""Files of another kind under a clip's name, most of them pointing somewhere."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib

from tests.studio.hostile.cases import REFUSED, Case
from tests.studio.hostile.pieces import Kit

DISGUISED = frozenset({"media_disguised"})
NOT_VIDEO = frozenset({"media_not_video"})
UNSUPPORTED = frozenset({"media_unsupported"})


def _playlist(kit: Kit, target: str) -> bytes:
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{target}\n#EXT-X-ENDLIST\n".encode()


def _to_canary(kit: Kit) -> bytes:
    return _playlist(kit, f"file://{kit.canary}")


def _to_network(kit: Kit) -> bytes:
    return _playlist(kit, f"{kit.lure_url}/segment.ts")


def _sdp(kit: Kit) -> bytes:
    port = kit.lure_url.rsplit(":", 1)[1]
    return (
        f"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video {port} RTP/AVP 96\n".encode()
    )


def _mpd(kit: Kit, start: str = "") -> bytes:
    base = f"<BaseURL>{kit.lure_url}/</BaseURL>"
    return f'<?xml version="1.0"?>{start}<MPD type="static">{base}<Period/></MPD>'.encode()


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b"")


def _zip_bomb(kit: Kit) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("clip.mp4", bytes(10_000_000))
    return packed.getvalue()


def _svg(kit: Kit) -> bytes:
    image = f'<image href="file://{kit.canary}"/><image href="{kit.lure_url}/a.png"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg">{image}</svg>'.encode()


DISGUISES = (
    Case("playlist to the network", _to_network, DISGUISED),
    Case("playlist to a file", _to_canary, DISGUISED),
    Case("playlist after a mark", lambda k: b"\xef\xbb\xbf \n" + _to_network(k), DISGUISED),
    Case("playlist in UTF-16", lambda k: _to_network(k).decode().encode("utf-16"), DISGUISED),
    Case("playlist after zeros", lambda k: bytes(8) + _to_network(k), NOT_VIDEO),
    Case("playlist under its own name", _to_canary, DISGUISED, name="holiday.m3u8"),
    Case(
        "playlist with a key by HTTP",
        lambda k: _to_network(k).replace(
            b"#EXTINF", f'#EXT-X-KEY:METHOD=AES-128,URI="{k.lure_url}/k"\n#EXTINF'.encode()
        ),
        DISGUISED,
    ),
    Case(
        "concat script",
        lambda k: f"ffconcat version 1.0\nfile '{k.canary}'\n".encode(),
        DISGUISED,
        name="clip.ffconcat",
    ),
    Case("concat script without a head", lambda k: f"file '{k.canary}'\n".encode(), DISGUISED),
    Case("concat protocol", lambda k: f"concat:{k.canary}|{k.canary}".encode(), DISGUISED),
    Case("stream description", _sdp, DISGUISED, name="clip.sdp"),
    Case("stream description as a box", lambda k: b"v=0\nftyp\n" + _sdp(k), REFUSED),
    Case("DASH", _mpd, DISGUISED, name="clip.mpd"),
    Case("DASH behind a comment", lambda k: _mpd(k, "<!-- film -->"), DISGUISED),
    Case(
        "SMIL",
        lambda k: f'<smil><body><video src="{k.lure_url}/a"/></body></smil>'.encode(),
        DISGUISED,
    ),
    Case("PLS", lambda k: f"[playlist]\nFile1={k.lure_url}/a.mp4\n".encode(), DISGUISED),
    Case("RTSP text", lambda k: b"RTSPtextrtsp" + k.lure_url[4:].encode() + b"/x\n", DISGUISED),
    Case("AviSynth script", lambda k: f'AviSource("{k.canary}")\n'.encode(), DISGUISED),
    Case("HTML", lambda k: f'<html><img src="{k.lure_url}/p"></html>'.encode(), DISGUISED),
    Case("SVG", _svg, DISGUISED),
    Case("PDF", lambda k: b"%PDF-1.7\n1 0 obj<</URI(" + k.lure_url.encode() + b")>>", DISGUISED),
    Case("PostScript", lambda k: f"%!PS\n({k.canary}) run\n".encode(), DISGUISED),
    Case("ZIP bomb", _zip_bomb, DISGUISED),
    Case("gzip bomb", lambda k: gzip.compress(bytes(10_000_000)), DISGUISED),
    Case("Linux program", lambda k: b"\x7fELF\x02\x01\x01" + bytes(500), DISGUISED),
    Case("Windows program", lambda k: b"MZ\x90\x00" + bytes(500), DISGUISED),
    Case("shell script", lambda k: f"#!/bin/sh\ncat {k.canary}\n".encode(), DISGUISED),
    Case("PHP", lambda k: b"<?php readfile($_GET['f']);", DISGUISED),
    Case("JPEG", lambda k: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), NOT_VIDEO),
    Case("PNG of 4 gigapixels", lambda k: _png(65_535, 65_535), NOT_VIDEO),
    Case("HEIC", lambda k: b"\x00\x00\x00\x18ftypheic" + bytes(500), NOT_VIDEO),
    Case("WAV", lambda k: b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(500), NOT_VIDEO),
    Case("MP3", lambda k: b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + bytes(500), NOT_VIDEO),
    Case("AVI", lambda k: b"RIFF\xff\xff\xff\xffAVI LIST" + bytes(500), UNSUPPORTED),
    Case("transport stream", lambda k: (b"\x47" + bytes(187)) * 20, UNSUPPORTED),
    Case("Flash", lambda k: b"FLV\x01\x05\x00\x00\x00\x09" + bytes(500), UNSUPPORTED),
    Case("nothing", lambda k: b"", frozenset({"media_empty"})),
    Case("zeros", lambda k: bytes(100_000), NOT_VIDEO),
)

"""What a file is by its first bytes, whatever its name says. Pure."""

from __future__ import annotations

from typing import BinaryIO

from studio.media_errors import DisguisedFile, EmptyFile, NotAVideo, UnsupportedMedia

HEAD_BYTES = 4096
_BOXES_MAX = 10_000

_PICTURES = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
)
_SOUND = (
    (b"ID3", "an MP3 sound file"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC sound file"),
)
_DISGUISES = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"#!", "a script"),
)
_TEXTS = (
    (b"#extm3u", "a playlist (M3U8)"),
    (b"ffconcat", "a concat script"),
    (b"file ", "a concat script"),
    (b"v=0", "a stream description (SDP)"),
    (b"[playlist]", "a playlist (PLS)"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<script", "a web page"),
    (b"<svg", "an SVG drawing"),
    (b"<mpd", "a playlist (DASH)"),
    (b"<smil", "a playlist (SMIL)"),
    (b"<?php", "a script"),
    (b"<?xml", "an XML document"),
    (b"{\\rtf", "a document"),
)
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis")
_QUICKTIME_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"uuid")


def sniff(head: bytes) -> str:
    """`mp4`, `matroska` or `gif`.

    Args:
        head: The first `HEAD_BYTES` of the file, or all of a shorter one.

    Raises:
        EmptyFile, NotAVideo, DisguisedFile, UnsupportedMedia: Named after what was found.
    """
    if not head:
        raise EmptyFile
    if head[4:8] in _QUICKTIME_BOXES:
        if head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS:
            raise NotAVideo("a picture (HEIC or AVIF)")
        return "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    for magic, name in _DISGUISES:
        if head.startswith(magic):
            raise DisguisedFile(name)
    for magic, name in (*_PICTURES, *_SOUND):
        if head.startswith(magic):
            raise NotAVideo(name)
    _refuse_other_media(head)
    _refuse_text(head)
    raise NotAVideo


def is_cut_off(file: BinaryIO, size: int) -> bool:
    """Whether the outermost boxes of an MP4, or the head of another file, end before they should.

    Args:
        size: Bytes of `file`.
    """
    head = file.read(HEAD_BYTES)
    if head[4:8] not in _QUICKTIME_BOXES:
        return size < HEAD_BYTES
    at, kinds = 0, set[bytes]()
    for _ in range(_BOXES_MAX):
        file.seek(at)
        box = file.read(16)
        if len(box) < 8:
            break
        length = int.from_bytes(box[:4])
        if length == 1:
            length = int.from_bytes(box[8:16])
        kinds.add(box[4:8])
        at += length
        if length < 8:  # 0 reaches to the end; less than a head is nonsense.
            break
        if at > size:
            return True
    return not {b"moov", b"mdat"} <= kinds


def _refuse_other_media(head: bytes) -> None:
    if head.startswith(b"RIFF"):
        kind = head[8:12]
        if kind == b"AVI ":
            raise UnsupportedMedia("AVI video")
        raise NotAVideo("a WebP picture" if kind == b"WEBP" else "a sound file")
    if head.startswith(b"FLV"):
        raise UnsupportedMedia("Flash video")
    if head.startswith(b"\x30\x26\xb2\x75"):
        raise UnsupportedMedia("Windows Media video")
    if head[:1] == b"\x47" and head[188:189] == b"\x47":
        raise UnsupportedMedia("A raw transport stream (TS)")
    if head.startswith(b"\x00\x00\x01\xba"):
        raise UnsupportedMedia("MPEG program stream video")


def _refuse_text(head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DisguisedFile("a text file")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, name in _TEXTS:
        if text.startswith(magic):
            if magic == b"<?xml":
                for inner, inner_name in _TEXTS:
                    if inner.startswith(b"<") and inner != magic and inner in text:
                        raise DisguisedFile(inner_name)
            raise DisguisedFile(name)
    printable = sum(byte in b"\t\n\r" or 32 <= byte < 127 or byte >= 128 for byte in head)
    if b"\x00" not in head and printable == len(head):
        raise DisguisedFile("a text file")

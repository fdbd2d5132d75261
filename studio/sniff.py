"""What a file is by its first bytes, whatever its name says. Pure."""

from __future__ import annotations

from typing import BinaryIO

from core.languages import Pair
from studio.media_errors import DisguisedFile, EmptyFile, NotAVideo, UnsupportedMedia

HEAD_BYTES = 4096
_BOXES_MAX = 10_000

_WEB_PAGE: Pair = ("a web page", "एक वेब पेज")
_SCRIPT: Pair = ("a script", "एक स्क्रिप्ट")
_PROGRAM: Pair = ("a program", "एक प्रोग्राम")
_TEXT_FILE: Pair = ("a text file", "एक टेक्स्ट फ़ाइल")
_TIFF: Pair = ("a TIFF picture", "TIFF तस्वीर")
_CONCAT: Pair = ("a concat script", "concat स्क्रिप्ट")
_Known = tuple[tuple[bytes, Pair], ...]

_PICTURES: _Known = (
    (b"\xff\xd8\xff", ("a JPEG picture", "JPEG तस्वीर")),
    (b"\x89PNG\r\n\x1a\n", ("a PNG picture", "PNG तस्वीर")),
    (b"BM", ("a BMP picture", "BMP तस्वीर")),
    (b"II*\x00", _TIFF),
    (b"MM\x00*", _TIFF),
)
_SOUND: _Known = (
    (b"ID3", ("an MP3 sound file", "MP3 साउंड फ़ाइल")),
    (b"OggS", ("an Ogg file", "Ogg फ़ाइल")),
    (b"fLaC", ("a FLAC sound file", "FLAC साउंड फ़ाइल")),
)
_DISGUISES: _Known = (
    (b"PK\x03\x04", ("a ZIP archive", "ZIP आर्काइव")),
    (b"Rar!", ("a RAR archive", "RAR आर्काइव")),
    (b"7z\xbc\xaf", ("a 7z archive", "7z आर्काइव")),
    (b"\x1f\x8b", ("a gzip archive", "gzip आर्काइव")),
    (b"%PDF", ("a PDF document", "PDF दस्तावेज़")),
    (b"%!PS", ("a PostScript document", "PostScript दस्तावेज़")),
    (b"\x7fELF", _PROGRAM),
    (b"MZ", _PROGRAM),
    (b"#!", _SCRIPT),
)
_TEXTS: _Known = (
    (b"#extm3u", ("a playlist (M3U8)", "प्लेलिस्ट (M3U8)")),
    (b"ffconcat", _CONCAT),
    (b"file ", _CONCAT),
    (b"v=0", ("a stream description (SDP)", "स्ट्रीम का ब्योरा (SDP)")),
    (b"[playlist]", ("a playlist (PLS)", "प्लेलिस्ट (PLS)")),
    (b"<!doctype html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
    (b"<script", _WEB_PAGE),
    (b"<svg", ("an SVG drawing", "SVG ड्रॉइंग")),
    (b"<mpd", ("a playlist (DASH)", "प्लेलिस्ट (DASH)")),
    (b"<smil", ("a playlist (SMIL)", "प्लेलिस्ट (SMIL)")),
    (b"<?php", _SCRIPT),
    (b"<?xml", ("an XML document", "XML दस्तावेज़")),
    (b"{\\rtf", ("a document", "एक दस्तावेज़")),
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
            raise NotAVideo(("a picture (HEIC or AVIF)", "तस्वीर (HEIC या AVIF)"))
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
            raise UnsupportedMedia(("AVI video", "AVI वीडियो"))
        if kind == b"WEBP":
            raise NotAVideo(("a WebP picture", "WebP तस्वीर"))
        raise NotAVideo(("a sound file", "एक साउंड फ़ाइल"))
    if head.startswith(b"FLV"):
        raise UnsupportedMedia(("Flash video", "Flash वीडियो"))
    if head.startswith(b"\x30\x26\xb2\x75"):
        raise UnsupportedMedia(("Windows Media video", "Windows Media वीडियो"))
    if head[:1] == b"\x47" and head[188:189] == b"\x47":
        raise UnsupportedMedia(("A raw transport stream (TS)", "ट्रांसपोर्ट स्ट्रीम (TS)"))
    if head.startswith(b"\x00\x00\x01\xba"):
        raise UnsupportedMedia(("MPEG program stream video", "MPEG प्रोग्राम स्ट्रीम वीडियो"))


def _refuse_text(head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DisguisedFile(_TEXT_FILE)
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
        raise DisguisedFile(_TEXT_FILE)

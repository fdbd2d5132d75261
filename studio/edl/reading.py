"""Reads an edit list strictly: what is unknown, not whole or too much is refused by name. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping

from studio.edl.fields import Fields, malformed, refuse_value
from studio.edl.model import (
    MAIN,
    TICKS_PER_S,
    VERSION,
    Clip,
    Edl,
    EdlRefused,
    Keyframe,
    Look,
    trimmed,
)
from studio.edl.overlays import Sound, Sticker, Text
from studio.edl.palette import LOOKS, MUSIC, STICKERS

MAX_JSON_BYTES = 64_000
MAX_CLIPS, MAX_TEXTS, MAX_STICKERS, MAX_SOUNDS, MAX_KEYFRAMES = 20, 40, 40, 8, 60
MAX_TEXT = 300
_MAX_TICKS = 24 * 3600 * TICKS_PER_S
_MAX_MS = 2**31
_PPM = 1_000_000
_FULL_TURN = 360_000


def parse_edl(data: str | bytes | Mapping[str, object]) -> Edl:
    """The edit that `data` describes; what it leaves out has its default.

    A list of version 1 (one trim, times in ms of the source) becomes one clip of the main source.

    Raises:
        EdlRefused: `edl_malformed`, `edl_too_large`, `edl_version`, `edl_unknown_field`,
            `edl_value`, `edl_too_many`, `edl_name`, or for version 1 `edl_outside`.
    """
    body = _measured(data) if isinstance(data, Mapping) else _decoded(data)
    version = body.get("version")
    if isinstance(version, bool) or version not in (1, VERSION):
        raise EdlRefused(
            f"This edit list is of version {version!r:.20}; this program reads versions 1 to "
            f"{VERSION}. Reload the page to get the current editor.",
            f"यह एडिट {version!r:.20} रूप का है; यहाँ 1 से {VERSION} तक पढ़े जाते हैं। "
            "नया एडिटर पाने के लिए पेज फिर से खोलें।",
            code="edl_version",
        )
    return _version_1(body) if version == 1 else _version_2(body)


def _decoded(data: str | bytes) -> Mapping[str, object]:
    size = len(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    if size > MAX_JSON_BYTES:
        raise _too_large(size)
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        raise malformed("The edit list is not valid JSON.") from None
    if not isinstance(body, dict):
        raise malformed("The edit list has to be a JSON object.")
    return body


def _measured(body: Mapping[str, object]) -> Mapping[str, object]:
    try:
        size = len(json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    except (TypeError, ValueError, RecursionError):
        raise malformed("The edit list has to be plain JSON.") from None
    if size > MAX_JSON_BYTES:
        raise _too_large(size)
    return body


def _too_large(size: int) -> EdlRefused:
    return EdlRefused(
        f"The edit list has {size} bytes; at most {MAX_JSON_BYTES} are read.",
        f"एडिट की सूची {size} बाइट की है; {MAX_JSON_BYTES} तक पढ़ी जाती है।",
        code="edl_too_large",
    )


def _version_1(body: Mapping[str, object]) -> Edl:
    fields = Fields(body, "")
    fields.whole("version", 1, 1)
    trim = fields.inner("trim")
    in_ms, out_ms = 0, None
    if trim is not None:
        in_ms = trim.maybe_whole("in_ms", 0, _MAX_MS) or 0
        out_ms = trim.maybe_whole("out_ms", 0, _MAX_MS)
        trim.finish()
    cover_ms = fields.maybe_whole("cover_ms", 0, _MAX_MS)
    muted = fields.flag("mute", default=False)
    fields.finish()
    return trimmed(in_ms, out_ms, cover_ms, muted=muted)


def _version_2(body: Mapping[str, object]) -> Edl:
    fields = Fields(body, "")
    fields.whole("version", VERSION, VERSION)
    clips = tuple(_clip(item) for item in fields.items("clips", MAX_CLIPS))
    if not clips:
        raise refuse_value("clips", "has to have at least one clip")
    edl = Edl(
        clips=clips,
        texts=tuple(_text(item) for item in fields.items("texts", MAX_TEXTS)),
        stickers=tuple(_sticker(item) for item in fields.items("stickers", MAX_STICKERS)),
        sounds=tuple(_sound(item) for item in fields.items("sounds", MAX_SOUNDS)),
        muted=_muted(fields.inner("sound")),
        cover=_cover(fields.inner("cover")),
    )
    fields.finish()
    for name, things in (
        ("clips", edl.clips),
        ("texts", edl.texts),
        ("stickers", edl.stickers),
        ("sounds", edl.sounds),
    ):
        ids = [thing.id for thing in things]
        if len(set(ids)) < len(ids):
            raise refuse_value(f"{name}.id", "has to differ from thing to thing")
    return edl


def _clip(fields: Fields) -> Clip:
    clip = Clip(
        id=fields.id("id"),
        source=fields.source("source", default=MAIN),
        in_ticks=fields.whole("in", 0, _MAX_TICKS, default=0),
        out_ticks=fields.maybe_whole("out", 0, _MAX_TICKS),
        speed=fields.whole("speed", 250, 4000, default=1000),
        fit=fields.choice("fit", ("whole", "fill"), default="whole"),
        frames=tuple(_keyframe(item) for item in fields.items("frames", MAX_KEYFRAMES)),
        look=_look(fields.inner("filter")),
        volume=fields.whole("volume", 0, 2000, default=1000),
    )
    fields.finish()
    times = [frame.at for frame in clip.frames]
    if times != sorted(set(times)):
        raise refuse_value(f"{fields.path}frames", "have to follow each other in time")
    return clip


def _keyframe(fields: Fields) -> Keyframe:
    frame = Keyframe(
        at=fields.whole("at", 0, _MAX_TICKS),
        x=fields.whole("x", 0, _PPM, default=_PPM // 2),
        y=fields.whole("y", 0, _PPM, default=_PPM // 2),
        zoom=fields.whole("zoom", 1000, 4000, default=1000),
    )
    fields.finish()
    return frame


def _look(fields: Fields | None) -> Look | None:
    if fields is None:
        return None
    look = Look(
        name=fields.known("name", LOOKS, "filter"),
        amount=fields.whole("amount", 0, 1000, default=1000),
    )
    fields.finish()
    return look


def _text(fields: Fields) -> Text:
    start, end = fields.span()
    text = Text(
        id=fields.id("id"),
        text=fields.words("text", MAX_TEXT),
        start=start,
        end=end,
        x=fields.whole("x", 0, _PPM, default=_PPM // 2),
        y=fields.whole("y", 0, _PPM, default=_PPM // 2),
        width=fields.whole("width", 50_000, _PPM, default=800_000),
        size=fields.whole("size", 10, 300, default=40),
        weight=fields.number_of("weight", (500, 800), default=800),
        align=fields.choice("align", ("left", "center", "right"), default="center"),
        color=fields.color("color", default="#ffffff"),
        back=fields.choice("back", ("none", "box", "outline", "shadow"), default="none"),
        back_color=fields.color("back_color", default="#000000"),
        turn=fields.whole("turn", -_FULL_TURN, _FULL_TURN, default=0),
    )
    fields.finish()
    return text


def _sticker(fields: Fields) -> Sticker:
    start, end = fields.span()
    sticker = Sticker(
        id=fields.id("id"),
        name=fields.known("name", tuple(STICKERS), "sticker"),
        start=start,
        end=end,
        x=fields.whole("x", 0, _PPM, default=_PPM // 2),
        y=fields.whole("y", 0, _PPM, default=_PPM // 2),
        size=fields.whole("size", 20, 1000, default=200),
        turn=fields.whole("turn", -_FULL_TURN, _FULL_TURN, default=0),
    )
    fields.finish()
    return sticker


def _sound(fields: Fields) -> Sound:
    sound = Sound(
        id=fields.id("id"),
        source=fields.source("source", music=MUSIC),
        start=fields.whole("start", 0, _MAX_TICKS, default=0),
        in_ticks=fields.whole("in", 0, _MAX_TICKS, default=0),
        out_ticks=fields.maybe_whole("out", 0, _MAX_TICKS),
        volume=fields.whole("volume", 0, 2000, default=1000),
        duck=fields.flag("duck", default=False),
        fade_in=fields.whole("fade_in", 0, _MAX_TICKS, default=0),
        fade_out=fields.whole("fade_out", 0, _MAX_TICKS, default=0),
    )
    fields.finish()
    return sound


def _muted(fields: Fields | None) -> bool:
    if fields is None:
        return False
    muted = fields.flag("mute", default=False)
    fields.finish()
    return muted


def _cover(fields: Fields | None) -> int | None:
    if fields is None:
        return None
    at = fields.whole("at", 0, _MAX_TICKS)
    fields.finish()
    return at

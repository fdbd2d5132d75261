"""The edit list against the sources that it uses. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from studio.edl.model import (
    MAIN,
    TICKS_PER_MS,
    TICKS_PER_S,
    Clip,
    Edl,
    EdlRefused,
    SourceFacts,
    ms_of,
    ticks_of,
)
from studio.edl.overlays import Sound, Sticker, Text
from studio.edl.palette import MUSIC_MS

_Layer = TypeVar("_Layer", Text, Sticker)

_KINDS_HI = {"text": "टेक्स्ट", "sticker": "स्टिकर"}
MIN_LENGTH_MS = 1_000
MAX_LENGTH_MS = 600_000
MIN_CLIP_TICKS = 100 * TICKS_PER_MS
SLACK_TICKS = 250 * TICKS_PER_MS
"""Players and editors round an end differently; up to so much past it ends with it."""


def resolve_edl(edl: Edl, duration_ms: int, others: Mapping[str, SourceFacts] | None = None) -> Edl:
    """`edl` checked against its sources, with every open end filled in.

    Args:
        duration_ms: Of the main source.
        others: The other sources of the same draft, by upload id.

    Raises:
        EdlRefused: `edl_foreign_clip`, `edl_outside`, `edl_trim_order`, `edl_too_short`,
            `edl_too_long`, `edl_no_picture` or `edl_no_sound`.
    """
    sources = {MAIN: SourceFacts(duration_ms, True, True), **(others or {})}
    clips = tuple(_clip(number, clip, sources) for number, clip in enumerate(edl.clips, start=1))
    length = sum(clip.length_ticks for clip in clips)
    _check_length(length)
    if edl.cover is not None and not 0 <= edl.cover < length:
        raise EdlRefused(
            f"The cover at {ms_of(edl.cover)} ms lies outside the {ms_of(length)} ms kept.",
            f"{ms_of(edl.cover)} मि॰से॰ का कवर बची हुई {ms_of(length)} मि॰से॰ की क्लिप से बाहर है।",
            code="edl_outside",
        )
    return replace(
        edl,
        clips=clips,
        texts=tuple(_within("text", item, length) for item in edl.texts),
        stickers=tuple(_within("sticker", item, length) for item in edl.stickers),
        sounds=tuple(_sound(item, length, sources) for item in edl.sounds),
    )


def _clip(number: int, clip: Clip, sources: Mapping[str, SourceFacts]) -> Clip:
    facts = _source(clip.source, sources)
    if not facts.has_picture:
        raise EdlRefused(
            f"Clip {number} has sound but no picture.",
            f"हिस्सा {number} में सिर्फ़ आवाज़ है, तस्वीर नहीं।",
            code="edl_no_picture",
        )
    end = ticks_of(facts.duration_ms)
    out = end if clip.out_ticks is None else clip.out_ticks
    # A source's length is known to the millisecond; its last frame ends within that.
    if clip.in_ticks >= end or out >= end + TICKS_PER_MS:
        raise EdlRefused(
            f"Clip {number} uses {ms_of(clip.in_ticks)}–{ms_of(out)} ms of a source that has "
            f"{facts.duration_ms} ms.",
            f"हिस्सा {number} में {ms_of(clip.in_ticks)}–{ms_of(out)} मि॰से॰ लिए गए हैं, जबकि फ़ाइल "
            f"{facts.duration_ms} मि॰से॰ की है।",
            code="edl_outside",
        )
    out = min(out, end)
    if out <= clip.in_ticks:
        raise EdlRefused(
            f"Clip {number} ends before it begins.",
            f"हिस्सा {number} शुरू होने से पहले ख़त्म हो जाता है।",
            code="edl_trim_order",
        )
    if out - clip.in_ticks < MIN_CLIP_TICKS:
        raise EdlRefused(
            f"Clip {number} is shorter than {ms_of(MIN_CLIP_TICKS)} ms.",
            f"हिस्सा {number} {ms_of(MIN_CLIP_TICKS)} मि॰से॰ से छोटा है।",
            code="edl_too_short",
        )
    return replace(clip, out_ticks=out)


def _check_length(length: int) -> None:
    if length < ticks_of(MIN_LENGTH_MS):
        raise EdlRefused(
            f"{length / TICKS_PER_S:.1f} s would be left; a clip needs at least "
            f"{MIN_LENGTH_MS / 1000:g} s.",
            f"{length / TICKS_PER_S:.1f} सेकंड बचेंगे; क्लिप कम से कम "
            f"{MIN_LENGTH_MS / 1000:g} सेकंड की होनी चाहिए।",
            code="edl_too_short",
        )
    if length > ticks_of(MAX_LENGTH_MS):
        raise EdlRefused(
            f"{length / TICKS_PER_S:.0f} s would be left; a clip lasts at most "
            f"{MAX_LENGTH_MS // 1000} s. Trim it.",
            f"{length / TICKS_PER_S:.0f} सेकंड बचेंगे; क्लिप {MAX_LENGTH_MS // 1000} सेकंड तक की हो "
            "सकती है। इसे छोटा करें।",
            code="edl_too_long",
        )


def _within(kind: str, item: _Layer, length: int) -> _Layer:
    if item.start >= length or item.end > length + SLACK_TICKS:
        raise EdlRefused(
            f"The {kind} “{item.id}” stays until {ms_of(item.end)} ms, past the end at "
            f"{ms_of(length)} ms.",
            f"{_KINDS_HI[kind]} “{item.id}” {ms_of(item.end)} मि॰से॰ तक है, जबकि क्लिप "
            f"{ms_of(length)} मि॰से॰ पर ख़त्म होती है।",
            code="edl_outside",
        )
    return replace(item, end=min(item.end, length))


def _sound(sound: Sound, length: int, sources: Mapping[str, SourceFacts]) -> Sound:
    if sound.start >= length:
        raise EdlRefused(
            f"The sound “{sound.id}” begins at {ms_of(sound.start)} ms, past the end at "
            f"{ms_of(length)} ms.",
            f"साउंड “{sound.id}” {ms_of(sound.start)} मि॰से॰ पर शुरू होता है, जबकि क्लिप "
            f"{ms_of(length)} मि॰से॰ पर ख़त्म होती है।",
            code="edl_outside",
        )
    if sound.source.startswith("music:"):
        if sound.out_ticks is None and sound.in_ticks < ticks_of(MUSIC_MS):
            return sound  # It goes round as long as the clip lasts.
        facts = SourceFacts(MUSIC_MS, has_picture=False, has_sound=True)
    else:
        facts = _source(sound.source, sources)
    if not facts.has_sound:
        raise EdlRefused(
            f"The source of the sound “{sound.id}” is silent.",
            f"साउंड “{sound.id}” की फ़ाइल में आवाज़ नहीं है।",
            code="edl_no_sound",
        )
    end = ticks_of(facts.duration_ms)
    out = end if sound.out_ticks is None else sound.out_ticks
    if sound.in_ticks >= end or out > end + SLACK_TICKS:
        raise EdlRefused(
            f"The sound “{sound.id}” uses {ms_of(sound.in_ticks)}–{ms_of(out)} ms of a source "
            f"that has {facts.duration_ms} ms.",
            f"साउंड “{sound.id}” में {ms_of(sound.in_ticks)}–{ms_of(out)} मि॰से॰ लिए गए हैं, जबकि "
            f"फ़ाइल {facts.duration_ms} मि॰से॰ की है।",
            code="edl_outside",
        )
    if out <= sound.in_ticks:
        raise EdlRefused(
            f"The sound “{sound.id}” ends before it begins.",
            f"साउंड “{sound.id}” शुरू होने से पहले ख़त्म हो जाता है।",
            code="edl_trim_order",
        )
    return replace(sound, out_ticks=min(out, end))


def _source(name: str, sources: Mapping[str, SourceFacts]) -> SourceFacts:
    facts = sources.get(name)
    if facts is None:
        raise EdlRefused(
            f"The source {name:.40} does not belong to this draft. Add it to the draft first.",
            f"फ़ाइल {name:.40} इस ड्राफ़्ट की नहीं है। पहले इसे ड्राफ़्ट में जोड़ें।",
            code="edl_foreign_clip",
        )
    return facts

"""The edit decision list: what the creator did to the clip, as versioned data. Pure.

Times are whole milliseconds of the source. Version 1 knows trim, cover and mute; a later version
adds keys and raises `VERSION`, and older lists stay readable.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.errors import InvalidInput

VERSION = 1
MIN_LENGTH_MS = 1_000
MAX_LENGTH_MS = 600_000
_MAX_JSON_BYTES = 64_000


class EdlRefused(InvalidInput):
    """The edit cannot be carried out; `code` tells which rule and `detail` why."""

    code = "edl_refused"
    title = "This edit cannot be made"


@dataclass(frozen=True, slots=True)
class Edl:
    """What is done to a clip.

    Args:
        in_ms: First moment kept.
        out_ms: End of what is kept; None means to the end of the source.
        cover_ms: Moment of the poster; None lets the program choose.
        muted: The sound is replaced by silence.
    """

    in_ms: int = 0
    out_ms: int | None = None
    cover_ms: int | None = None
    muted: bool = False

    def as_json(self) -> str:
        """The canonical text: same edit, same bytes."""
        body = {
            "version": VERSION,
            "trim": {"in_ms": self.in_ms, "out_ms": self.out_ms},
            "cover_ms": self.cover_ms,
            "mute": self.muted,
        }
        return json.dumps(body, sort_keys=True, separators=(",", ":"))


def parse_edl(data: str | bytes | Mapping[str, object]) -> Edl:
    """The edit that `data` describes; what it leaves out has its default.

    Raises:
        EdlRefused: `edl_malformed`, `edl_version`, `edl_unknown_field` or `edl_value`.
    """
    body = data if isinstance(data, Mapping) else _decoded(data)
    version = body.get("version")
    if version != VERSION or isinstance(version, bool):
        raise EdlRefused(
            f"Edit lists of version {VERSION} are understood, not {version!r:.20}.",
            code="edl_version",
        )
    _only_known(body, {"version", "trim", "cover_ms", "mute"}, "")
    trim = body.get("trim")
    if trim is None:
        trim = {}
    if not isinstance(trim, Mapping):
        raise EdlRefused("“trim” has to be an object with in_ms and out_ms.", code="edl_value")
    _only_known(trim, {"in_ms", "out_ms"}, "trim.")
    muted = body.get("mute", False)
    if not isinstance(muted, bool):
        raise EdlRefused("“mute” has to be true or false.", code="edl_value")
    return Edl(
        in_ms=_ticks(trim, "in_ms") or 0,
        out_ms=_ticks(trim, "out_ms"),
        cover_ms=_ticks(body, "cover_ms"),
        muted=muted,
    )


def resolve_edl(edl: Edl, duration_ms: int) -> Edl:
    """`edl` checked against a source of `duration_ms`, with `out_ms` filled in.

    Raises:
        EdlRefused: `edl_trim_order`, `edl_trim_outside`, `edl_too_short`, `edl_too_long` or
            `edl_cover_outside`.
    """
    out_ms = duration_ms if edl.out_ms is None else edl.out_ms
    if edl.in_ms < 0 or edl.in_ms >= duration_ms or out_ms > duration_ms:
        raise EdlRefused(
            f"The trim {edl.in_ms}–{out_ms} ms lies outside the clip of {duration_ms} ms.",
            code="edl_trim_outside",
        )
    if out_ms <= edl.in_ms:
        raise EdlRefused("The trim ends before it begins.", code="edl_trim_order")
    length_ms = out_ms - edl.in_ms
    if length_ms < MIN_LENGTH_MS:
        raise EdlRefused(
            f"{length_ms / 1000:.1f} s would be left; a clip needs at least "
            f"{MIN_LENGTH_MS / 1000:g} s.",
            code="edl_too_short",
        )
    if length_ms > MAX_LENGTH_MS:
        raise EdlRefused(
            f"{length_ms / 1000:.0f} s would be left; a clip lasts at most "
            f"{MAX_LENGTH_MS // 1000} s. Trim it.",
            code="edl_too_long",
        )
    if edl.cover_ms is not None and not edl.in_ms <= edl.cover_ms < out_ms:
        raise EdlRefused(
            f"The cover at {edl.cover_ms} ms lies outside the part that is kept.",
            code="edl_cover_outside",
        )
    return replace(edl, out_ms=out_ms)


def _decoded(data: str | bytes) -> Mapping[str, object]:
    if len(data) > _MAX_JSON_BYTES:
        raise EdlRefused("The edit list is too large.", code="edl_malformed")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        raise EdlRefused("The edit list is not valid JSON.", code="edl_malformed") from None
    if not isinstance(body, dict):
        raise EdlRefused("The edit list has to be a JSON object.", code="edl_malformed")
    return body


def _only_known(body: Mapping[str, object], known: set[str], prefix: str) -> None:
    for name in body:
        if name not in known:
            raise EdlRefused(
                f"“{prefix}{name!s:.40}” is not part of an edit list.", code="edl_unknown_field"
            )


def _ticks(body: Mapping[str, object], name: str) -> int | None:
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 2**31:
        raise EdlRefused(
            f"“{name}” has to be a whole number of milliseconds, 0 or more.", code="edl_value"
        )
    return value

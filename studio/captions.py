"""Captions as data: WebVTT or SRT in, canonical WebVTT out. Pure.

Only times and text are kept. Styles, positions and markup are dropped: the player draws captions in
the house's own type, and a caption is somebody's text on other people's pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.errors import InvalidInput

MAX_BYTES = 512_000
MAX_CUES = 2_000
MAX_CUE_CHARS = 400
MAX_LINES = 4
_MAX_TIME_MS = 24 * 3_600_000

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})"
_TIMING = re.compile(rf"^\s*{_TIME}\s+-->\s+{_TIME}(?:\s+.*)?$")
_TAG = re.compile(r"<[^<>\n]{0,200}>")
_SRT_POSITION = re.compile(r"\{\\[^}\n]{0,50}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class CaptionsRefused(InvalidInput):
    """The text is no caption file that can be used.

    Args:
        line: Where it goes wrong, counted from 1; 0 where it is the file as a whole.
    """

    code = "captions_malformed"
    title = "These captions cannot be used"
    title_hi = "ये सबटाइटल नहीं चल सकते"

    def __init__(self, what: str, hindi: str, *, line: int = 0, code: str | None = None) -> None:
        self.line = line
        english = f"Line {line}: {what}" if line else what
        super().__init__(english, f"लाइन {line}: {hindi}" if line else hindi, code=code)


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: plain text, its lines divided by newlines, on screen from start to end."""

    start_ms: int
    end_ms: int
    text: str


def parse_captions(text: str | bytes, *, duration_ms: int | None = None) -> tuple[Cue, ...]:
    """The cues of a WebVTT or SRT file, in the order of their start.

    Args:
        duration_ms: Length of the clip: what begins after its end is refused, what ends after it
            is shortened.

    Raises:
        CaptionsRefused: `captions_too_large`, `captions_encoding`, `captions_malformed`,
            `captions_time`, `captions_too_long` (a text) or `captions_too_many`.
    """
    lines = _lines(text)
    if lines[0].startswith("WEBVTT") and lines[0][6:7] not in ("", " ", "\t"):
        raise CaptionsRefused(
            "a WebVTT file begins with WEBVTT alone.",
            "WebVTT फ़ाइल सिर्फ़ WEBVTT से शुरू होती है।",
            line=1,
        )
    cues: list[Cue] = []
    number = 0
    while number < len(lines):
        block_at = number
        while number < len(lines) and lines[number].strip():
            number += 1
        block = lines[block_at:number]
        number += 1
        if block and not _is_remark(block, is_first=block_at == 0):
            cue = _cue(block, block_at + 1, duration_ms)
            if cue is not None:
                cues.append(cue)
        if len(cues) > MAX_CUES:
            raise CaptionsRefused(
                f"There are more than {MAX_CUES} captions.",
                f"{MAX_CUES} से ज़्यादा सबटाइटल हैं।",
                code="captions_too_many",
            )
    if not cues and not lines[0].startswith("WEBVTT"):
        raise CaptionsRefused(
            "No captions were found; a WebVTT or SRT file is needed.",
            "कोई सबटाइटल नहीं मिला; WebVTT या SRT फ़ाइल चाहिए।",
        )
    return tuple(sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms)))


def write_webvtt(cues: Iterable[Cue]) -> str:
    """The canonical track; without cues it is empty but valid, for a clip without speech."""
    parts = ["WEBVTT\n"]
    for cue in sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms)):
        lines = (line.strip() for line in cue.text.split("\n"))
        body = "\n".join(html.escape(line, quote=False) for line in lines if line)
        parts.append(f"{timestamp(cue.start_ms)} --> {timestamp(cue.end_ms)}\n{body}\n")
    return "\n".join(parts)


def write_srt(cues: Iterable[Cue]) -> str:
    """The track as SRT, for other programs."""
    return "\n".join(
        f"{number}\n{timestamp(cue.start_ms).replace('.', ',')} --> "
        f"{timestamp(cue.end_ms).replace('.', ',')}\n{cue.text}\n"
        for number, cue in enumerate(sorted(cues, key=lambda c: (c.start_ms, c.end_ms)), 1)
    )


def cues_from_lines(lines: Sequence[str], duration_ms: int) -> tuple[Cue, ...]:
    """One cue a line, each on screen for the same time; empty lines are left out.

    Raises:
        CaptionsRefused: A line is too long, there are too many, or no time for them.
    """
    texts = [(number, _plain(line)) for number, line in enumerate(lines, start=1)]
    texts = [(number, text) for number, text in texts if text]
    if len(texts) > MAX_CUES or len(texts) > duration_ms:
        raise CaptionsRefused(
            f"{len(texts)} captions do not fit into {duration_ms / 1000:.1f} s.",
            f"{len(texts)} सबटाइटल {duration_ms / 1000:.1f} सेकंड में नहीं आ सकते।",
            code="captions_too_many",
        )
    edges = [round(k * duration_ms / max(len(texts), 1)) for k in range(len(texts) + 1)]
    return tuple(
        Cue(edges[k], edges[k + 1], _checked(text, number))
        for k, (number, text) in enumerate(texts)
    )


def timestamp(time_ms: int) -> str:
    """`00:00:01.250`, as WebVTT writes it."""
    seconds, rest = divmod(time_ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def _lines(text: str | bytes) -> list[str]:
    if len(text) > MAX_BYTES:
        raise CaptionsRefused(
            f"The file is larger than {MAX_BYTES // 1000} kB.",
            f"फ़ाइल {MAX_BYTES // 1000} kB से बड़ी है।",
            code="captions_too_large",
        )
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise CaptionsRefused(
                "The file is not UTF-8 text; save it as UTF-8.",
                "फ़ाइल UTF-8 टेक्स्ट नहीं है; उसे UTF-8 में सेव करें।",
                code="captions_encoding",
            ) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def _is_remark(block: list[str], *, is_first: bool) -> bool:
    head = block[0]
    if is_first and head.startswith("WEBVTT"):
        return True
    return head.split(" ")[0].rstrip() in ("NOTE", "STYLE", "REGION") and "-->" not in head


def _cue(block: list[str], line: int, duration_ms: int | None) -> Cue | None:
    if "-->" not in block[0]:  # a number or a name before the times
        if len(block) == 1:
            raise CaptionsRefused(
                "a caption needs times such as 00:01.000 --> 00:03.000.",
                "सबटाइटल के साथ समय चाहिए, जैसे 00:01.000 --> 00:03.000।",
                line=line,
            )
        block, line = block[1:], line + 1
    matched = _TIMING.match(block[0])
    if matched is None:
        raise CaptionsRefused(
            "times have to look like 00:01.000 --> 00:03.000.",
            "समय ऐसे लिखें: 00:01.000 --> 00:03.000।",
            line=line,
        )
    parts = matched.groups()
    start_ms, end_ms = _time(parts[:4], line), _time(parts[4:], line)
    if end_ms <= start_ms:
        raise CaptionsRefused(
            "a caption has to end after it begins.",
            "सबटाइटल का अंत उसकी शुरुआत के बाद होना चाहिए।",
            line=line,
            code="captions_time",
        )
    if duration_ms is not None:
        if start_ms >= duration_ms:
            raise CaptionsRefused(
                "a caption begins after the clip has ended.",
                "सबटाइटल क्लिप ख़त्म होने के बाद शुरू होता है।",
                line=line,
                code="captions_time",
            )
        end_ms = min(end_ms, duration_ms)
    for offset, body_line in enumerate(block[1:], start=1):
        if "-->" in body_line:
            raise CaptionsRefused(
                "an empty line is missing before the next times.",
                "अगले समय से पहले एक ख़ाली लाइन चाहिए।",
                line=line + offset,
            )
    text = _plain("\n".join(block[1:]))
    return Cue(start_ms, end_ms, _checked(text, line)) if text else None


def _time(parts: Sequence[str | None], line: int) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    time_ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
    if minutes > 59 or seconds > 59 or time_ms > _MAX_TIME_MS:
        raise CaptionsRefused(
            "that is no time of day or clip.", "यह समय ठीक नहीं है।", line=line, code="captions_time"
        )
    return time_ms


def _plain(text: str) -> str:
    """Without tags, entities, control and direction-turning characters; trimmed line by line."""
    bare = _CONTROL.sub("", html.unescape(_SRT_POSITION.sub("", _TAG.sub("", text))))
    return "\n".join(line.strip() for line in bare.split("\n") if line.strip())


def _checked(text: str, line: int) -> str:
    if len(text) > MAX_CUE_CHARS or text.count("\n") >= MAX_LINES:
        raise CaptionsRefused(
            f"a caption has at most {MAX_CUE_CHARS} characters in {MAX_LINES} lines.",
            f"एक सबटाइटल में {MAX_LINES} लाइनों में {MAX_CUE_CHARS} अक्षर तक हो सकते हैं।",
            line=line,
            code="captions_too_long",
        )
    return text

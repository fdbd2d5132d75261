"""The rules, and what it means to break one.

They are those of RFC 8216 (second edition) and Apple's "HLS Authoring Specification for Apple
Devices" that say MUST and apply to short, complete clips of muxed fragments. Left out, because
there is nothing of the kind here: live playlists, encryption, subtitles inside HLS, surround sound,
interlace, HDR. Left out on purpose: playlists of keyframes alone for scrubbing, which a feed of
short clips does by a sprite.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.errors import JhalakError


class Rule(StrEnum):
    """What a clip has to keep; the value is the stable code that reports carry."""

    MASTER_READABLE = "master_readable"
    """The master is a playlist of at least one variant, at version 7 or above."""
    INDEPENDENT = "independent_segments"
    """The master and every rung say `EXT-X-INDEPENDENT-SEGMENTS`."""
    VARIANT_ATTRIBUTES = "variant_attributes"
    """Every variant states BANDWIDTH, AVERAGE-BANDWIDTH, CODECS, RESOLUTION and FRAME-RATE."""
    MEDIA_READABLE = "media_readable"
    """Every variant's playlist is there, and so is each file that it names, inside the folder."""
    VOD_COMPLETE = "vod_complete"
    """`EXT-X-PLAYLIST-TYPE:VOD`, `EXT-X-ENDLIST`, media sequence 0."""
    MAP = "map"
    """One `EXT-X-MAP`, before the first segment."""
    TARGET_DURATION = "target_duration"
    """No `EXTINF`, rounded, is above `EXT-X-TARGETDURATION`."""
    EXTINF = "extinf"
    """Each `EXTINF` is its segment's true length to a frame."""
    BANDWIDTH = "bandwidth"
    """Measured peak and average bit rate are within 10 % of what the master says."""
    RESOLUTION = "resolution"
    """The picture has the size that the master says."""
    FRAME_RATE = "frame_rate"
    """The picture has the rate that the master says, and keeps it."""
    CODECS = "codecs"
    """The streams are what CODECS says: H.264 of that profile and level, AAC-LC."""
    BRANDS = "brands"
    """Init has brand `iso6` or later; fragments are whole, self-based, with their decode time."""
    KEYFRAME_FIRST = "keyframe_first"
    """Every segment begins with an IDR picture and no picture of it is shown before that."""
    ALIGNED = "aligned"
    """All rungs cut at the same instants."""
    CONTIGUOUS = "contiguous"
    """Times begin at 0 and go on from segment to segment without hole or overlap."""
    SOUND = "sound"
    """One sound track, 44.1 or 48 kHz, one or two channels."""
    AV_LENGTH = "av_length"
    """Sound and picture end within one frame of each other."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule.

    Args:
        where: Path relative to the checked folder.
        detail: What was found and what was expected, with numbers.
    """

    rule: Rule
    where: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}: {self.detail}"


class HlsCheckFailed(JhalakError):
    """A clip of our own making breaks the rules; it must not be published."""

    code = "hls_check_failed"
    title = "The clip could not be processed"

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = tuple(findings)
        told = "; ".join(str(finding) for finding in findings[:3])
        more = f" and {len(findings) - 3} more" if len(findings) > 3 else ""
        super().__init__(f"The finished clip breaks rules of HLS: {told}{more}")

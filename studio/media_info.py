"""The facts of one probed clip, which every later step works from. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a probed clip is.

    Args:
        duration_ms: From the container's start to the end of the last picture.
        width: Display pixels, after rotation and pixel shape; 0 for sound alone.
        height: As `width`.
        rotation: Degrees clockwise that a player turns the stored picture: 0, 90, 180 or 270.
        fps: Pictures a second on average.
        is_vfr: The gaps between pictures differ.
        transfer: `sdr`, `hlg` or `pq`.
        color_matrix: `bt709`, `bt601`, `bt2020`, or empty where the file does not say.
        video_stream: Index for ffmpeg's `-map 0:N`; −1 for sound alone.
        audio_stream: As `video_stream`; None where there is no sound that can be decoded.
    """

    duration_ms: int
    width: int
    height: int
    rotation: int
    fps: float
    is_vfr: bool
    has_audio: bool
    is_hdr: bool
    transfer: str
    color_matrix: str
    container: str
    video_codec: str
    audio_codec: str | None
    pixel_format: str
    size_bytes: int
    sha256: str
    video_stream: int
    audio_stream: int | None
    stream_count: int

    @property
    def has_picture(self) -> bool:
        """There is a picture; a voice or a piece of music has none."""
        return self.width > 0

    def as_json(self) -> str:
        """One JSON object with every field."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> MediaInfo:
        """What `as_json` wrote."""
        return cls(**json.loads(text))

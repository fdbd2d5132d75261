"""Why a media file is refused, and how media work fails on our side.

InvalidInput                        422
└── MediaRefused                    media_refused         the file; the sender can do something
    ├── EmptyFile                   media_empty
    ├── NotAVideo                   media_not_video
    │   └── DisguisedFile           media_disguised       playlist, script, page, archive…
    ├── TruncatedMedia              media_truncated
    ├── DamagedMedia                media_damaged         whole, yet nothing can be made of it
    ├── UnsupportedMedia            media_unsupported
    ├── NoVideoTrack                media_no_video_track
    ├── TooLong / TooShort          media_too_long, media_too_short
    ├── TooManyPixels / TooSmall    media_too_many_pixels, media_too_small
    ├── FileTooLarge                media_file_too_large
    ├── TooManyTracks               media_too_many_tracks
    ├── TooManyFrames               media_too_many_frames
    └── ProbeTimedOut               media_probe_timeout
JhalakError                         500
└── FfmpegFailed                    media_failed          our work; try again or give up
    └── FfmpegTimedOut              media_timed_out
"""

from __future__ import annotations

from core.errors import InvalidInput, JhalakError


class MediaRefused(InvalidInput):
    """The file cannot become a clip; `detail` tells its sender why."""

    code = "media_refused"
    title = "This file cannot be used as a clip"


class EmptyFile(MediaRefused):
    """Nothing arrived."""

    code = "media_empty"

    def __init__(self) -> None:
        super().__init__("The file is empty (0 bytes). Choose the clip again and upload it anew.")


class NotAVideo(MediaRefused):
    """The first bytes belong to something else."""

    code = "media_not_video"

    def __init__(self, found: str = "") -> None:
        self.found = found
        what = f"This is {found}, not a video." if found else "This file is not a video."
        super().__init__(f"{what} Upload an MP4, MOV or WebM clip.")


class DisguisedFile(NotAVideo):
    """A playlist, script, page or archive that carries a video's name."""

    code = "media_disguised"


class TruncatedMedia(MediaRefused):
    """The file stops before its own header says it should."""

    code = "media_truncated"

    def __init__(self) -> None:
        super().__init__(
            "The video is incomplete: its end is missing. Upload it again from the original."
        )


class DamagedMedia(MediaRefused):
    """Every byte seems to be here, but what they say makes no sense."""

    code = "media_damaged"

    def __init__(self) -> None:
        super().__init__(
            "The video is damaged: it cannot be read. Export it anew as MP4 and try again."
        )


class UnsupportedMedia(MediaRefused):
    """A video, but of a kind that is not decoded here."""

    code = "media_unsupported"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} cannot be read here. Export the clip as MP4 (H.264) and try again."
        )


class NoVideoTrack(MediaRefused):
    """Sound or data only."""

    code = "media_no_video_track"

    def __init__(self) -> None:
        super().__init__("The file has no picture track, only sound or data. Upload a video clip.")


class TooLong(MediaRefused):
    """Lasts longer than is accepted."""

    code = "media_too_long"

    def __init__(self, duration_ms: int, limit_ms: int) -> None:
        super().__init__(
            f"The clip lasts {spoken_duration(duration_ms)}; "
            f"at most {spoken_duration(limit_ms)} can be uploaded. Trim it first."
        )


class TooShort(MediaRefused):
    """Lasts less than is accepted."""

    code = "media_too_short"

    def __init__(self, duration_ms: int, limit_ms: int) -> None:
        super().__init__(
            f"The clip lasts {duration_ms / 1000:.1f} s; it needs at least {limit_ms / 1000:g} s."
        )


class TooManyPixels(MediaRefused):
    """Larger frames than are accepted."""

    code = "media_too_many_pixels"

    def __init__(self, width: int, height: int) -> None:
        super().__init__(
            f"The picture is {width}×{height}; up to 4K (4096×2304) is accepted. "
            "Export the clip at 1080×1920 and try again."
        )


class TooSmall(MediaRefused):
    """Smaller frames than can be shown."""

    code = "media_too_small"

    def __init__(self, width: int, height: int, limit_px: int) -> None:
        super().__init__(
            f"The picture is only {width}×{height}; each side needs at least {limit_px} pixels."
        )


class FileTooLarge(MediaRefused):
    """More bytes than are accepted."""

    code = "media_file_too_large"

    def __init__(self, size_bytes: int, limit_bytes: int) -> None:
        super().__init__(
            f"The file has {size_bytes / 2**20:.0f} MB; at most {limit_bytes / 2**20:.0f} MB "
            "can be uploaded."
        )


class TooManyTracks(MediaRefused):
    """More tracks than any camera writes."""

    code = "media_too_many_tracks"

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(f"The file holds {count} tracks; at most {limit} are accepted.")


class TooManyFrames(MediaRefused):
    """More pictures a second than any phone films."""

    code = "media_too_many_frames"

    def __init__(self, fps: float, limit_fps: int) -> None:
        super().__init__(
            f"The clip has {fps:.0f} pictures a second; at most {limit_fps} are accepted. "
            "Export it at 30 or 60 and try again."
        )


class ProbeTimedOut(MediaRefused):
    """Reading the header took longer than an honest file needs."""

    code = "media_probe_timeout"

    def __init__(self) -> None:
        super().__init__(
            "The file could not be read in reasonable time; it may be damaged. "
            "Export the clip as MP4 and try again."
        )


class FfmpegFailed(JhalakError):
    """ffmpeg ended without a result.

    Args:
        reason: ffmpeg's own words, shortened, without paths.
        exit_code: Negative where a signal ended it.
    """

    code = "media_failed"
    title = "The clip could not be processed"

    def __init__(self, reason: str, exit_code: int = 1) -> None:
        self.reason = reason
        self.exit_code = exit_code
        super().__init__(f"The clip could not be processed: {reason}")


class FfmpegTimedOut(FfmpegFailed):
    """The wall-clock limit was reached and the process group was killed."""

    code = "media_timed_out"

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"it took longer than {limit_s:.0f} s", exit_code=-9)


def spoken_duration(duration_ms: int) -> str:
    """`3 h 0 min`, `10 min` or `42 s`, as one would say it."""
    seconds = round(duration_ms / 1000)
    if seconds >= 3600:
        return f"{seconds // 3600} h {seconds % 3600 // 60} min"
    if seconds >= 120:
        rest = seconds % 60
        return f"{seconds // 60} min {rest} s" if rest else f"{seconds // 60} min"
    return f"{seconds} s"

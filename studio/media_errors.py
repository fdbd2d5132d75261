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
from core.languages import Pair
from studio.spoken import spoken_duration


class MediaRefused(InvalidInput):
    """The file cannot become a clip; `detail` tells its sender why."""

    code = "media_refused"
    title = "This file cannot be used as a clip"
    title_hi = "इस फ़ाइल से क्लिप नहीं बन सकती"


class EmptyFile(MediaRefused):
    """Nothing arrived."""

    code = "media_empty"

    def __init__(self) -> None:
        super().__init__(
            "The file is empty (0 bytes). Choose the clip again and upload it anew.",
            "फ़ाइल ख़ाली है (0 बाइट)। क्लिप फिर से चुनकर अपलोड करें।",
        )


class NotAVideo(MediaRefused):
    """The first bytes belong to something else, such as `("a PDF document", "PDF दस्तावेज़")`."""

    code = "media_not_video"

    def __init__(self, found: Pair | None = None) -> None:
        what, hindi = "This file is not a video.", "यह फ़ाइल वीडियो नहीं है।"
        if found:
            what, hindi = f"This is {found[0]}, not a video.", f"यह {found[1]} है, वीडियो नहीं।"
        super().__init__(
            f"{what} Upload an MP4, MOV or WebM clip.",
            f"{hindi} MP4, MOV या WebM क्लिप अपलोड करें।",
        )


class DisguisedFile(NotAVideo):
    """A playlist, script, page or archive that carries a video's name."""

    code = "media_disguised"


class TruncatedMedia(MediaRefused):
    """The file stops before its own header says it should."""

    code = "media_truncated"

    def __init__(self) -> None:
        super().__init__(
            "The video is incomplete: its end is missing. Upload it again from the original.",
            "वीडियो अधूरा है: इसका आख़िरी हिस्सा नहीं है। मूल फ़ाइल से फिर अपलोड करें।",
        )


class DamagedMedia(MediaRefused):
    """Every byte seems to be here, but what they say makes no sense."""

    code = "media_damaged"

    def __init__(self) -> None:
        super().__init__(
            "The video is damaged: it cannot be read. Export it anew as MP4 and try again.",
            "वीडियो ख़राब है: इसे पढ़ा नहीं जा सका। MP4 में फिर से एक्सपोर्ट करके आज़माएँ।",
        )


class UnsupportedMedia(MediaRefused):
    """A video, but of a kind that is not decoded here, such as `("AVI video", "AVI वीडियो")`."""

    code = "media_unsupported"

    def __init__(self, what: Pair) -> None:
        super().__init__(
            f"{what[0]} cannot be read here. Export the clip as MP4 (H.264) and try again.",
            f"{what[1]} यहाँ पढ़ना मुमकिन नहीं। क्लिप को MP4 (H.264) में एक्सपोर्ट करके फिर आज़माएँ।",
        )


class NoVideoTrack(MediaRefused):
    """Sound or data only."""

    code = "media_no_video_track"

    def __init__(self) -> None:
        super().__init__(
            "The file has no picture track, only sound or data. Upload a video clip.",
            "फ़ाइल में तस्वीर नहीं है, सिर्फ़ आवाज़ या डेटा है। कोई वीडियो क्लिप अपलोड करें।",
        )


class TooLong(MediaRefused):
    """Lasts longer than is accepted."""

    code = "media_too_long"

    def __init__(self, duration_ms: int, limit_ms: int) -> None:
        super().__init__(
            f"The clip lasts {spoken_duration(duration_ms)}; "
            f"at most {spoken_duration(limit_ms)} can be uploaded. Trim it first.",
            f"क्लिप {spoken_duration(duration_ms, 'hi')} की है; "
            f"{spoken_duration(limit_ms, 'hi')} तक की अपलोड हो सकती है। पहले इसे ट्रिम करें।",
        )


class TooShort(MediaRefused):
    """Lasts less than is accepted."""

    code = "media_too_short"

    def __init__(self, duration_ms: int, limit_ms: int) -> None:
        super().__init__(
            f"The clip lasts {duration_ms / 1000:.1f} s; it needs at least {limit_ms / 1000:g} s.",
            f"क्लिप {duration_ms / 1000:.1f} सेकंड की है; कम से कम {limit_ms / 1000:g} सेकंड चाहिए।",
        )


class TooManyPixels(MediaRefused):
    """Larger frames than are accepted."""

    code = "media_too_many_pixels"

    def __init__(self, width: int, height: int) -> None:
        super().__init__(
            f"The picture is {width}×{height}; up to 4K (4096×2304) is accepted. "
            "Export the clip at 1080×1920 and try again.",
            f"वीडियो {width}×{height} का है; 4K (4096×2304) तक चलता है। "
            "क्लिप को 1080×1920 पर एक्सपोर्ट करके फिर आज़माएँ।",
        )


class TooSmall(MediaRefused):
    """Smaller frames than can be shown."""

    code = "media_too_small"

    def __init__(self, width: int, height: int, limit_px: int) -> None:
        super().__init__(
            f"The picture is only {width}×{height}; each side needs at least {limit_px} pixels.",
            f"वीडियो सिर्फ़ {width}×{height} का है; हर तरफ़ कम से कम {limit_px} पिक्सेल चाहिए।",
        )


class FileTooLarge(MediaRefused):
    """More bytes than are accepted."""

    code = "media_file_too_large"

    def __init__(self, size_bytes: int, limit_bytes: int) -> None:
        super().__init__(
            f"The file has {size_bytes / 2**20:.0f} MB; at most {limit_bytes / 2**20:.0f} MB "
            "can be uploaded.",
            f"फ़ाइल {size_bytes / 2**20:.0f} MB की है; {limit_bytes / 2**20:.0f} MB तक की "
            "अपलोड हो सकती है।",
        )


class TooManyTracks(MediaRefused):
    """More tracks than any camera writes."""

    code = "media_too_many_tracks"

    def __init__(self, count: int, limit: int) -> None:
        told = f"The file holds {count} tracks; at most {limit} are accepted."
        super().__init__(told, f"फ़ाइल में {count} ट्रैक हैं; {limit} तक चलते हैं।")


class TooManyFrames(MediaRefused):
    """More pictures a second than any phone films."""

    code = "media_too_many_frames"

    def __init__(self, fps: float, limit_fps: int) -> None:
        super().__init__(
            f"The clip has {fps:.0f} pictures a second; at most {limit_fps} are accepted. "
            "Export it at 30 or 60 and try again.",
            f"क्लिप में हर सेकंड {fps:.0f} फ़्रेम हैं; {limit_fps} तक चलते हैं। "
            "इसे 30 या 60 पर एक्सपोर्ट करके फिर आज़माएँ।",
        )


class ProbeTimedOut(MediaRefused):
    """Reading the header took longer than an honest file needs."""

    code = "media_probe_timeout"

    def __init__(self) -> None:
        super().__init__(
            "The file could not be read in reasonable time; it may be damaged. "
            "Export the clip as MP4 and try again.",
            "फ़ाइल ठीक समय में पढ़ी नहीं जा सकी; शायद वह ख़राब है। क्लिप को MP4 में एक्सपोर्ट करके फिर आज़माएँ।",
        )


class FfmpegFailed(JhalakError):
    """ffmpeg ended without a result.

    Args:
        reason: ffmpeg's own words, shortened, without paths.
        exit_code: Negative where a signal ended it.
    """

    code = "media_failed"
    title = "The clip could not be processed"
    title_hi = "क्लिप तैयार नहीं हो सकी"

    def __init__(self, reason: str, exit_code: int = 1) -> None:
        self.reason = reason
        self.exit_code = exit_code
        super().__init__(
            f"The clip could not be processed: {reason}", f"क्लिप तैयार नहीं हो सकी: {reason}"
        )


class FfmpegTimedOut(FfmpegFailed):
    """The wall-clock limit was reached and the process group was killed."""

    code = "media_timed_out"

    def __init__(self, limit_s: float) -> None:
        reason = f"it took longer than {limit_s:.0f} s"
        super().__init__(reason, exit_code=-9)

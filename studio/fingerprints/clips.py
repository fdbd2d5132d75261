"""The fingerprints of a whole clip, kept beside its original as JSON for who looks for copies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from core.storage import get_store
from perception.fingerprints.pictures import FrameHash, frame_hash
from perception.fingerprints.sound import Words
from studio.fingerprints.sound import sound_words
from studio.frames import sample_frames
from studio.media_info import MediaInfo
from studio.tracks import work_folder

FINGERPRINTS = "fingerprints.json"
VERSION = 1
"""Raise it when hashes of the same clip would come out otherwise."""
_FRAMES_MAX = 60
_FRAME_PX = 128


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What a clip is known by; both may be empty."""

    pictures: tuple[FrameHash, ...]
    sound: Words

    def as_json(self) -> str:
        """One JSON object with its version."""
        return json.dumps(
            {
                "version": VERSION,
                "pictures": [[item.time_ms, item.digits] for item in self.pictures],
                "sound": self.sound.astype("<u4").tobytes().hex(),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Fingerprints:
        """What `as_json` wrote.

        Raises:
            ValueError: It is of another version.
        """
        facts = json.loads(text)
        if facts["version"] != VERSION:
            raise ValueError(f"fingerprints of version {facts['version']}, not {VERSION}")
        pictures = tuple(FrameHash(time_ms, digits) for time_ms, digits in facts["pictures"])
        return cls(pictures, np.frombuffer(bytes.fromhex(facts["sound"]), dtype="<u4"))


def fingerprints_of(source: Path, info: MediaInfo) -> Fingerprints:
    """The fingerprints of a probed clip: a picture a second, at most 60, and its sound.

    Raises:
        FfmpegFailed: The clip cannot be decoded.
    """
    n = max(3, min(_FRAMES_MAX, round(info.duration_ms / 1000)))
    frames = sample_frames(source, n, max_side_px=_FRAME_PX, info=info)
    hashes = (
        (round((k + 0.5) * info.duration_ms / n), frame_hash(frame))
        for k, frame in enumerate(frames)
    )
    pictures = tuple(FrameHash(time_ms, digits) for time_ms, digits in hashes if digits)
    return Fingerprints(pictures, sound_words(source, info))


def keep_fingerprints(prefix: str, source: Path, info: MediaInfo) -> Fingerprints:
    """Those of the original under `prefix`, made on the first call. May run twice.

    Args:
        prefix: `Upload.original_prefix`; goes when the clip is purged.
    """
    store, key = get_store(), f"{prefix}/{FINGERPRINTS}"
    if store.exists(key):
        try:
            return Fingerprints.from_json(store.local_path(key).read_text())
        except ValueError:  # Of another version, or damaged: made again below.
            pass
    found = fingerprints_of(source, info)
    with TemporaryDirectory(dir=work_folder()) as name:
        path = Path(name) / FINGERPRINTS
        path.write_text(found.as_json())
        store.put_file(key, path)
    return found

"""The render of an edit that is more than a trim, kept beside the original while it is needed.

Steps after it work on the render as if that were the original, uncut.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlmodel import Session

from catalog.models import Video
from core.storage import get_store
from studio.edl import MAIN, Edl, trimmed
from studio.media_info import MediaInfo
from studio.probe import probe
from studio.render import Source, is_plain, render
from studio.repository import further_uploads


def key_of(prefix: str, recipe: str) -> str:
    """Where the render of a recipe lies.

    Args:
        prefix: `Upload.original_prefix`; what is under it goes when the clip is purged.
    """
    return f"{prefix}/edit.{recipe}.mp4"


def sources_of(session: Session, video: Video, main: Source) -> dict[str, Source]:
    """Every file that the clip's edit may use, by the names it uses."""
    store = get_store()
    further = {
        str(upload.id): Source(
            store.local_path(upload.original_key), MediaInfo.from_json(upload.media_info)
        )
        for upload in further_uploads(session, video.id)
    }
    return {MAIN: main, **further}


def rendered(key: str) -> tuple[Path, MediaInfo] | None:
    """A render that is there, and what it is."""
    if not get_store().exists(key):
        return None
    path = get_store().local_path(key)
    return path, probe(path)


def uncut(edit: Edl) -> Edl:
    """The edit that is left once the render has done the rest: the cover's moment."""
    return replace(trimmed(), cover=edit.cover)


__all__ = ["Source", "is_plain", "key_of", "render", "rendered", "sources_of", "uncut"]

"""What each step makes: files into a folder, then into the store, then facts for those after it.

A step may run twice, and two may run at once: each writes its own files, whole, under names that
depend on nothing but the recipe, a playlist after what it lists.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from catalog.videos import get_video
from core.db import read_scope
from core.faults import fault
from core.storage import get_store
from studio.describe import describe as vector_of
from studio.describe import frames_for, words_of
from studio.fingerprints.clips import keep_fingerprints
from studio.hls import INDEX, MASTER, read_rendition
from studio.hls_check.check import require_hls
from studio.ladder import frame_rate_for, ladder_for
from studio.media_errors import FfmpegFailed
from studio.pipeline.laid import key_of
from studio.pipeline.work import Result, Tell, Work
from studio.publishing.ai import mark_files
from studio.render import render as render_edit
from studio.speech.draft import draft_captions
from studio.tagging.suggest import suggest
from studio.thumbnails import make_stills
from studio.tracks import write_tracks
from studio.transcode import VIDEO_MP4, transcode_first, transcode_rest


def render(work: Work, folder: Path, tell: Tell) -> Result:
    """One file in high quality of an edit that is more than a trim; nothing to do for a trim."""
    key = key_of(work.prefix, work.recipe)
    if work.laid is None or get_store().exists(key):
        return {}
    out = folder / "edit.mp4"
    plan = render_edit(work.laid, work.sources, out, tell)
    fault("render.before_put")
    get_store().put_file(key, out)
    return {"frames": plan.count}


def first(work: Work, folder: Path, tell: Tell) -> Result:
    """The rung that plays first, with its MP4, captions and a list of its own."""
    out = folder / "out"
    made = transcode_first(work.source, out, work.info, work.edit, on_progress=tell)
    mark_files(out, work.ai_made)
    with read_scope() as session:
        write_tracks(session, get_video(session, work.video_id), out)
    tracks = [path.name for path in sorted(out.glob("captions.*.vtt"))]
    files = _published(work, out, [*tracks, *made.files])
    return {
        "files": {name: digest for name, digest in files.items() if name in made.files[:-1]},
        "duration_ms": made.duration_ms,
        "width": made.width,
        "height": made.height,
    }


def stills(work: Work, folder: Path, tell: Tell) -> Result:
    """Poster, cover candidates, scrubber sprite, placeholder colours."""
    out = folder / "out"
    work.fetch(VIDEO_MP4, out)
    made = make_stills(out, work.edit)
    return {"files": _published(work, out, made.files), "colors": list(made.colors)}


def ladder(work: Work, folder: Path, tell: Tell) -> Result:
    """Every other rung, then the list over all of them."""
    out = folder / "out"
    out.mkdir()
    get_store().get_tree(work.key, out)
    there = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()} - {MASTER}
    made = transcode_rest(work.source, out, work.info, work.edit, on_progress=tell)
    mark_files(out, work.ai_made)
    files = _published(work, out, [name for name in made.files if name not in there])
    return {"files": files, "width": made.width, "height": made.height}


def describe(work: Work, folder: Path, tell: Tell) -> Result:
    """What the clip is about, as one vector; nothing where the models are not prepared."""
    with read_scope() as session:
        words = words_of(session, get_video(session, work.video_id))
    vector = vector_of(words, frames_for(get_store().local_path(f"{work.key}/{VIDEO_MP4}")))
    return {} if vector is None else {"vector": base64.b64encode(vector).decode()}


def fingerprints(work: Work, folder: Path, tell: Tell) -> Result:
    """What the original is known by again; kept beside it."""
    keep_fingerprints(work.prefix, work.original.path, work.original.info)
    return {}


def captions(work: Work, folder: Path, tell: Tell) -> Result:
    """A draft of what is said, where the creator wrote nothing; an import is taken as it comes."""
    return {} if _is_imported(work) else {"heard": draft_captions(work.video_id).value}


def tags(work: Work, folder: Path, tell: Tell) -> Result:
    """Categories, hashtags and products that the models propose to the creator."""
    return {} if _is_imported(work) else {"offered": suggest(work.video_id)}


def _is_imported(work: Work) -> bool:
    with read_scope() as session:
        return get_video(session, work.video_id).source_key is not None


def check(work: Work, folder: Path, tell: Tell) -> Result:
    """Reads back what will be served: each rung complete and listed, every rule of HLS kept.

    Raises:
        FfmpegFailed: Something is missing.
        HlsCheckFailed: A rule is broken.
    """
    out = folder / "out"
    out.mkdir()
    get_store().get_tree(work.key, out)
    rate = frame_rate_for(work.info.fps, is_vfr=work.info.is_vfr)
    listed = (out / MASTER).read_text().splitlines() if (out / MASTER).exists() else []
    for rung in ladder_for(work.info):
        rendition = read_rendition(out, rung, rate)
        if f"{rung.name}/{INDEX}" not in listed:
            raise FfmpegFailed(f"the list lacks {rung.name}")
        if any((out / name).stat().st_size == 0 for name in rendition.files):
            raise FfmpegFailed(f"{rung.name} is empty")
    require_hls(out)
    return {}


def finish(work: Work, folder: Path, tell: Tell) -> Result:
    """Nothing to make: what it keeps is that the clip is ready."""
    return {}


def _published(work: Work, out: Path, names: Iterable[str]) -> dict[str, str]:
    """Stores those files in their order; answers the digest of each, 16 hex digits."""
    wanted = list(names)
    digests = {name: digest_of(out / name) for name in wanted}
    fault("step.before_put")
    middle = len(wanted) // 2
    get_store().put_files(work.key, out, wanted[:middle])
    fault("step.half_put")
    get_store().put_files(work.key, out, wanted[middle:])
    fault("step.after_put")
    return digests


def digest_of(path: Path) -> str:
    """By which the bytes of a stored file are known again: 16 hex digits of their SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]

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
from studio.edl import MAIN
from studio.fingerprints.clips import keep_fingerprints
from studio.hls import INDEX, MASTER, read_rendition
from studio.hls_check.check import require_hls
from studio.ladder import frame_rate_for, ladder_for
from studio.media_errors import FfmpegFailed
from studio.pipeline.work import Result, Tell, Work
from studio.publishing.ai import mark_files
from studio.render import is_plain
from studio.render import render as render_edit
from studio.speech.draft import draft_captions
from studio.tagging.suggest import suggest
from studio.thumbnails import make_stills
from studio.tracks import write_tracks
from studio.transcode import VIDEO_MP4, transcode_first, transcode_rest


def render(work: Work, folder: Path, tell: Tell) -> Result:
    """The edit as one file, from which every size is made; nothing for a mere trim."""
    if is_plain(work.edit):
        return {"is_plain": True}
    made = folder / "edit.mp4"
    render_edit(work.edit, work.sources, made, on_progress=tell)
    get_store().put_file(work.rendered_key, made)
    fault("step.after_put")
    return {"is_plain": False}


def is_rendered(work: Work, result: Result) -> bool:
    """Whether nobody needs the rendered edit, or it is there."""
    store = get_store()
    return (
        bool(result.get("is_plain"))
        or store.exists(f"{work.key}/{MASTER}")
        or store.exists(work.rendered_key)
    )


def are_there(work: Work, result: Result) -> bool:
    """Whether the files of an earlier result are there, with the bytes that were stored."""
    files, store = result.get("files", {}), get_store()
    assert isinstance(files, dict)
    keys = {f"{work.key}/{name}": digest for name, digest in files.items()}
    return all(
        store.exists(key) and digest_of(store.local_path(key)) == digest
        for key, digest in keys.items()
    )


def first(work: Work, folder: Path, tell: Tell) -> Result:
    """The rung that plays first, with its MP4, captions and a list of its own."""
    out = folder / "out"
    source, info, edit = work.picture()
    made = transcode_first(source, out, info, edit, on_progress=tell)
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
    _, _, edit = work.picture()
    made = make_stills(out, edit)
    return {"files": _published(work, out, made.files), "colors": list(made.colors)}


def ladder(work: Work, folder: Path, tell: Tell) -> Result:
    """Every other rung, then the list over all of them."""
    out = folder / "out"
    out.mkdir()
    get_store().get_tree(work.key, out)
    there = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()} - {MASTER}
    source, info, edit = work.picture()
    made = transcode_rest(source, out, info, edit, on_progress=tell)
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
    main = work.sources[MAIN]
    keep_fingerprints(work.prefix, main.path, main.info)
    return {}


def captions(work: Work, folder: Path, tell: Tell) -> Result:
    """A draft of what is said, where the creator wrote nothing; an import is taken as it comes."""
    return {} if work.is_imported else {"heard": draft_captions(work.video_id).value}


def tags(work: Work, folder: Path, tell: Tell) -> Result:
    """Categories, hashtags and products that the models propose to the creator."""
    return {} if work.is_imported else {"offered": suggest(work.video_id)}


def check(work: Work, folder: Path, tell: Tell) -> Result:
    """Reads back what will be served: each rung complete and listed, every rule of HLS kept.

    Raises:
        FfmpegFailed: Something is missing.
        HlsCheckFailed: A rule is broken.
    """
    out = folder / "out"
    out.mkdir()
    get_store().get_tree(work.key, out)
    _, info, _ = work.picture()
    rate = frame_rate_for(info.fps, is_vfr=info.is_vfr)
    listed = (out / MASTER).read_text().splitlines() if (out / MASTER).exists() else []
    for rung in ladder_for(info):
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

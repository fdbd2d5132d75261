"""Importing a folder of clips for one creator: each goes the way of any upload."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlmodel import select

from catalog.ids import AccountId
from catalog.importers.records import ImportReport
from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.service import get_creator
from core.db import read_scope
from core.errors import Forbidden, InvalidInput, JhalakError
from studio.service import submit_file

# Files that people keep beside their clips and that are no clips; anything else is tried.
IGNORED_SUFFIXES = frozenset({".txt", ".json", ".csv", ".vtt", ".srt", ".md", ".ini", ".db"})
MAX_FILES = 10_000


def clips_in(folder: Path) -> list[Path]:
    """Files of `folder` that may be clips, by name.

    Raises:
        InvalidInput: There is no such folder, or it holds too many files.
    """
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is not a folder.", code="no_folder")
    found = sorted(
        path
        for path in folder.iterdir()
        if path.is_file()
        and not path.name.startswith(".")
        and path.suffix.lower() not in IGNORED_SUFFIXES
    )
    if len(found) > MAX_FILES:
        raise InvalidInput(f"{folder} holds more than {MAX_FILES} files.", code="too_many_files")
    return found


def importing_creator(handle: str) -> Account:
    """The account that the clips will belong to.

    Raises:
        NotFound: There is nobody with that handle.
        Forbidden: The account may not make clips.
    """
    with read_scope() as session:
        account = get_creator(session, handle)
    if account.role not in ("creator", "brand", "admin"):
        raise Forbidden(f"@{account.handle} is a {account.role}, not a creator or brand.")
    return account


def import_videos(
    folder: Path, creator: Account, *, on_progress: Callable[[int, str], None]
) -> ImportReport:
    """Hands in every clip of `folder` as `creator`; the same bytes are handed in once.

    Args:
        on_progress: Told how many files are done, and the name of the last.
    """
    report = ImportReport()
    for number, path in enumerate(clips_in(folder), 1):
        try:
            source_key = f"import:{_digest(path)}"
            if _is_known(creator, source_key):
                report.unchanged += 1
            else:
                submit_file(
                    AccountId(creator.id), path, caption=_caption(path), source_key=source_key
                )
                report.created += 1
        except (JhalakError, OSError) as refused:
            report.refuse(path.name, getattr(refused, "detail", str(refused)))
        on_progress(number, path.name)
    return report


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_known(creator: Account, source_key: str) -> bool:
    """Whether the clip was handed in; one that a crash left as a draft is taken up again."""
    with read_scope() as session:
        return (
            session.exec(
                select(Video.id).where(
                    Video.creator_id == creator.id,
                    Video.source_key == source_key,
                    Video.state != VideoState.DRAFT,
                )
            ).first()
            is not None
        )


def _caption(path: Path) -> str:
    """A first caption from the file's name; the creator edits it in the studio."""
    words = path.stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words).capitalize()[:150]

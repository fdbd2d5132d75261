"""Drafts to test with, and what is left of them."""

from __future__ import annotations

from pathlib import Path

from core.db import read_scope
from core.settings import get_settings
from studio import service
from studio.files import upload_file
from studio.uploads.parts import parts_folder
from tests.studio.world import World, clip, rows

ENGLISH = "WEBVTT\n\n00:00.200 --> 00:00.900\nFirst\n\n00:01.000 --> 00:01.400\nSecond\n"


def draft(world: World, viewer=None) -> tuple:
    viewer = viewer or world.creator()
    return viewer, service.create_draft(viewer, upload_file(viewer, clip())).id


def count(model: type) -> int:
    with read_scope() as session:
        return len(rows(session, model))


def left_on_disk() -> list[Path]:
    root = get_settings().data_dir
    folders = (parts_folder(), root / "blobs" / "originals", root / "work")
    return [p for folder in folders if folder.exists() for p in folder.rglob("*") if p.is_file()]

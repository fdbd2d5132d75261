"""Whoever comes back to a clip finds the panel that was open; another clip begins anew."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from app.pages.studio_clip.state import Editor
from catalog.viewer import Viewer
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.app.test_studio_pages import clip, meera

__all__ = ["meera"]  # The fixture.


def test_the_panel_stays_open_for_the_same_clip_alone(
    meera: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, cookie = page_of(Editor), signed_in(meera)

    def visit(video_id: UUID) -> tuple[str, bool]:
        go(page, f"/studio/clips/{video_id}", cookie)
        monkeypatch.setattr(Editor, "clip_id", str(video_id), raising=False)
        asyncio.run(Editor.load.fn(page))  # type: ignore[attr-defined]
        assert page.is_loaded and page.clip.id == str(video_id)
        return page.tab, page.is_tray_open

    mine, other = clip(meera), clip(meera)
    assert visit(mine) == ("clip", False)
    Editor.tap_tab.fn(page, "words")  # type: ignore[attr-defined]
    assert visit(mine) == ("words", True)
    assert visit(other) == ("clip", False)

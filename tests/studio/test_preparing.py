"""A draft gets what its editor draws with while its creator begins; an import does not need it."""

from __future__ import annotations

import pytest

from catalog.ids import AccountId
from core.db import session_scope
from core.storage import get_store
from studio import service
from studio.preparing import prepare_draft
from studio.repository import upload_of
from studio.speech.models import SpeechDraft
from tests.studio.drafting import draft
from tests.studio.world import World, clip, rows

pytestmark = pytest.mark.slow


def test_a_new_draft_is_prepared_once_and_for_the_editor(world: World) -> None:
    _, video_id = draft(world)
    assert world.postbox.drafts == [video_id]
    prepare_draft(video_id)
    with session_scope() as session:
        upload = upload_of(session, video_id)
        assert upload is not None
        prefix = upload.original_prefix
        assert len(rows(session, SpeechDraft, video_id=video_id)) == 1
    store = get_store()
    made = [f"{prefix}/timeline/waveform.json", f"{prefix}/covers/index.json"]
    assert all(store.exists(key) for key in made)
    before = [store.local_path(key).stat().st_mtime_ns for key in made]
    prepare_draft(video_id)
    assert [store.local_path(key).stat().st_mtime_ns for key in made] == before


def test_an_import_comes_finished(world: World) -> None:
    creator = AccountId(world.creator().require_account())
    service.submit_file(creator, clip(), caption="one", source_key="clips/1")
    assert world.postbox.drafts == []

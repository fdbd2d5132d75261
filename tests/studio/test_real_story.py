"""A real clip through the real models: described for the feed, screened, and live."""

from __future__ import annotations

import os
import re
from pathlib import Path

import numpy as np
import pytest

from catalog.lifecycle import VideoState
from core.db import read_scope
from core.settings import ROOT, get_settings
from moderation.hearing import NOT_HEARD
from moderation.known.saying import DUPLICATE, REMOVED_AGAIN
from moderation.models import Screening, ScreeningResult
from moderation.policy import get_policy
from moderation.screening import Classifiers
from tests.studio.world import World, rows

CLIP = (
    Path(__file__).resolve().parents[3] / "shared" / "data" / "videos" / "pattern-sd-grey-bar.mp4"
)
MODELS = Path(os.environ.get("JHALAK_MODELS_DIR") or ROOT / ".data" / "models")


@pytest.mark.slow
@pytest.mark.skipif(not CLIP.exists(), reason="the real clips are not on this machine")
def test_a_real_clip_is_described_and_screened_by_the_real_models(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (MODELS / "nsfwjs-mobilenet-v2").exists():
        pytest.skip("the models are not prepared: run python -m moderation.prepare")
    monkeypatch.setenv("JHALAK_MODELS_DIR", str(MODELS))
    get_settings.cache_clear()
    world.classifiers = Classifiers()
    creator = world.creator(trusted=True)
    video_id = world.live_clip(creator, path=CLIP, caption="A bottle of serum on a table #skincare")
    video = world.video(video_id)
    # Nobody has calibrated the pair: a finger over cloth may look like skin, which asks a person.
    with read_scope() as session:
        (run,) = rows(session, Screening, video_id=video_id)
    assert run.problem == "" and {ground["code"] for ground in run.grounds} <= {"nudity"}
    assert video.state is (VideoState.HELD if run.grounds else VideoState.PUBLISHED)
    vector = np.frombuffer(video.content_vector or b"", dtype="<f4")
    assert vector.shape == (64,)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)
    with read_scope() as session:
        results = rows(session, ScreeningResult, video_id=video_id)
    labels = {r.label for r in results}
    assert {"toxicity", "hate", "sexual", "spam", "nudity", "suggestive"} <= labels
    assert labels <= set(get_policy().labels)
    # What other clips say, and what has nothing to hear, has no weights or list behind it; text has
    # heads and an encoder, pictures two models and the curves of their opinions, whose hash is cut.
    stand_on = [r for r in results if r.label not in (DUPLICATE, REMOVED_AGAIN, NOT_HEARD)]
    parts = [part for r in stand_on for part in r.model_sha256.split("+")]
    assert all(re.fullmatch("[0-9a-f]{64}|[0-9a-f]{16}", part) for part in parts)

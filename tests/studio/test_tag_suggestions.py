"""Proposed tags stay apart from the creator's own until the creator takes them."""

from __future__ import annotations

from uuid import UUID

import numpy as np
import pytest

from catalog.models import Video
from core.db import session_scope
from core.ids import new_id
from perception.tags.heads import tag_heads
from perception.tags.mentions import mentions
from perception.weights import ModelUnavailable
from studio import service as studio_service
from studio.schemas import VideoChange
from studio.tagging import suggest as suggesting
from studio.tagging.crops import PARTS, crops_of
from studio.tagging.fusion import SIGNALS, Rule, committed_rule, with_leads
from studio.tagging.models import SuggestionState, TagKind, VideoTagSuggestion
from studio.tagging.shelf import Item, make_shelf, tokens
from studio.tagging.suggest import Offer, without_hashtags
from tests.studio.drafting import draft
from tests.studio.world import World, http, rows


def offer(kind: TagKind, slug: str, score: float = 0.8) -> Offer:
    return Offer(kind, slug, slug, score, f"The caption says “{slug}”")


@pytest.fixture
def proposed(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Offer]:
    """What the step finds; the models that find it are tested apart."""
    found = [offer(TagKind.HASHTAG, "kajal"), offer(TagKind.CATEGORY, "eyes")]
    monkeypatch.setattr(suggesting, "gather", lambda *_: (None, None))
    monkeypatch.setattr(suggesting, "offers", lambda *_: list(found))
    return found


def ids(client, at: str) -> dict[str, str]:
    return {tag["slug"]: tag["id"] for tag in client.get(at).json()}


def caption(video_id: UUID) -> str:
    with session_scope() as session:
        return session.get_one(Video, video_id).caption


def test_proposals_change_nothing_of_the_clip(world: World, proposed: list[Offer]) -> None:
    viewer, video_id = draft(world)
    studio_service.edit_video(viewer, video_id, VideoChange(caption="Two minutes #grwm"))
    assert suggesting.suggest(video_id) == 2
    assert suggesting.suggest(video_id) == 2
    clip = studio_service.get_video(viewer, video_id)
    assert (clip.caption, clip.hashtags) == ("Two minutes #grwm", ["grwm"])


def test_a_taken_hashtag_becomes_the_creators_own(world: World, proposed: list[Offer]) -> None:
    viewer, video_id = draft(world)
    studio_service.edit_video(viewer, video_id, VideoChange(caption="Two minutes #grwm"))
    suggesting.suggest(video_id)
    client, at = http(viewer), f"/api/v1/studio/videos/{video_id}/suggestions"

    answer = client.post(f"{at}/{ids(client, at)['kajal']}/accept")

    assert answer.status_code == 200
    assert caption(video_id) == "Two minutes #grwm #kajal"
    assert studio_service.get_video(viewer, video_id).hashtags == ["grwm", "kajal"]
    assert {t["slug"]: t["state"] for t in answer.json()}["kajal"] == "accepted"
    client.post(f"{at}/{ids(client, at)['kajal']}/accept")
    assert caption(video_id).count("#kajal") == 1


def test_what_was_put_away_does_not_come_back(world: World, proposed: list[Offer]) -> None:
    viewer, video_id = draft(world)
    suggesting.suggest(video_id)
    client, at = http(viewer), f"/api/v1/studio/videos/{video_id}/suggestions"
    client.post(f"{at}/{ids(client, at)['eyes']}/dismiss")
    assert suggesting.suggest(video_id) == 1
    with session_scope() as session:
        states = {r.slug: r.state for r in rows(session, VideoTagSuggestion, video_id=video_id)}
    assert states == {"eyes": SuggestionState.DISMISSED, "kajal": SuggestionState.OFFERED}


def test_a_tag_the_creator_wrote_is_not_proposed(world: World, proposed: list[Offer]) -> None:
    viewer, video_id = draft(world)
    studio_service.edit_video(viewer, video_id, VideoChange(caption="all day #Kajal"))
    assert suggesting.suggest(video_id) == 1


def test_a_full_caption_takes_no_more(world: World, proposed: list[Offer]) -> None:
    viewer, video_id = draft(world)
    suggesting.suggest(video_id)
    studio_service.edit_video(viewer, video_id, VideoChange(caption="x" * 2200))
    client, at = http(viewer), f"/api/v1/studio/videos/{video_id}/suggestions"
    answer = client.post(f"{at}/{ids(client, at)['kajal']}/accept")
    assert (answer.status_code, answer.json()["code"]) == (409, "caption_full")


def test_only_the_owner_sees_and_decides(world: World, proposed: list[Offer]) -> None:
    viewer, video_id = draft(world)
    suggesting.suggest(video_id)
    at = f"/api/v1/studio/videos/{video_id}/suggestions"
    tag = ids(http(viewer), at)["kajal"]
    stranger = http(world.creator("ravi"))
    assert stranger.get(at).status_code == 404
    assert stranger.post(f"{at}/{tag}/accept").status_code == 404
    assert stranger.post(f"{at}/{tag}/dismiss").status_code == 404
    assert http(viewer).post(f"{at}/{new_id()}/accept").status_code == 404
    assert http(None).get(at).status_code == 401


def test_without_models_a_clip_goes_on_without_proposals(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> None:
        raise ModelUnavailable("tag-heads", "is not prepared yet")

    monkeypatch.setattr(suggesting, "gather", unavailable)
    _, video_id = draft(world)
    assert suggesting.suggest(video_id) == 0
    assert suggesting.suggest(new_id()) == 0


def test_hashtags_are_no_evidence_for_tags() -> None:
    assert without_hashtags("Soft kajal #eyes ＃kohl today") == "Soft kajal today"


def test_named_things_are_found_in_three_ways_of_writing() -> None:
    assert mentions("My Banarasi sarees")["sarees"] == "Banarasi"
    assert mentions("यह काजल फैलता नहीं")["eyes"] == "काजल"
    assert mentions("mere jhumke kahan hai")["jewellery"] == "jhumke"
    assert mentions("a ring road in the rain") == {}


def test_the_committed_heads_and_rule_fit_the_vocabulary() -> None:
    heads = tag_heads()
    assert np.isfinite(heads.text).all() and np.isfinite(heads.picture).all()
    assert len(committed_rule().weights) == len(SIGNALS)
    chances = heads.of_pictures(np.ones((2, 1280), np.float32))
    assert chances.sum(axis=1) == pytest.approx([1, 1], abs=1e-4)


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (64, 64), (1280, 720)])
def test_every_frame_gives_the_same_number_of_parts(size: tuple[int, int]) -> None:
    parts = crops_of(np.zeros((*size, 3), np.uint8))
    assert len(parts) == PARTS
    assert min(min(part.shape[:2]) for part in parts) >= 8


def test_a_shelf_finds_the_product_that_a_picture_shows() -> None:
    chance = np.random.default_rng(3)
    pictures = chance.gamma(0.4, 1, (20, 1280)).astype(np.float32)
    items = [
        Item(new_id(), None, "bags", f"Bag {n}", frozenset(tokens(f"Bag {n}"))) for n in range(20)
    ]
    empty = np.zeros((20, 64), np.float32), np.zeros((20, 384), np.float32)
    shelf = make_shelf(items, *empty, pictures)
    seen = shelf.seen(pictures[7:8] * 1.1)[0]
    assert int(seen.argmax()) == 7
    assert not shelf.words.any() and not shelf.alike(np.ones(384, np.float32)).any()


def test_a_rule_gives_more_for_more() -> None:
    rule = Rule((1.0,) * len(SIGNALS), -2.0, 0.5)
    low, high = rule.probability(np.array([[0] * len(SIGNALS), [1] * len(SIGNALS)], np.float32))
    assert low < 0.2 < 0.9 < high


def test_a_lead_is_the_distance_to_the_best_other_category() -> None:
    measured = np.zeros((3, 6), np.float32)
    measured[:, 0] = (0.5, 0.2, 0.4)
    led = with_leads(measured)
    assert led[:, 6] == pytest.approx([0.1, -0.3, -0.1])
    assert with_leads(measured[:1])[0, 6] == 0

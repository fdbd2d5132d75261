"""What one decision may settle: all that a reviewer would judge has to be the same."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from catalog.kinds import Disclosure, Role
from catalog.models import Caption, Hashtag, ProductPin, Video, VideoHashtag
from core.db import session_scope
from core.ids import new_id
from moderation.desk import service as desk
from moderation.desk.schemas import BulkForm
from tests import small_world
from tests.moderation.desk_world import case_on, clip, fence_of, person

SAID = "WEBVTT\n\n00:00.000 --> 00:02.000\n{}\n"

pytestmark = pytest.mark.usefixtures("quiet")


def says(video_id: UUID, words: str) -> None:
    with session_scope() as session:
        session.add(Caption(video_id=video_id, language="en", vtt=SAID.format(words)))


def tagged(video_id: UUID, slug: str) -> None:
    with session_scope() as session:
        if session.get(Hashtag, slug) is None:
            session.add(Hashtag(slug=slug, label=slug))
        session.add(VideoHashtag(video_id=video_id, slug=slug))


def sells(video_id: UUID, product_id: UUID) -> None:
    with session_scope() as session:
        session.add(ProductPin(video_id=video_id, product_id=product_id, start_ms=0, end_ms=1000))


def declared(video_id: UUID, disclosure: Disclosure) -> None:
    with session_scope() as session:
        session.get_one(Video, video_id).disclosure = disclosure


def made_product(name: str) -> UUID:
    with session_scope() as session:
        return small_world.product(session, name, category="saree").id


PARTS: dict[str, tuple[Callable[[UUID], None], Callable[[UUID], None]]] = {
    "speech": (lambda v: says(v, "buy this cream"), lambda v: says(v, "kill them all")),
    "hashtags": (lambda v: tagged(v, "glow"), lambda v: tagged(v, "hatred")),
    "silence": (lambda v: says(v, "buy this cream"), lambda v: None),
    "declared": (lambda v: None, lambda v: declared(v, list(Disclosure)[-1])),
}


@pytest.mark.parametrize("part", PARTS)
def test_clips_that_differ_in_what_a_reviewer_judges_are_not_the_same(part: str) -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    one, other = PARTS[part]
    ours, same, else_ = (clip(meera, sha256="a" * 64, caption="Buy now") for _ in range(3))
    for video_id, change in ((ours, one), (same, one), (else_, other)):
        change(video_id)
    first, second, third = (case_on(v) for v in (ours, same, else_))
    assert desk.identical(anil, first) == [second]
    form = BulkForm(fence=fence_of(anil, first), case_ids=[second, third], verdict="approve")
    with pytest.raises(desk.NotTheSame):
        desk.decide_alike(anil, first, form)


def test_what_a_clip_sells_and_when_belongs_to_it() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    sari, pill = (made_product(f"{name}-{new_id().hex[-6:]}") for name in ("sari", "pill"))
    ours, same, else_ = (clip(meera, sha256="a" * 64, caption="Buy now") for _ in range(3))
    for video_id, product_id in ((ours, sari), (same, sari), (else_, pill)):
        sells(video_id, product_id)
    first, second, _ = (case_on(v) for v in (ours, same, else_))
    assert desk.identical(anil, first) == [second]

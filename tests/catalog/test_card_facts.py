"""A card as bytes is the card of the wire form, field by field."""

from __future__ import annotations

from pathlib import Path

import orjson

from catalog.card_facts import among, read_cards
from catalog.kinds import Role
from catalog.schemas import VideoCard
from core.db import read_scope, session_scope
from tests import small_world as world


def test_the_bytes_of_a_card_are_those_of_its_schema(installation: Path) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.BRAND)
        product = world.product(session, "sari", category="saree")
        video_id = world.video(session, maker, "नया #glow", pinned=product.id).id

    with read_scope() as session:
        (card,) = read_cards(session, among([video_id]))

    wire = VideoCard.model_validate(card.facts).model_dump_json()
    assert orjson.loads(card.encoded()) == orjson.loads(wire)
    assert card.facts["products"]

"""Which pages show a card of their own when their link is shared: clips, products, creators."""

from __future__ import annotations

import re

from app.open_graph import Preview
from catalog.cards import build_cards
from catalog.ids import ViewerId
from catalog.media import blob_url
from catalog.products import get_product, product_cards
from catalog.service import get_creator
from catalog.videos import get_visible_video
from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import JhalakError
from core.ids import new_id, parse_id
from core.settings import get_settings

_PAGE = re.compile(r"/(v|p|c)/([^/]{1,64})/?")
MAX_TEXT = 200


def preview_of(path: str) -> Preview | None:
    """The card of the page at `path`, or `None` for the site's general one.

    Made for a stranger: what is not public has no card.
    """
    match = _PAGE.fullmatch(path)
    if not match:
        return None
    kind, name = match.groups()
    url = f"{get_settings().resolved_public_url}/{kind}/{name}"
    try:
        return {"v": _clip, "p": _product, "c": _creator}[kind](name, url)
    except JhalakError:
        return None


def _absolute(address: str | None) -> str:
    return f"{get_settings().resolved_public_url}{address}" if address else ""


def _clip(name: str, url: str) -> Preview | None:
    with read_scope() as session:
        stranger = Viewer(id=ViewerId(new_id()))
        video = get_visible_video(session, parse_id(name), stranger)
        card = build_cards(session, [video.id]).get(video.id)
    if card is None:
        return None
    return Preview(
        title=f"{card.creator.display_name} on Jhalak",
        description=card.caption[:MAX_TEXT],
        url=url,
        image=_absolute(card.poster_url),
        video=_absolute(card.mp4_url),
        width=540,
        height=960,
    )


def _product(name: str, url: str) -> Preview | None:
    with read_scope() as session:
        product = get_product(session, parse_id(name))
        cards = product_cards(session, [product])
    if not cards:
        return None
    return Preview(
        title=f"{product.title} · {cards[0].price.formatted}",
        description=product.description[:MAX_TEXT],
        url=url,
        image=_absolute(cards[0].image_url),
        width=800,
        height=1000,
    )


def _creator(name: str, url: str) -> Preview | None:
    with read_scope() as session:
        account = get_creator(session, name)
    return Preview(
        title=f"{account.display_name} (@{account.handle}) on Jhalak",
        description=account.bio[:MAX_TEXT],
        url=url,
        image=_absolute(blob_url(account.avatar_key)),
        width=512,
        height=512,
    )

"""Names and pictures of what a taste is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.cards import creator_brief
from catalog.hashtags import fold_tag
from catalog.models import Account, Category, Hashtag
from catalog.shelves import shelf_name
from core.errors import NotFound
from core.ids import parse_id
from core.languages import Pair
from feed.preferences.models import TasteKind

Subject = tuple[TasteKind, str]


@dataclass(frozen=True, slots=True)
class Named:
    """How people know it."""

    label: str
    handle: str = ""
    image_url: str | None = None


NONE: dict[TasteKind, Pair] = {
    TasteKind.TAG: ("There is no such hashtag.", "ऐसा कोई हैशटैग नहीं है।"),
    TasteKind.CREATOR: ("There is no such creator.", "ऐसा कोई क्रिएटर नहीं है।"),
    TasteKind.CATEGORY: ("There is no such category.", "ऐसी कोई श्रेणी नहीं है।"),
}


class UnknownSubject(NotFound):
    """There is no such hashtag, creator or category."""

    code = "unknown_subject"

    def __init__(self, kind: TasteKind) -> None:
        super().__init__(*NONE[kind])


def subject_of(session: Session, kind: TasteKind, value: str) -> Subject:
    """The subject as it is stored: a folded slug, or a creator's id in hex.

    Raises:
        UnknownSubject: There is none.
        NotFound: A creator's id is no id.
    """
    if kind is TasteKind.CREATOR:
        stored = parse_id(value).hex
    else:
        stored = fold_tag(value) if kind is TasteKind.TAG else value
    if (kind, stored) not in named(session, [(kind, stored)]):
        raise UnknownSubject(kind)
    return kind, stored


def named(
    session: Session, subjects: Collection[Subject], locale: str = "en"
) -> Mapping[Subject, Named]:
    """Those of `subjects` that exist, with their names."""
    values: dict[TasteKind, list[str]] = {kind: [] for kind in TasteKind}
    for kind, value in subjects:
        values[kind].append(value)
    found: dict[Subject, Named] = {}
    for tag in session.exec(select(Hashtag).where(col(Hashtag.slug).in_(values[TasteKind.TAG]))):
        found[TasteKind.TAG, tag.slug] = Named(f"#{tag.label}")
    for category in session.exec(
        select(Category).where(col(Category.slug).in_(values[TasteKind.CATEGORY]))
    ):
        found[TasteKind.CATEGORY, category.slug] = Named(shelf_name(category, locale))
    ids = [UUID(hex=value) for value in values[TasteKind.CREATOR]]
    for account in session.exec(select(Account).where(col(Account.id).in_(ids))):
        brief = creator_brief(account)
        found[TasteKind.CREATOR, account.id.hex] = Named(
            brief.display_name, brief.handle, brief.avatar_url
        )
    return found

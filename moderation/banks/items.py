"""Banks change here: what is put in, how long it counts, and what people say of its matches."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from core.clock import utc_now
from core.errors import Conflict, InvalidInput, NotFound
from core.languages import Pair
from moderation.known.models import (
    BankAction,
    ClipPrint,
    KnownBank,
    KnownItem,
    KnownMatch,
    MatchState,
)
from moderation.log import record
from moderation.models import ReviewCase


class KnownItemNotFound(NotFound):
    """No such item, or it was removed."""

    code = "known_item_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such item in the banks.", "संग्रहों में ऐसा कुछ नहीं है।")


class MatchNotFound(NotFound):
    """No such match."""

    code = "match_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such match.", "ऐसा कोई मिलान नहीं है।")


class MatchSettled(Conflict):
    """Somebody has said already whether it is right."""

    code = "match_settled"

    def __init__(self, state: MatchState) -> None:
        said = "सही" if state is MatchState.CONFIRMED else "ग़लत"
        super().__init__(
            f"This match was {state.value} already.", f"यह मिलान पहले ही {said} बताया जा चुका है।"
        )


class NothingToBank(InvalidInput):
    """What was asked for has nothing that it could be known by."""

    code = "nothing_to_bank"

    def __init__(self, what: Pair) -> None:
        super().__init__(
            f"This clip has no {what[0]} that it could be known by; choose the other.",
            f"इस क्लिप में ऐसी {what[1]} नहीं है जिससे यह पहचानी जाए; दूसरा विकल्प चुनें।",
        )


def add_item(
    session: Session,
    case: ReviewCase,
    prints: ClipPrint,
    *,
    bank: str,
    reason_code: str,
    action: BankAction,
    pictures: bool,
    sound: bool,
    source: str,
    expires_at: datetime | None,
    by_id: UUID,
) -> KnownItem:
    """Puts a clip's hashes into a bank, which begins with its first item.

    Raises:
        InvalidInput: It would have ended already.
        NothingToBank: Neither pictures nor sound were chosen, or the clip has none.
    """
    if expires_at is not None and expires_at <= utc_now():
        raise InvalidInput(
            "Choose a day to come, or none.", "आगे का कोई दिन चुनें, या ख़ाली छोड़ें।", code="expiry_past"
        )
    if not pictures and not sound:
        raise NothingToBank(("chosen pictures or sound", "चुनी हुई तस्वीर या आवाज़"))
    if pictures and not prints.pictures:
        raise NothingToBank(("pictures", "तस्वीर"))
    if sound and not any(prints.sound):
        raise NothingToBank(("sound", "आवाज़"))
    item = KnownItem(
        bank=bank,
        since_version=_next_version(session, bank),
        print_version=prints.version,
        pictures=prints.pictures if pictures else b"",
        sound=prints.sound if sound else b"",
        reason_code=reason_code,
        action=action,
        source=source,
        video_id=case.video_id,
        case_id=case.id,
        added_by=by_id,
        expires_at=expires_at,
    )
    session.add(item)
    session.flush()
    _note(session, "known_added", item, by_id, reason_code=reason_code, action=action.value)
    return item


def set_expiry(
    session: Session, item_id: UUID, expires_at: datetime | None, by_id: UUID
) -> KnownItem:
    """Says when an item ends; a day that has passed ends it now.

    Raises:
        KnownItemNotFound: There is none.
    """
    item = get_item(session, item_id)
    item.expires_at = expires_at
    session.add(item)
    _next_version(session, item.bank)
    until = expires_at.isoformat() if expires_at else None
    _note(session, "known_expiry", item, by_id, expires_at=until)
    return item


def remove_item(session: Session, item_id: UUID, by_id: UUID) -> None:
    """Takes an item out for good; its row stays, for the matches that name it.

    Raises:
        KnownItemNotFound: There is none.
    """
    item = get_item(session, item_id)
    item.removed_at, item.removed_by = utc_now(), by_id
    session.add(item)
    _next_version(session, item.bank)
    _note(session, "known_removed", item, by_id)


def settle_match(
    session: Session, match_id: UUID, state: MatchState, by_id: UUID
) -> tuple[KnownMatch, KnownItem]:
    """Keeps what a person says about a match.

    Raises:
        MatchNotFound: There is none.
        MatchSettled: Somebody was faster.
    """
    match = session.exec(
        select(KnownMatch).where(KnownMatch.id == match_id).with_for_update()
    ).first()
    if match is None:
        raise MatchNotFound()
    if match.state is not MatchState.FOUND:
        raise MatchSettled(match.state)
    match.state, match.decided_by, match.decided_at = state, by_id, utc_now()
    session.add(match)
    item = session.get_one(KnownItem, match.item_id)
    _note(
        session, f"match_{state.value}", item, by_id,
        video_id=str(match.video_id), closeness=match.closeness,
    )  # fmt: skip
    return match, item


def get_item(session: Session, item_id: UUID) -> KnownItem:
    """The item.

    Raises:
        KnownItemNotFound: There is none, or it was removed.
    """
    item = session.exec(select(KnownItem).where(KnownItem.id == item_id).with_for_update()).first()
    if item is None or item.removed_at is not None:
        raise KnownItemNotFound()
    return item


def _next_version(session: Session, name: str) -> int:
    """Every process reads a bank again whose version has grown."""
    bank = session.exec(select(KnownBank).where(KnownBank.name == name).with_for_update()).first()
    bank = bank or KnownBank(name=name)
    bank.version, bank.changed_at = bank.version + 1, utc_now()
    session.add(bank)
    session.flush()
    return bank.version


def _note(
    session: Session, kind: str, item: KnownItem, by_id: UUID, **facts: str | float | None
) -> None:
    bank = session.get_one(KnownBank, item.bank)
    known: dict[str, str | float | None] = {"bank": item.bank, "bank_version": bank.version}
    record(
        session, kind, subject="known_item", subject_id=item.id, actor_id=by_id,
        facts={**known, **facts},
    )  # fmt: skip

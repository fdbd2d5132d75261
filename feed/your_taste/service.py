"""Looking at one's own taste and changing it. Whoever calls acts for themselves alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import redis.exceptions
from sqlmodel import Session

from catalog.viewer import Viewer
from community.marks import marks_of
from community.models import NegativeScope
from community.negatives import interested_again
from core.clock import epoch_ms
from core.errors import InvalidInput, Unavailable
from core.redis import TASTE, get_redis
from events.schemas import EventType
from events.service import append
from experiments.service import values_for
from feed.features.taste import SERVING_FIELDS, Taste, taste_of
from feed.params.taste import PICKER_BELOW
from feed.preferences import rows
from feed.preferences.models import TasteKind, TasteLevel
from feed.service import get_feed
from feed.your_taste.names import subject_of
from feed.your_taste.picker import choices_of
from feed.your_taste.schemas import Chosen, TasteChoices, TasteView
from feed.your_taste.view import view_of

LEAST_CHOICES = 4


def taste_view(session: Session, viewer: Viewer, now: datetime) -> TasteView:
    """The viewer's own taste, learned and set."""
    learned, is_complete = _learned(viewer.id)
    stored = rows.stored_of(session, viewer.id)
    if learned is not None and stored.reset_at is not None:
        learned = learned if learned.at_ms > epoch_ms(stored.reset_at) else None
    marks = marks_of(session, viewer.id)
    return view_of(
        session,
        stored,
        learned,
        get_feed().keeper.snapshot,
        epoch_ms(now),
        locale=viewer.locale,
        negatives=marks.negatives | {f"creator:{b}" for b in marks.blocked},
        is_complete=is_complete,
    )


def set_level(
    session: Session, viewer: Viewer, kind: TasteKind, value: str, level: TasteLevel, now: datetime
) -> None:
    """More or less of something, or not counting it. Wanting more takes a "not interested" back.

    Raises:
        UnknownSubject: There is no such thing.
        InvalidInput: A category cannot be left out of account, as none is learned by itself.
        TooManyPreferences: Too much is set already.
    """
    _, stored = subject_of(session, kind, value)
    if kind is TasteKind.CATEGORY and level is TasteLevel.OFF:
        raise InvalidInput(
            "A category can be turned up or down.",
            "श्रेणी को ज़्यादा या कम किया जा सकता है।",
            code="bad_level",
        )
    rows.put_level(session, viewer.id, kind, stored, level, now)
    if level is TasteLevel.MORE:
        named = str(UUID(hex=stored)) if kind is TasteKind.CREATOR else stored
        interested_again(session, viewer, NegativeScope(kind.value), named)


def drop_level(session: Session, viewer: Viewer, kind: TasteKind, value: str) -> None:
    """Lets what was learned count again.

    Raises:
        UnknownSubject: There is no such thing.
    """
    rows.drop_level(session, viewer.id, *subject_of(session, kind, value))


def set_paused(session: Session, viewer: Viewer, is_paused: bool) -> None:
    """Stops or resumes choosing by taste."""
    rows.set_paused(session, viewer.id, is_paused)


def reset_taste(session: Session, viewer: Viewer, now: datetime) -> None:
    """Forgets everything that was learned or set; negatives, follows and likes stay.

    What was learned goes by an event, so that whoever folds the log, online or for training,
    forgets at the same place of its order. Until the consumer comes to it, pages leave out what is
    older than the reset.

    Raises:
        Unavailable: Redis, which holds what was learned, does not answer; nothing was changed.
    """
    rows.reset(session, viewer.id, now)
    if not append(EventType.TASTE_RESET, viewer.id, at=now):
        raise Unavailable(
            "Your taste cannot be reset at the moment; try again soon.",
            "आपकी पसंद अभी नहीं भुलाई जा सकी; थोड़ी देर में फिर कोशिश करें।",
        )


def picker(session: Session, viewer: Viewer) -> TasteChoices:
    """What a newcomer may pick from, and whether this viewer should be asked."""
    choices = choices_of(session, get_feed().keeper.snapshot, viewer.locale)
    return TasteChoices(
        is_due=len(choices) >= LEAST_CHOICES and _is_new(session, viewer), choices=choices
    )


def choose(session: Session, viewer: Viewer, chosen: Sequence[Chosen], now: datetime) -> None:
    """Remembers what was picked, and that the viewer was asked.

    Raises:
        UnknownSubject: Something picked does not exist.
    """
    for one in chosen:
        set_level(session, viewer, one.kind, one.value, TasteLevel.MORE, now)
    rows.note_asked(session, viewer.id, now)


def _is_new(session: Session, viewer: Viewer) -> bool:
    stored = rows.stored_of(session, viewer.id)
    if stored.asked_at or stored.reset_at or stored.levels or stored.is_paused:
        return False
    marks = marks_of(session, viewer.id)
    if marks.liked or marks.followed or marks.saved:
        return False
    learned, is_complete = _learned(viewer.id)
    below = values_for(viewer.id)[PICKER_BELOW]
    return is_complete and (learned is None or learned.mass_long < below)


def _learned(viewer_id: UUID) -> tuple[Taste | None, bool]:
    """What was learned, and whether Redis could say."""
    try:
        stored = get_redis().hmget(TASTE(viewer_id), list(SERVING_FIELDS))
    except (redis.exceptions.RedisError, OSError):
        return None, False
    return taste_of(dict(zip(SERVING_FIELDS, stored, strict=True))), True  # type: ignore[arg-type]

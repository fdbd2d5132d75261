"""One batch of events folded into persons and totals, in memory; `ledger` reads and writes rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol
from uuid import UUID

from events.schemas import Event, EventType
from studio.analytics.audience import Person, merged, viewer_and_clip
from studio.analytics.totals import Totals, add, contribution

Key = tuple[UUID, UUID]  # Clip, viewer.


class Known(Protocol):
    """What a batch asks about the state before it."""

    def persons(self, keys: Collection[Key]) -> dict[Key, Person]:
        """Those of `keys` that are known."""

    def persons_of(self, viewer_id: UUID) -> dict[Key, Person]:
        """All parts of one viewer."""

    def accounts_of(self, viewer_ids: Collection[UUID]) -> dict[UUID, UUID]:
        """Which of `viewer_ids` were guests of which account."""

    def creators_of(self, video_ids: Collection[UUID]) -> dict[UUID, UUID]:
        """The creators of those clips that exist."""

    def followers(self, pairs: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
        """Those (viewer, creator) who follow now."""


class Batch:
    """The changes that some events make.

    Args:
        before: What each person added before; `None` where there was none.
        after: Persons as they are now; `None` for a guest's part that went to the account.
        adopted: Guests and the accounts that they turned out to be.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self.before: dict[Key, Totals | None] = {}
        self.after: dict[Key, Person | None] = {}
        self.adopted: dict[UUID, UUID] = {}

    def fold(self, events: Sequence[Event]) -> None:
        """Folds `events` in their order."""
        creators = self._known.creators_of({e.video_id for e in events if e.video_id is not None})
        viewers = {e.viewer_id for e in events} | {g for e in events if (g := _guest_of(e))}
        accounts = self._known.accounts_of(viewers)
        told = [
            (event, (place[0], accounts.get(place[1], place[1])))
            for event in events
            if (place := viewer_and_clip(event)) and place[0] in creators
        ]
        self._load({key for _, key in told})
        follows = self._known.followers(
            {(k[1], creators[k[0]]) for e, k in told if e.type is EventType.PLAY}
        )
        waiting = iter(told)
        upcoming = next(waiting, None)
        for event in events:
            if event.type is EventType.ADOPTION:
                self._adopt(event, accounts)
            if upcoming is None or event is not upcoming[0]:
                continue
            video_id, told_of = upcoming[1]
            # The account may have been adopted within this very batch.
            viewer_id = accounts.get(told_of, told_of)
            self._load({(video_id, viewer_id)})
            person = self.after[video_id, viewer_id] or Person()
            person.fold(event, follows=(told_of, creators[video_id]) in follows)
            self.after[video_id, viewer_id] = person
            upcoming = next(waiting, None)

    def changes(self) -> dict[UUID, Totals]:
        """What the batch adds to each clip's totals."""
        found: dict[UUID, Totals] = {}
        for key, after in self.after.items():
            totals = found.setdefault(key[0], {})
            if (before := self.before[key]) is not None:
                add(totals, before, -1)
            if after is not None:
                add(totals, contribution(after))
        return {video_id: totals for video_id, totals in found.items() if totals}

    def _load(self, keys: Iterable[Key]) -> None:
        missing = {key for key in keys if key not in self.after}
        if not missing:
            return
        found = self._known.persons(missing)
        for key in missing:
            self._put(key, found.get(key))

    def _put(self, key: Key, person: Person | None) -> None:
        self.before[key] = None if person is None else contribution(person)
        self.after[key] = person

    def _adopt(self, event: Event, accounts: dict[UUID, UUID]) -> None:
        guest = _guest_of(event)
        account = accounts.get(event.viewer_id, event.viewer_id)
        if guest is None or guest in accounts or guest == account:
            return  # Whoever signed in first keeps what the guest did.
        accounts[guest] = self.adopted[guest] = account
        for elder, now in accounts.items():
            if now == guest:
                accounts[elder] = self.adopted[elder] = account
        for key, person in self._known.persons_of(guest).items():
            if key not in self.after:
                self._put(key, person)
        parts = [key for key in self.after if key[1] == guest and self.after[key] is not None]
        self._load({(video_id, account) for video_id, _ in parts})
        for video_id, _ in parts:
            moved, own = self.after[video_id, guest], self.after[video_id, account]
            assert moved is not None
            self.after[video_id, account] = merged(own, moved) if own else moved
            self.after[video_id, guest] = None


def _guest_of(event: Event) -> UUID | None:
    if event.type is not EventType.ADOPTION:
        return None
    try:
        return UUID(event.value or "")
    except ValueError:
        return None

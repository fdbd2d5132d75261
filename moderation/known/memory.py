"""The hashes of banks and clips in this process's memory, brought up to date before each look."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

import numpy as np
from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from core.db import get_engine
from moderation.known.index import Hashes, HashIndex, near_by_looking
from moderation.known.models import ClipPrint, KnownBank, KnownItem
from moderation.known.prints import VERSION
from moderation.known.sounds import SoundIndex
from perception.fingerprints.pictures import ALIKE_BITS
from perception.fingerprints.sound import Words

TAIL_MOST = 20_000  # Hashes that are looked at one by one before the index is made anew.
CHUNK = 400


@dataclass(frozen=True, slots=True)
class BankedItem:
    """An item of a bank, without its hashes."""

    id: UUID
    bank: str
    bank_version: int
    reason_code: str
    expires_at: datetime | None


class Banks:
    """Every item that was not removed; whether it has expired is asked at each look."""

    def __init__(self, items: list[KnownItem], versions: dict[str, int]) -> None:
        self.items = [
            BankedItem(i.id, i.bank, versions[i.bank], i.reason_code, i.expires_at) for i in items
        ]
        pictures = [pictures_of(i.pictures) for i in items]
        sounds = [sound_of(i.sound) for i in items]
        self.pictures = HashIndex(np.concatenate([np.zeros(0, np.uint64), *pictures]))
        self.owners = np.repeat(np.arange(len(items)), [len(p) for p in pictures])
        self.sounds = SoundIndex(sounds)
        digest = hashlib.sha256()
        for item in items:
            digest.update(item.id.bytes + item.pictures + item.sound)
        self.sha256 = digest.hexdigest()


class ClipMemory:
    """The pictures of every clip that was screened: an index, and a tail that is not in it yet."""

    def __init__(self) -> None:
        self.ids: list[UUID] = []  # Of clips, by place.
        self._place_of: dict[UUID, int] = {}  # By print.
        self._gone: set[int] = set()
        self._pictures: list[Hashes] = []
        self._index = HashIndex(np.zeros(0, np.uint64))
        self._indexed = 0  # Clips in the index.
        self._owners = np.zeros(0, np.int64)
        self._seen: tuple[int, UUID | None] = (0, None)

    def refresh(self, session: Session) -> None:
        """Reads what other processes have added or taken anew."""
        newest = select(ClipPrint.id).order_by(col(ClipPrint.id).desc()).limit(1)
        seen = (
            session.exec(select(func.count()).select_from(ClipPrint)).one(),
            session.exec(newest).first(),
        )
        if seen == self._seen:
            return
        there = set(session.exec(select(ClipPrint.id)))
        self._gone |= {self._place_of.pop(i) for i in self._place_of.keys() - there}
        missing = sorted(there - self._place_of.keys())
        for start in range(0, len(missing), CHUNK):
            rows = session.exec(
                select(ClipPrint.id, ClipPrint.video_id, ClipPrint.pictures).where(
                    col(ClipPrint.id).in_(missing[start : start + CHUNK]),
                    ClipPrint.version == VERSION,
                )
            )
            for print_id, video_id, pictures in rows:
                self._place_of[print_id] = len(self.ids)
                self.ids.append(video_id)
                self._pictures.append(pictures_of(pictures))
        self._seen = seen
        self._arrange()

    def _arrange(self) -> None:
        tail = sum(len(p) for p in self._pictures[self._indexed :])
        if tail > TAIL_MOST:
            self._index = HashIndex(np.concatenate(self._pictures))
            self._indexed = len(self._pictures)
        self._owners = np.repeat(np.arange(len(self.ids)), [len(p) for p in self._pictures])
        whole = [np.zeros(0, np.uint64), *self._pictures[self._indexed :]]
        self._tail = np.concatenate(whole)

    def alike(self, pictures: Hashes) -> Counter[UUID]:
        """How many of `pictures` each clip shows too."""
        found: Counter[UUID] = Counter()
        if not self.ids:
            return found
        for wanted in pictures.tolist():
            near = self._index.near(wanted, ALIKE_BITS)
            late = near_by_looking(self._tail, wanted, ALIKE_BITS) + len(self._index)
            owners = np.unique(self._owners[np.concatenate((near, late))])
            found.update(self.ids[k] for k in owners.tolist() if k not in self._gone)
        return found


@dataclass(slots=True)
class _Kept:
    """What this process remembers of one database."""

    engine: Engine
    clips: ClipMemory
    banks: Banks | None = None
    versions: tuple[tuple[str, int], ...] = ()


_lock = Lock()
_kept: _Kept | None = None


@contextmanager
def remembered(session: Session) -> Iterator[tuple[Banks, ClipMemory]]:
    """Banks and clips as the database has them now; other threads wait meanwhile.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: They cannot be read.
        ValueError: A bank holds something that is no hash.
    """
    global _kept
    with _lock:
        if _kept is None or _kept.engine is not get_engine():
            _kept = _Kept(get_engine(), ClipMemory())
        kept = _kept
        versions = tuple(
            session.exec(select(KnownBank.name, KnownBank.version).order_by(col(KnownBank.name)))
        )
        if kept.banks is None or kept.versions != versions:
            items = session.exec(
                select(KnownItem)
                .where(col(KnownItem.removed_at).is_(None), KnownItem.print_version == VERSION)
                .order_by(col(KnownItem.id))
            ).all()
            kept.banks = Banks(list(items), dict(versions))
            kept.versions = versions
        kept.clips.refresh(session)
        yield kept.banks, kept.clips


def pictures_of(stored: bytes) -> Hashes:
    """The picture hashes of a row."""
    return np.frombuffer(stored, dtype="<u8").astype(np.uint64)


def sound_of(stored: bytes) -> Words:
    """The words of a row's sound."""
    return np.frombuffer(stored, dtype="<u4").astype(np.uint32)

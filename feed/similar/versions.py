"""Versions of the table in the data folder: each with its card, one of them current.

A version is written beside the others and checked by its sha256 at every load; which one is
current is a small file that is replaced in one step, so a reader sees the old or the new.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from core.errors import InvalidInput, NotFound
from core.settings import get_settings
from feed.similar.table import Table

KEPT = 10


class TableBroken(InvalidInput):
    """A stored version is not what its card says."""

    code = "table_broken"

    def __init__(self, version: str) -> None:
        super().__init__(f"Version {version} of the table of similar clips is damaged.")


class NoSuchVersion(NotFound):
    """There is no such version."""

    code = "no_such_version"

    def __init__(self, version: str) -> None:
        super().__init__(f"There is no version {version or 'before the current one'}.")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about a version.

    Args:
        first_ms: Start of the data window, epoch milliseconds; `last_ms` its end.
        hr10: Of each viewer's last engagement, not learned from; `None` when too few.
        sha256: Of the stored bytes.
    """

    version: str
    made_ms: int
    first_ms: int
    last_ms: int
    viewers: int
    engagements: int
    clips: int
    has_trees: bool
    hr10: float | None
    ndcg10: float | None
    sha256: str = ""


class Versions:
    """The versions in one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or get_settings().data_dir / "similar"

    def cards(self) -> list[Card]:
        """All versions, oldest first."""
        files = sorted(self.folder.glob("*.card.json"))
        return [Card(**orjson.loads(file.read_bytes())) for file in files]

    def current(self) -> str | None:
        """The version that serves, if any."""
        pointer = self.folder / "current"
        return pointer.read_text().strip() if pointer.is_file() else None

    def load(self, version: str) -> Table:
        """A version's table.

        Raises:
            NoSuchVersion: There is none.
            TableBroken: Its bytes are not those that were stored.
        """
        try:
            card = Card(**orjson.loads((self.folder / f"{version}.card.json").read_bytes()))
            raw = (self.folder / f"{version}.npz").read_bytes()
        except FileNotFoundError:
            raise NoSuchVersion(version) from None
        if hashlib.sha256(raw).hexdigest() != card.sha256:
            raise TableBroken(version)
        try:
            return Table.from_bytes(version, raw)
        except (ValueError, KeyError, OSError):
            raise TableBroken(version) from None

    def publish(self, table: Table, card: Card) -> Card:
        """Stores a version and makes it current; the oldest beyond those kept go."""
        raw = table.to_bytes()
        sealed = Card(**{**asdict(card), "sha256": hashlib.sha256(raw).hexdigest()})
        self._write(f"{table.version}.npz", raw)
        self._write(f"{table.version}.card.json", orjson.dumps(asdict(sealed)))
        self.switch(table.version)
        for old in self.cards()[:-KEPT]:
            (self.folder / f"{old.version}.card.json").unlink()
            (self.folder / f"{old.version}.npz").unlink(missing_ok=True)
        return sealed

    def switch(self, version: str) -> None:
        """Makes a stored version current, once it proved sound.

        Raises:
            NoSuchVersion: There is none.
            TableBroken: It is damaged; what was current stays so.
        """
        self.load(version)
        self._write("current", version.encode())

    def rollback(self) -> str:
        """Makes the version before the current one current.

        Raises:
            NoSuchVersion: There is none before.
            TableBroken: It is damaged; what was current stays so.
        """
        current = self.current() or ""
        before = [card.version for card in self.cards() if card.version < current]
        if not before:
            raise NoSuchVersion("")
        self.switch(before[-1])
        return before[-1]

    def _write(self, name: str, raw: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f".{name}.{secrets.token_hex(4)}"
        try:
            with fresh.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.folder / name)
        finally:
            fresh.unlink(missing_ok=True)

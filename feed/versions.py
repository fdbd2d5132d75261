"""Versions of something learned, in a folder: each with its card, one of them current.

A version is written beside the others and checked by its sha256 at every load; which one is
current is a small file that is replaced in one step, so a reader sees the old or the new.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import orjson
import structlog

from core.errors import InvalidInput, JhalakError, NotFound
from core.settings import get_settings

log = structlog.get_logger(__name__)
KEPT = 10


class VersionBroken(InvalidInput):
    """A stored version is not what its card says."""

    code = "version_broken"

    def __init__(self, what: str, version: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Version {version} of the {what} cannot be used: {reason}.")


class NoSuchVersion(NotFound):
    """There is no such version."""

    code = "no_such_version"

    def __init__(self, version: str) -> None:
        super().__init__(f"There is no version {version or 'before the current one'}.")


class Card(Protocol):
    """A frozen dataclass with what is known about a version."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def version(self) -> str: ...

    @property
    def sha256(self) -> str: ...


CardT = TypeVar("CardT", bound=Card)
MadeT = TypeVar("MadeT")


class VersionStore(Generic[CardT, MadeT]):
    """The versions in one folder; a subclass says of what, and reads it.

    Args:
        what: In words, for messages.
        room: Its folder in the data folder, where no other is given.
        suffix: Of the file with the bytes.
    """

    what: ClassVar[str]
    room: ClassVar[str]
    suffix: ClassVar[str]
    card_type: type[CardT]

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or get_settings().data_dir / self.room

    def card_of(self, body: dict[str, Any]) -> CardT:
        """The card that was written as `body`.

        Raises:
            TypeError: It is of another time, with other fields; `KeyError`, `ValueError` likewise.
        """
        return self.card_type(**body)

    def made_of(self, card: CardT, raw: bytes) -> MadeT:
        """What is read, from the stored bytes.

        Raises:
            ValueError: They are not usable, and why; `KeyError` and `OSError` likewise.
        """
        raise NotImplementedError

    def may_serve(self, card: CardT) -> bool:
        """Whether going back may stop at this version; whoever names it can still use another."""
        return True

    def cards(self) -> list[CardT]:
        """All versions whose cards can be read, oldest first."""
        found = []
        for file in sorted(self.folder.glob("*.card.json")):
            try:
                found.append(self.card_of(orjson.loads(file.read_bytes())))
            except (TypeError, KeyError, ValueError):
                continue  # Of an earlier program; nobody can switch to it.
        return found

    def card(self, version: str) -> CardT:
        """A version's card.

        Raises:
            NoSuchVersion: There is none.
            VersionBroken: It cannot be read.
        """
        try:
            raw = (self.folder / f"{version}.card.json").read_bytes()
        except FileNotFoundError:
            raise NoSuchVersion(version) from None
        try:
            return self.card_of(orjson.loads(raw))
        except (TypeError, KeyError, ValueError) as error:
            raise self.broken(version, f"its card cannot be read ({error})") from None

    def current(self) -> str | None:
        """The version that serves, if any."""
        pointer = self.folder / "current"
        return (pointer.read_text().strip() or None) if pointer.is_file() else None

    def load(self, version: str) -> MadeT:
        """What a version holds.

        Raises:
            NoSuchVersion: There is none.
            VersionBroken: Its bytes are not those that were stored, or not usable.
        """
        card = self.card(version)
        try:
            raw = (self.folder / f"{version}{self.suffix}").read_bytes()
        except FileNotFoundError:
            raise NoSuchVersion(version) from None
        if hashlib.sha256(raw).hexdigest() != card.sha256:
            raise self.broken(version, "its sha256 is not the one on its card")
        try:
            return self.made_of(card, raw)
        except (ValueError, KeyError, OSError) as error:
            raise self.broken(version, str(error)) from None

    def store(self, card: CardT, raw: bytes) -> CardT:
        """Stores a version beside the others; the oldest beyond those kept go, never the current.

        Returns:
            The card with its sha256.
        """
        sealed: CardT = replace(card, sha256=hashlib.sha256(raw).hexdigest())
        self.write(f"{card.version}{self.suffix}", raw)
        self.write(f"{card.version}.card.json", orjson.dumps(asdict(sealed)))
        for old in self.cards()[:-KEPT]:
            if old.version not in (self.current(), self.pinned()):
                (self.folder / f"{old.version}.card.json").unlink()
                for file in self.folder.glob(f"{old.version}.*"):
                    file.unlink(missing_ok=True)
        return sealed

    def switch(self, version: str) -> None:
        """Makes a stored version current, once it proved sound.

        Raises:
            NoSuchVersion: There is none.
            VersionBroken: It is damaged; what was current stays so.
        """
        self.load(version)
        self.write("current", version.encode())

    def pinned(self) -> str | None:
        """The version that serves until it is released, whatever is made meanwhile."""
        pin = self.folder / "pinned"
        return (pin.read_text().strip() or None) if pin.is_file() else None

    def pin(self, version: str) -> None:
        """Has a version serve until `release`, as somebody chose it; raises as `switch`."""
        self.switch(version)
        self.write("pinned", version.encode())

    def advance(self, version: str) -> bool:
        """Has a version that was just made serve, unless one is pinned; raises as `switch`."""
        if pinned := self.pinned():
            log.info("version_waits", what=self.what, version=version, pinned=pinned)
            return False
        self.switch(version)
        return True

    def release(self) -> str | None:
        """Ends the pin; the newest that may serve does so, and is returned."""
        (self.folder / "pinned").unlink(missing_ok=True)
        fit = [card.version for card in self.cards() if self.may_serve(card)]
        if fit:
            self.switch(fit[-1])
        return self.current()

    def rollback(self) -> str:
        """Pins the version before the current one, so that the next one made does not undo this.

        Raises:
            NoSuchVersion: There is none before.
            VersionBroken: It is damaged; what was current stays so.
        """
        current = self.current() or ""
        before = [c.version for c in self.cards() if c.version < current and self.may_serve(c)]
        if not before:
            raise NoSuchVersion("")
        self.pin(before[-1])
        return before[-1]

    def broken(self, version: str, reason: str) -> JhalakError:
        """The error that a version cannot be used."""
        return VersionBroken(self.what, version, reason)

    def write(self, name: str, raw: bytes) -> None:
        """Replaces a file of the folder in one step, durably."""
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

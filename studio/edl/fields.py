"""One object of an edit list, read field by field; what nobody asked for is refused. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from studio.edl.model import MAIN, EdlRefused

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_COLOR = re.compile(r"#[0-9a-f]{6}")
_JOINERS = "\u200c\u200d"


def malformed(detail: str) -> EdlRefused:
    """What is no edit list at all."""
    return EdlRefused(detail, "एडिट की सूची नहीं पढ़ी जा सकी।", code="edl_malformed")


def refuse_value(path: str, rule: str) -> EdlRefused:
    """A field whose value is not possible."""
    return EdlRefused(
        f"“{path:.60}” {rule}.", f"एडिट की सूची में “{path:.60}” ठीक नहीं है।", code="edl_value"
    )


class Fields:
    """Hands out the fields of `body` once each and knows which were never asked for.

    Args:
        path: Where the object lies in the list, with a dot at its end, for messages.

    Every reader raises `EdlRefused` with `edl_value` unless it says otherwise.
    """

    def __init__(self, body: Mapping[str, object], path: str) -> None:
        self._body, self.path = body, path
        self._asked: set[str] = set()

    def finish(self) -> None:
        """Refuses (`edl_unknown_field`) what was not asked for."""
        for name in self._body:
            if name not in self._asked:
                raise EdlRefused(
                    f"“{self.path}{name!s:.40}” is not part of an edit list.",
                    f"एडिट की सूची में “{self.path}{name!s:.40}” नहीं होता।",
                    code="edl_unknown_field",
                )

    def whole(self, name: str, low: int, high: int, *, default: int | None = None) -> int:
        """A whole number in [low, high]; without a default it has to be there."""
        value = self._get(name)
        if value is None:
            value = default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise refuse_value(self.path + name, f"has to be a whole number from {low} to {high}")
        return value

    def maybe_whole(self, name: str, low: int, high: int) -> int | None:
        """As `whole`, or nothing."""
        return None if self._get(name) is None else self.whole(name, low, high)

    def number_of(self, name: str, choices: Sequence[int], *, default: int) -> int:
        """One of a few whole numbers."""
        value = self.whole(name, min(choices), max(choices), default=default)
        if value not in choices:
            raise refuse_value(self.path + name, f"has to be one of {_listed(choices)}")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        value = self._get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise refuse_value(self.path + name, "has to be true or false")
        return value

    def choice(self, name: str, choices: Sequence[str], *, default: str) -> str:
        """One of a few words."""
        value = self._get(name)
        if value is None:
            return default
        if not isinstance(value, str) or value not in choices:
            raise refuse_value(self.path + name, f"has to be one of {_listed(choices)}")
        return value

    def known(self, name: str, names: Sequence[str], kind: str) -> str:
        """A name from an allow-list; another is refused as `edl_name`."""
        value = self._get(name)
        if not isinstance(value, str) or value not in names:
            raise EdlRefused(
                f"There is no {kind} called {value!r:.40}.",
                f"{value!r:.40} नाम का कुछ नहीं है।",
                code="edl_name",
            )
        return value

    def color(self, name: str, *, default: str) -> str:
        """`#rrggbb` in lower case."""
        value = self._get(name)
        value = default if value is None else value
        if not isinstance(value, str) or not _COLOR.fullmatch(value.lower()):
            raise refuse_value(self.path + name, "has to be a colour such as #ff8800")
        return value.lower()

    def id(self, name: str) -> str:
        """What the editor calls a thing."""
        value = self._get(name)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise refuse_value(self.path + name, "has to be 1 to 40 letters, digits, - or _")
        return value

    def source(self, name: str, *, default: str | None = None, music: Sequence[str] = ()) -> str:
        """`main` where that is the default, the id of an upload, or `music:NAME`."""
        value = self._get(name)
        value = default if value is None else value
        if not isinstance(value, str):
            raise refuse_value(self.path + name, "has to name a source")
        if default is not None and value == default == MAIN:
            return value
        if music and value.startswith("music:"):
            if value.removeprefix("music:") not in music:
                raise EdlRefused(
                    f"There is no music called {value!r:.40}.",
                    f"{value!r:.40} नाम का कोई संगीत नहीं है।",
                    code="edl_name",
                )
            return value
        try:
            return str(UUID(value))
        except ValueError:
            raise refuse_value(self.path + name, "has to name a source of this draft") from None

    def words(self, name: str, most: int) -> str:
        """Text with line ends, NFC, without control characters (joiners stay)."""
        value = self._get(name)
        if not isinstance(value, str) or not value.strip() or len(value) > most:
            raise refuse_value(self.path + name, f"has to be a text of 1 to {most} characters")
        value = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
        for character in value:
            if (
                character in _JOINERS
                or character == "\n"
                or "\U000e0020" <= character <= "\U000e007f"
            ):
                continue
            if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co"):
                raise refuse_value(
                    self.path + name,
                    f"has a character that cannot be drawn (U+{ord(character):04X})",
                )
        return value

    def span(self) -> tuple[int, int]:
        """`start` and `end`; the second is later."""
        start = self.whole("start", 0, 2**53)
        end = self.whole("end", 0, 2**53)
        if end <= start:
            raise refuse_value(self.path + "end", "has to come after “start”")
        return start, end

    def inner(self, name: str) -> Fields | None:
        """The object at `name`, if there is one."""
        value = self._get(name)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise refuse_value(self.path + name, "has to be an object")
        return Fields(value, f"{self.path}{name}.")

    def items(self, name: str, most: int) -> Iterator[Fields]:
        """The objects of the list at `name`; more than `most` are refused as `edl_too_many`."""
        value = self._get(name)
        if value is None:
            return
        if not isinstance(value, list):
            raise refuse_value(self.path + name, "has to be a list")
        if len(value) > most:
            raise EdlRefused(
                f"“{self.path}{name}” has {len(value)} entries; at most {most} are possible.",
                f"“{self.path}{name}” में {len(value)} चीज़ें हैं; {most} तक हो सकती हैं।",
                code="edl_too_many",
            )
        for number, item in enumerate(value):
            if not isinstance(item, Mapping):
                raise refuse_value(f"{self.path}{name}[{number}]", "has to be an object")
            yield Fields(item, f"{self.path}{name}[{number}].")

    def _get(self, name: str) -> object:
        self._asked.add(name)
        return self._body.get(name)


def _listed(choices: Sequence[object]) -> str:
    return ", ".join(str(choice) for choice in choices)

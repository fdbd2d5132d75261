"""Groups that hatred is aimed at, in the forms that sentences need (`peoples.toml`)."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class People:
    """One group.

    Args:
        english: As subject, as one of them with its article, as one of them without.
        hindi: As subject, before a postposition, as one of them.
        slurs: In English, singular; empty where the group has none that is common.
        slurs_hindi: The same in Hindi.
        is_held_out: Never trained on while the test of what was learnt is made.
    """

    english: tuple[str, str, str]
    hindi: tuple[str, str, str]
    slurs: tuple[str, ...] = ()
    slurs_hindi: tuple[str, ...] = ()
    is_held_out: bool = False

    def words(self, language: str, rng: random.Random) -> dict[str, str]:
        """What fills a row; a group without an abusive name lends one of another's."""
        if language == "en":
            plural, one, bare = self.english
            slur = rng.choice(self.slurs or ANY_SLUR)
            return {"G": plural, "O": plural, "g": one, "g1": bare, "s": slur}
        subject, oblique, one = self.hindi
        slur = rng.choice(self.slurs_hindi or ANY_SLUR_HINDI)
        return {"G": subject, "O": oblique, "g": one, "g1": one, "s": slur}


ANY_SLUR = ("bitch", "whore", "retard", "paki", "faggot", "nigger", "half-caste")
ANY_SLUR_HINDI = ("रंडी", "हिजड़े", "कटुए", "चमार", "भंगी", "लंगड़े")


def _read() -> tuple[People, ...]:
    path = Path(__file__).with_name("peoples.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["people"]
    return tuple(
        People(
            english=tuple(row["english"]),
            hindi=tuple(row["hindi"]),
            slurs=tuple(row.get("slurs", ())),
            slurs_hindi=tuple(row.get("slurs_hindi", ())),
            is_held_out=bool(row.get("is_held_out", False)),
        )
        for row in rows
    )


PEOPLES = _read()

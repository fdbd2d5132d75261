"""What is trending, as arrays."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from feed.catalogue.columns import key_of

EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Trending:
    """The clips of one locale, most trending first.

    Args:
        keys: Shape (n,), eight bytes a clip.
        worth: Shape (n,), in (0, 1], the first is 1.
    """

    keys: NDArray[np.uint64]
    worth: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """By locale; `EVERYBODY` is always there.

    Args:
        lifts: By locale, what popularity is to be multiplied by, as `worth`, above zero.
    """

    locales: Mapping[str, Trending]
    lifts: Mapping[str, Trending] = field(default_factory=dict)

    @staticmethod
    def of(
        shares: Mapping[str, Mapping[UUID, float]],
        lifts: Mapping[str, Mapping[UUID, float]] | None = None,
    ) -> Table:
        """From shares by locale and clip, largest first, and lifts."""
        made = Table.lifted(lifts or {})
        return Table(
            {
                locale: Trending(
                    np.array([key_of(video_id) for video_id in clips], np.uint64),
                    (np.array(list(clips.values())) / max(clips.values())).astype(np.float32),
                )
                for locale, clips in shares.items()
                if clips
            },
            made,
        )

    @staticmethod
    def lifted(lifts: Mapping[str, Mapping[UUID, float]]) -> Mapping[str, Trending]:
        """Lifts by locale and clip as they are stored."""
        return {
            locale: Trending(
                np.array([key_of(video_id) for video_id in clips], np.uint64),
                np.array(list(clips.values()), np.float32),
            )
            for locale, clips in lifts.items()
            if clips
        }

    @staticmethod
    def from_bytes(raw: bytes) -> Table:
        """
        Raises:
            ValueError: `raw` is not what `to_bytes` made; `KeyError` likewise.
        """
        with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
            names = [str(name) for name in stored["locales"]]
            made = {n: Trending(stored[f"{n}.keys"], stored[f"{n}.worth"]) for n in names}
            # Tables from before there were lifts have none.
            names = [str(name) for name in stored["lifts"]] if "lifts" in stored else []
            lifts = {
                n: Trending(stored[f"{n}.lift.keys"], stored[f"{n}.lift.worth"]) for n in names
            }
        for trending in (*made.values(), *lifts.values()):
            if trending.keys.shape != trending.worth.shape or not np.isfinite(trending.worth).all():
                raise ValueError("its numbers are not finite, or not one a clip")
        if EVERYBODY not in made:
            raise ValueError("it does not say what trends with everybody")
        return Table(made, lifts)

    def to_bytes(self) -> bytes:
        """For `from_bytes`."""
        arrays: dict[str, Any] = {"locales": np.array(list(self.locales))}
        if self.lifts:
            arrays["lifts"] = np.array(list(self.lifts))
        for name, lift in self.lifts.items():
            arrays |= {f"{name}.lift.keys": lift.keys, f"{name}.lift.worth": lift.worth}
        for name, trending in self.locales.items():
            arrays |= {f"{name}.keys": trending.keys, f"{name}.worth": trending.worth}
        file = io.BytesIO()
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    def at(self, locale: str) -> Trending:
        """What trends in `locale`: `hi-IN`, else `hi`, else with everybody."""
        for name in (locale, locale.split("-")[0]):
            if found := self.locales.get(name):
                return found
        return self.locales[EVERYBODY]

    def lift_at(self, locale: str) -> Trending | None:
        """The lifts in `locale`, or of its language; `None` where nobody of it was heard."""
        for name in (locale, locale.split("-")[0]):
            if found := self.lifts.get(name):
                return found
        return None

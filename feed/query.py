"""What a page is asked for, with everything known about who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from catalog.hashtags import fold_tag
from catalog.viewer import Viewer
from core.errors import InvalidInput
from experiments.values import Values
from feed.catalogue.snapshot import Rows, Snapshot
from feed.features.taste import Taste
from feed.leaning import Leaning, leaning_of
from feed.mix import Mix
from feed.popularity import PopularityRule, rule_of

MAX_LIMIT = 50


class SurfaceKind(StrEnum):
    """Where a page of clips is shown."""

    FOR_YOU = "for_you"
    FOLLOWING = "following"
    SAVED = "saved"
    TAG = "tag"
    CREATOR = "creator"


class BadSurface(InvalidInput):
    """There is no such surface."""

    code = "bad_surface"

    def __init__(self) -> None:
        super().__init__("A surface is for_you, following, saved, tag:<slug> or creator:<handle>.")


@dataclass(frozen=True, slots=True)
class Surface:
    """A surface and, for hashtags and creators, which one."""

    kind: SurfaceKind
    subject: str = ""

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.subject}" if self.subject else self.kind.value

    @property
    def is_ranked(self) -> bool:
        """Whether the order is chosen for the viewer; else it is a plain list."""
        return self.kind in (SurfaceKind.FOR_YOU, SurfaceKind.FOLLOWING)


def surface_of(text: str) -> Surface:
    """The surface that `text` spells.

    Raises:
        BadSurface: None.
    """
    kind, _, subject = text.partition(":")
    try:
        known = SurfaceKind(kind)
    except ValueError:
        raise BadSurface() from None
    takes_subject = known in (SurfaceKind.TAG, SurfaceKind.CREATOR)
    if known is SurfaceKind.TAG:
        subject = fold_tag(subject)
    elif known is SurfaceKind.CREATOR:
        subject = subject.strip().lower().lstrip("@")[:30]
    if bool(subject) is not takes_subject:
        raise BadSurface()
    return Surface(known, subject)


def no_keys() -> NDArray[np.uint64]:
    """No ids."""
    return np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the viewer has said for good, mirrored from the database.

    Args:
        negatives: `video:<id>`, `creator:<id>`, `tag:<slug>`, `category:<slug>`.
        words: Unwanted in captions and hashtags, as `core.spelling.plain`.
        blocked: 8-byte keys of creators; `followed` likewise.
        liked: 8-byte keys of clips; `saved` likewise, newest first.
    """

    negatives: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    blocked: NDArray[np.uint64] = field(default_factory=no_keys)
    followed: NDArray[np.uint64] = field(default_factory=no_keys)
    liked: NDArray[np.uint64] = field(default_factory=no_keys)
    saved: NDArray[np.uint64] = field(default_factory=no_keys)


@dataclass(slots=True)
class FeedQuery:
    """One request for a page.

    Args:
        start: A clip to put first, from a deep link.
        served: 8-byte keys of clips served to this viewer, oldest first; may repeat.
        hidden: Ids of clips hidden a moment ago, not yet in the profile; as `Profile.negatives`.
        seed: All randomness of the page comes from it.
        mix: The process's content mix; `None` leaves kinds alone.
        is_degraded: Redis did not answer; the page goes by popularity.
    """

    request_id: UUID
    viewer: Viewer
    surface: Surface
    limit: int
    now_ms: int
    snapshot: Snapshot
    values: Values
    seed: int
    start: UUID | None = None
    taste: Taste | None = None
    profile: Profile = field(default_factory=Profile)
    served: NDArray[np.uint64] = field(default_factory=no_keys)
    hidden: frozenset[str] = frozenset()
    is_degraded: bool = False
    mix: Mix | None = None
    _followed: NDArray[np.int32] | None = None
    directions: NDArray[np.float32] | None = None  # Worked out once, by `scorers.taste`.
    leaning: Leaning | None = None  # Likewise, by `leaning_now`.
    pleased: NDArray[np.uint64] | None = None  # Likewise, by `sources.similar`.
    _rule: PopularityRule | None = None
    _served_rows: Rows | None = None

    def leaning_now(self) -> Leaning:
        """What the viewer leans to, worked out once."""
        if self.leaning is None:
            self.leaning = leaning_of(self.snapshot, self.taste, self.now_ms, self.values)
        return self.leaning

    def served_rows(self) -> Rows:
        """Rows of what was served and is here, oldest first; worked out once, so `served` may not
        change once stages have asked.
        """
        if self._served_rows is None:
            self._served_rows = self.snapshot.rows_of_keys(self.served)
        return self._served_rows

    def popularity_rule(self) -> PopularityRule:
        """How popularity is told for this viewer."""
        if self._rule is None:
            self._rule = rule_of(self.values)
        return self._rule

    def followed_creators(self) -> NDArray[np.int32]:
        """Creator numbers the viewer follows."""
        if self._followed is None:
            self._followed = self.snapshot.creators_of_keys(self.profile.followed)
        return self._followed

"""Looking for what is known in a clip that is being screened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import get_video
from core.clock import utc_now
from core.db import read_scope
from moderation.classifiers.signals import Signal
from moderation.known.index import Hashes
from moderation.known.memory import Banks, pictures_of, remembered, sound_of
from moderation.known.models import ClipPrint, KnownMatch, MatchState
from moderation.known.prints import Prints, take_prints
from moderation.known.saying import (
    CLOSE_ENOUGH,
    SHARE_ENOUGH,
    Copied,
    Seen,
    duplicate,
    known_bad,
    removed_again,
)
from moderation.models import Ruling, Subject
from moderation.repository import standing_decision
from perception.fingerprints.pictures import ALIKE_BITS, BITS, frame_hash
from perception.fingerprints.sound import ALIKE_ERRORS, HOP, RATE_HZ, Words, is_same_sound

PICTURES_LEAST = 2
SURE_BITS = 6
COPIED_BITS = 4
"""Clips made from one template look alike, and half their pictures may be within `ALIKE_BITS`; of
their pictures at most a fifth came this near, of a copy's nearly all."""
LOOKED_AT_MOST = 20  # Clips that may be its original; the likeliest.
LIVE = (VideoState.PUBLISHED, VideoState.SCHEDULED, VideoState.HELD, VideoState.SCREENING)
NO = (Ruling.REJECT, Ruling.UPHOLD)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that is held against the banks beside the even ones: a cover, or of a scene.

    Args:
        where: As people read it: `cover`, `frame 3200 ms`, `portrait`.
        picture: RGB, shape (height, width, 3), uint8.
    """

    where: str
    picture: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sightings:
    """What was found in a clip.

    Args:
        prints: What it will be known by itself; None where nobody looked.
        signals: One each for `KNOWN_BAD`, `REMOVED_AGAIN` and `DUPLICATE`; 0 where there is none.
    """

    prints: Prints | None = None
    seen: tuple[Seen, ...] = ()
    copied: tuple[Copied, ...] = ()
    signals: tuple[Signal, ...] = field(default=())


def look(
    video_id: UUID, video_mp4: Path, duration_ms: int, shown: Sequence[Shown] = ()
) -> Sightings:
    """What of the clip is known.

    Args:
        shown: Further pictures of it for the banks, each of which counts as one of the clip's.

    Raises:
        NoPictures, av.error.FFmpegError: It cannot be read.
        sqlalchemy.exc.SQLAlchemyError, ValueError: The banks cannot.
    """
    prints = take_prints(video_mp4, duration_ms)
    with read_scope() as session, remembered(session) as (banks, clips):
        seen = _seen(banks, prints, _denied(session, video_id), utc_now(), shown)
        counts = clips.alike(prints.pictures) | clips.alike(prints.mirrored)
        copied = _copied(session, video_id, prints, counts)
        sha256 = banks.sha256
    signals = (known_bad(seen, sha256), removed_again(copied), duplicate(copied))
    return Sightings(prints, tuple(seen), tuple(copied), signals)


def share_copied(prints: Prints, pictures: Hashes, sound: Words) -> tuple[float, bool] | None:
    """Share of a clip's pictures that another shows too, and whether both sound the same; None
    where the one is no copy. A copy may be mirrored, then all of it.

    With the same sound it is enough that they are alike; without, as when it was replaced, half of
    them have to be as good as the same.
    """
    shares = [_shares(way, pictures) for way in prints.ways if len(way) and len(pictures)]
    share, share_near = max(shares, default=(0.0, 0.0))
    if share < SHARE_ENOUGH:
        return None
    is_same = is_same_sound(prints.sound, sound)
    return (round(share, 4), is_same) if share_near >= SHARE_ENOUGH or is_same else None


def _shares(shown: Hashes, pictures: Hashes) -> tuple[float, float]:
    """Parts of `shown` that are alike one of `pictures`, and as good as the same."""
    apart = np.bitwise_count(shown[:, None] ^ pictures[None, :]).min(axis=1)
    return float((apart <= ALIKE_BITS).mean()), float((apart <= COPIED_BITS).mean())


def _denied(session: Session, video_id: UUID) -> set[UUID]:
    """What a person has said that this clip does not show."""
    return set(
        session.exec(
            select(KnownMatch.item_id).where(
                KnownMatch.video_id == video_id, KnownMatch.state == MatchState.DENIED
            )
        )
    )


def look_at_picture(shown: Shown) -> list[Signal]:
    """What the banks know of one picture by itself: the signal `KNOWN_BAD`.

    Raises:
        sqlalchemy.exc.SQLAlchemyError, ValueError: The banks cannot be read.
    """
    none = Prints(np.zeros(0, np.uint64), (), np.zeros(0, np.uint32))
    with read_scope() as session, remembered(session) as (banks, _):
        return [known_bad(_seen(banks, none, set(), utc_now(), [shown]), banks.sha256)]


def _ways(prints: Prints, shown: Sequence[Shown]) -> Iterator[tuple[Hashes, tuple[str, ...]]]:
    """All pictures as they are and as a mirror shows them, with their places."""
    hashed = [
        (int(digits, 16), int(mirrored, 16), one.where)
        for one in shown
        if (digits := frame_hash(one.picture)) and (mirrored := frame_hash(one.picture[:, ::-1]))
    ]
    places = tuple(f"frame {at_ms} ms" for at_ms in prints.times_ms)
    where = (*places, *(where for _, _, where in hashed))
    for way, pictures in enumerate(prints.ways):
        further = np.array([pair[way] for pair in hashed], dtype=np.uint64)
        yield np.concatenate([pictures, further]), where


def _seen(
    banks: Banks, prints: Prints, denied: set[UUID], now: datetime, shown: Sequence[Shown] = ()
) -> list[Seen]:
    """The items of banks in the clip, each by its closest picture or its sound, closest first.

    Among a million hashes a stranger comes within `ALIKE_BITS` of one picture now and then, so one
    counts by itself only within `SURE_BITS`; two bear each other out.
    """
    best: dict[int, tuple[float, float, str]] = {}
    for pictures, places in _ways(prints, shown):
        for owner, found in _closest(banks, pictures, places, len(prints.times_ms)).items():
            best[owner] = max(found, best.get(owner, found))
    for heard in banks.sounds.heard_in(prints.sound):
        if heard.place not in best:
            at_ms = max(0, round(heard.at_word * HOP * 1000 / RATE_HZ))
            closeness = round(1 - heard.errors, 4)
            best[heard.place] = (closeness, 1 - ALIKE_ERRORS, f"sound {at_ms} ms")
    seen = []
    for owner, (closeness, limit, where) in best.items():
        item = banks.items[owner]
        is_over = item.expires_at is not None and item.expires_at <= now
        if item.id not in denied and not is_over:
            seen.append(
                Seen(item.id, item.bank, item.bank_version, item.reason_code,
                     closeness, limit, where)
            )  # fmt: skip
    return sorted(seen, key=lambda s: (-s.closeness, s.item_id))


def _closest(
    banks: Banks, pictures: Hashes, where: tuple[str, ...], even: int
) -> dict[int, tuple[float, float, str]]:
    """By place of an item its closeness, the limit of that and where it shows.

    Only the first `even` pictures bear each other out: the others may be the same ones once more.
    """
    best: dict[int, tuple[float, float, str]] = {}
    shown: Counter[int] = Counter()
    for number, (wanted, place) in enumerate(zip(pictures.tolist(), where, strict=False)):
        places = banks.pictures.near(wanted, ALIKE_BITS)
        apart = np.bitwise_count(banks.pictures.hashes[places] ^ np.uint64(wanted))
        shown.update(set(banks.owners[places].tolist()) if number < even else ())
        for owner, bits in zip(banks.owners[places].tolist(), apart.tolist(), strict=True):
            closeness = round(1 - bits / BITS, 4)
            if closeness > best.get(owner, (0.0,))[0]:
                best[owner] = (closeness, CLOSE_ENOUGH, place)
    sure = round(1 - SURE_BITS / BITS, 4)
    return {owner: b for owner, b in best.items() if b[0] >= sure or shown[owner] > 1}


def _copied(
    session: Session, video_id: UUID, prints: Prints, counts: dict[UUID, int]
) -> list[Copied]:
    """The older clips whose pictures this one shows, the likeliest original first."""
    video, n = get_video(session, video_id), len(prints.pictures)
    likely = sorted(
        (other for other, count in counts.items()
         if other != video_id and count >= max(PICTURES_LEAST, SHARE_ENOUGH * n)),
        key=lambda other: -counts[other],
    )[:LOOKED_AT_MOST]  # fmt: skip
    own = session.exec(select(ClipPrint.first_at).where(ClipPrint.video_id == video_id)).first()
    rows = session.exec(
        select(ClipPrint, Video)
        .join(Video, col(Video.id) == col(ClipPrint.video_id))
        .where(col(ClipPrint.video_id).in_(likely))
    )
    found = []
    for row, other in rows:
        if own is not None and row.first_at >= own:
            continue
        copied = share_copied(prints, pictures_of(row.pictures), sound_of(row.sound))
        if copied is None:
            continue
        share, is_same = copied
        last = standing_decision(session, Subject.VIDEO, other.id)
        rejected = last is not None and last.ruling in NO
        found.append(
            Copied(
                original_id=other.id,
                share=share,
                is_same_sound=is_same,
                rejected_for=last.reason_code if last is not None and rejected else "",
                is_others=other.creator_id != video.creator_id and other.state in LIVE,
                first_at=row.first_at,
            )
        )
    return sorted(found, key=lambda c: (-c.share, c.first_at))

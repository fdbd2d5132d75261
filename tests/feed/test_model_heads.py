"""What makes a label: a table of what viewers did, and what each head says of it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest

from core.ids import new_id
from events.schemas import Event, EventType
from experiments.values import Values
from feed.model.answers import Answering, Impression
from feed.model.heads import HEAD_NAMES, HEADS, Answers, Usual, labels_of, windows_ms
from tests.feed.clips import NOW_MS

VIEWER, CLIP, CREATOR, OTHER = (new_id() for _ in range(4))
GENERAL = Values(UUID(int=0))
SHOWN = Impression(VIEWER, CLIP, CREATOR, NOW_MS, 10_000)
MINUTE_MS = 60_000
# Clips of ten seconds are usually watched for four.
USUAL = Usual((), (4000.0,))


def event(kind: EventType, after_ms: int = 1000, **facts: object) -> Event:
    facts = {"video_id": CLIP} | facts
    at_ms = NOW_MS + after_ms
    return Event(new_id(), kind, VIEWER, at_ms, at_ms, "client", **facts)  # type: ignore[arg-type]


def followed_by(*events: Event, shown: tuple[Impression, ...] = (SHOWN,)) -> list[set[str]]:
    """The heads that are true of each of `shown`."""
    answering = Answering(shown, GENERAL)
    answering.take(events)
    labels = labels_of(answering.answers(), USUAL)
    return [{name for name, on in zip(HEAD_NAMES, row, strict=True) if on} for row in labels]


LENGTH = {"duration_ms": 10_000}
T = EventType
STAYED = ("stay_3", "stay_6", "stay_12", "stay_24")


@pytest.mark.parametrize(
    ("events", "heads"),
    [
        ([], set()),
        ([event(T.PLAY)], set()),
        ([event(T.WATCH, watch_ms=3000, **LENGTH)], set()),
        ([event(T.WATCH, watch_ms=4000, **LENGTH)], {"stay_3"}),
        ([event(T.WATCH, watch_ms=4001, **LENGTH)], {"watch", "stay_3"}),
        ([event(T.WATCH, watch_ms=9500, **LENGTH)], {"watch", "finish", *STAYED[:2]}),
        ([event(T.WATCH, watch_ms=15_000, **LENGTH)], {"watch", "finish", *STAYED[:3]}),
        ([event(T.WATCH, watch_ms=24_001, **LENGTH)], {"watch", "finish", *STAYED}),
        ([event(T.WATCH, watch_ms=5000), event(T.WATCH, 9000, watch_ms=4500)],
         {"watch", "finish", *STAYED[:2]}),
        # A skip repeats the time that its view's watch has told.
        ([event(T.SKIP, watch_ms=3000), event(T.WATCH, watch_ms=3000)], {"skip"}),
        ([event(T.LIKE)], {"like"}),
        ([event(T.SAVE)], {"like"}),
        ([event(T.LIKE), event(T.UNLIKE, 5000)], set()),
        ([event(T.LIKE), event(T.SAVE), event(T.UNLIKE, 5000)], {"like"}),
        ([event(T.COMMENT)], {"comment"}),
        ([event(T.SHARE)], {"share"}),
        ([event(T.FOLLOW, video_id=None, creator_id=CREATOR)], {"follow"}),
        ([event(T.FOLLOW, creator_id=CREATOR)], {"follow"}),
        ([event(T.FOLLOW, video_id=None, creator_id=OTHER)], set()),
        ([event(T.FOLLOW, video_id=None, creator_id=CREATOR),
          event(T.UNFOLLOW, 3000, video_id=None, creator_id=CREATOR)], set()),
        ([event(T.PRODUCT_VIEW)], {"product_tap"}),
        ([event(T.PRODUCT_VIEW, video_id=None, product_id=OTHER)], set()),
        ([event(T.ADD_TO_CART)], {"add_to_bag"}),
        ([event(T.PURCHASE, 119 * MINUTE_MS)], {"buy"}),
        ([event(T.PURCHASE, 121 * MINUTE_MS)], set()),
        ([event(T.LIKE, 31 * MINUTE_MS)], set()),
        ([event(T.LIKE, -60_000)], set()),
        ([event(T.NOT_INTERESTED)], {"not_interested"}),
        ([event(T.NOT_INTERESTED), event(T.INTERESTED_AGAIN, 4000)], set()),
        ([event(T.REPORT)], {"report"}),
        ([event(T.LIKE, video_id=OTHER)], set()),
    ],
)  # fmt: skip
def test_what_followed_an_impression(events: list[Event], heads: set[str]) -> None:
    assert followed_by(*events) == [heads]


def test_somebody_elses_act_answers_nothing() -> None:
    assert followed_by(replace(event(T.LIKE), viewer_id=OTHER)) == [set()]


def test_an_event_answers_the_last_impression_before_it() -> None:
    again = replace(SHOWN, at_ms=NOW_MS + 10 * MINUTE_MS)

    found = followed_by(
        event(T.LIKE, 5 * MINUTE_MS), event(T.SHARE, 11 * MINUTE_MS), shown=(again, SHOWN)
    )

    assert found == [{"share"}, {"like"}]


def test_long_clips_are_held_against_long_clips() -> None:
    """Short clips are watched for 3 s and long ones for 12: neither is better for its length."""
    lengths = np.repeat([5_000, 30_000], 400)
    watched = np.where(np.arange(800) % 2, 1, -1) * 1000 + np.repeat([3_000, 12_000], 400)
    answers = Answers(np.zeros(800, np.int64), watched, lengths)

    usual = Usual.of(answers)
    labels = labels_of(answers, usual)[:, 0]

    assert usual.watch_ms(np.array([5_000, 30_000])).tolist() == [3000.0, 12000.0]
    assert labels[:400].mean() == labels[400:].mean() == 0.5


def test_without_any_length_nothing_is_usual() -> None:
    unknown = Answers(np.zeros(1, np.int64), np.array([5000]), np.array([0]))

    labels = labels_of(unknown, Usual.of(unknown))[0]
    assert {HEAD_NAMES[h] for h in np.flatnonzero(labels)} == {"watch", "stay_3"}


def test_each_head_has_a_sign_and_a_window() -> None:
    against = {"skip", "not_interested", "report"}

    assert {h.name for h in HEADS if h.weight.default < 0} == against
    assert len(set(HEAD_NAMES)) == len(HEADS) == 16
    for place, head in enumerate(HEADS):  # A step is blended before the one that follows it.
        assert not head.after or HEAD_NAMES.index(head.after) < place
    assert windows_ms(GENERAL)[T.PURCHASE] == 120 * MINUTE_MS
    assert windows_ms(GENERAL)[T.LIKE] == 30 * MINUTE_MS

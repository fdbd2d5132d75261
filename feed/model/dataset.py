"""What the model learns from: each impression with its inputs as known then and what followed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from core.db import read_scope
from events.lake.schema import Stored
from events.schemas import EventType
from experiments.service import values_for
from experiments.values import Values
from feed.catalogue.columns import Columns, key_of
from feed.catalogue.rows import read_rows
from feed.features.definitions import Subject, declared
from feed.features.fold import Content
from feed.features.replay import EventLog, Replay, Shown, ValuesOf, shown_with_features
from feed.model.answers import Answering, Impression
from feed.model.heads import HEADS, NOBODY, Answers
from feed.model.inputs import INPUTS, Matrix, Moment, inputs_of
from feed.params.heads import LEARNED_DAYS, LEARNED_MOST
from feed.popularity import TOTALS

DAY_MS = 86_400_000
VISIT_MS = 1_800_000  # Impressions without a page's id belong together for half an hour.
_END_MS = 2**62
_TOTALS = [(name, declared(Subject.VIDEO, name).default) for name in TOTALS]


class ClipArrays:
    """The arrays of `columns` as `inputs_of` reads them, without the indexes of a snapshot."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.vectors, self.tags, self.creators = columns.vectors, columns.tags, columns.creators
        self.kinds, self.categories = columns.kinds, columns.categories
        self.is_sponsored, self.published_ms = columns.is_sponsored, columns.published_ms
        self.durations_ms, self.prices_paise = columns.durations_ms, columns.prices_paise
        self.savings = columns.savings

    def contents(self, video_ids: Iterable[UUID]) -> dict[UUID, Content]:
        """What those of `video_ids` that are here are about, for a replay without a database."""
        columns, found = self.columns, {}
        for video_id in set(video_ids):
            row = columns.row_of(video_id)
            if row is not None:
                names = columns.tag_names.name_of
                tags = tuple(names[t] for t in columns.tags[row].tolist() if t >= 0)
                creator = columns.creator_ids[int(columns.creators[row])]
                length = int(columns.durations_ms[row])
                found[video_id] = Content(creator, tags, columns.vectors[row].copy(), length)
        return found


class Listed:
    """Events in memory, as a log."""

    def __init__(self, events: Iterable[Stored]) -> None:
        self._events = sorted(events, key=lambda s: (s.stream_ms, s.stream_seq))

    def events(
        self, *, since_ms: int = 0, until_ms: int = _END_MS, types: Collection[EventType] = ()
    ) -> Iterator[Stored]:
        return (
            s
            for s in self._events
            if since_ms <= s.stream_ms < until_ms and (not types or s.event.type in types)
        )


@dataclass(frozen=True, slots=True)
class Dataset:
    """Impressions in the order of their pages.

    Args:
        inputs: Shape (n, f), float32, columns as `INPUTS`.
        decided_ms: Shape (n,): when each page was made.
        pages: Shape (n,): the same number for impressions of one page.
        left_out: Impressions of clips that are not in the catalogue any more, or whose inputs are
            not finite.
    """

    inputs: Matrix
    answers: Answers
    decided_ms: NDArray[np.int64]
    pages: NDArray[np.int64]
    viewers: int = 0
    clips: int = 0
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.decided_ms)

    def taken(self, picked: slice) -> Dataset:
        """Those at `picked`; the counts are of the whole."""
        answers = self.answers
        return Dataset(
            self.inputs[picked],
            Answers(answers.acts[picked], answers.watch_ms[picked], answers.duration_ms[picked]),
            self.decided_ms[picked],
            self.pages[picked],
            self.viewers,
            self.clips,
            self.left_out,
        )


def clips_in(log: EventLog, engine: Engine | None = None) -> ClipArrays:
    """The published clips that `log` shows, as the database describes them now."""
    shown = log.events(types={EventType.IMPRESSION})
    wanted = {s.event.video_id for s in shown if s.event.video_id is not None}
    columns = Columns()
    with read_scope(engine) as session:
        for row in read_rows(session, sorted(wanted)):
            columns.put(row)
    return ClipArrays(columns)


def dataset_of(
    log: EventLog,
    clips: ClipArrays,
    replay: Replay | None = None,
    values_of: ValuesOf = values_for,
) -> Dataset:
    """The newest impressions of `log` whose answers must all have come by now."""
    general = Values(NOBODY)
    since_ms, until_ms = _window(log, general)
    made = _Rows(clips, values_of)
    shown = shown_with_features(since_ms, until_ms, log, replay or Replay(values_of=values_of))
    for _, page in groupby(shown, key=lambda one: (one.event.viewer_id, one.decided_ms)):
        made.add(list(page))
    answering = Answering(made.impressions, general)
    answering.take(s.event for s in log.events(since_ms=since_ms, types=answering.types))
    return made.dataset(answering.answers())


def _window(log: EventLog, values: Values) -> tuple[int, int]:
    """From when to when impressions are learned from, by the stream's clock."""
    taken = [s.stream_ms for s in log.events(types={EventType.IMPRESSION})]
    until_ms = (taken[-1] if taken else 0) - max(head.window_ms(values) for head in HEADS)
    since_ms = until_ms - values[LEARNED_DAYS] * DAY_MS
    usable = [ms for ms in taken if since_ms <= ms < until_ms]
    return max([since_ms, *usable[-values[LEARNED_MOST] :][:1]]), until_ms


@dataclass
class _Rows:
    """Grows row by row."""

    clips: ClipArrays
    values_of: ValuesOf
    impressions: list[Impression] = field(default_factory=list)
    inputs: list[Matrix] = field(default_factory=list)
    decided_ms: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    number_of: dict[tuple[UUID, str | int], int] = field(default_factory=dict)
    left_out: int = 0

    def add(self, page: list[Shown]) -> None:
        columns = self.clips.columns
        at = [columns.row_of(v) if (v := one.event.video_id) else None for one in page]
        known = [one for one, row in zip(page, at, strict=True) if row is not None]
        self.left_out += len(page) - len(known)
        if not known:
            return
        rows = np.array([row for row in at if row is not None], np.intp)
        totals = np.array(
            [[one.totals.get(name, usual) for name, usual in _TOTALS] for one in known], np.float32
        )
        first = known[0]
        viewer_id = first.event.viewer_id
        moment = Moment(
            first.decided_ms, first.taste, self.values_of(viewer_id),
            _creators(first.followed, columns),
        )  # fmt: skip
        self.inputs.append(inputs_of(self.clips, rows, totals, moment))
        for one, row in zip(known, rows.tolist(), strict=True):
            event = one.event
            creator = columns.creator_ids[int(columns.creators[row])]
            length = int(columns.durations_ms[row])
            video_id = columns.video_id(row)
            self.impressions.append(Impression(viewer_id, video_id, creator, event.at_ms, length))
            self.decided_ms.append(one.decided_ms)
            page_key = (viewer_id, event.request_id or one.decided_ms // VISIT_MS)
            self.pages.append(self.number_of.setdefault(page_key, len(self.number_of)))

    def dataset(self, answers: Answers) -> Dataset:
        inputs = np.concatenate([np.empty((0, len(INPUTS)), np.float32), *self.inputs])
        is_sound = np.asarray(np.isfinite(inputs).all(axis=1))
        return Dataset(
            inputs[is_sound],
            answers.taken(is_sound),
            np.array(self.decided_ms, np.int64)[is_sound],
            np.array(self.pages, np.int64)[is_sound],
            len({one.viewer_id for one in self.impressions}),
            len({one.video_id for one in self.impressions}),
            self.left_out + int((~is_sound).sum()),
        )


def _creators(ids: Iterable[UUID], columns: Columns) -> NDArray[np.int32]:
    """Their numbers in the catalogue, of those that have clips there."""
    numbers = (columns.creator_of_key.get(key_of(one)) for one in ids)
    return np.array([n for n in numbers if n is not None], np.int32)

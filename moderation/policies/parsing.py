"""From the text of a policy to its rules. Strict, and refuses what a machine may not do. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from catalog.kinds import ReportReason
from moderation.policies.reading import Entry, fraction, member, read
from moderation.policies.rules import (
    Action,
    Band,
    Clock,
    LabelRule,
    Measured,
    Policy,
    PolicyReason,
)
from moderation.surfaces import HELD_ONLY, Surface

SHIPPED = Path(__file__).with_name("shipped")
SCHEMA = 1
OWN = "model"  # In a ladder: the classifier's own threshold.
# Urgency and clock of what people could not report yet when older texts were written. What the law
# names runs under its clock; goods that may not be sold, and privacy, under the urgent one.
SINCE: dict[ReportReason, tuple[int, str]] = {
    ReportReason.INTIMATE: (95, "intimate"),
    ReportReason.IMPERSONATION: (70, "intimate"),
    ReportReason.WEAPONS: (75, "urgent"),
    ReportReason.DRUGS: (75, "urgent"),
    ReportReason.PERSONAL_DATA: (65, "urgent"),
}
JUDGES = ("model", "lexicon", "patterns", "hashes", "reader", "report")


def sha256_of(text: str) -> str:
    """Names a policy by what it says."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=32)
def parse_policy(text: str) -> Policy:
    """The policy that YAML `text` describes.

    Raises:
        PolicyInvalid: It is not one; the message names line and field.
    """
    whole = read(text).fields(
        ("schema", "version", "sampling", "hold", "removal_target", "labels", "reasons", "reports",
         "clocks")
    )  # fmt: skip
    whole["schema"].whole(SCHEMA, SCHEMA)
    sampling = whole["sampling"].fields(("frame_every_ms", "frames_min", "frames_max", "read_in"))
    hold = whole["hold"].fields(("everything", "untrusted", "disagreement"))
    target = whole["removal_target"].fraction()
    reasons = tuple(_reason(code, entry) for code, entry in whole["reasons"].coded().items())
    codes = {reason.code for reason in reasons}
    clocks = _clocks(whole["clocks"])
    frames_min = sampling["frames_min"].whole(1, 100)
    urgency, report_clocks = _reports(whole["reports"], clocks)
    return Policy(
        version=whole["version"].text(40),
        sha256=sha256_of(text),
        frame_every_ms=sampling["frame_every_ms"].whole(100, 60_000),
        frames_min=frames_min,
        frames_max=sampling["frames_max"].whole(frames_min, 200),
        frames_read=sampling["read_in"].whole(0, 20),
        hold_everything=hold["everything"].flag(),
        hold_untrusted=hold["untrusted"].flag(),
        review_disagreement=hold["disagreement"].flag(),
        removal_target=target,
        labels={
            name: _label(entry, codes, target) for name, entry in whole["labels"].coded().items()
        },
        reasons=reasons,
        report_severity=urgency,
        report_clocks=report_clocks,
        clocks=clocks,
    )


def _label(entry: Entry, codes: set[str], target: float) -> LabelRule:
    found = entry.fields(
        ("title", "title_hi", "harm", "reason", "judged_by", "ladder"), ("measured",)
    )
    reason = found["reason"].code()
    if reason not in codes:
        raise found["reason"].refuse("no_reason", reason=reason)
    judges = tuple(judge.text(60) for judge in found["judged_by"].items())
    for judge in judges:
        if judge.split(":")[0] not in JUDGES:
            raise found["judged_by"].refuse("judge", judge=judge, known=", ".join(JUDGES))
    if not judges:
        raise found["judged_by"].refuse("no_judge")
    measured = {}
    if "measured" in found:
        for name, inner in found["measured"].entries().items():
            measured[member(inner, Surface, name)] = _measured(inner)
    ladder = {}
    for name, inner in found["ladder"].entries().items():
        surface = member(inner, Surface, name)
        ladder[surface] = _bands(inner, surface, measured.get(surface), target)
    if not ladder and judges != ("report",):
        raise found["ladder"].refuse("no_ladder")
    return LabelRule(
        title=found["title"].text(60),
        title_hi=found["title_hi"].text(60),
        harm=found["harm"].whole(0, 100),
        reason=reason,
        judged_by=judges,
        ladder=ladder,
        measured=measured,
    )


def _bands(
    entry: Entry, surface: Surface, measured: Measured | None, target: float
) -> tuple[Band, ...]:
    bands: list[Band] = []
    for key, inner in entry.entries().items():
        at = None if key == OWN else fraction(inner, key)
        action = inner.one_of(Action)
        if action is Action.ALLOW:
            raise inner.refuse("no_allow")
        if surface in HELD_ONLY and action is not Action.HOLD:
            raise inner.refuse("only_hold", surface=surface)
        if action is Action.REMOVE:
            _may_remove(inner, measured, target)
        if bands and bands[-1].at is not None and at is not None and at <= bands[-1].at:
            raise inner.refuse("rise")
        if bands and action.rank <= bands[-1].action.rank:
            raise inner.refuse("no_more", action=action)
        bands.append(Band(at, action))
    if not bands:
        raise entry.refuse("no_band")
    return tuple(bands)


def _may_remove(entry: Entry, measured: Measured | None, target: float) -> None:
    if measured is None:
        raise entry.refuse("unmeasured")
    if measured.lower_bound < target:
        raise entry.refuse("imprecise", bound=f"{measured.lower_bound:.3f}", target=target)


def _measured(entry: Entry) -> Measured:
    found = entry.fields(("right", "of", "measured_on", "source"))
    of = found["of"].whole(1, 100_000_000)
    return Measured(
        right=found["right"].whole(0, of),
        of=of,
        measured_on=found["measured_on"].day(),
        source=found["source"].text(200),
    )


def _reason(code: str, entry: Entry) -> PolicyReason:
    found = entry.fields(("severity", "title", "title_hi", "text", "text_hi"))
    return PolicyReason(
        code=code,
        severity=found["severity"].whole(0, 100),
        title=found["title"].text(60),
        title_hi=found["title_hi"].text(60),
        text=found["text"].text(400),
        text_hi=found["text_hi"].text(400),
    )


def _reports(entry: Entry, clocks: Sequence[Clock]) -> tuple[dict[str, int], dict[str, str]]:
    urgency, clock_of = {}, {}
    known = {clock.code for clock in clocks}
    needed = [reason.value for reason in ReportReason if reason not in SINCE]
    for name, inner in entry.fields(needed, [reason.value for reason in SINCE]).items():
        found = inner.fields(("urgency", "clock"))
        urgency[name], clock_of[name] = found["urgency"].whole(0, 100), found["clock"].code()
        if clock_of[name] not in known:
            raise found["clock"].refuse("no_clock", clock=clock_of[name])
        if not _runs_on(clocks, clock_of[name]):
            raise found["clock"].refuse("clock_ends", clock=clock_of[name])
    for reason, (usual, clock) in SINCE.items():
        urgency.setdefault(reason.value, usual)
        runs = clock in known and _runs_on(clocks, clock)
        clock_of.setdefault(reason.value, clock if runs else clock_of[ReportReason.MINORS.value])
    return urgency, clock_of


def _runs_on(clocks: Sequence[Clock], code: str) -> bool:
    """Whether that clock never stops once it has begun: a report may come in on any day."""
    rows = [clock for clock in clocks if clock.code == code]
    begin = {clock.since for clock in rows}
    return all(clock.until is None or clock.until in begin for clock in rows)


def _clocks(entry: Entry) -> tuple[Clock, ...]:
    clocks: list[Clock] = []
    for row in entry.items():
        found = row.fields(
            ("code", "title", "title_hi", "since", "act_h", "source"), ("until", "acknowledge_h")
        )
        clock = Clock(
            code=found["code"].code(),
            title=found["title"].text(100),
            title_hi=found["title_hi"].text(100),
            since=found["since"].day(),
            until=found["until"].day() if "until" in found else None,
            acknowledge_h=(
                found["acknowledge_h"].whole(0, 8760) if "acknowledge_h" in found else None
            ),
            act_h=found["act_h"].whole(1, 8760),
            source=found["source"].text(300),
        )
        if clock.until is not None and clock.until <= clock.since:
            raise found["until"].refuse("ends_before")
        for other in clocks:
            if other.code == clock.code and _overlap(other, clock):
                raise row.refuse("overlap", clock=clock.code)
        clocks.append(clock)
    return tuple(clocks)


def _overlap(first: Clock, second: Clock) -> bool:
    return (first.until is None or second.since < first.until) and (
        second.until is None or first.since < second.until
    )


@lru_cache
def shipped_texts() -> dict[str, str]:
    """The text of every version that came with the program, by sha256, oldest first."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.yaml"))]
    return {sha256_of(text): text for text in texts}


def shipped() -> Policy:
    """The newest version that came with the program."""
    return parse_policy(list(shipped_texts().values())[-1])

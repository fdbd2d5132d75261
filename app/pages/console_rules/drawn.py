"""The rules, their versions and what they would change, as the page draws them."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.policies.models import VersionState
from moderation.rollout.schemas import (
    ClockView,
    CoverageRow,
    Preview,
    RescreeningView,
    ShadowOutcome,
    VersionView,
)

SHIPPED = "shipped"
ACTIONS = {
    "allow": "allow",
    "limit": "limit",
    "age_gate": "adults only",
    "hold": "hold",
    "remove": "remove",
}
_STATES = {
    VersionState.DRAFT: "Draft",
    VersionState.SHADOW: "In the shadow",
    VersionState.SLICE: "Out to a slice",
    VersionState.LIVE: "In force",
    VersionState.RETIRED: "Retired",
}


@dataclass
class Version:
    """One version of the rules."""

    id: str
    name: str
    state: str
    state_text: str
    note: str
    who: str
    sha: str


@dataclass
class Shift:
    """How many verdicts would go from one action to another."""

    title: str
    before: str
    after: str
    count: int
    harm: str


@dataclass
class Example:
    """One verdict that would be another."""

    link: str
    at: str
    label: str
    change: str
    score: str
    where: str


@dataclass
class Coverage:
    """Who finds what."""

    title: str
    harm: int
    judged_by: str
    surfaces: str
    by_people: bool


@dataclass
class LegalClock:
    """How long the law gives."""

    title: str
    since: str
    acknowledge: str
    act: str
    source: str


def version_of(view: VersionView) -> Version:
    """A version as a row."""
    state = _STATES[view.state]
    if view.state is VersionState.SLICE:
        state = f"Out to {view.share_permille / 10:g} %"
    made = f"{view.created_at:%-d %b %Y}" if view.created_at else ""
    return Version(
        id=str(view.id) if view.id else SHIPPED,
        name=view.version,
        state=view.state.value,
        state_text=state,
        note=view.note,
        who=", ".join(part for part in (view.author_name, made) if part),
        sha=view.sha256[:10],
    )


def preview_text(preview: Preview) -> str:
    """What rules would have changed, in a sentence."""
    if not preview.verdicts:
        said = f"Of the last {preview.days} days there is nothing that could be judged again."
        return f"{said} {preview.not_kept:,} verdicts are too old." if preview.not_kept else said
    said = (
        f"{preview.changed:,} of {preview.verdicts:,} verdicts of the last {preview.days} days "
        f"would have been others. People would have looked at {preview.cases_after:,} clips "
        f"instead of {preview.cases_before:,}."
    )
    if preview.not_kept:
        said += f" {preview.not_kept:,} are too old to be judged again."
    return said if preview.is_complete else said + " Only the newest were looked at."


def shifts_of(preview: Preview) -> list[Shift]:
    """Where verdicts would go."""
    return [
        Shift(s.title, _action(s.before), _action(s.after), s.count, f"{s.harm:,.0f}")
        for s in preview.shifts
    ]


def examples_of(preview: Preview) -> list[Example]:
    """Some verdicts that would be others."""
    return [
        Example(
            link=f"/v/{e.video_id}",
            at=f"{e.at:%-d %b, %H:%M}",
            label=e.label,
            change=f"{_action(e.before)} → {_action(e.after)}",
            score="" if e.score is None else f"{e.score:.0%}",
            where=e.where,
        )
        for e in preview.examples
    ]


def shadow_text(outcome: ShadowOutcome) -> str:
    """What a version in the shadow has said, in a sentence."""
    if not outcome.verdicts:
        return "It has judged nothing beside the rules in force so far."
    return (
        f"Beside the rules in force it has judged {outcome.verdicts:,} times and said the same "
        f"{outcome.agreed:,} times ({outcome.agreed / outcome.verdicts:.1%})."
    )


def shadow_shifts(outcome: ShadowOutcome) -> list[Shift]:
    """Where the version in the shadow differs."""
    return [Shift("", _action(s.live), _action(s.shadow), s.count, "") for s in outcome.shifts]


def walk_text(walks: list[RescreeningView]) -> str:
    """How far live clips have been judged again; empty when none is."""
    if not walks:
        return ""
    walk = walks[0]
    done = f"{walk.looked_at:,} live clips judged again, {walk.changed:,} changed"
    if walk.finished_at is not None:
        return f"After the last change: {done}."
    if walk.is_paused:
        return f"{done} so far; it waits until the queues are shorter."
    return f"{done} so far; it goes on."


def coverage_of(row: CoverageRow) -> Coverage:
    """A label as a row."""
    return Coverage(
        title=row.title,
        harm=row.harm,
        judged_by=", ".join(row.judged_by),
        surfaces=", ".join(s.replace("_", " ") for s in row.surfaces) or "reports alone",
        by_people=row.is_by_people_alone,
    )


def clock_of(view: ClockView) -> LegalClock:
    """A clock as a row."""
    until = f" until {view.until:%-d %b %Y}" if view.until else ""
    return LegalClock(
        title=view.title,
        since=f"from {view.since:%-d %b %Y}{until}",
        acknowledge=f"{view.acknowledge_h} h" if view.acknowledge_h is not None else "none asked",
        act=f"{view.act_h} h",
        source=view.source,
    )


def _action(name: str) -> str:
    return ACTIONS.get(name, name)

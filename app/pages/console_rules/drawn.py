"""The rules, their versions and what they would change, as the page draws them."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.console.row_words import HOURS
from app.pages.console_rules.words import ACTIONS, AHEAD, RULES, SURFACES, VERSIONS
from core.languages import all_in, in_language
from core.moments import date_text, day_text, hour_text
from moderation.policies.models import VersionState
from moderation.policies.rules import Action
from moderation.rollout.schemas import (
    ClockView,
    CoverageRow,
    Preview,
    RescreeningView,
    ShadowOutcome,
    VersionView,
)
from moderation.rollout.words import STATES

SHIPPED = "shipped"


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
    is_off: bool = False


@dataclass
class LegalClock:
    """How long the law gives."""

    title: str
    since: str
    acknowledge: str
    act: str
    source: str


def version_of(view: VersionView, locale: str = "en") -> Version:
    """A version as a row."""
    state = in_language(STATES[view.state], locale)
    if view.state is VersionState.SLICE:
        percent = f"{view.share_permille / 10:g}"
        state = in_language(VERSIONS["out_to"], locale).format(percent=percent)
    made = date_text(view.created_at, locale) if view.created_at else ""
    return Version(
        id=str(view.id) if view.id else SHIPPED,
        name=view.version,
        state=view.state.value,
        state_text=state,
        note=view.note,
        who=", ".join(part for part in (view.author_name, made) if part),
        sha=view.sha256[:10],
    )


def preview_text(preview: Preview, locale: str = "en") -> str:
    """What rules would have changed, in a sentence."""
    words, old = all_in(AHEAD, locale), f"{preview.not_kept:,}"
    if not preview.verdicts:
        said = words["nothing_old" if preview.not_kept else "nothing"]
        return said.format(days=preview.days, old=old)
    said = words["changed"].format(
        changed=f"{preview.changed:,}",
        all=f"{preview.verdicts:,}",
        days=preview.days,
        after=f"{preview.cases_after:,}",
        before=f"{preview.cases_before:,}",
    )
    if preview.not_kept:
        said += words["old"].format(old=old)
    return said if preview.is_complete else said + words["newest"]


def shifts_of(preview: Preview, locale: str = "en") -> list[Shift]:
    """Where verdicts would go."""
    return [
        Shift(
            s.title, _action(s.before, locale), _action(s.after, locale), s.count, f"{s.harm:,.0f}"
        )
        for s in preview.shifts
    ]


def examples_of(preview: Preview, locale: str = "en") -> list[Example]:
    """Some verdicts that would be others."""
    return [
        Example(
            link=f"/v/{e.video_id}",
            at=hour_text(e.at, locale),
            label=e.label,
            change=f"{_action(e.before, locale)} → {_action(e.after, locale)}",
            score="" if e.score is None else f"{e.score:.0%}",
            where=e.where,
        )
        for e in preview.examples
    ]


def shadow_text(outcome: ShadowOutcome, locale: str = "en") -> str:
    """What a version in the shadow has said, in a sentence."""
    if not outcome.verdicts:
        return in_language(AHEAD["shadow_nothing"], locale)
    return in_language(AHEAD["shadow"], locale).format(
        all=f"{outcome.verdicts:,}",
        same=f"{outcome.agreed:,}",
        share=f"{outcome.agreed / outcome.verdicts:.1%}",
    )


def shadow_shifts(outcome: ShadowOutcome, locale: str = "en") -> list[Shift]:
    """Where the version in the shadow differs."""
    return [
        Shift("", _action(s.live, locale), _action(s.shadow, locale), s.count, "")
        for s in outcome.shifts
    ]


def walk_text(walks: list[RescreeningView], locale: str = "en") -> str:
    """How far live clips have been judged again; empty when none is."""
    if not walks:
        return ""
    walk, said = walks[0], "walk"
    if walk.finished_at is not None:
        said = "walk_done"
    elif walk.is_paused:
        said = "walk_waits"
    return in_language(AHEAD[said], locale).format(
        looked=f"{walk.looked_at:,}", changed=f"{walk.changed:,}"
    )


def coverage_of(row: CoverageRow, locale: str = "en") -> Coverage:
    """A label as a row."""
    surfaces = [in_language(SURFACES[surface], locale) for surface in row.surfaces]
    return Coverage(
        title=row.named(locale),
        harm=row.harm,
        judged_by=", ".join(row.judged_by),
        surfaces=", ".join(surfaces) or in_language(RULES["reports_alone"], locale),
        by_people=row.is_by_people_alone,
        is_off=row.is_off,
    )


def clock_of(view: ClockView, locale: str = "en") -> LegalClock:
    """A clock as a row."""
    asked = view.acknowledge_h
    return LegalClock(
        title=view.named(locale),
        since=in_language(RULES["since_until" if view.until else "since"], locale).format(
            since=day_text(view.since, locale),
            until=day_text(view.until, locale) if view.until else "",
        ),
        acknowledge=in_language(RULES["none_asked"] if asked is None else HOURS, locale).format(
            count=asked
        ),
        act=in_language(HOURS, locale).format(count=view.act_h),
        source=view.source,
    )


def _action(name: str, locale: str) -> str:
    return in_language(ACTIONS[Action(name)], locale) if name in set(Action) else name

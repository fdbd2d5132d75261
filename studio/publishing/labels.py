"""How long a disclosure has to be on screen, and from when to when players show it. Pure.

The rules are dated data (`label_rules.toml`). Players show the label as long as the clip: see
`shown_span`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from catalog.kinds import Disclosure

RULES_FILE = Path(__file__).with_name("label_rules.toml")


@dataclass(frozen=True, slots=True)
class Band:
    """What holds for clips up to a length; `None` is any length."""

    up_to_ms: int | None
    least_ms: int
    share: tuple[int, int] | None
    is_section: bool


@dataclass(frozen=True, slots=True)
class LabelRule:
    """One version of the rule.

    Args:
        bands: Shortest clips first.
    """

    since: date
    name: str
    source: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """A label on the timeline, in ms.

    Args:
        least_ms: What the rule asks for.
        rule: Its name.
    """

    start_ms: int
    end_ms: int
    least_ms: int
    rule: str

    @property
    def is_long_enough(self) -> bool:
        """Whether it is shown as long as the rule asks."""
        return self.end_ms - self.start_ms >= self.least_ms


@lru_cache
def label_rules() -> tuple[LabelRule, ...]:
    """All versions, oldest first."""
    rows = tomllib.loads(RULES_FILE.read_text())["rules"]
    rules = [
        LabelRule(
            since=row["since"],
            name=row["name"],
            source=row["source"],
            bands=tuple(
                Band(
                    up_to_ms=band.get("up_to_ms"),
                    least_ms=band.get("least_ms", 0),
                    share=(band["share"][0], band["share"][1]) if "share" in band else None,
                    is_section=band.get("section", False),
                )
                for band in row["bands"]
            ),
        )
        for row in rows
    ]
    return tuple(sorted(rules, key=lambda rule: rule.since))


def rule_on(day: date) -> LabelRule:
    """The rule in force on `day`; the first one before there was any."""
    rules = label_rules()
    return next((rule for rule in reversed(rules) if rule.since <= day), rules[0])


def least_ms(duration_ms: int, sections: Sequence[tuple[int, int]], rule: LabelRule) -> int:
    """How long the label of a clip has to be on screen, never longer than the clip.

    Args:
        sections: From when to when products are on screen, in ms; may overlap.
    """
    band = next(b for b in rule.bands if b.up_to_ms is None or duration_ms <= b.up_to_ms)
    wanted = band.least_ms
    if band.share is not None:
        part, of = band.share
        wanted = max(wanted, -(-duration_ms * part // of))
    if band.is_section:
        wanted = max(wanted, covered_ms(sections) or duration_ms)
    return min(wanted, duration_ms)


def covered_ms(sections: Sequence[tuple[int, int]]) -> int:
    """The length of the union of stretches."""
    total, reached = 0, 0
    for start, end in sorted(sections):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def shown_span(
    disclosure: Disclosure,
    duration_ms: int,
    sections: Sequence[tuple[int, int]],
    day: date,
    *,
    is_sponsored: bool = False,
) -> LabelSpan | None:
    """From when to when players show the label; `None` where none is due.

    They draw it beside the creator's name with the first frame and take it off with the clip.
    """
    if disclosure is Disclosure.NONE and not is_sponsored:
        return None
    rule = rule_on(day)
    return LabelSpan(0, duration_ms, least_ms(duration_ms, sections, rule), rule.name)

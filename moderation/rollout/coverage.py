"""Who finds what, by the rules in force and by what this installation has switched off."""

from __future__ import annotations

from catalog.viewer import Viewer
from core.settings import get_settings
from moderation.hearing import NOT_HEARD
from moderation.policies.live import get_policy
from moderation.rollout.schemas import CoverageRow


def coverage(viewer: Viewer) -> list[CoverageRow]:
    """Who finds what: by a model, by a list, or by people alone."""
    viewer.require_moderator()
    return [
        CoverageRow(
            label=label,
            title=rule.title,
            title_hi=rule.title_hi,
            harm=rule.harm,
            judged_by=list(rule.judged_by),
            surfaces=[surface.value for surface in rule.ladder],
            is_by_people_alone=rule.judged_by == ("report",),
            is_off=label == NOT_HEARD and not get_settings().speech,
        )
        for label, rule in get_policy().labels.items()
    ]

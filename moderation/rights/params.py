"""The numbers of people's rights."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

APPEAL_DAYS = param(
    "moderation.appeals.days", 180.0, unit="days", low=1.0, high=3650.0,
    reason="Half a year, as the European act asks: nobody is too late for a holiday or an illness.",
)
FLOOR = param(
    "moderation.transparency.floor", 5, unit="decisions", low=1, high=1000,
    reason="A number below it could point at one person; it is shown as “fewer than five”.",
)

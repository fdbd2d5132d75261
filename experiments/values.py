"""The values of all parameters for one unit, noting which experiments were really read."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from experiments.assignment import Assigned, Value
from experiments.params import Param, T


class Values:
    """Parameter → value for one unit.

    Reading a parameter that an experiment overrides, or could override for another arm, exposes
    the unit: `exposures` then names the experiment and arm.
    """

    __slots__ = ("_arm_of", "_overrides", "exposures", "unit")

    def __init__(
        self,
        unit: UUID,
        assigned: Sequence[Assigned] = (),
        tested: dict[str, frozenset[str]] | None = None,
    ) -> None:
        """
        Args:
            assigned: The unit's arms.
            tested: Experiment key → names of all parameters that any of its arms overrides.
        """
        self.unit = unit
        self.exposures: dict[str, str] = {}
        self._overrides: dict[str, Value] = {}
        self._arm_of: dict[str, tuple[str, str]] = {}
        for one in assigned:
            self._overrides.update(one.overrides)
            for name in (tested or {}).get(one.experiment, frozenset(one.overrides)):
                self._arm_of[name] = (one.experiment, one.arm)

    @property
    def is_tested(self) -> bool:
        """Whether an experiment has any say; else every parameter is at its default."""
        return bool(self._arm_of)

    def __getitem__(self, wanted: Param[T]) -> T:
        if not self._arm_of or wanted.name not in self._arm_of:
            return wanted.default
        experiment, arm = self._arm_of[wanted.name]
        self.exposures[experiment] = arm
        value = self._overrides.get(wanted.name)
        return wanted.default if value is None else wanted.checked(value)

    def overridden(self) -> dict[str, Value]:
        """The overrides in force, for traces."""
        return dict(self._overrides)

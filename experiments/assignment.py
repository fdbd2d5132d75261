"""Who gets which arm: a salted hash, so that it needs no memory and never changes. Pure.

A layer is a ring of `SLOTS` slots; each experiment of a layer owns a range of them, so
experiments of one layer never share a unit and layers are independent of each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

SLOTS = 10_000
Value = int | float | bool | str


@dataclass(frozen=True, slots=True)
class Arm:
    """One variant of an experiment.

    Args:
        weight: Share of the experiment's units, relative to the other arms.
        overrides: Parameter name → value; empty for control.
    """

    name: str
    weight: int = 1
    overrides: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A running experiment, as assignment needs it.

    Args:
        salt: Differs per experiment, so that arms of two experiments are independent.
        first_slot: First slot of the layer that takes part.
        end_slot: One past the last.
    """

    key: str
    layer: str
    salt: str
    first_slot: int
    end_slot: int
    arms: Sequence[Arm]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A unit's arm in one experiment."""

    experiment: str
    arm: str
    overrides: Mapping[str, Value]


def hashed(salt: str, unit: UUID, buckets: int) -> int:
    """A number in [0, buckets), the same for the same salt and unit for ever."""
    digest = hashlib.blake2b(unit.bytes, key=salt.encode()[:64], digest_size=8).digest()
    return int.from_bytes(digest, "big") % buckets


def slot_of(layer: str, unit: UUID) -> int:
    """The unit's slot in a layer."""
    return hashed(f"layer:{layer}", unit, SLOTS)


def arm_of(plan: Plan, unit: UUID) -> Arm | None:
    """The unit's arm, or `None` when it does not take part."""
    if not plan.first_slot <= slot_of(plan.layer, unit) < plan.end_slot:
        return None
    total = sum(arm.weight for arm in plan.arms)
    if total <= 0:
        return None
    point = hashed(f"arm:{plan.salt}", unit, SLOTS) * total
    for arm in plan.arms:
        point -= arm.weight * SLOTS
        if point < 0:
            return arm
    return None


def assign(plans: Sequence[Plan], unit: UUID) -> tuple[Assigned, ...]:
    """The unit's arms in all `plans` that it takes part in, in the order of `plans`."""
    found = ((plan, arm_of(plan, unit)) for plan in plans)
    return tuple(Assigned(p.key, a.name, a.overrides) for p, a in found if a is not None)

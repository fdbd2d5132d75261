"""Experiments: making, starting and stopping them, and the values that a unit gets."""

from __future__ import annotations

import secrets
import threading
from time import monotonic
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.clock import utc_now
from core.db import read_scope
from core.errors import Conflict, InvalidInput, NotFound
from experiments.assignment import SLOTS, Arm, Plan, assign
from experiments.models import Experiment, ExperimentState
from experiments.params import find_param
from experiments.schemas import ExperimentChange, ExperimentForm
from experiments.values import Values

log = structlog.get_logger(__name__)

REFRESH_S = 5.0  # A stopped experiment stops everywhere within this time.


class LayerFull(Conflict):
    """The layer has no free range of that size."""

    code = "layer_full"

    def __init__(self, layer: str, wanted: int) -> None:
        super().__init__(
            f"Layer {layer!r} has no {wanted / SLOTS:.0%} of its units free in one piece; "
            "stop an experiment, ask for less traffic, or use another layer."
        )


class ParamBusy(Conflict):
    """Two layers would override one parameter for the same unit."""

    code = "param_busy"

    def __init__(self, name: str, key: str) -> None:
        super().__init__(f"{name} is under test by {key!r} in another layer; use its layer.")


class StateRefused(Conflict):
    """The experiment cannot go from its state to the wanted one."""

    code = "experiment_state"


def list_experiments(session: Session) -> list[Experiment]:
    """All experiments, newest first."""
    return list(session.exec(select(Experiment).order_by(col(Experiment.created_at).desc())))


def create_experiment(session: Session, form: ExperimentForm, created_by: UUID) -> Experiment:
    """A draft, with every override checked.

    Raises:
        UnknownParam: An override names no parameter.
        ParamRefused: An override's value does not fit.
        InvalidInput: Two arms share a name.
        Conflict: The key is taken.
    """
    if session.get(Experiment, form.key) is not None:
        raise Conflict(f"There is an experiment {form.key!r} already.", code="experiment_exists")
    names = [arm.name for arm in form.arms]
    if len(set(names)) != len(names):
        raise InvalidInput("Two arms have the same name.", code="arm_twice")
    for arm in form.arms:
        for name, value in arm.overrides.items():
            arm.overrides[name] = find_param(name).checked(value)
    made = Experiment(
        key=form.key,
        description=form.description,
        layer=form.layer,
        salt=f"{form.key}:{secrets.token_hex(8)}",
        first_slot=0,
        end_slot=max(1, round(form.traffic * SLOTS)),
        arms=[arm.model_dump() for arm in form.arms],
        created_by=created_by,
    )
    session.add(made)
    session.flush()
    return made


def change_experiment(session: Session, key: str, change: ExperimentChange) -> Experiment:
    """Applies `change`; starting claims a free range of the layer's slots.

    Raises:
        NotFound: There is no such experiment.
        StateRefused: A draft can start, a running one can stop, nothing else.
        LayerFull: Others of the layer hold the slots.
        ParamBusy: A running experiment of another layer tests one of the same parameters.
    """
    found = session.exec(select(Experiment).where(Experiment.key == key).with_for_update()).first()
    if found is None:
        raise NotFound("There is no such experiment.", code="experiment_not_found")
    if change.description is not None:
        found.description = change.description
    if change.state == "running":
        if found.state is not ExperimentState.DRAFT:
            raise StateRefused(f"An experiment that is {found.state} cannot start.")
        _require_params_free(session, found)
        size = found.end_slot - found.first_slot
        found.first_slot = _free_range(session, found.layer, size)
        found.end_slot = found.first_slot + size
        found.state, found.started_at = ExperimentState.RUNNING, utc_now()
    elif change.state == "stopped":
        if found.state is not ExperimentState.RUNNING:
            raise StateRefused(f"An experiment that is {found.state} cannot stop.")
        found.state, found.stopped_at = ExperimentState.STOPPED, utc_now()
    session.add(found)
    return found


def _free_range(session: Session, layer: str, size: int) -> int:
    """First slot of the first gap of `size` slots in a layer."""
    taken = session.exec(
        select(Experiment.first_slot, Experiment.end_slot)
        .where(Experiment.layer == layer, Experiment.state == ExperimentState.RUNNING)
        .order_by(col(Experiment.first_slot))
    ).all()
    start = 0
    for first, end in taken:
        if first - start >= size:
            break
        start = max(start, end)
    if start + size > SLOTS:
        raise LayerFull(layer, size)
    return start


def _require_params_free(session: Session, starting: Experiment) -> None:
    wanted = _tested_by(starting)
    others = session.exec(
        select(Experiment).where(
            Experiment.state == ExperimentState.RUNNING, Experiment.layer != starting.layer
        )
    )
    for other in others:
        if clash := sorted(wanted & _tested_by(other)):
            raise ParamBusy(clash[0], other.key)


def _tested_by(row: Experiment) -> frozenset[str]:
    """Names of all parameters that any arm overrides."""
    return frozenset(name for arm in row.arms for name in arm["overrides"])


class RunningExperiments:
    """The running experiments, kept in memory and refreshed behind the request path.

    Fails open: while the database does not answer, what was known stays in force.
    """

    def __init__(self, engine: Engine | None = None, refresh_s: float = REFRESH_S) -> None:
        self._engine = engine
        self._refresh_s = refresh_s
        self._plans: tuple[Plan, ...] = ()
        self._tested: dict[str, frozenset[str]] = {}
        self._read_at = float("-inf")
        self._busy = threading.Lock()

    def values_for(self, unit: UUID) -> Values:
        """The parameter values of `unit`; never blocks after the first call."""
        if monotonic() - self._read_at > self._refresh_s and self._busy.acquire(blocking=False):
            if self._read_at == float("-inf"):
                self._refresh()
            else:
                threading.Thread(target=self._refresh, name="experiments", daemon=True).start()
        if not self._plans:
            return Values(unit)
        return Values(unit, assign(self._plans, unit), self._tested)

    def forget(self) -> None:
        """Reads again at the next call, as after a change in this process."""
        self._read_at = float("-inf")

    def _refresh(self) -> None:
        try:
            with read_scope(self._engine) as session:
                rows = session.exec(
                    select(Experiment)
                    .where(Experiment.state == ExperimentState.RUNNING)
                    .order_by(col(Experiment.started_at), col(Experiment.key))
                ).all()
            plans = tuple(_plan(row) for row in rows)
            self._tested = {row.key: _tested_by(row) for row in rows}
            self._plans = plans
        except Exception:  # No experiment is worth a failed request; the last known ones stay.
            log.warning("experiments_refresh_failed", exc_info=True)
        finally:
            self._read_at = monotonic()
            self._busy.release()


def _plan(row: Experiment) -> Plan:
    arms = [Arm(a["name"], a["weight"], a["overrides"]) for a in row.arms]
    return Plan(row.key, row.layer, row.salt, row.first_slot, row.end_slot, arms)


_running = RunningExperiments()


def values_for(unit: UUID) -> Values:
    """The parameter values of `unit` under the running experiments."""
    return _running.values_for(unit)


def forget_experiments() -> None:
    """Drops what this process remembers of running experiments."""
    _running.forget()

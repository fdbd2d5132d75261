"""Whom to kill where: the labelled points of the code, and any moment at all."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.kill_pipeline.processes import Supervisor
from studio.pipeline.steps import STEPS

WORKER = ("self", "group", "broker")
SERVER = ("group", "broker")
ANY_MOMENT = "any moment"
_STEP = ("claimed", "made", "before_commit", "committed")

# Point → who may be killed there; `group` is the process that passes it.
POINTS: dict[str, tuple[str, ...]] = {
    "upload.before_promise": SERVER,
    "draft.original_stored": SERVER,
    "submit.before_commit": SERVER,
    "submit.committed": SERVER,
    "outbox.before_send": SERVER,
    "outbox.after_send": SERVER,
    **{f"{step.name}.{moment}": WORKER for step in STEPS for moment in _STEP},
    "step.before_put": WORKER,
    "step.half_put": WORKER,
    "step.after_put": WORKER,
    "screen.claimed": WORKER,
    "screen.decided": WORKER,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One kill.

    Args:
        delay_s: Of a kill at any moment, seconds after the clip began its way.
    """

    point: str
    victim: str
    delay_s: float = 0.0

    @property
    def label(self) -> str:
        """Where and whom."""
        return f"{self.point} → {self.victim}"


def plans(runs: int, seed: int) -> list[Plan]:
    """A kill for each run: every point in turn, every fourth at a moment of its own."""
    rng = random.Random(seed)
    points = list(POINTS)
    rng.shuffle(points)
    made = []
    for number in range(runs):
        if number % 4 == 3:
            victim = rng.choice(("worker", "broker", "api", "beat"))
            made.append(Plan(ANY_MOMENT, victim, rng.uniform(0.0, 12.0)))
        else:
            point = points[number % len(points)]
            made.append(Plan(point, rng.choice(POINTS[point])))
    return made


class Executioner:
    """Arms points and kills at moments; remembers what happened when.

    Args:
        folder: `JHALAK_FAULTS_DIR` of the processes.
    """

    def __init__(self, folder: Path, supervisor: Supervisor) -> None:
        self._folder = folder
        self._supervisor = supervisor
        self._lock = threading.Lock()
        self.happened: Counter[str] = Counter()

    def arm(self, plan: Plan) -> threading.Timer | None:
        """Prepares the kill; a point that another run has armed is armed once more afterwards."""
        if plan.point == ANY_MOMENT:
            timer = threading.Timer(plan.delay_s, self._supervisor.kill, (plan.victim,))
            timer.daemon = True
            timer.start()
            return timer
        while True:
            with self._lock:
                if not (self._folder / plan.point).exists():
                    fresh = self._folder / f"fresh.{plan.point}"
                    fresh.write_text(plan.victim)
                    fresh.rename(self._folder / plan.point)
                    return None
            time.sleep(0.2)

    def settle(self, plan: Plan, timer: threading.Timer | None, began: float) -> float | None:
        """When the kill came, as `time.time`, or `None` if it did not; it will not any more."""
        if timer is not None:
            timer.cancel()
            came = began + plan.delay_s
            return self._counted(plan, came if came < time.time() else None)
        with self._lock:
            try:
                (self._folder / plan.point).unlink()
            except FileNotFoundError:
                times = [p.stat().st_ctime for p in self._folder.glob(f"taken.{plan.point}.*")]
                return self._counted(plan, max(times, default=began))
        return None

    def _counted(self, plan: Plan, when: float | None) -> float | None:
        if when is not None:
            self.happened[plan.label] += 1
        return when

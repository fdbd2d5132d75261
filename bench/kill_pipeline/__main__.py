"""Does a clip survive whatever dies under it?

    python -m bench.kill_pipeline [--runs 200] [--flight 4] [--minutes 60] [--seed 7] [--json]

Real Valkey with its append-only file, the real API, worker and beat on a scratch data folder. Each
run uploads a clip over HTTP as a creator of its own and hands it in while one process is killed by
SIGKILL, at a labelled point of the code or at any moment; the supervisor starts it again. Leases
and sweeps are shorter than in production so that mending takes seconds; the code is the same.

`lost`: no trace of a clip. `stuck`: neither published nor refused in time. `duplicate`: two clips,
folders or publications of one upload. `corrupt`: a published file that differs from what its step
stored, a rung that does not decode whole, a size other than the master's. All are wanted 0.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from bench.kill_pipeline.kills import Executioner, Plan, plans
from bench.kill_pipeline.runs import FPS, SECONDS, Run, judge, summary
from bench.report import report, say
from bench.scratch import free_port

SIZE = "540x960"
# Every so many runs the file is no clip at all and has to be refused.
REFUSED_EVERY = 20
SETTINGS = {
    "JHALAK_LOG_LEVEL": "INFO",
    "JHALAK_JOB_LEASE_S": "10",
    "JHALAK_JOB_FORGOTTEN_S": "15",
    "JHALAK_SWEEP_S": "2",
    "JHALAK_LEFTOVERS_MIN": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--flight", type=int, default=4, help="clips under way at once")
    parser.add_argument("--minutes", type=float, default=60.0, help="begin no run after that")
    parser.add_argument("--patience", type=float, default=240.0, help="seconds for a clip")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="where logs are kept, for a look afterwards")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    args = parser.parse_args()
    models = os.environ.get("JHALAK_MODELS_DIR", "")
    with tempfile.TemporaryDirectory(prefix="jhalak-kill-") as name:
        folder = Path(name)
        for key in [key for key in os.environ if key.startswith("JHALAK_")]:
            del os.environ[key]
        (folder / "faults").mkdir()
        port = free_port()
        os.environ |= SETTINGS | {
            "JHALAK_DATA_DIR": str(folder / "data"),
            "JHALAK_PORT": str(port),
            "JHALAK_FAULTS_DIR": str(folder / "faults"),
            **({"JHALAK_MODELS_DIR": models} if models else {}),
        }
        result = measure(folder, port, args)
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            for log in (folder / "faults").glob("*.log"):
                (args.keep / log.name).write_bytes(log.read_bytes())
    report(result, as_json=args.json)


def measure(folder: Path, port: int, args: argparse.Namespace) -> dict[str, object]:
    """The whole benchmark on an installation in `folder`."""
    from app.launch.migrations import upgrade_database
    from bench.kill_pipeline.processes import running

    upgrade_database()
    clip = make_clip(folder / "clip.mp4")
    until = time.monotonic() + args.minutes * 60
    with running(folder / "faults", port) as supervisor:
        executioner = Executioner(folder / "faults", supervisor)

        def one(number_and_plan: tuple[int, Plan]) -> Run | None:
            if time.monotonic() > until:
                return None
            number, plan = number_and_plan
            return fly(number, plan, clip, port, executioner, args.patience)

        with ThreadPoolExecutor(args.flight) as pool:
            made = list(pool.map(one, enumerate(plans(args.runs, args.seed))))
        runs = [run for run in made if run is not None]
        left = settle_down()
        for run in runs:
            judge(run)
        return summary(runs, left, executioner.happened, supervisor.starts)


def fly(
    number: int,
    plan: Plan,
    clip: bytes,
    port: int,
    executioner: Executioner,
    patience_s: float,
) -> Run:
    """Sends one clip on its way and kills somebody meanwhile."""
    from bench.kill_pipeline.creator import Creator, OutOfTime

    account_id, token = new_creator(number)
    run = Run(number, plan.label, account_id)
    timer, began = executioner.arm(plan), time.time()
    # Every clip is a file of its own: a `free` box at the end, which players skip.
    own = clip + (16).to_bytes(4, "big") + b"free" + number.to_bytes(8, "big")
    if number % REFUSED_EVERY == REFUSED_EVERY - 1:
        own = b"This is no clip.\n" * 4096 + number.to_bytes(8, "big")
    creator = Creator(f"http://127.0.0.1:{port}/api/v1", token, time.monotonic() + patience_s)
    try:
        arrival = creator.publish(own)
        run.state, run.video_id = arrival.state, arrival.video_id
        if arrival.state in ("failed", "held", "rejected"):
            run.problems.append(f"{arrival.state}: {arrival.code}")
    except OutOfTime:
        run.state, run.video_id = "stuck", creator.video_id
    run.took_s = time.time() - began
    run.kill_s = executioner.settle(plan, timer, began)
    if run.kill_s is not None and run.state != "stuck":
        run.recovery_s = max(began + run.took_s - run.kill_s, 0.0)
    say(f"{number:4d}  {run.state:9s}  {run.took_s:6.1f} s  {plan.label}  {' '.join(run.problems)}")
    return run


def new_creator(number: int) -> tuple[UUID, str]:
    """A trusted creator with an API token."""
    from catalog.identity import create_api_token, viewer_of
    from catalog.kinds import Role
    from catalog.models import Account
    from core.db import session_scope

    with session_scope() as session:
        account = Account(
            email=f"c{number}@example.in",
            handle=f"creator{number}",
            display_name=f"Creator {number}",
            role=Role.CREATOR,
            is_trusted=True,
        )
        session.add(account)
        session.flush()
        _, secret = create_api_token(session, viewer_of(account), "bench")
        return account.id, secret


def settle_down() -> dict[str, int]:
    """Waits until nothing is under way, then lets the sweep clear; what is left after it."""
    from bench.kill_pipeline.verdict import open_ends
    from core.clock import utc_now
    from core.settings import get_settings
    from studio.pipeline.leftovers import clear_leftovers

    deadline = time.monotonic() + 60
    while any((left := open_ends()).values()) and time.monotonic() < deadline:
        time.sleep(1)
    cleared = clear_leftovers(utc_now() + timedelta(days=1))
    data = get_settings().data_dir
    left |= {f"cleared_{kind}": count for kind, count in cleared.items()}
    left["work_folders"] = len(list((data / "work").iterdir()))
    left["half_files"] = sum(1 for _ in (data / "blobs").rglob(".*"))
    return left


def make_clip(target: Path) -> bytes:
    """A small clip with sound."""
    from studio.ffmpeg import ffmpeg_path

    picture = f"testsrc2=size={SIZE}:rate={FPS}:duration={SECONDS}"
    sound = f"sine=frequency=440:duration={SECONDS}"
    subprocess.run(
        [
            *(ffmpeg_path(), "-v", "error", "-y", "-f", "lavfi", "-i", picture),
            *("-f", "lavfi", "-i", sound, "-c:v", "libx264", "-preset", "ultrafast"),
            *("-pix_fmt", "yuv420p", "-c:a", "aac", str(target)),
        ],
        check=True,
    )
    return target.read_bytes()


if __name__ == "__main__":
    main()

"""Fault points: nothing by themselves, a crash where a test arms them, never in production."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from core.settings import ROOT

PASSES = "from core.faults import fault; fault('x.point'); print('alive')"


def run(folder: Path | None, **environ: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("JHALAK_")} | environ
    if folder is not None:
        env["JHALAK_FAULTS_DIR"] = str(folder)
    return subprocess.run(
        [sys.executable, "-c", PASSES], env=env, cwd=ROOT, capture_output=True, text=True
    )


def test_an_armed_point_kills_the_first_that_passes_and_nobody_after(tmp_path: Path) -> None:
    (tmp_path / "x.point").write_text("self")
    assert run(tmp_path).returncode == -signal.SIGKILL
    assert run(tmp_path).stdout == "alive\n"


def test_another_process_can_be_the_victim(tmp_path: Path) -> None:
    victim = subprocess.Popen(["sleep", "60"], start_new_session=True)
    (tmp_path / "broker.pid").write_text(str(victim.pid))
    (tmp_path / "x.point").write_text("broker")
    assert run(tmp_path).stdout == "alive\n"
    assert victim.wait(10) == -signal.SIGKILL


def test_nothing_is_armed_without_the_variable_or_in_production(tmp_path: Path) -> None:
    (tmp_path / "x.point").write_text("self")
    assert run(None).stdout == "alive\n"
    assert run(tmp_path, JHALAK_ENVIRONMENT="production").stdout == "alive\n"
    assert (tmp_path / "x.point").exists()

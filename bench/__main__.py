"""Runs every benchmark, one after the other: `python -m bench [NAME …]`."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = (
    *("feed", "adapt", "mix", "parity", "simulate", "offpolicy"),
    *("sybil", "queue", "transcode", "edits", "tagging", "analytics"),
)


def main() -> int:
    """Runs those named on the command line, or all; each prints one JSON object last."""
    wanted = sys.argv[1:] or BENCHMARKS
    failed = 0
    for name in wanted:
        print(f"bench.{name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"bench.{name}", "--json"]).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

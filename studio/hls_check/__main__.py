"""Checks finished clips on disk.

    python -m studio.hls_check FOLDER…

Each folder holds a `master.m3u8`. Prints one line a finding; ends with 1 if there is any.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from studio.hls_check.check import check_hls


def main(args: list[str] | None = None) -> int:
    """The exit status: 0 where every clip keeps every rule."""
    parser = argparse.ArgumentParser(prog="studio.hls_check", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    broken = 0
    for folder in parser.parse_args(args).folders:
        findings = check_hls(folder)
        broken += bool(findings)
        print("\n".join(f"{folder}/{finding}" for finding in findings) or f"{folder}: good")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

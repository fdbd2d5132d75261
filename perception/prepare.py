"""Prepares every pinned model: `python -m perception.prepare`. Doing it again costs a checksum."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from perception.models import EVERY_MODEL, LATER_MODELS
from perception.weights import ModelSpec, ModelUnavailable, models_dir, prepare


def prepare_all(
    report: Callable[[str], None] = print, models: Sequence[ModelSpec] = EVERY_MODEL
) -> None:
    """Fetches, converts and checks each model that is not ready yet.

    Args:
        report: Gets a line before and after each model.
        models: Those that a first start waits for, unless others are named.

    Raises:
        ModelUnavailable: One of them cannot be had or fails its golden input.
    """
    for number, spec in enumerate(models, 1):
        started = time.monotonic()
        report(f"model {number}/{len(models)} {spec.name} ({spec.licence}) …")
        folder = prepare(spec)
        size = sum(f.stat().st_size for f in folder.iterdir()) / 1e6
        report(f"  ready: {size:.0f} MB, {time.monotonic() - started:.1f} s")


def main(models: Sequence[ModelSpec] = EVERY_MODEL) -> int:
    """Prepares all and answers the exit code."""
    try:
        prepare_all(lambda line: print(line, flush=True), models)
    except ModelUnavailable as error:
        print(error.detail, file=sys.stderr)
        return 1
    print(f"models are in {models_dir()}")
    return 0


if __name__ == "__main__":
    sys.exit(main((*EVERY_MODEL, *LATER_MODELS)))

"""How a benchmark speaks: progress beside the result, the result last."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


def say(text: str) -> None:
    """Progress, on stderr."""
    print(text, file=sys.stderr, flush=True)


def report(result: Mapping[str, object], *, as_json: bool) -> None:
    """Prints the result: as one JSON object on the last line, or a line a figure."""
    if as_json:
        print(json.dumps(result), flush=True)
        return
    width = max(map(len, result))
    for name, value in result.items():
        print(f"{name:>{width}}  {value}", flush=True)

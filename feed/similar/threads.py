"""How many threads learn and rank."""

from __future__ import annotations

import os

THREADS = max(1, min(4, os.cpu_count() or 1))

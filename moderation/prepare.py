"""Prepares every model, what sees and reads and what judges: `python -m moderation.prepare`."""

from __future__ import annotations

import sys

from moderation.classifiers.encoder import JUDGE
from perception.models import EVERY_MODEL
from perception.prepare import main

EVERY = (*EVERY_MODEL, JUDGE)

if __name__ == "__main__":
    sys.exit(main(EVERY))

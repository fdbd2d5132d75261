"""Prepares every model, what sees and reads and what judges: `python -m moderation.prepare`.

Models of a hub that settings name are fetched and tried, too.
"""

from __future__ import annotations

import sys

from core.settings import get_settings
from moderation.classifiers.encoder import JUDGE
from moderation.classifiers.hub import HubClassifier, fetch
from perception.models import EVERY_MODEL
from perception.prepare import main
from perception.weights import ModelUnavailable

EVERY = (*EVERY_MODEL, JUDGE)


def prepare_hub() -> int:
    """Fetches and tries each model of a hub that a setting names, and answers the exit code."""
    for label, pin in get_settings().hub_models.items():
        try:
            fetch(pin)
            HubClassifier(pin).logit("the first words")
        except ModelUnavailable as error:
            print(error.detail, file=sys.stderr)
            return 1
        print(f"{label}: {pin.repository} at {pin.revision[:12]} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main(EVERY) or prepare_hub())

"""The normaliser of all classifiers. It lies in `core`, where filters of own words fold alike."""

from __future__ import annotations

from core.spelling import clean, fold, squeeze

__all__ = ["clean", "fold", "squeeze"]

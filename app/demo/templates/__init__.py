"""The twelve ways in which a clip can be staged, by name."""

from __future__ import annotations

from collections.abc import Mapping

from app.demo.records import Template
from app.demo.templates import (
    carousel,
    chat,
    festive,
    flatlay,
    kinetic,
    orbit,
    polaroids,
    reveal,
    split,
    steps,
    swatches,
    ticker,
)
from app.demo.templates.kind import Build

TEMPLATES: Mapping[Template, Build] = {
    Template.REVEAL: reveal.build,
    Template.SPLIT: split.build,
    Template.STEPS: steps.build,
    Template.SWATCHES: swatches.build,
    Template.TICKER: ticker.build,
    Template.POLAROIDS: polaroids.build,
    Template.ORBIT: orbit.build,
    Template.CAROUSEL: carousel.build,
    Template.CHAT: chat.build,
    Template.FESTIVE: festive.build,
    Template.KINETIC: kinetic.build,
    Template.FLATLAY: flatlay.build,
}

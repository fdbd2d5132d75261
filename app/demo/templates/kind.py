"""What every template is: a function that prepares once and returns how to draw a moment."""

from __future__ import annotations

from collections.abc import Callable

from app.demo.scenery import Script
from app.demo.stage import Stage

Draw = Callable[[Stage, float], None]
Build = Callable[[Script], Draw]

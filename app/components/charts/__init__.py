"""Charts of studio and console, drawn by the house: the curve of a clip over its frames, days and
hours, and a clip among others.

A chart library would weigh more than all the rest of such a page, and none draws a curve over the
frames that it is about (decision 26). Each chart has the same numbers as text or as a table.
"""

from typing import Any

import reflex as rx

rx.asset("scales.mjs", shared=True)
rx.asset("words.mjs", shared=True)


def _lib(name: str) -> str:
    return rx.asset(name, shared=True).importable_path


class RetentionChart(rx.NoSSRComponent):
    """Who was there at each quarter second, over the frames, with taps and sales beside."""

    library = _lib("retention.jsx")
    tag = "RetentionChart"

    points: rx.Var[list[dict[str, Any]]]
    moments: rx.Var[list[dict[str, Any]]]
    duration_ms: rx.Var[int]
    viewers: rx.Var[int]
    sprite: rx.Var[str]
    sprite_vtt: rx.Var[str]
    video: rx.Var[str]
    poster: rx.Var[str]
    locale: rx.Var[str]


class DaysChart(rx.NoSSRComponent):
    """Bars by day."""

    library = _lib("days.jsx")
    tag = "DaysChart"

    days: rx.Var[list[dict[str, Any]]]
    label: rx.Var[str]


class HoursChart(rx.NoSSRComponent):
    """Pairs of bars by hour: what arrived, what was handled."""

    library = _lib("hours.jsx")
    tag = "HoursChart"

    hours: rx.Var[list[dict[str, Any]]]
    label: rx.Var[str]


class Among(rx.NoSSRComponent):
    """One value with its interval among others on a line."""

    library = _lib("among.jsx")
    tag = "Among"

    value: rx.Var[float]
    low: rx.Var[float]
    high: rx.Var[float]
    others: rx.Var[list[float]]
    median: rx.Var[float]
    known: rx.Var[bool]
    label: rx.Var[str]


class Spark(rx.NoSSRComponent):
    """A small curve without axes, from 0 to 1."""

    library = _lib("spark.jsx")
    tag = "Spark"

    points: rx.Var[list[float]]
    label: rx.Var[str]

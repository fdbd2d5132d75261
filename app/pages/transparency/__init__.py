"""What moderation does, in public numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

import reflex as rx
from babel.numbers import format_decimal

from app.components.frame import page, title_of, top_bar
from app.components.states import error_state, skeleton_rows
from app.pages.transparency.words import (
    APPEALS,
    DASH,
    FEWER,
    GRIEVANCES,
    HOURS,
    LOG,
    MEASURES,
    RATE,
    SOURCES,
    TOO_LITTLE,
    WITHHELD,
    page_words,
)
from app.session import in_thread, reader_of
from app.sheets.base import Overlays
from core.errors import JhalakError
from core.languages import in_language
from moderation.rights.transparency import MonthView, RateView, transparency


@dataclass
class Line:
    """One rule, source and measure."""

    rule: str
    source: str
    measure: str
    count: str


@dataclass
class Month:
    """One month."""

    month: str
    lines: list[Line] = field(default_factory=list)
    appeals: str = ""
    grievances: str = ""
    median: str = ""


def told(number: int | None, otherwise: str) -> str:
    """A number, or what stands in its place."""
    return otherwise if number is None else number_text(number)


def number_text(number: int) -> str:
    """As it is written in India, in both languages: `1,00,000`."""
    return format_decimal(number, locale="en_IN")


def rate_of(rate: RateView | None, locale: str) -> str:
    """A share with its interval."""
    if rate is None:
        return in_language(TOO_LITTLE, locale)
    return in_language(RATE, locale).format(
        value=rate.value, low=rate.low, high=rate.high, n=number_text(rate.n)
    )


def month_of(view: MonthView, floor: int, locale: str = "en") -> Month:
    """A month as it is drawn; what is below the floor is said to be."""
    few, kept = in_language(FEWER, locale).format(floor=floor), in_language(WITHHELD, locale)
    appeals, grievances, hours = view.appeals, view.grievances, view.median_hours_to_decision
    return Month(
        month=view.month,
        lines=[
            Line(
                rule=in_language((line.title, line.title_hi), locale),
                source=in_language(SOURCES.get(line.source, DASH), locale),
                measure=in_language(MEASURES.get(line.measure, DASH), locale),
                count=told(line.count, few),
            )
            for line in view.measures
        ],
        appeals=in_language(APPEALS, locale).format(
            received=told(appeals.received, few),
            reversed=told(appeals.reversed, kept),
            upheld=told(appeals.upheld, kept),
        ),
        grievances=in_language(GRIEVANCES, locale).format(
            received=told(grievances.received, few),
            answered=told(grievances.answered, kept),
            in_time=told(grievances.answered_in_time, kept),
        ),
        median="–" if hours is None else in_language(HOURS, locale).format(hours=hours),
    )


def is_told(view: MonthView) -> bool:
    """Whether anything happened in a month; numbers too small to tell are `None`."""
    return bool(view.measures) or view.appeals.received != 0 or view.grievances.received != 0


class Transparency(rx.State):
    """Everything here is public."""

    months: list[Month] = []
    views: str = ""
    deadlines: str = ""
    log: str = ""
    withheld: str = ""  # Why some numbers are not told; empty where all are.
    locale: str = "en"
    words: dict[str, str] = page_words("en")
    is_loaded: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Counts anew."""
        self.problem, self.locale = "", reader_of(self)
        self.words = page_words(self.locale)
        try:
            found = await in_thread(transparency, 6)
        except JhalakError as error:
            self.problem = error.told(self.locale)
            return
        newest = found.months[-1:]
        self.withheld = self.words["floor"].format(most=found.floor - 1) if found.floor > 1 else ""
        self.months = [
            month_of(m, found.floor, self.locale)
            for m in reversed(found.months)
            if m in newest or is_told(m)
        ]
        self.views = rate_of(found.violative_view_rate, self.locale)
        self.deadlines = rate_of(found.deadlines_met, self.locale)
        self.log = in_language(LOG, self.locale).format(
            entries=number_text(found.log_entries), head=found.log_head
        )
        self.is_loaded = True


def _line(line: rx.Var[Line]) -> rx.Component:
    return rx.el.tr(
        rx.el.td(line.rule),
        rx.el.td(line.measure),
        rx.el.td(line.source),
        rx.el.td(line.count, class_name="num"),
    )


def _month(month: rx.Var[Month]) -> rx.Component:
    words = Transparency.words
    return rx.el.section(
        rx.el.h2(month.month, class_name="num"),
        rx.cond(
            month.lines.length() > 0,
            rx.el.div(
                rx.el.table(
                    rx.el.caption(words["caption"], class_name="sr"),
                    rx.el.thead(
                        rx.el.tr(
                            *[
                                rx.el.th(words[name], scope="col")
                                for name in ("rule", "what", "found_by", "how_often")
                            ]
                        )
                    ),
                    rx.el.tbody(rx.foreach(month.lines, _line)),
                    class_name="rights-table",
                ),
                class_name="rights-scroll",
                tab_index=0,
                role="region",
                aria_label=words["measures"],
            ),
            rx.el.p(words["nothing"], class_name="soft"),
        ),
        rx.el.dl(
            *[
                rx.el.div(
                    rx.el.dt(words[term], class_name="small soft"),
                    rx.el.dd(text),
                    class_name="stack tight",
                )
                for term, text in (
                    ("appeals", month.appeals),
                    ("grievances", month.grievances),
                    ("median", month.median),
                )
            ],
            class_name="stack tight",
        ),
        class_name="section",
        key=month.month,
    )


def _content() -> rx.Component:
    S = Transparency
    return rx.fragment(
        rx.el.dl(
            *[
                rx.el.div(
                    rx.el.dt(S.words[term], class_name="small soft"),
                    rx.el.dd(text, class_name="num"),
                )
                for term, text in (
                    ("views", S.views),
                    ("deadlines", S.deadlines),
                )
            ],
            class_name="stack",
        ),
        rx.foreach(S.months, _month),
        rx.el.p(S.log, class_name="tiny faint rights-log"),
    )


@rx.page(
    "/transparency",
    title=title_of(Transparency.words["title"]),
    on_load=[Overlays.load, Transparency.load],
)
def transparency_page() -> rx.Component:
    """Numbers by month."""
    S = Transparency
    return page(
        top_bar(S.words["title"], back="/me", lang=S.locale),
        rx.el.div(
            rx.el.p(S.words["counted"], " ", S.withheld, class_name="soft"),
            rx.cond(
                S.problem != "",
                error_state(S.words["failed"], S.problem, on_retry=S.load),
                rx.cond(S.is_loaded, _content(), skeleton_rows(6)),
            ),
            class_name="stack",
            lang=S.locale,
        ),
        bag_count=Overlays.bag_count,
    )

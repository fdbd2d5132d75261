"""What moderation does, in public numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

import reflex as rx

from app.components.frame import page, top_bar
from app.components.states import error_state, skeleton_rows
from app.session import in_thread
from app.sheets.base import Overlays
from core.errors import JhalakError
from moderation.rights.transparency import MonthView, RateView, transparency

WITHHELD = "(withheld)"
SOURCES = {
    "machine": "Machine", "report": "Reports", "person": "Moderator",
    "order": "Legal order", "sample": "Random look",
}  # fmt: skip
MEASURES = {
    "held": "Held for a look", "limited": "Limited", "age_gated": "For adults",
    "rejected": "Rejected or taken down", "comment_removed": "Comment removed",
}  # fmt: skip


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


def told(number: int | None, otherwise: str = WITHHELD) -> str:
    """A number, or what stands in its place."""
    return otherwise if number is None else f"{number:,}"


def rate_of(rate: RateView | None) -> str:
    """A share with its interval."""
    if rate is None:
        return "Too little was looked at to say."
    return (
        f"{rate.value:.2%} (between {rate.low:.2%} and {rate.high:.2%}, with 95 % certainty, "
        f"of {rate.n:,})"
    )


def month_of(view: MonthView, floor: int) -> Month:
    """A month as it is drawn; what is below the floor is said to be."""
    few = f"fewer than {floor}"
    appeals, grievances, hours = view.appeals, view.grievances, view.median_hours_to_decision
    return Month(
        month=view.month,
        lines=[
            Line(
                rule=line.title,
                source=SOURCES.get(line.source, "–"),
                measure=MEASURES.get(line.measure, "–"),
                count=told(line.count, few),
            )
            for line in view.measures
        ],
        appeals=(
            f"{told(appeals.received, few)} received, {told(appeals.reversed)} reversed the "
            f"decision, {told(appeals.upheld)} let it stand"
        ),
        grievances=(
            f"{told(grievances.received, few)} received, {told(grievances.answered)} answered, "
            f"{told(grievances.answered_in_time)} of them in time"
        ),
        median="–" if hours is None else f"{hours:.1f} hours",
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
    floor: int = 1
    is_loaded: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Counts anew."""
        self.problem = ""
        try:
            found = await in_thread(transparency, 6)
        except JhalakError as error:
            self.problem = error.detail
            return
        newest = found.months[-1:]
        self.floor = found.floor
        self.months = [
            month_of(m, found.floor) for m in reversed(found.months) if m in newest or is_told(m)
        ]
        self.views, self.deadlines = (
            rate_of(found.violative_view_rate),
            rate_of(found.deadlines_met),
        )
        self.log = f"{found.log_entries:,} entries, the last with sha256 {found.log_head}"
        self.is_loaded = True


def _line(line: rx.Var[Line]) -> rx.Component:
    return rx.el.tr(
        rx.el.td(line.rule),
        rx.el.td(line.measure),
        rx.el.td(line.source),
        rx.el.td(line.count, class_name="num"),
    )


def _month(month: rx.Var[Month]) -> rx.Component:
    return rx.el.section(
        rx.el.h2(month.month, class_name="num"),
        rx.cond(
            month.lines.length() > 0,
            rx.el.div(
                rx.el.table(
                    rx.el.caption("What was done, on which rule", class_name="sr"),
                    rx.el.thead(
                        rx.el.tr(
                            *[
                                rx.el.th(name, scope="col")
                                for name in ("Rule", "What", "Found by", "How often")
                            ]
                        )
                    ),
                    rx.el.tbody(rx.foreach(month.lines, _line)),
                    class_name="rights-table",
                ),
                class_name="rights-scroll",
                tab_index=0,
                role="region",
                aria_label="Measures",
            ),
            rx.el.p("Nothing was taken away.", class_name="soft"),
        ),
        rx.el.dl(
            *[
                rx.el.div(
                    rx.el.dt(term, class_name="small soft"),
                    rx.el.dd(text),
                    class_name="stack tight",
                )
                for term, text in (
                    ("Appeals", month.appeals),
                    ("Grievances", month.grievances),
                    ("Median time from opening a case to a person's decision", month.median),
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
                rx.el.div(rx.el.dt(term, class_name="small soft"), rx.el.dd(text, class_name="num"))
                for term, text in (
                    ("Of all views in thirty days, on what breaks our rules", S.views),
                    ("Legal deadlines kept in thirty days", S.deadlines),
                )
            ],
            class_name="stack",
        ),
        rx.foreach(S.months, _month),
        rx.el.p("The log: " + S.log, class_name="tiny faint rights-log"),
    )


@rx.page(
    "/transparency",
    title="What moderation does · Jhalak",
    on_load=[Overlays.load, Transparency.load],
)
def transparency_page() -> rx.Component:
    """Numbers by month."""
    S = Transparency
    return page(
        top_bar("What moderation does", back="/me"),
        rx.el.p(
            "Counted from the decisions themselves. ",
            rx.cond(
                S.floor > 1,
                f"Numbers from 1 to {S.floor - 1} could point at somebody. They are withheld, and "
                "so is what would give them away.",
                "",
            ),
            class_name="soft",
        ),
        rx.cond(
            S.problem != "",
            error_state("The numbers did not load", S.problem, on_retry=S.load),
            rx.cond(S.is_loaded, _content(), skeleton_rows(6)),
        ),
        bag_count=Overlays.bag_count,
    )

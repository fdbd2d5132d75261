"""Decisions about what one made, with the way to appeal, and what came of what one reported."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, link_button
from app.components.fields import text_area
from app.components.frame import page, top_bar
from app.components.states import empty_state, error_state, notice, skeleton_rows
from app.pages.decisions.drawn import Reported, Told
from app.pages.decisions.state import Decisions, OneDecision
from app.sheets.base import Overlays
from moderation.rights.appeals import MOST_WORDS


def _status(text: rx.Var[str], tone: rx.Var[str]) -> rx.Component:
    return rx.el.span(text, class_name="chip " + tone)


def _statement(told: rx.Var[Told]) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.el.span(
                    _status(told.title, told.tone),
                    rx.el.span(told.at, class_name="tiny faint"),
                    class_name="row tight",
                ),
                rx.el.span(told.about, class_name="strong clip-1"),
                rx.el.span(told.rule, class_name="small soft", lang=told.lang),
                class_name="stack tight grow",
            ),
            rx.icon("chevron-right", size=20, aria_hidden="true"),
            href=told.link,
            class_name="person",
        ),
        key=told.id,
    )


def _report(report: rx.Var[Reported]) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            _status(report.state, report.tone),
            rx.el.span(report.at, class_name="tiny faint"),
            class_name="row tight",
        ),
        rx.el.span(report.what, class_name="strong clip-1"),
        rx.el.span(report.reason + ". ", report.said, class_name="small soft"),
        class_name="rights-report",
        key=report.id,
    )


def _lists() -> rx.Component:
    S = Decisions
    return rx.fragment(
        rx.el.section(
            rx.el.h2(rx.cond(S.clip != "", "About this clip", "About your clips and comments")),
            rx.cond(
                S.clip != "",
                rx.el.a("All decisions", href="/me/decisions", class_name="link small"),
            ),
            rx.cond(
                S.statements.length() > 0,
                rx.el.ul(rx.foreach(S.statements, _statement), class_name="people"),
                rx.el.p("Nothing was decided about what you made.", class_name="soft"),
            ),
            rx.cond(
                S.more != "",
                button("Older decisions", kind="secondary", on_click=S.load_more),
            ),
            class_name="section",
        ),
        rx.el.section(
            rx.el.h2("What you reported"),
            rx.cond(
                S.reports.length() > 0,
                rx.el.ul(rx.foreach(S.reports, _report), class_name="taste-list"),
                rx.el.p(
                    "Report a clip or a comment, and what came of it shows here.",
                    class_name="soft",
                ),
            ),
            class_name="section",
        ),
        rx.el.p(
            rx.el.a("Complain to the grievance officer", href="/grievance", class_name="link"),
            " · ",
            rx.el.a("What moderation does", href="/transparency", class_name="link"),
            class_name="small soft",
        ),
    )


@rx.page(
    "/me/decisions", title="Decisions and reports · Jhalak", on_load=[Overlays.load, Decisions.load]
)
def decisions() -> rx.Component:
    """What was decided, and what one reported."""
    S = Decisions
    return page(
        top_bar("Decisions and reports", back="/me"),
        rx.cond(
            S.problem != "",
            error_state("This did not load", S.problem, on_retry=S.load),
            rx.cond(S.is_loaded, _lists(), skeleton_rows(5)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )


def _line(term: str, text: rx.Var[str], lang: rx.Var[str]) -> rx.Component:
    return rx.cond(
        text != "",
        rx.el.div(
            rx.el.dt(term, class_name="small soft"),
            rx.el.dd(text, lang=lang),
            class_name="stack tight",
        ),
    )


def _lines(term: str, texts: rx.Var[list[str]], lang: rx.Var[str] | None = None) -> rx.Component:
    said = {} if lang is None else {"lang": lang}  # What a person wrote may be in any language.
    return rx.cond(
        texts.length() > 0,
        rx.el.div(
            rx.el.dt(term, class_name="small soft"),
            rx.foreach(texts, lambda text: rx.el.dd(text, **said)),
            class_name="stack tight",
        ),
    )


def _appeal() -> rx.Component:
    S = OneDecision
    form = rx.el.form(
        rx.el.h2("Appeal"),
        rx.el.p(S.told.how, class_name="soft", lang=S.told.lang),
        rx.el.p("You can appeal once, until " + S.told.until + ".", class_name="small soft"),
        text_area(
            "Why is it wrong?",
            "appeal",
            value=S.words,
            on_change=S.write,
            rows="5",
            max_length=MOST_WORDS,
            required=True,
        ),
        button("Send the appeal", type="submit", busy=S.is_sending, disabled=S.words == ""),
        on_submit=S.appeal,
        class_name="stack",
    )
    made = rx.el.section(
        rx.el.h2("Your appeal"),
        rx.el.blockquote(S.told.appeal_words, class_name="rights-words"),
        notice(S.told.outcome),
        class_name="stack",
    )
    return rx.cond(
        S.told.outcome != "",
        made,
        rx.cond(S.told.can_appeal, form, rx.el.p(S.told.how, class_name="soft", lang=S.told.lang)),
    )


def _one() -> rx.Component:
    told = OneDecision.told
    return rx.el.article(
        rx.el.div(
            _status(told.title, told.tone),
            rx.el.span(told.at, class_name="small soft"),
            class_name="row tight",
        ),
        rx.el.p(told.about, class_name="strong"),
        rx.cond(told.ending != "", notice(told.ending)),
        rx.el.dl(
            _line("What was decided", told.done, told.lang),
            _line("The rule", told.rule, told.lang),
            _line("What it says", told.rule_text, told.lang),
            _line("What was added", told.words, told.lang),
            _lines("Notes for you", told.notes),
            _lines("Where", told.facts, told.lang),
            _line("How it was found", told.found, told.lang),
            _line("Who decided", told.decided, told.lang),
            class_name="stack",
        ),
        _appeal(),
        rx.el.div(
            chip("Another way", icon="mail"),
            link_button("Write to the grievance officer", "/grievance", kind="ghost", size="s"),
            class_name="row wrap",
        ),
        class_name="stack",
    )


@rx.page(
    "/me/decisions/[statement_id]",
    title="A decision · Jhalak",
    on_load=[Overlays.load, OneDecision.load],
)
def one_decision() -> rx.Component:
    """Why something was decided, and the appeal."""
    S = OneDecision
    return page(
        top_bar("Why this was decided", back="/me/decisions"),
        rx.cond(
            S.problem != "",
            empty_state(
                "file-question",
                "Not here",
                S.problem,
                link_button("All decisions", "/me/decisions"),
            ),
            rx.cond(S.is_loaded, _one(), skeleton_rows(5)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )

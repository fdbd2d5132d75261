"""Decisions about what one made, with the way to appeal, and what came of what one reported."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, link_button
from app.components.fields import text_area
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY
from app.components.states import empty_state, error_state, notice, skeleton_rows
from app.pages.decisions.drawn import Reported, Told
from app.pages.decisions.state import Decisions, OneDecision
from app.sheets.base import Overlays
from moderation.rights.appeals import MOST_WORDS


def _status(text: rx.Var[str], tone: rx.Var[str]) -> rx.Component:
    return rx.el.span(text, class_name="chip " + tone)


def _new(is_new: rx.Var[bool]) -> rx.Component:
    return rx.cond(is_new, chip(Decisions.page["new"], tone="highlight"))


def _statement(told: rx.Var[Told]) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.el.span(
                    _status(told.title, told.tone),
                    _new(told.is_new),
                    rx.el.span(told.at, class_name="tiny faint"),
                    class_name="row tight",
                ),
                rx.el.span(told.about, class_name="strong clip-1", lang=ANY),
                rx.el.span(told.rule, class_name="small soft"),
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
            _new(report.is_new),
            rx.el.span(report.at, class_name="tiny faint"),
            class_name="row tight",
        ),
        rx.el.span(report.what, class_name="strong clip-1", lang=ANY),
        rx.el.span(report.reason + ". ", report.said, class_name="small soft"),
        class_name="rights-report",
        key=report.id,
    )


def _lists() -> rx.Component:
    S = Decisions
    return rx.fragment(
        rx.el.section(
            rx.el.h2(rx.cond(S.clip != "", S.page["about_clip"], S.page["about_all"])),
            rx.cond(
                S.clip != "",
                rx.el.a(S.page["all"], href="/me/decisions", class_name="link small"),
            ),
            rx.cond(
                S.statements.length() > 0,
                rx.el.ul(rx.foreach(S.statements, _statement), class_name="people parted"),
                rx.el.p(S.page["none"], class_name="soft"),
            ),
            rx.cond(
                S.more != "",
                button(S.page["older"], kind="secondary", on_click=S.load_more),
            ),
            class_name="section",
        ),
        rx.el.section(
            rx.el.h2(S.page["reported"]),
            rx.cond(
                S.reports.length() > 0,
                rx.el.ul(rx.foreach(S.reports, _report), class_name="taste-list"),
                rx.el.p(S.page["none_reported"], class_name="soft"),
            ),
            class_name="section",
        ),
        rx.el.section(
            rx.el.div(
                link_button(
                    S.page["officer"], "/grievance", kind="secondary", size="s", icon="mail"
                ),
                link_button(S.page["numbers"], "/transparency", kind="ghost", size="s"),
                class_name="row wrap",
            ),
            class_name="section",
        ),
    )


@rx.page(
    "/me/decisions",
    title=title_of(Decisions.page["decisions"]),
    on_load=[Overlays.load, Decisions.load],
)
def decisions() -> rx.Component:
    """What was decided, and what one reported."""
    S = Decisions
    return page(
        top_bar(S.page["decisions"], back="/me", lang=S.language),
        rx.cond(
            S.problem != "",
            error_state(
                S.page["failed"],
                S.problem,
                on_retry=S.load,
                lang=S.language,
            ),
            rx.cond(
                S.is_loaded,
                rx.el.div(_lists(), lang=S.language),
                skeleton_rows(5),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )


def _line(term: str, text: rx.Var[str], lang: str | None = None) -> rx.Component:
    """A term of the list, with what the house says, or in `lang`."""
    said = {} if lang is None else {"lang": lang}
    return rx.cond(
        text != "",
        rx.el.div(
            rx.el.dt(OneDecision.page[term], class_name="small soft"),
            rx.el.dd(text, **said),
            class_name="stack tight",
        ),
    )


def _lines(term: str, texts: rx.Var[list[str]], lang: str | None = None) -> rx.Component:
    said = {} if lang is None else {"lang": lang}
    return rx.cond(
        texts.length() > 0,
        rx.el.div(
            rx.el.dt(OneDecision.page[term], class_name="small soft"),
            rx.foreach(texts, lambda text: rx.el.dd(text, **said)),
            class_name="stack tight",
        ),
    )


def _appeal() -> rx.Component:
    S = OneDecision
    form = rx.el.form(
        rx.el.h2(S.page["appeal"]),
        rx.el.p(S.told.how, class_name="soft"),
        rx.el.p(S.told.once, class_name="small soft"),
        text_area(
            S.page["wrong"],
            "appeal",
            value=S.words,
            on_change=S.write,
            rows="5",
            max_length=MOST_WORDS,
            required=True,
        ),
        button(S.page["send"], type="submit", busy=S.is_sending, disabled=S.words == ""),
        on_submit=S.appeal,
        class_name="stack",
    )
    made = rx.el.section(
        rx.el.h2(S.page["your_appeal"]),
        rx.el.blockquote(S.told.appeal_words, class_name="rights-words", lang=ANY),
        notice(S.told.outcome),
        class_name="stack",
    )
    return rx.cond(
        S.told.outcome != "",
        made,
        rx.cond(S.told.can_appeal, form, rx.el.p(S.told.how, class_name="soft")),
    )


def _one() -> rx.Component:
    told = OneDecision.told
    return rx.el.article(
        rx.el.div(
            _status(told.title, told.tone),
            rx.el.span(told.at, class_name="small soft"),
            class_name="row tight",
        ),
        rx.el.p(told.about, class_name="strong", lang=ANY),
        rx.cond(told.ending != "", notice(told.ending)),
        rx.el.dl(
            _line("done", told.done),
            _line("rule", told.rule),
            _line("rule_text", told.rule_text),
            _line("words", told.words, ANY),
            _lines("notes", told.notes, ANY),
            _lines("where", told.facts),
            _line("found", told.found),
            _line("decided", told.decided),
            class_name="stack",
        ),
        _appeal(),
        rx.el.div(
            chip(OneDecision.page["another_way"], icon="mail"),
            link_button(OneDecision.page["write"], "/grievance", kind="ghost", size="s"),
            class_name="row wrap",
        ),
        class_name="stack",
        lang=told.lang,
    )


@rx.page(
    "/me/decisions/[statement_id]",
    title=title_of(OneDecision.page["one"]),
    on_load=[Overlays.load, OneDecision.load],
)
def one_decision() -> rx.Component:
    """Why something was decided, and the appeal."""
    S = OneDecision
    return page(
        top_bar(S.page["why"], back="/me/decisions", lang=S.language),
        rx.cond(
            S.problem != "",
            empty_state(
                "file-question",
                S.page["missing"],
                S.problem,
                link_button(S.page["all"], "/me/decisions"),
                lang=S.language,
            ),
            rx.cond(S.is_loaded, _one(), skeleton_rows(5)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )

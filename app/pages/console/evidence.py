"""The evidence column: pictures first, then words, findings, the maker's record and history."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, chip, key_cap
from app.components.case_viewer import case_viewer, jump_to
from app.components.frame_words import ANY, said
from app.components.states import notice
from app.pages.console.acts import Acts as C
from app.pages.console.case_words import CASE
from app.pages.console.drawn import Mark, Why
from app.pages.console.history import appeal_part, maker_part, past_line
from app.pages.console.known import known_part
from app.pages.console.notes import notes_part
from app.session import Session
from core.languages import Pair


def _why(why: Why) -> rx.Component:
    return rx.el.li(
        rx.el.strong(why.title, class_name="small"),
        rx.el.p(why.text, class_name="small soft", lang=ANY),
        rx.cond(why.score != "", rx.el.p(why.score, class_name="tiny num")),
        rx.cond(why.where != "", rx.el.p(why.where, class_name="tiny faint", lang=ANY)),
        class_name="why",
    )


def _mark(mark: Mark) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(mark.title, class_name="small strong"),
            rx.cond(
                mark.at_ms >= 0,
                rx.el.button(
                    rx.icon("play", size=12, aria_hidden="true"),
                    mark.moment,
                    type="button",
                    class_name="jump num",
                    aria_label=said(CASE["jump"], moment=mark.moment, title=mark.title),
                    on_click=jump_to(mark.at_ms),
                ),
            ),
            rx.cond(mark.agrees, rx.fragment(), chip(said(CASE["disagree"]), tone="highlight")),
            rx.el.span(said(CASE["sure"], percent=mark.percent), class_name="small num push"),
            class_name="row tight",
        ),
        rx.el.div(
            rx.el.i(style={"width": mark.percent.to_string() + "%"}),
            rx.el.b(style={"left": mark.threshold.to_string() + "%"}),
            class_name=rx.cond(mark.is_over, "meter over", "meter"),
        ),
        rx.el.p(
            said(CASE["looked_at"], percent=mark.threshold),
            rx.el.span(mark.where, rx.cond(mark.reason != "", " · " + mark.reason, ""), lang=ANY),
            class_name="tiny soft",
        ),
        rx.el.p(mark.model, class_name="tiny faint num", lang=ANY),
    )


def _head() -> rx.Component:
    return rx.el.header(
        button(
            said(CASE["back"]),
            kind="ghost",
            size="s",
            icon="arrow-left",
            on_click=C.leave,
            class_name="case-back",
        ),
        rx.el.h2(
            _of_its_kind(
                said(CASE["account_of"], name=C.case.creator),
                said(CASE["product_of"], name=C.case.creator),
                said(CASE["comment_by"], name=C.case.creator),
                said(CASE["clip_by"], name=C.case.creator),
            ),
            id="case-title",
            tab_index=-1,
            class_name="case-title",
        ),
        rx.el.div(
            chip(C.case.origin),
            rx.cond(C.case.queue != "", chip(C.case.queue)),
            rx.cond(C.case.language != "", chip(C.case.language, icon="languages")),
            rx.cond(
                C.case.due != "",
                rx.cond(
                    C.case.is_near,
                    chip(C.case.due, tone="danger", icon="alarm-clock"),
                    chip(C.case.due, icon="clock"),
                ),
            ),
            rx.el.span(said(CASE["waiting"], age=C.case.age), class_name="small soft num"),
            class_name="row tight wrap",
        ),
        rx.cond(C.case.why_here != "", rx.el.p(C.case.why_here, class_name="small soft")),
        class_name="stack tight",
    )


def _of_its_kind(
    account: rx.Var[str], product: rx.Var[str], comment: rx.Var[str], clip: rx.Var[str]
) -> rx.Var[str]:
    own = rx.cond(C.case.is_product, product, rx.cond(C.case.is_comment, comment, clip))
    return rx.cond(C.case.is_account, account, own)


def _said() -> rx.Component:
    return rx.el.section(
        rx.el.h3(
            _of_its_kind(
                said(CASE["profile"]),
                said(CASE["product"]),
                said(CASE["comment"]),
                said(CASE["caption"]),
            ),
            class_name="eyebrow",
        ),
        rx.cond(
            C.case.is_account,
            rx.el.a(
                avatar(C.case.avatar_url, C.case.creator, size=56),
                rx.el.span(C.case.creator, " · @", C.case.handle, class_name="strong", lang=ANY),
                href="/c/" + C.case.handle,
                target="_blank",
                class_name="person",
            ),
        ),
        rx.cond(
            C.case.picture_url != "",
            rx.el.img(
                src=C.case.picture_url,
                alt=C.case.caption,
                class_name="case-product",
                loading="lazy",
            ),
        ),
        rx.el.p(C.case.caption, class_name="said", lang=ANY),
        rx.cond(C.case.brand != "", rx.el.p(C.case.brand, class_name="small soft", lang=ANY)),
        rx.cond(C.case.description != "", rx.el.p(C.case.description, class_name="said", lang=ANY)),
        rx.cond(C.case.is_shown_otherwise, chip(said(CASE["shown_otherwise"]), icon="eye")),
        rx.cond(
            C.case.hashtags.length() > 0,
            rx.el.div(
                rx.foreach(C.case.hashtags, lambda tag: chip(f"#{tag}")),
                class_name="row tight wrap",
            ),
        ),
        rx.cond(
            C.case.products.length() > 0,
            rx.el.p(
                said(CASE["products"], products=C.case.products.join(", ")),
                class_name="small soft",
            ),
        ),
        rx.cond(
            C.case.disclosure != "",
            chip(said(CASE["disclosed"], what=C.case.disclosure), icon="badge-info"),
        ),
        class_name="stack tight",
    )


def _list(title: Pair, items: rx.Var[list[object]], draw: object, name: str) -> rx.Component:
    return rx.cond(
        items.length() > 0,
        rx.el.section(
            rx.el.h3(said(title), class_name="eyebrow"),
            rx.el.ul(rx.foreach(items, draw), class_name=name),
            class_name="stack tight",
        ),
    )


def evidence_column() -> rx.Component:
    """Everything a person needs to decide."""
    return rx.el.section(
        _head(),
        rx.cond(
            C.case.screening_problem != "",
            notice(C.case.screening_problem, tone="highlight", icon="triangle-alert"),
        ),
        rx.cond(C.beside.is_appeal, appeal_part()),
        rx.cond(
            ~C.case.is_comment & (C.case.video_url != ""),
            case_viewer(
                case_id=C.case.id,
                src=C.case.video_url,
                poster=C.case.poster_url,
                sprite=C.case.sprite_url,
                sprite_vtt=C.case.sprite_vtt_url,
                duration_ms=C.case.duration_ms,
                marks=C.moments,
                spoken=said(CASE["spoken"]),
                unheard=C.spoken.unheard,
                tracks=C.spoken.tracks,
                counts=C.case.is_flagged & C.case.is_mine,
                locale=Session.locale,
                on_counted=C.refresh_exposure,
            ),
        ),
        _said(),
        _list(
            CASE["complaints"],
            C.complaints,
            lambda c: rx.el.li(c, class_name="small", lang=ANY),
            "",
        ),
        _list(CASE["whys"], C.whys, _why, "stack tight"),
        _list(CASE["marks"], C.marks, _mark, "stack tight"),
        rx.cond(
            C.quiet_marks.length() > 0,
            rx.el.details(
                rx.el.summary(
                    said(CASE["quiet"], count=C.quiet_marks.length()),
                    class_name="small strong",
                ),
                rx.el.ul(rx.foreach(C.quiet_marks, _mark), class_name="stack tight"),
                class_name="unfolds",
            ),
        ),
        known_part(),
        maker_part(),
        rx.cond(
            C.pasts.length() > 0,
            rx.el.section(
                rx.el.h3(said(CASE["pasts"]), class_name="eyebrow"),
                rx.el.ol(rx.foreach(C.pasts, past_line), class_name="timeline"),
                class_name="stack tight",
            ),
        ),
        notes_part(),
        rx.el.p(said(CASE["press"]), key_cap("?"), said(CASE["for_keys"]), class_name="tiny faint"),
        class_name="evidence",
        aria_label=said(CASE["evidence"]),
    )

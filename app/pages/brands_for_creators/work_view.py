"""The collaborations of a creator: state, next step, deadline, what each has earned."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, link_button
from app.components.frame_words import said
from app.pages.brands_for_creators.page_words import BRANDS
from app.pages.brands_for_creators.rows import Work, WorkClip
from app.pages.brands_for_creators.state import CreatorBrands


def _clip(clip: WorkClip) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.cond(
                    clip.poster_url != "", rx.el.img(src=clip.poster_url, alt="", loading="lazy")
                ),
                class_name="an-cover cb-cover",
            ),
            rx.el.span(clip.caption, class_name="small clip-1 grow", lang=clip.lang),
            rx.el.span(clip.status, class_name="chip " + clip.tone),
            href=clip.link,
            class_name="row cb-clip",
        ),
        key=clip.id,
    )


def _work(work: Work) -> rx.Component:
    title = rx.cond(
        work.brief_link != "",
        rx.el.a(
            rx.el.span(work.title, class_name="strong clip-2"),
            href=work.brief_link,
            class_name="cb-name",
        ),
        rx.el.span(work.title, class_name="strong clip-2"),
    )
    return rx.el.li(
        rx.el.div(
            avatar(work.avatar_url, work.brand, size=40),
            rx.el.div(
                rx.el.span(title, lang=work.lang),
                rx.el.span(work.brand, " · ", work.reward, class_name="small soft"),
                class_name="stack grow cb-said",
            ),
            rx.el.span(work.status, class_name="chip " + work.tone),
            class_name="row cb-work-head",
        ),
        rx.el.p(work.step, class_name="small"),
        rx.cond(
            work.clips.length() > 0,
            rx.el.ul(rx.foreach(work.clips, _clip), class_name="cb-clips"),
        ),
        rx.el.div(
            rx.el.span(
                rx.el.span(said(BRANDS["earned"]), class_name="small soft"),
                rx.el.strong(work.earned, class_name="num"),
                class_name="cb-earned",
            ),
            rx.cond(
                work.deadline != "", rx.el.span(work.deadline, class_name="small soft cb-deadline")
            ),
            rx.cond(
                work.step_label != "",
                link_button(
                    work.step_label,
                    work.step_link,
                    kind="secondary",
                    size="s",
                    class_name="push",
                ),
            ),
            class_name="row wrap cb-work-foot",
        ),
        class_name=rx.cond(work.is_running, "card cb-work", "card cb-work over"),
        key=work.id,
    )


def works() -> rx.Component:
    """What the creator has agreed, what goes on first; nothing before the first."""
    return rx.cond(
        CreatorBrands.works.length() > 0,
        rx.el.section(
            rx.el.h2(said(BRANDS["mine"])),
            rx.el.ul(rx.foreach(CreatorBrands.works, _work), class_name="cb-works"),
            class_name="section",
        ),
    )

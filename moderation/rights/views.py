"""Statements and reports as the person concerned reads them, in their language."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from catalog.kinds import Restriction
from catalog.media import blob_url, media_url
from catalog.models import Account, Product, Video
from catalog.viewer import Viewer
from community.models import Comment, Report
from core.languages import Pair, in_language, reads_hindi
from moderation.cases.models import CaseNote
from moderation.decision import EVERYTHING, FAILED
from moderation.models import Decision, Subject
from moderation.products.standing import words_of_case
from moderation.rights.appeals import appeal_of
from moderation.rights.models import Appeal, Ending, Measure, StatementOfReasons
from moderation.rights.reports import said_of, state_of, subject_of
from moderation.rights.schemas import AppealView, FactView, MyReport, StatementView
from moderation.rights.wording import (
    BY_MACHINE,
    BY_PERSON,
    COMMENT_HELD,
    DONE,
    FOUND,
    PRODUCT_HELD,
    PRODUCT_RESTORED,
    PRODUCT_UNSEEN,
    SURFACES,
)

ABOUT = 140
_RESTRICTION = {Measure.LIMITED: Restriction.LIMITED, Measure.AGE_GATED: Restriction.ADULTS}
HOW = (
    "Say below in your own words why it is wrong. Somebody who has not decided on it looks again.",
    "नीचे अपने शब्दों में बताएँ कि यह ग़लत क्यों है। कोई ऐसा व्यक्ति दोबारा देखेगा जिसने पहले फ़ैसला नहीं किया।",
)
NO_APPEAL = (
    "Nothing has to be appealed here. You can write to the grievance officer all the same.",
    "यहाँ अपील की ज़रूरत नहीं है। फिर भी आप शिकायत अधिकारी को लिख सकते हैं।",
)

LOOKED_AT = (
    "Nothing has to be appealed: a person looks at it anyway, and can let it show. You can write "
    "to the grievance officer all the same.",
    "यहाँ अपील की ज़रूरत नहीं है: कोई व्यक्ति इसे वैसे भी देखेगा, और इसे दिखने दे सकता है। "
    "फिर भी आप शिकायत अधिकारी को लिख सकते हैं।",
)


def statement_view(
    session: Session, statement: StatementOfReasons, viewer: Viewer, now: datetime
) -> StatementView:
    """One statement, with its appeal if there is one."""
    video = session.get(Video, statement.video_id) if statement.video_id else None
    made, locale = appeal_of(session, statement.decision_id), viewer.locale
    ending = statement.ending
    restriction = _RESTRICTION.get(statement.measure)
    if ending is None and restriction and video and video.restriction is not restriction:
        ending = Ending.REPLACED  # Lifted when the rules changed.
    until = statement.appeal_until
    is_waiting = statement.measure is Measure.HELD and ending is None
    can_appeal = made is None and ending is None and until is not None and now <= until
    hindi = "_hi" if reads_hindi(locale) else ""
    return StatementView(
        id=statement.id,
        at=statement.created_at,
        language="hi" if hindi else "en",
        subject=statement.subject,
        video_id=statement.video_id,
        about=_about(session, statement, video),
        poster_url=_poster(session, statement, video),
        measure=statement.measure,
        done=in_language(_done(statement), locale),
        rule=statement.code,
        rule_title=statement.wording.get("title" + hindi, ""),
        rule_text=statement.wording.get("text" + hindi, ""),
        words=statement.words,
        notes=_notes(session, statement),
        facts=[
            FactView(
                where=in_language(SURFACES.get(f["surface"], ("", "")), locale),
                surface=f["surface"],
                at_ms=f["at_ms"],
            )
            for f in statement.facts
        ],
        found_by=statement.found_by,
        found=in_language(FOUND[statement.found_by], locale),
        is_by_machine=statement.is_by_machine,
        decided=in_language(BY_MACHINE if statement.is_by_machine else BY_PERSON, locale),
        ending=ending,
        appeal_until=until,
        can_appeal=can_appeal,
        how_to_appeal=in_language(
            HOW if can_appeal else LOOKED_AT if is_waiting else NO_APPEAL, locale
        ),
        appeal=appeal_view(made) if made else None,
    )


def _poster(session: Session, statement: StatementOfReasons, video: Video | None) -> str | None:
    if statement.subject is Subject.PRODUCT:
        product = session.get(Product, statement.subject_id)
        keys = product.image_keys if product else []
        return blob_url(keys[0] if keys else None)
    is_shown = video and video.recipe and statement.subject is not Subject.ACCOUNT
    return media_url(video.id, video.recipe, "poster.webp") if video and is_shown else None


def _done(statement: StatementOfReasons) -> Pair:
    if statement.subject is Subject.PRODUCT:
        if statement.measure is Measure.HELD:
            return PRODUCT_UNSEEN if statement.code in (FAILED, EVERYTHING) else PRODUCT_HELD
        if statement.measure is Measure.RESTORED:
            return PRODUCT_RESTORED
    is_comment = statement.subject is Subject.COMMENT
    if statement.measure is Measure.HELD and is_comment:
        return COMMENT_HELD
    return DONE[statement.measure]


def appeal_view(made: Appeal) -> AppealView:
    """An appeal as its maker sees it."""
    return AppealView(
        words=made.words,
        outcome=made.outcome,
        created_at=made.created_at,
        decided_at=made.decided_at,
    )


def report_view(session: Session, report: Report, viewer: Viewer, now: datetime) -> MyReport:
    """One report with what came of it."""
    state, decided_at = state_of(session, report, now)
    subject, _ = subject_of(report)
    return MyReport(
        id=report.id,
        at=report.created_at,
        subject=subject,
        video_id=report.video_id,
        about=_reported(session, report, subject),
        reason=report.reason,
        detail=report.detail,
        state=state,
        said=in_language(said_of(state, subject), viewer.locale),
        decided_at=decided_at,
    )


def _reported(session: Session, report: Report, subject: Subject) -> str:
    if subject is Subject.ACCOUNT:
        account = session.get(Account, report.account_id)
        return f"@{account.handle}" if account else ""
    if subject is Subject.PRODUCT:
        product = session.get(Product, report.product_id)
        return product.title[:ABOUT] if product else ""
    video = session.get(Video, report.video_id) if subject is Subject.VIDEO else None
    return video.caption[:ABOUT] if video else ""


def _notes(session: Session, statement: StatementOfReasons) -> list[str]:
    """What moderators wrote on the decision's case for its maker; never who."""
    query = (
        select(CaseNote.text)
        .join(Decision, col(Decision.case_id) == col(CaseNote.case_id))
        .where(Decision.id == statement.decision_id, col(CaseNote.is_public))
    )
    return list(session.exec(query.order_by(col(CaseNote.created_at), col(CaseNote.id))))


def _about(session: Session, statement: StatementOfReasons, video: Video | None) -> str:
    if statement.subject is Subject.PRODUCT:
        decision = session.get_one(Decision, statement.decision_id)
        words = words_of_case(session, decision.case_id)
        return words.title[:ABOUT] if words else ""
    if statement.subject is Subject.COMMENT:
        comment = session.get(Comment, statement.subject_id)
        return comment.text[:ABOUT] if comment else ""
    if statement.subject is Subject.ACCOUNT:
        account = session.get(Account, statement.subject_id)
        return f"@{account.handle}" if account else ""
    return video.caption[:ABOUT] if video else ""

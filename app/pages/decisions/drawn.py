"""Statements and reports as the pages draw them, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.pages.rights_words import COMMENT, PAGE, WORDLESS
from catalog.kinds import ReportReason
from core.languages import Pair, in_language
from core.moments import date_text
from moderation.rights.models import AppealOutcome, Ending, Measure
from moderation.rights.reports import ReportState
from moderation.rights.schemas import MyReport, StatementView

TITLES: dict[Measure, Pair] = {
    Measure.HELD: ("Waits for a look", "जाँच बाक़ी है"),
    Measure.LIMITED: ("Limited", "सीमित"),
    Measure.AGE_GATED: ("For adults", "सिर्फ़ वयस्कों के लिए"),
    Measure.REJECTED: ("Rejected", "नामंज़ूर"),
    Measure.COMMENT_REMOVED: ("Comment removed", "कमेंट हटाया गया"),
    Measure.PRODUCT_REFUSED: ("Product not shown", "प्रोडक्ट नहीं दिखेगा"),
    Measure.ACCOUNT_STOPPED: ("Account ended", "खाता बंद किया गया"),
    Measure.ACCOUNT_LIFTED: ("Account open again", "खाता फिर चालू"),
    Measure.UPHELD: ("Appeal: it stands", "अपील: फ़ैसला वही रहा"),
    Measure.RESTORED: ("Taken back", "वापस लिया गया"),
}
TONES = {
    Measure.REJECTED: "danger",
    Measure.COMMENT_REMOVED: "danger",
    Measure.PRODUCT_REFUSED: "danger",
    Measure.ACCOUNT_STOPPED: "danger",
    Measure.ACCOUNT_LIFTED: "success",
    Measure.RESTORED: "success",
}
ENDINGS: dict[Ending, Pair] = {
    Ending.UNDONE: (
        "It was taken back within seconds.",
        "यह फ़ैसला कुछ ही पलों में वापस ले लिया गया।",
    ),
    Ending.REVERSED: ("It was taken back.", "यह फ़ैसला वापस ले लिया गया।"),
    Ending.REPLACED: ("A later decision took its place.", "इसकी जगह बाद का फ़ैसला लागू है।"),
}
OUTCOMES: dict[AppealOutcome, Pair] = {
    AppealOutcome.WAITING: (
        "Your appeal waits for somebody who has not decided on it.",
        "आपकी अपील ऐसे व्यक्ति के पास जाएगी जिसने इस पर फ़ैसला नहीं किया था।",
    ),
    AppealOutcome.GRANTED: (
        "Your appeal was granted: the decision was taken back.",
        "आपकी अपील मान ली गई: फ़ैसला वापस ले लिया गया।",
    ),
    AppealOutcome.UPHELD: (
        "Your appeal was looked at: the decision stands.",
        "आपकी अपील देखी गई: फ़ैसला वही रहेगा।",
    ),
    AppealOutcome.REPLACED: (
        "Somebody decided anew before your appeal was reached.",
        "आपकी अपील की बारी आने से पहले ही नया फ़ैसला हो गया।",
    ),
}
STATES: dict[ReportState, Pair] = {
    ReportState.RECEIVED: ("Received", "मिल गई"),
    ReportState.LOOKED_AT: ("Looked at", "देखी जा रही है"),
    ReportState.ACTED: ("Taken down", "हटाया गया"),
    ReportState.KEPT: ("Kept", "रहने दिया गया"),
    ReportState.GONE: ("Gone", "अब नहीं है"),
}
ENDED: Pair = ("Ended", "बंद किया गया")
REASONS: dict[ReportReason, Pair] = {
    ReportReason.MISLEADING: ("False claim", "झूठा दावा"),
    ReportReason.COUNTERFEIT: ("Fake goods", "नक़ली सामान"),
    ReportReason.SPAM: ("Spam or scam", "स्पैम या धोखाधड़ी"),
    ReportReason.SEXUAL: ("Sexual content", "यौन सामग्री"),
    ReportReason.HATE: ("Hate or harassment", "नफ़रत या उत्पीड़न"),
    ReportReason.VIOLENCE: ("Violence or danger", "हिंसा या ख़तरा"),
    ReportReason.MINORS: ("Child at risk", "बच्चे को ख़तरा"),
    ReportReason.INTIMATE: ("Intimate pictures", "निजी तस्वीरें"),
    ReportReason.IMPERSONATION: ("Impersonation", "किसी और का रूप धरना"),
    ReportReason.WEAPONS: ("Weapons", "हथियार"),
    ReportReason.DRUGS: ("Drugs", "नशीले पदार्थ"),
    ReportReason.PERSONAL_DATA: ("Personal data", "निजी जानकारी"),
    ReportReason.OTHER: ("Something else", "कुछ और"),
}


@dataclass
class Told:
    """A statement."""

    id: str = ""
    link: str = ""
    at: str = ""
    lang: str = "en"
    title: str = ""
    tone: str = ""
    about: str = ""
    done: str = ""
    rule: str = ""
    rule_text: str = ""
    words: str = ""
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    found: str = ""
    decided: str = ""
    ending: str = ""
    once: str = ""  # Until when it can be appealed.
    how: str = ""
    can_appeal: bool = False
    appeal_words: str = ""
    outcome: str = ""
    is_new: bool = False


@dataclass
class Reported:
    """A report."""

    id: str
    at: str
    what: str
    reason: str
    state: str
    tone: str
    said: str
    is_new: bool = False


def told_of(view: StatementView, since: datetime | None = None) -> Told:
    """A statement as it is drawn; one after `since` is new."""
    locale = view.language
    return Told(
        id=str(view.id),
        link=f"/me/decisions/{view.id}",
        is_new=since is not None and view.at > since,
        at=date_text(view.at, locale),
        lang=locale,
        title=in_language(TITLES[view.measure], locale),
        tone=TONES.get(view.measure, ""),
        about=view.about or in_language(WORDLESS, locale),
        done=view.done,
        rule=view.rule_title,
        rule_text=view.rule_text,
        words=view.words,
        notes=view.notes,
        # Several labels may have been found in one place; whose it is reads the place once.
        facts=list(dict.fromkeys(_fact(f.where, f.at_ms) for f in view.facts)),
        found=view.found,
        decided=view.decided,
        ending=in_language(ENDINGS[view.ending], locale) if view.ending else "",
        once=in_language(PAGE["once"], locale).format(until=date_text(view.appeal_until, locale))
        if view.appeal_until
        else "",
        how=view.how_to_appeal,
        can_appeal=view.can_appeal,
        appeal_words=view.appeal.words if view.appeal else "",
        outcome=in_language(OUTCOMES[view.appeal.outcome], locale) if view.appeal else "",
    )


def reported_of(view: MyReport, locale: str, since: datetime | None = None) -> Reported:
    """A report as it is drawn; one that was decided after `since` is new."""
    tones = {ReportState.ACTED: "success", ReportState.LOOKED_AT: "highlight"}
    is_comment = view.subject.value == "comment"
    is_ended = view.state is ReportState.ACTED and view.subject.value == "account"
    return Reported(
        id=str(view.id),
        at=date_text(view.at, locale),
        what=in_language(COMMENT, locale)
        if is_comment
        else view.about or in_language(WORDLESS, locale),
        reason=in_language(REASONS[view.reason], locale),
        state=in_language(ENDED if is_ended else STATES[view.state], locale),
        tone=tones.get(view.state, ""),
        said=view.said,
        is_new=bool(since and view.decided_at and view.decided_at > since),
    )


def _fact(where: str, at_ms: int | None) -> str:
    if at_ms is None:
        return where
    return f"{where}, {at_ms // 60_000}:{at_ms // 1000 % 60:02d}"

"""Statements and reports as the pages draw them."""

from __future__ import annotations

from dataclasses import dataclass, field

from moderation.rights.models import Measure
from moderation.rights.reports import ReportState
from moderation.rights.schemas import MyReport, StatementView

TITLES = {
    Measure.HELD: "Waits for a look",
    Measure.LIMITED: "Limited",
    Measure.AGE_GATED: "For adults",
    Measure.REJECTED: "Rejected",
    Measure.COMMENT_REMOVED: "Comment removed",
    Measure.UPHELD: "Appeal: it stands",
    Measure.RESTORED: "Taken back",
}
TONES = {Measure.REJECTED: "danger", Measure.COMMENT_REMOVED: "danger", Measure.RESTORED: "success"}
ENDINGS = {"reversed": "It was taken back.", "replaced": "A later decision took its place."}
OUTCOMES = {
    "waiting": "Your appeal waits for somebody who has not decided on it.",
    "granted": "Your appeal was granted: the decision was taken back.",
    "upheld": "Your appeal was looked at: the decision stands.",
    "replaced": "Somebody decided anew before your appeal was reached.",
}
STATES = {
    ReportState.RECEIVED: "Received",
    ReportState.LOOKED_AT: "Looked at",
    ReportState.ACTED: "Taken down",
    ReportState.KEPT: "Kept",
    ReportState.GONE: "Gone",
}
REASONS = {
    "misleading": "False claim",
    "counterfeit": "Fake goods",
    "spam": "Spam or scam",
    "sexual": "Sexual content",
    "hate": "Hate or harassment",
    "violence": "Violence or danger",
    "minors": "Child at risk",
    "other": "Something else",
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
    until: str = ""
    how: str = ""
    can_appeal: bool = False
    appeal_words: str = ""
    outcome: str = ""


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


def told_of(view: StatementView) -> Told:
    """A statement as it is drawn."""
    return Told(
        id=str(view.id),
        link=f"/me/decisions/{view.id}",
        at=f"{view.at:%-d %b %Y}",
        lang=view.language,
        title=TITLES[view.measure],
        tone=TONES.get(view.measure, ""),
        about=view.about or "A clip without words",
        done=view.done,
        rule=view.rule_title,
        rule_text=view.rule_text,
        words=view.words,
        notes=view.notes,
        facts=[_fact(f.where, f.at_ms) for f in view.facts],
        found=view.found,
        decided=view.decided,
        ending=ENDINGS.get(view.ending or "", ""),
        until=f"{view.appeal_until:%-d %b %Y}" if view.appeal_until else "",
        how=view.how_to_appeal,
        can_appeal=view.can_appeal,
        appeal_words=view.appeal.words if view.appeal else "",
        outcome=OUTCOMES[view.appeal.outcome] if view.appeal else "",
    )


def reported_of(view: MyReport) -> Reported:
    """A report as it is drawn."""
    tones = {ReportState.ACTED: "success", ReportState.LOOKED_AT: "highlight"}
    is_comment = view.subject.value == "comment"
    return Reported(
        id=str(view.id),
        at=f"{view.at:%-d %b %Y}",
        what="A comment" if is_comment else view.about or "A clip without words",
        reason=REASONS[view.reason.value],
        state=STATES[view.state],
        tone=tones.get(view.state, ""),
        said=view.said,
    )


def _fact(where: str, at_ms: int | None) -> str:
    if at_ms is None:
        return where
    return f"{where}, {at_ms // 60_000}:{at_ms // 1000 % 60:02d}"

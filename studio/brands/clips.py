"""A creator's clip under an agreement: put there, taken away, handed in; in the caller's session.

Under an agreement the label follows from its terms, the tags of its products carry them, and the
clip comes out only in the edition that its brand approved.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from catalog.agreements import is_running, revise, terms_of
from catalog.kinds import PinTerms
from catalog.models import AgreedClip, Agreement, Approval, PublishSchedule, Video
from catalog.videos import touch
from core.errors import Conflict, InvalidInput
from studio.brands.repository import AgreementNotFound
from studio.brands.rounds import current_round, rounds_of
from studio.disclosure import raised_disclosure
from studio.publishing.schedule import check_last_day
from studio.repository import pins_of
from studio.views import EDITABLE, disclosure_facts


class NotUnderAgreement(Conflict):
    """The clip is under no agreement."""

    code = "no_agreement"

    def __init__(self) -> None:
        super().__init__("This clip is not made for a brand.", "यह क्लिप किसी ब्रांड के लिए नहीं बनी है।")


class CannotJoinAgreement(Conflict):
    """The clip cannot be put under the agreement."""

    code = "agreement_refused"


class CannotLeaveAgreement(Conflict):
    """The clip stays under its agreement."""

    code = "agreement_stays"


class ProductMissing(InvalidInput):
    """No product of the agreement is tagged."""

    code = "agreement_product"
    title = "This clip is not ready yet"
    title_hi = "यह क्लिप अभी तैयार नहीं है"

    def __init__(self) -> None:
        super().__init__(
            "Tag at least one product of the agreement, so that viewers find it and you are paid.",
            "समझौते का कम से कम एक प्रोडक्ट टैग करें, ताकि लोग उसे ढूँढ सकें और आपको कमीशन मिले।",
        )


def put_under(session: Session, video: Video, agreement: Agreement, now: datetime) -> None:
    """The draft is made for the agreement; doing it twice changes nothing.

    Args:
        video: Locked.

    Raises:
        AgreementNotFound: It is another creator's.
        CannotJoinAgreement: The clip's state or the agreement's time does not allow it.
    """
    if agreement.creator_id != video.creator_id:
        raise AgreementNotFound()
    clip = session.get(AgreedClip, video.id)
    if clip is not None and clip.agreement_id == agreement.id:
        return
    if clip is not None:
        raise CannotJoinAgreement(
            "This clip is under another agreement; take it out of that first.",
            "यह क्लिप दूसरे समझौते में है; पहले इसे उससे बाहर निकालें।",
        )
    if video.state not in EDITABLE or video.published_at is not None:
        raise CannotJoinAgreement(
            "Only a draft that was never live is made for a brand.",
            "ब्रांड के लिए वही ड्राफ़्ट चुना जा सकता है जो कभी लाइव न रहा हो।",
        )
    if not is_running(agreement, now):
        raise CannotJoinAgreement("This agreement is over.", "यह समझौता ख़त्म हो चुका है।")
    if is_late(agreement, now):
        raise CannotJoinAgreement(
            "The days to bring out clips of this agreement have passed.",
            "इस समझौते की क्लिप पब्लिश करने के दिन निकल गए हैं।",
        )
    session.add(AgreedClip(video_id=video.id, agreement_id=agreement.id))
    session.flush()
    for pin in pins_of(session, video.id):
        if str(pin.product_id) in agreement.product_ids:
            pin.terms = terms_of(agreement)
    video.disclosure = raised_disclosure(video.disclosure, disclosure_facts(session, video))
    touch(session, video)


def take_away(session: Session, video: Video, now: datetime) -> None:
    """The draft is the creator's own again; its label can be lowered if it was never handed in.

    Args:
        video: Locked.

    Raises:
        NotUnderAgreement, CannotLeaveAgreement: There is nothing to leave, or it has to stay.
    """
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        raise NotUnderAgreement()
    agreement = session.get_one(Agreement, clip.agreement_id)
    if not may_take_away(session, video, agreement, now):
        if video.published_at is None:
            raise CannotLeaveAgreement(
                "The brand has this clip; it stays under the agreement until that is over.",
                "यह क्लिप ब्रांड के पास है; समझौता ख़त्म होने तक यह उसी में रहेगी।",
            )
        raise CannotLeaveAgreement(
            "This clip was live as a partnership; it stays one.",
            "यह क्लिप पार्टनरशिप के तौर पर लाइव रही है; यह वैसी ही रहेगी।",
        )
    for pin in pins_of(session, video.id):
        if str(pin.product_id) in agreement.product_ids and pin.terms is terms_of(agreement):
            pin.terms = PinTerms.OWN
    session.delete(clip)
    touch(session, video)


def is_late(agreement: Agreement, now: datetime) -> bool:
    """Whether new clips of the agreement come too late.

    One that the brand had in time stays welcome: whoever asks for changes decides how long.
    """
    return agreement.out_by is not None and agreement.out_by <= now


def may_take_away(session: Session, video: Video, agreement: Agreement, now: datetime) -> bool:
    """Whether the draft may leave: it was never handed in under the agreement, or that is over and
    the clip was never live.
    """
    if video.state not in EDITABLE:
        return False
    if not any(r.agreement_id == agreement.id for r in rounds_of(session, video.id)):
        return True
    return video.published_at is None and not is_running(agreement, now)


def hand_in(session: Session, video: Video, now: datetime) -> None:
    """Begins the brand's next look at a clip that is handed in; nothing to do for others.

    Raises:
        CannotJoinAgreement: The agreement is over, and the clip was never out under it; or its
            last day to be out has passed, and the brand never had it.
        BadHour: The chosen hour is after that day.
        ProductMissing: No product of the agreement is tagged.
    """
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        return
    agreement = session.get_one(Agreement, clip.agreement_id)
    if video.published_at is None and not is_running(agreement, now):
        raise CannotJoinAgreement(
            "This agreement is over. Take the clip out of it to publish it on your own.",
            "यह समझौता ख़त्म हो चुका है। ख़ुद पब्लिश करने के लिए क्लिप को इससे बाहर निकालें।",
        )
    was_in_time = any(r.agreement_id == agreement.id for r in rounds_of(session, video.id))
    if not was_in_time and is_late(agreement, now):
        raise CannotJoinAgreement(
            "The days to bring out clips of this agreement have passed. Take the clip out of it to "
            "publish it on your own.",
            "इस समझौते की क्लिप पब्लिश करने के दिन निकल गए हैं। ख़ुद पब्लिश करने के लिए क्लिप को "
            "इससे बाहर निकालें।",
        )
    hour = session.get(PublishSchedule, video.id)
    if hour is not None and hour.publish_at is not None and video.published_at is None:
        check_last_day(session, video, hour.publish_at, now)
    if not any(str(p.product_id) in agreement.product_ids for p in pins_of(session, video.id)):
        raise ProductMissing()
    revise(session, video)
    if clip.approval is Approval.CHANGES:
        clip.approval = Approval.WAITING
        session.add(clip)
    if clip.approval is Approval.WAITING:
        asked = current_round(session, clip, now)
        # Handed in again before it was answered: the brand's time begins anew once it waits.
        asked.handed_in_at, asked.answer_by, asked.overdue_at = now, None, None
        session.add(asked)

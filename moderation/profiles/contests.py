"""Contesting the machine: the owner asks, a person decides, and what was refused is forgotten.

In the caller's transaction. A contest is a grievance, with its number and the law's clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.ids import AccountId
from catalog.models import Account
from catalog.profile.errors import ProfilePart
from catalog.profile.keeping import put_picture, put_words
from catalog.viewer import Viewer
from core.errors import Conflict, Forbidden, NotFound
from moderation.log import record
from moderation.policy import get_policy
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.profiles.wording import DECIDED, WAITS, outcome
from moderation.rights import grievances
from moderation.rights.models import Grievance, GrievanceState
from moderation.rights.schemas import GrievanceForm
from moderation.rights.words import REASON, kept_words

KEPT = timedelta(days=30)  # In each state.
MOST_WORDS = 300
_CALLED = {ProfilePart.NAME: "name", ProfilePart.BIO: "bio", ProfilePart.PICTURE: "picture"}


class RefusalNotFound(NotFound):
    """There is none of that id, it is somebody else's, or it was forgotten."""

    code = "refusal_not_found"

    def __init__(self) -> None:
        super().__init__(
            "There is no such refusal any more; save it again to be judged anew.",
            "यह अब यहाँ नहीं है; फिर से सेव करें, तो जाँच नए सिरे से होगी।",
        )


class NotContestable(Conflict):
    """A person has decided already, or looks at another of the same part."""

    code = "not_contestable"


class NotContested(Conflict):
    """There is nothing to decide."""

    code = "not_contested"

    def __init__(self) -> None:
        super().__init__(
            "Nobody contests this any more; reload to see what waits.",
            "इस पर अब कोई सवाल बाक़ी नहीं है; पेज फिर से खोलें।",
        )


class OwnRefusal(Forbidden):
    """Nobody decides for themselves."""

    code = "own_refusal"

    def __init__(self) -> None:
        super().__init__(
            "It is about your own profile; somebody else has to decide.",
            "यह आपकी अपनी प्रोफ़ाइल है; फ़ैसला किसी और को करना होगा।",
        )


def keep(
    session: Session,
    account_id: AccountId,
    part: ProfilePart,
    code: str,
    text: str,
    picture: bytes | None,
) -> ProfileRefusal:
    """Keeps what was refused; the one of the same part that nobody contested makes way for it."""
    session.exec(
        delete(ProfileRefusal).where(
            col(ProfileRefusal.account_id) == account_id,
            col(ProfileRefusal.part) == part,
            col(ProfileRefusal.state) == RefusalState.REFUSED,
        )
    )
    row = ProfileRefusal(account_id=account_id, part=part, code=code, text=text, picture=picture)
    session.add(row)
    return row


def contest(
    session: Session, viewer: Viewer, refusal_id: UUID, words: str, now: datetime
) -> ProfileRefusal:
    """Asks a person to look; asking twice changes nothing.

    Raises:
        NotSignedIn, RefusalNotFound: It is not the viewer's.
        NotContestable: It was decided, or another of its part waits.
        TooLarge: More words than `MOST_WORDS` characters.
    """
    account_id = viewer.require_account()
    row = session.get(ProfileRefusal, refusal_id, with_for_update=True)
    if row is None or row.account_id != account_id:
        raise RefusalNotFound()
    if row.state is RefusalState.CONTESTED:
        return row
    if row.state is not RefusalState.REFUSED:
        raise NotContestable(*DECIDED)
    account = session.exec(  # Two of one part come one after the other.
        select(Account).where(Account.id == account_id).with_for_update()
    ).one()
    if _waiting(session, account.id, row.part):
        raise NotContestable(*WAITS)
    said = f"Contests that this {_CALLED[row.part]} was refused."
    if words.strip():
        said += "\n" + kept_words(words, MOST_WORDS, what=REASON)
    form = GrievanceForm(name=account.display_name, email=account.email, what=said, link="")
    grievance, _ = grievances.receive(session, viewer, form, now)
    row.state, row.since, row.grievance_id = RefusalState.CONTESTED, now, grievance.id
    session.add(row)
    log_step(session, "profile_contested", row, viewer.account_id)
    return row


def contested(
    session: Session, refusal_id: UUID, moderator: Viewer, *, for_update: bool = False
) -> ProfileRefusal:
    """One that waits for somebody like the viewer.

    Raises:
        NotSignedIn, Forbidden: The viewer is no moderator.
        RefusalNotFound, NotContested: It does not wait.
        OwnRefusal: It is the moderator's own.
    """
    moderator_id = moderator.require_moderator()
    row = session.get(ProfileRefusal, refusal_id, with_for_update=for_update)
    if row is None:
        raise RefusalNotFound()
    if row.state is not RefusalState.CONTESTED:
        raise NotContested()
    if row.account_id == moderator_id:
        raise OwnRefusal()
    return row


def decide(
    session: Session,
    row: ProfileRefusal,
    by_id: UUID,
    *,
    stands: bool,
    key: str | None,
    words: str,
    now: datetime,
) -> None:
    """Applies what was refused, or upholds the refusal; answers the grievance and forgets.

    Args:
        row: From `contested`, locked.
        key: Of the stored portrait, where a picture stands.
        words: The answer; a plain one where empty.
    """
    if stands and row.part is ProfilePart.PICTURE:
        put_picture(session, row.account_id, key)
    elif stands and row.part is ProfilePart.NAME:
        put_words(session, row.account_id, name=row.text)
    elif stands:
        put_words(session, row.account_id, bio=row.text)
    rule, locale = get_policy().rule_of(row.code), session.get_one(Account, row.account_id).locale
    answer = words.strip() or outcome(row.part, rule, locale, stands=stands)
    assert row.grievance_id is not None
    grievance = session.get_one(Grievance, row.grievance_id)
    if grievance.state is not GrievanceState.CLOSED:
        grievances.answer(session, grievance.id, by_id, answer, now)
        grievances.close(session, grievance.id, by_id, now)
    _end(session, row, RefusalState.GRANTED if stands else RefusalState.UPHELD, now)
    row.decided_by = by_id
    log_step(session, "profile_contest_decided", row, by_id)


def forget_refused(session: Session, now: datetime, most: int) -> None:
    """Deletes what was kept for 30 days: unasked, decided, or left without a decision."""
    rows = session.exec(
        select(ProfileRefusal)
        .where(col(ProfileRefusal.since) <= now - KEPT)
        .order_by(col(ProfileRefusal.since))
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        if row.state is RefusalState.CONTESTED:
            _end(session, row, RefusalState.LAPSED, now)
            log_step(session, "profile_contest_lapsed", row, None)
        else:
            session.delete(row)


def _waiting(session: Session, account_id: UUID, part: ProfilePart) -> bool:
    query = select(ProfileRefusal.id).where(
        ProfileRefusal.account_id == account_id,
        ProfileRefusal.part == part,
        ProfileRefusal.state == RefusalState.CONTESTED,
    )
    return session.exec(query).first() is not None


def _end(session: Session, row: ProfileRefusal, state: RefusalState, now: datetime) -> None:
    row.state, row.since, row.text, row.picture = state, now, "", None
    session.add(row)


def log_step(session: Session, kind: str, row: ProfileRefusal, actor_id: UUID | None) -> None:
    """An entry of the log on one refusal, without what was refused."""
    record(
        session,
        kind,
        subject="account",
        subject_id=row.account_id,
        actor_id=actor_id,
        facts={
            "refusal_id": str(row.id),
            "part": row.part.value,
            "label": row.code,
            "state": row.state.value,
            "grievance_id": str(row.grievance_id) if row.grievance_id else None,
        },
    )

"""Changing one's own profile. Each function checks who asks and works in its own transaction.

What is new is judged before the transaction begins: models think for a while, and nobody else may
have to wait for the database meanwhile.
"""

from __future__ import annotations

from catalog.allowances import Act, check_allowed
from catalog.media import blob_url
from catalog.models import Account
from catalog.profile.errors import ProfilePart
from catalog.profile.keeping import (
    forget_picture,
    put_language,
    put_picture,
    put_words,
    store_picture,
)
from catalog.profile.pictures import portrait_of
from catalog.profile.schemas import Language, ProfileForm, ProfileView
from catalog.profile.screens import Screens
from catalog.profile.words import clean_bio, clean_name
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.limits import check_rate

WORDS_RATE, PICTURE_RATE = "60/hour", "30/hour"


def my_profile(viewer: Viewer) -> ProfileView:
    """The caller's own profile.

    Raises:
        NotSignedIn: Guests have none.
    """
    with read_scope() as session:
        return _view(session.get_one(Account, viewer.require_account()))


def change_words(viewer: Viewer, form: ProfileForm, screens: Screens) -> ProfileView:
    """Changes name and bio, both or neither.

    Raises:
        NotSignedIn: Guests have no profile.
        Forbidden, TooManyRequests: Not now, or not so often.
        WordsInvalid: A field cannot be kept as it is.
        PartRefused, PartNotScreened: It may not show.
    """
    known = _may_change(viewer, "profile", WORDS_RATE)
    name = known.display_name if form.display_name is None else clean_name(form.display_name)
    bio = known.bio if form.bio is None else clean_bio(form.bio)
    if name != known.display_name:
        screens.words(viewer, ProfilePart.NAME, name)
    if bio and bio != known.bio:
        screens.words(viewer, ProfilePart.BIO, bio)
    with session_scope() as session:
        account = put_words(
            session,
            viewer.require_account(),
            name=name if form.display_name is not None else None,
            bio=bio if form.bio is not None else None,
        )
        return _view(account)


def read_in(viewer: Viewer, language: Language) -> ProfileView:
    """From now on the caller reads in `language`, whatever their browser asks for.

    Raises:
        NotSignedIn: For guests their browser says it.
    """
    with session_scope() as session:
        return _view(put_language(session, viewer.require_account(), language))


def change_picture(viewer: Viewer, data: bytes, screens: Screens) -> ProfileView:
    """Makes the picture in `data` the caller's portrait; the one before is forgotten.

    Raises:
        NotSignedIn: Guests have no profile.
        Forbidden, TooManyRequests: Not now, or not so often.
        PictureUnusable, PictureTooHeavy: The file cannot be used; it says why.
        PartRefused, PartNotScreened: It may not show.
    """
    _may_change(viewer, "avatar", PICTURE_RATE)
    portrait = portrait_of(data)
    screens.picture(viewer, portrait.image)
    key = store_picture(portrait.webp)
    try:
        with session_scope() as session:
            return _view(put_picture(session, viewer.require_account(), key))
    except BaseException:
        forget_picture(key)
        raise


def take_picture_off(viewer: Viewer) -> ProfileView:
    """Leaves the caller without a portrait; without one already nothing changes.

    Raises:
        NotSignedIn: Guests have no profile.
    """
    with session_scope() as session:
        return _view(put_picture(session, viewer.require_account(), None))


def _may_change(viewer: Viewer, what: str, rate: str) -> Account:
    """The caller's account, when they may change something now."""
    check_rate(what, viewer.require_account(), rate)
    with read_scope() as session:
        check_allowed(session, viewer, Act.PROFILE)
        return session.get_one(Account, viewer.require_account())


def _view(account: Account) -> ProfileView:
    return ProfileView(
        handle=account.handle,
        display_name=account.display_name,
        bio=account.bio,
        avatar_url=blob_url(account.avatar_key),
        locale=account.locale,
    )

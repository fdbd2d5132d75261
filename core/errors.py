"""One tree of errors; each has an HTTP status and a stable `code`.

    JhalakError                     500 internal
    ├── SettingsInvalid             500 settings_invalid
    ├── InvalidInput                422 invalid_input
    │   └── TooLarge                413 too_large
    ├── NotSignedIn                 401 not_signed_in
    ├── Forbidden                   403 forbidden
    ├── NotFound                    404 not_found
    ├── Conflict                    409 conflict
    ├── Gone                        410 gone
    ├── TooManyRequests             429 too_many_requests
    └── Unavailable                 503 unavailable

Features subclass these where they raise them, take the facts as arguments and write their own
message: what was wrong, with which input, and what the person can do; those that the public meets
in Hindi, too.
"""

from __future__ import annotations

from typing import ClassVar

from core.languages import reads_hindi


class JhalakError(Exception):
    """Base of everything the program raises on purpose.

    Args:
        detail: A sentence for the person who caused it; safe to show.
        hindi: The same in Hindi; without it, they read `detail`.
        code: Stable machine-readable name; the class's own when omitted.
    """

    status: ClassVar[int] = 500
    code: str = "internal"
    title: ClassVar[str] = "Something went wrong on our side"
    title_hi: ClassVar[str] = "हमारी तरफ़ कुछ गड़बड़ हो गई"

    def __init_subclass__(cls) -> None:
        """A title of its own is not told in the Hindi of the parent's."""
        super().__init_subclass__()
        if "title" in vars(cls) and "title_hi" not in vars(cls):
            cls.title_hi = ""

    def __init__(self, detail: str = "", hindi: str = "", *, code: str | None = None) -> None:
        self.detail = detail or self.title
        self.hindi = hindi if detail else self.title_hi
        self.code = code or type(self).code
        super().__init__(self.detail)

    def told(self, locale: str) -> str:
        """The sentence in the reader's language, or in English where there is no other."""
        return self.hindi if self.hindi and reads_hindi(locale) else self.detail


class SettingsInvalid(JhalakError):
    """A setting cannot be used; the start stops."""

    code = "settings_invalid"
    title = "A setting is not valid"
    title_hi = "कोई सेटिंग ठीक नहीं है"


class InvalidInput(JhalakError):
    """The request is understood but cannot be accepted as it is."""

    status = 422
    code = "invalid_input"
    title = "That cannot be accepted"
    title_hi = "यह स्वीकार नहीं हो सका"


class TooLarge(InvalidInput):
    """More bytes than are allowed here."""

    status = 413
    code = "too_large"
    title = "That is too large"
    title_hi = "यह बहुत बड़ा है"


class NotSignedIn(JhalakError):
    """The operation needs an account."""

    status = 401
    code = "not_signed_in"
    title = "Please sign in first"
    title_hi = "पहले साइन इन करें"


class Forbidden(JhalakError):
    """The account's role or ownership does not allow it."""

    status = 403
    code = "forbidden"
    title = "You may not do that"
    title_hi = "आपको इसकी अनुमति नहीं है"


class NotFound(JhalakError):
    """There is no such thing, or it is not for this viewer."""

    status = 404
    code = "not_found"
    title = "Not found"
    title_hi = "यह नहीं मिला"


class Conflict(JhalakError):
    """The state has moved on; reload and try again."""

    status = 409
    code = "conflict"
    title = "That does not fit the present state"
    title_hi = "यह अब नहीं हो सकता; पेज फिर से खोलें"


class Gone(JhalakError):
    """It existed and has been taken away."""

    status = 410
    code = "gone"
    title = "No longer available"
    title_hi = "यह अब उपलब्ध नहीं है"


class TooManyRequests(JhalakError):
    """A rate limit was reached."""

    status = 429
    code = "too_many_requests"
    title = "Too many requests; please wait a moment"
    title_hi = "बहुत बार कोशिश हुई; थोड़ा रुककर फिर करें"

    def __init__(
        self,
        detail: str = "",
        hindi: str = "",
        *,
        code: str | None = None,
        retry_after_s: int = 60,
    ) -> None:
        super().__init__(detail, hindi, code=code)
        self.retry_after_s = retry_after_s


class Unavailable(JhalakError):
    """A part that is needed does not answer at the moment."""

    status = 503
    code = "unavailable"
    title = "Not available at the moment; please try again"
    title_hi = "यह अभी नहीं चल रहा; थोड़ी देर में फिर कोशिश करें"

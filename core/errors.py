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
message: what was wrong, with which input, and what the person can do.
"""

from __future__ import annotations

from typing import ClassVar


class JhalakError(Exception):
    """Base of everything the program raises on purpose.

    Args:
        detail: A sentence for the person who caused it; safe to show.
        code: Stable machine-readable name; the class's own when omitted.
    """

    status: ClassVar[int] = 500
    code: str = "internal"
    title: ClassVar[str] = "Something went wrong on our side"

    def __init__(self, detail: str = "", *, code: str | None = None) -> None:
        self.detail = detail or self.title
        self.code = code or type(self).code
        super().__init__(self.detail)


class SettingsInvalid(JhalakError):
    """A setting cannot be used; the start stops."""

    code = "settings_invalid"
    title = "A setting is not valid"


class InvalidInput(JhalakError):
    """The request is understood but cannot be accepted as it is."""

    status = 422
    code = "invalid_input"
    title = "That cannot be accepted"


class TooLarge(InvalidInput):
    """More bytes than are allowed here."""

    status = 413
    code = "too_large"
    title = "That is too large"


class NotSignedIn(JhalakError):
    """The operation needs an account."""

    status = 401
    code = "not_signed_in"
    title = "Please sign in first"


class Forbidden(JhalakError):
    """The account's role or ownership does not allow it."""

    status = 403
    code = "forbidden"
    title = "You may not do that"


class NotFound(JhalakError):
    """There is no such thing, or it is not for this viewer."""

    status = 404
    code = "not_found"
    title = "Not found"


class Conflict(JhalakError):
    """The state has moved on; reload and try again."""

    status = 409
    code = "conflict"
    title = "That does not fit the present state"


class Gone(JhalakError):
    """It existed and has been taken away."""

    status = 410
    code = "gone"
    title = "No longer available"


class TooManyRequests(JhalakError):
    """A rate limit was reached."""

    status = 429
    code = "too_many_requests"
    title = "Too many requests; please wait a moment"

    def __init__(self, detail: str = "", *, code: str | None = None, retry_after_s: int = 60):
        super().__init__(detail, code=code)
        self.retry_after_s = retry_after_s


class Unavailable(JhalakError):
    """A part that is needed does not answer at the moment."""

    status = 503
    code = "unavailable"
    title = "Not available at the moment; please try again"

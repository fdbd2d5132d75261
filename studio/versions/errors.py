"""What can be wrong with a save or with a version."""

from __future__ import annotations

from core.errors import Conflict, InvalidInput, JhalakError, NotFound


class EditUnconditional(JhalakError):
    """A save has to say which version it was made from."""

    status = 428
    code = "edit_unconditional"
    title = "Say which version this changes"

    def __init__(self) -> None:
        super().__init__(
            "Send the ETag of the edit you changed as If-Match, so that no other device's work "
            "is lost."
        )


class EditChanged(Conflict):
    """Another device has saved since."""

    code = "edit_changed"
    title = "This clip was changed elsewhere"

    def __init__(self, branch: int | None) -> None:
        kept = f"Your version is kept as version {branch}." if branch else "Nothing was changed."
        super().__init__(f"Another device saved this edit first. {kept}")


class VersionNotFound(NotFound):
    """The history holds no such version."""

    code = "version_not_found"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"This clip has no version {number}; it may have made room for newer ones."
        )


class TooManyNames(InvalidInput):
    """Named versions are kept for good, so there is a limit."""

    code = "version_names_full"

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} versions have names already. Take a name off another one first.")

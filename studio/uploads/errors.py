"""Why an upload request is refused.

NotFound          404   upload_not_found
Gone              410   upload_expired
Conflict          409   upload_offset
UploadLocked      423   upload_locked
ChecksumMismatch  460   upload_checksum        as the tus checksum extension asks
FileChanged       460   upload_sha256          the whole is not the file that was announced
TooLarge          413   upload_too_large, upload_over_length, upload_quota
InvalidInput      400   upload_protocol        a header is missing or malformed
StorageFull       507   upload_disk_full
"""

from __future__ import annotations

from typing import ClassVar

from core.errors import Conflict, Gone, InvalidInput, JhalakError, NotFound, TooLarge


def spoken_size(size_bytes: int) -> str:
    """`512 MB` or `1.5 GB`, as one would say it."""
    if size_bytes >= 2**30:
        return f"{size_bytes / 2**30:.1f} GB"
    return f"{max(1, round(size_bytes / 2**20))} MB"


class UploadNotFound(NotFound):
    """No such upload, or it is somebody else's; the two look alike on purpose."""

    code = "upload_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such upload. Start it again.")


class UploadExpired(Gone):
    """It waited too long unfinished."""

    code = "upload_expired"

    def __init__(self) -> None:
        super().__init__("This upload waited too long and was cleared away. Start it again.")


class OffsetMismatch(Conflict):
    """The client believes something else about what has arrived."""

    code = "upload_offset"

    def __init__(self, sent: int, received: int) -> None:
        super().__init__(f"The upload stands at byte {received}, not {sent}; ask with HEAD.")


class UploadLocked(JhalakError):
    """Another request is writing to this upload."""

    status: ClassVar[int] = 423
    code = "upload_locked"
    title = "Another request is sending this file"


class ChecksumMismatch(JhalakError):
    """The bytes that arrived are not those that were sent; they were thrown away."""

    status: ClassVar[int] = 460
    code = "upload_checksum"
    title = "The data arrived damaged; send this part again"


class FileChanged(JhalakError):
    """The sha256 of what arrived is not the one its sender named; nothing was made of it."""

    status: ClassVar[int] = 460
    code = "upload_sha256"
    title = "The file changed while it was sent"

    def __init__(self) -> None:
        super().__init__(
            "What arrived is not the file that was announced: it changed while it was sent, or "
            "another file was chosen to go on with. Nothing was made of it; send the file anew."
        )


class ProtocolError(InvalidInput):
    """A tus header is missing, malformed or not supported."""

    status: ClassVar[int] = 400
    code = "upload_protocol"
    title = "This is not a valid upload request"


class WrongVersion(JhalakError):
    """The client speaks another version of tus."""

    status: ClassVar[int] = 412
    code = "upload_version"
    title = "This server speaks tus 1.0.0; send the header Tus-Resumable: 1.0.0"


class WrongMediaType(InvalidInput):
    """The body is not announced as upload bytes."""

    status: ClassVar[int] = 415
    code = "upload_media_type"

    def __init__(self) -> None:
        super().__init__("Send the bytes as application/offset+octet-stream.")


class UploadTooLarge(TooLarge):
    """More than one upload may have."""

    code = "upload_too_large"

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The file has {spoken_size(length)}; at most {spoken_size(limit)} can be uploaded."
        )


class OverLength(TooLarge):
    """More bytes than the upload announced."""

    code = "upload_over_length"

    def __init__(self, length: int) -> None:
        super().__init__(f"More bytes arrived than the {length} that were announced.")


class QuotaExceeded(TooLarge):
    """The creator's space is used up."""

    code = "upload_quota"

    def __init__(self, used: int, limit: int) -> None:
        super().__init__(
            f"Your originals take {spoken_size(used)} of {spoken_size(limit)}, and this file does "
            "not fit. Delete drafts or clips that you no longer need."
        )


class StorageFull(JhalakError):
    """The disk is full; what has arrived is kept."""

    status: ClassVar[int] = 507
    code = "upload_disk_full"
    title = "There is no room for this file at the moment; try again later"

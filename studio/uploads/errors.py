"""Why an upload request is refused.

NotFound          404   upload_not_found
Gone              410   upload_expired
Conflict          409   upload_offset, upload_used
UploadLocked      423   upload_locked
ChecksumMismatch  460   upload_checksum        as the tus checksum extension asks
FileChanged       460   upload_sha256          the whole is not the file that was announced
TooLarge          413   upload_too_large, upload_over_length, upload_quota
TooManyRequests   429   upload_too_many
InvalidInput      400   upload_protocol        a header is missing or malformed
└──                     upload_cut_off         the connection ended early
StorageFull       507   upload_disk_full
"""

from __future__ import annotations

from typing import ClassVar

from core.errors import (
    Conflict,
    Gone,
    InvalidInput,
    JhalakError,
    NotFound,
    TooLarge,
    TooManyRequests,
)
from studio.spoken import spoken_size


class UploadNotFound(NotFound):
    """No such upload, or it is somebody else's; the two look alike on purpose."""

    code = "upload_not_found"

    def __init__(self) -> None:
        super().__init__(
            "There is no such upload. Start it again.", "ऐसा कोई अपलोड नहीं है। फिर से शुरू करें।"
        )


class UploadExpired(Gone):
    """It waited too long unfinished."""

    code = "upload_expired"

    def __init__(self) -> None:
        super().__init__(
            "This upload waited too long and was cleared away. Start it again.",
            "यह अपलोड बहुत देर रुका रहा, इसलिए हटा दिया गया। फिर से शुरू करें।",
        )


class OffsetMismatch(Conflict):
    """The client believes something else about what has arrived."""

    code = "upload_offset"

    def __init__(self, sent: int, received: int) -> None:
        super().__init__(
            f"The upload stands at byte {received}, not {sent}; ask with HEAD.",
            f"अपलोड {sent} पर नहीं, {received} बाइट पर है; HEAD से पूछें।",
        )


class UploadUsed(Conflict):
    """It has become a clip."""

    code = "upload_used"

    def __init__(self) -> None:
        super().__init__(
            "This file belongs to a clip; delete the clip.",
            "यह फ़ाइल एक क्लिप की है; उस क्लिप को हटाएँ।",
        )


class TooManyUploads(TooManyRequests):
    """So many lie unfinished that no further one may begin."""

    code = "upload_too_many"

    def __init__(self, waiting: int) -> None:
        super().__init__(
            f"{waiting} uploads wait to be finished. Finish or delete some first.",
            f"{waiting} अपलोड अधूरे हैं। पहले कुछ पूरे करें या हटाएँ।",
        )


class UploadLocked(JhalakError):
    """Another request is writing to this upload."""

    status: ClassVar[int] = 423
    code = "upload_locked"
    title = "Another request is sending this file"
    title_hi = "यह फ़ाइल पहले से भेजी जा रही है"


class ChecksumMismatch(JhalakError):
    """The bytes that arrived are not those that were sent; they were thrown away."""

    status: ClassVar[int] = 460
    code = "upload_checksum"
    title = "The data arrived damaged; send this part again"
    title_hi = "डेटा ख़राब पहुँचा; यह हिस्सा फिर भेजें"


class FileChanged(JhalakError):
    """The sha256 of what arrived is not the one its sender named; nothing was made of it."""

    status: ClassVar[int] = 460
    code = "upload_sha256"
    title = "The file changed while it was sent"
    title_hi = "भेजते समय फ़ाइल बदल गई"

    def __init__(self) -> None:
        super().__init__(
            "What arrived is not the file that was announced: it changed while it was sent, or "
            "another file was chosen to go on with. Nothing was made of it; send the file anew.",
            "जो फ़ाइल पहुँची, वह बताई गई फ़ाइल नहीं है: वह भेजते समय बदल गई, या आगे बढ़ाने के लिए "
            "कोई दूसरी चुनी गई। उससे कुछ नहीं बना; फ़ाइल फिर से भेजें।",
        )


class ProtocolError(InvalidInput):
    """A tus header is missing, malformed or not supported."""

    status: ClassVar[int] = 400
    code = "upload_protocol"
    title = "This is not a valid upload request"
    title_hi = "अपलोड का यह अनुरोध ठीक नहीं है"


class UploadCutOff(ProtocolError):
    """The connection ended before all that was announced had come."""

    code = "upload_cut_off"

    def __init__(self) -> None:
        super().__init__("The connection ended early.", "कनेक्शन बीच में टूट गया।")


class WrongVersion(JhalakError):
    """The client speaks another version of tus."""

    status: ClassVar[int] = 412
    code = "upload_version"
    title = "This server speaks tus 1.0.0; send the header Tus-Resumable: 1.0.0"
    title_hi = "यह सर्वर tus 1.0.0 बोलता है; हेडर Tus-Resumable: 1.0.0 भेजें"


class WrongMediaType(InvalidInput):
    """The body is not announced as upload bytes."""

    status: ClassVar[int] = 415
    code = "upload_media_type"

    def __init__(self) -> None:
        super().__init__(
            "Send the bytes as application/offset+octet-stream.",
            "बाइट application/offset+octet-stream के रूप में भेजें।",
        )


class UploadTooLarge(TooLarge):
    """More than one upload may have."""

    code = "upload_too_large"

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The file has {spoken_size(length)}; at most {spoken_size(limit)} can be uploaded.",
            f"फ़ाइल {spoken_size(length)} की है; {spoken_size(limit)} तक की अपलोड हो सकती है।",
        )


class OverLength(TooLarge):
    """More bytes than the upload announced."""

    code = "upload_over_length"

    def __init__(self, length: int) -> None:
        super().__init__(
            f"More bytes arrived than the {length} that were announced.",
            f"जितने बताए गए थे ({length}), उससे ज़्यादा बाइट पहुँचे।",
        )


class QuotaExceeded(TooLarge):
    """The creator's space is used up."""

    code = "upload_quota"

    def __init__(self, used: int, limit: int) -> None:
        super().__init__(
            f"Your originals take {spoken_size(used)} of {spoken_size(limit)}, and this file does "
            "not fit. Delete drafts or clips that you no longer need.",
            f"आपकी फ़ाइलें {spoken_size(limit)} में से {spoken_size(used)} ले रही हैं, और यह फ़ाइल "
            "उसमें नहीं आएगी। जिन ड्राफ़्ट या क्लिप की ज़रूरत नहीं, उन्हें हटाएँ।",
        )


class StorageFull(JhalakError):
    """The disk is full; what has arrived is kept."""

    status: ClassVar[int] = 507
    code = "upload_disk_full"
    title = "There is no room for this file at the moment; try again later"
    title_hi = "अभी इस फ़ाइल के लिए जगह नहीं है; बाद में फिर आज़माएँ"

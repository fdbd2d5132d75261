"""What of a clip a machine made: declared by its creator, and written into the files themselves.

A label on a page is lost with the first download, so each file carries XMP beside its pictures, in
a box that players pass over. Everything else of the upload's metadata is stripped. The words are
IPTC's: https://cv.iptc.org/newscodes/digitalsourcetype/
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from catalog.kinds import AiPart
from core.errors import InvalidInput

# The box type of XMP in files of the MPEG-4 family (Adobe, XMP part 3).
XMP_BOX = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_WHOLLY, _PARTLY = "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"
_PARTS = re.compile(rb'jhalak:aiMade="([a-z ]*)"')
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
   xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
   xmlns:jhalak="https://jhalak.in/ns/1.0/"
   Iptc4xmpExt:DigitalSourceType="{source}"
   jhalak:aiMade="{parts}"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class AiDeclarationLocked(InvalidInput):
    """What was declared stays declared."""

    code = "ai_locked"
    title = "This label has to stay"
    title_hi = "यह लेबल रहना ज़रूरी है"


def declared(
    wanted: Collection[AiPart], current: Collection[str], *, was_submitted: bool
) -> list[str]:
    """The declaration after somebody asked for `wanted`, in the order of `AiPart`.

    Raises:
        AiDeclarationLocked: Something is missing with which the clip was handed in.
    """
    missing = {AiPart(part) for part in current} - set(wanted) if was_submitted else set()
    if missing:
        raise AiDeclarationLocked(
            "This clip was handed in as made by a machine, and says so from then on.",
            "यह क्लिप “मशीन से बना” बताकर भेजी गई थी; यह लेबल अब रहेगा।",
        )
    return [part.value for part in AiPart if part in wanted]


def marked_recipe(recipe: str, parts: Collection[str]) -> str:
    """Names what is made with this declaration in its files; as before where there is none."""
    if not parts:
        return recipe
    text = f"{recipe}\n{' '.join(sorted(parts))}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def mark_files(folder: Path, parts: Collection[str]) -> int:
    """Writes the declaration into every MP4 and every initialisation segment of a clip.

    May run twice.

    Returns:
        How many files carry it.
    """
    if not parts:
        return 0
    files = sorted(folder.rglob("*.mp4"))
    for file in files:
        if read_mark(file) != tuple(sorted(parts)):
            _append(file, parts)
    return len(files)


def read_mark(file: Path) -> tuple[str, ...]:
    """What a file says a machine made; empty where it says nothing. The last word counts."""
    found: tuple[str, ...] = ()
    with file.open("rb") as opened:
        for body in _xmp_boxes(opened):
            if (match := _PARTS.search(body)) is not None:
                found = tuple(sorted(match[1].decode().split()))
    return found


def _append(file: Path, parts: Collection[str]) -> None:
    source = _SOURCE + (_WHOLLY if AiPart.WHOLE in parts else _PARTLY)
    body = XMP_BOX + _XMP.format(source=source, parts=" ".join(sorted(parts))).encode()
    with file.open("ab") as opened:
        opened.write(struct.pack(">I4s", 8 + len(body), b"uuid") + body)
        opened.flush()
        os.fsync(opened.fileno())


def _xmp_boxes(opened: BinaryIO) -> Iterator[bytes]:
    """The bodies of the XMP boxes at the top of a file of our own making."""
    while len(head := opened.read(8)) == 8:
        size, kind = struct.unpack(">I4s", head)
        begun = 8
        if size == 1:
            size, begun = struct.unpack(">Q", opened.read(8))[0], 16
        if size < begun:
            return
        if kind == b"uuid" and opened.read(16) == XMP_BOX:
            yield opened.read(size - begun - 16)
        else:
            opened.seek(size - begun - (16 if kind == b"uuid" else 0), os.SEEK_CUR)

"""Letters that read as a plain Latin one and are none. Pure tables, the project's own.

`BOXED` are letters in brackets, circles and boxes, `LATIN` further letters of Latin itself, with
accents and strokes, small or turned: both read so wherever they stand. `LOOK_ALIKES` are letters of
other alphabets, and signs, which are themselves in words of their own.
"""

from __future__ import annotations

import unicodedata

_PLAIN = "abcdefghijklmnopqrstuvwxyz"

_STROKES = """
    a:ɐɑɒⱥᴀ b:ƀɓƃʙᴃßẞ c:ƈȼɔᴄↄ d:đɖɗƌðᴅᴆ e:ɇɛəǝɘɜᴇⱻ f:ƒɟꜰꟻ g:ǥɠɡɢʛᵹ h:ħɦɥⱨʜ i:ıɨɩɪᵻ j:ɉʝȷᴊ
    k:ƙⱪʞᴋ l:łƚɫɬɭⱡʟᴌ m:ɱɯᴍ n:ɲƞŋɳɴᴎ o:øɵᴏᴑ p:ƥᵽᴘ q:ɋʠꞯ r:ɍɽɾɹɻʀᴙᴚ s:ʂȿƨꜱ t:ŧƭʈⱦʇᴛ
    u:ʉʊᴜᵾ v:ʋʌⱱᴠ w:ⱳʍᴡ x:ꭓ y:ɏƴʎɣʏ z:ƶȥʐʑɀⱬᴢ ae:æᴁ oe:œɶ
"""
_SMALL = """
    a:аα b:вβьб c:сϲ d:ԁժ e:еєεэ f:ғϝք g:ԍցգ h:нһհի i:іιї j:јϳյ k:кκқҝҡ l:ӏլ m:м n:пηиոռ
    o:оοσօ p:рρթ q:ԛզ r:яг s:ѕςտ t:тτէ u:υцս v:νѵ w:шωԝѡա x:хχҳ y:уγүұ
    c:¢₵ e:€ l:£ y:¥ b:฿ t:₮ n:₦ k:₭
"""
# Capitals that look otherwise than their small letter; Cherokee, Lisu and Coptic, which are drawn
# as capitals throughout.
_CAPITAL = """
    a:ДΑᎪꓮⲀ b:ΒᏴꓐⲂ c:ᏟꓚⲤ d:Ꭰꓓ e:ΣΕᎬꓰⲈ f:ꓝ g:ᏀᏻᏳꓖԌ h:ΗНᎻꓧⲎ i:ΙᎥꓲⲒ j:Ꭻꓙ k:ΚᏦꓗⲔ l:Ꮮꓡ
    m:ΜᎷꓟⲘ n:ΝꓠⲚ o:ΟꓳⲞ p:ΡᏢꓑⲢ r:ᎡᏒꓣ s:ՏᏚꓢ t:ΤᎢꓔⲦ u:Սꓴ v:Ꮩꓦ w:ᎳꓪԜ x:ΧꓫⲬ y:ΥꓬⲨ z:ΖᏃꓜⲌ
"""


def _pairs(written: str) -> dict[str, str]:
    """From `a:xy`: x and y read as a."""
    parts = (part.partition(":") for part in written.split())
    return {look: letter for letter, _, looks in parts for look in looks}


def _both_cases(small: dict[str, str]) -> dict[str, str]:
    capitals = {look.upper(): letter for look, letter in small.items()}
    return {k: v for k, v in capitals.items() if len(k) == 1 and not k.isascii()} | small


def _accented() -> dict[str, str]:
    """Letters that are a plain letter with marks: é, ü, ṣ, Ǻ."""
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and base.lower() in _PLAIN and all(map(unicodedata.combining, marks)):
            found[chr(code)] = base.lower()
    return found


def _alphabets() -> dict[str, str]:
    capitals = _pairs(_CAPITAL)
    found = _both_cases(_pairs(_SMALL)) | capitals
    # Of these alphabets small letters are drawn like their capitals.
    found |= {k.lower(): v for k, v in capitals.items() if ord(k) > 0x1000}
    for code in range(0x370, 0x500):  # ё, ά: as without their marks.
        base, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and base in found:
            found.setdefault(chr(code), found[base])
    return found


BOXED = {
    # Their compatibility form is none, or keeps the bracket.
    first + at: letter
    for first in (0x249C, 0x1F110, 0x1F150, 0x1F170)
    for at, letter in enumerate(_PLAIN)
}
LATIN = {
    ord(look): letter for look, letter in (_accented() | _both_cases(_pairs(_STROKES))).items()
}
LOOK_ALIKES = _alphabets()

# Letters that hardly any language of their alphabet has.
_RARE = frozenset("ԁԛԝӏһѕԍϲϳѵѡ")
_WHOLE = tuple(
    frozenset(map(chr, range(first, last)))
    for first, last in ((0x370, 0x400), (0x400, 0x530), (0x530, 0x590))
)


def is_foreign(word: str) -> bool:
    """Whether a word is simply of another alphabet: Greek, Cyrillic or Armenian throughout.

    One that is put together from letters which hardly any language of that alphabet has, and of
    which each looks Latin, is not.
    """
    letters = {c for c in word if c.isalpha()}
    if len(letters) < 3 or not any(letters <= alphabet for alphabet in _WHOLE):
        return False
    return not (letters & _RARE and letters <= LOOK_ALIKES.keys())

"""Words of the shop that stand alone: "Banarasi", "#bandhani", "Bandhani dupatta 1,499".

A text of a word or two that no list names gives the encoder nothing to go by, and rare names of
weaves, jewels and garments lie where it saw abuse: "Banarasi" alone was hatred with .91, in a
sentence with .03. So what reads like a label on a ware is read as one, too, and what both readings
say counts.
"""

from __future__ import annotations

import re

from core.spelling import fold

FEW = 3  # Words; a fourth makes a sentence, which the encoder reads well.
AS_LABEL = "New in the shop: {}"
# Logits. Below the first, nobody suspects abuse and one reading is enough; from the second on, by
# spelling alone, a text is no label of a ware unless all its words are known.
DOUBTFUL, ABUSIVE = -1.0, -0.4

_WARES_AS_WRITTEN = """
    aari achkan ajrakh alta amla anarkali angavastram angrakha attar bagru bagh baluchari banarasi
    bandhani bandhej bandhgala bandi batik batua benarasi besan bhringraj bichhiya bichiya bindi
    blouse bugadi chanderi chandbali chaniya chikan chikankari choker choli chooda chudidar chunri
    churidar dabu dharmavaram dhoti dhokra doria dupatta eri gadwal gajra gamosa garad garba
    gharara ghagra ghungroo gota gulab haldi hijab ikat ikkat jaipuri jal jamawar jamdani jhola
    jhumka jhumkas jodhpuri jutti juttis kaftan kajal kada kalamkari kamarbandh kanchipuram kani
    kanjeevaram kanjivaram kantha karigari kasavu kashida katan kewda khadi khun khus kolhapuri
    kosa kota kumkumadi kundan kurta kurti kutch lac lambani leheriya lehenga mangalgiri
    mangalsutra masaba mashru maheshwari meenakari mehndi mekhela mirror mitti mogra mojari moti
    mukaish muga mulmul multani mundu mysore narayanpet nath nauvari nivi nose oud oudh oxidised
    paithani palazzo pallu paranda pashmina patiala patli patola patta pattu payal phanek phulkari
    pin pochampally polki potli pune puneri rajkot rani reetha rogan salwar sambalpuri saree sari
    sawantwadi shakha sharara shawl sherwani shikakai sikki silk sindoor stole sungudi surma
    tangail tant temple thewa tikka topi tussar ubtan uppada veshti venkatagiri wrap zardosi
    zardozi zari
    ad cotton gold green pink red set silver white black blue yellow handmade handloom new pair
    बनारसी बाँधनी बंधेज चंदेरी चिकनकारी पैठणी कांजीवरम फुलकारी कलमकारी लहँगा लहंगा दुपट्टा साड़ी
    चोली कुर्ता कुर्ती शरारा ग़रारा घाघरा अनारकली झुमके झुमका पायल बिछिया नथ कड़ा चूड़ा बिंदी
    सिंदूर काजल मेहँदी मेहंदी उबटन गजरा जूती मोजरी कुंदन मीनाकारी पोल्की ज़री खादी सिल्क सूती
    """
_WARES = frozenset(fold(_WARES_AS_WRITTEN).split())
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u097f]*")  # Vowel signs of Devanagari are no letters.


def reads_like_a_label(folded: str, abusive: float) -> bool:
    """Whether a text may be a label of a ware: few words, all known or none of abusive spelling.

    Args:
        folded: By `fold`; no list names a word of it.
        abusive: What its spelling alone says of abuse, as a logit.
    """
    words = _WORD.findall(folded)
    if not 0 < len(words) <= FEW:
        return False
    return abusive < ABUSIVE or all(word in _WARES for word in words)

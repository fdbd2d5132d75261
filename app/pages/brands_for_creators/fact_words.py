"""What the facts of working with brands read like for a creator, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from studio.brands.rules import ApproachState

LEFT: dict[str, Pair] = {
    "over": ("over", "समय निकल गया"),
    "today": ("ends today", "आज आख़िरी दिन"),
    "day": ("1 day left", "1 दिन बाक़ी"),
    "days": ("{days} days left", "{days} दिन बाक़ी"),
}
REWARD: dict[str, Pair] = {
    "gift": ("Gift", "भेंट"),
    "none": ("No commission", "कमीशन नहीं"),
    "both": ("{share} + gift", "{share} + भेंट"),
    "each": ("of each sale", "हर बिक्री का"),
    "each_and": ("of each sale, and the products", "हर बिक्री का, और प्रोडक्ट भी"),
    "keep": ("you keep the products", "प्रोडक्ट आपके रहेंगे"),
    "example": (
        "A {price} sale earns you {earned}.",
        "{price} की बिक्री पर आपको {earned} मिलेंगे।",
    ),
}
PLACES: dict[str, Pair] = {
    "none": ("Every place is taken", "सारी जगहें भर गईं"),
    "some": ("{left} of {places} places left", "{places} में से {left} जगह बाक़ी"),
    "one": ("1 place", "1 जगह"),
}
TERMS: dict[str, Pair] = {
    "earn": ("You earn", "आपकी कमाई"),
    "earn_share": (
        "{share} of the price of each product here that is sold through your clip and delivered. "
        "Cancelled or returned orders earn nothing.",
        "यहाँ का जो भी प्रोडक्ट आपकी क्लिप से बिके और डिलीवर हो, उसकी क़ीमत का {share}। रद्द या वापस "
        "हुए ऑर्डर पर कुछ नहीं मिलता।",
    ),
    "earn_none": ("Nothing on sales.", "बिक्री पर कुछ नहीं।"),
    "keep": ("You keep", "आपके रहेंगे"),
    "keep_more": ("The products that are sent to you.", "जो प्रोडक्ट आपको भेजे जाएँगे।"),
    "out": ("Your clip comes out", "क्लिप कब पब्लिश होगी"),
    "out_more": ("From {first} to {last}.", "{first} से {last} तक।"),
    "count": ("Sales count", "बिक्री कब तक गिनी जाएगी"),
    "count_more": (
        "Until {hour}, or until {brand} ends the agreement.",
        "{hour} तक, या जब तक {brand} समझौता ख़त्म न करे।",
    ),
    "before": ("Before it is out", "पब्लिश होने से पहले"),
    "before_more": (
        "{brand} looks at it and has {hours} hours to answer. Without their yes it does not come "
        "out; they may ask for changes.",
        "{brand} इसे देखेगा और {hours} घंटे में जवाब देगा। उसकी हाँ के बिना यह पब्लिश नहीं होगी; वह "
        "बदलाव भी माँग सकता है।",
    ),
    "label": ("Label", "लेबल"),
    "label_more": (
        "“{label}” on the clip, from its first second to its last.",
        "क्लिप पर पहले से आख़िरी सेकंड तक “{label}” लिखा रहेगा।",
    ),
    "payment_more": (
        "{brand} owes you the commission and pays you directly, by a monthly statement.",
        "कमीशन आपको सीधे {brand} देता है, हर महीने के स्टेटमेंट के हिसाब से।",
    ),
}
# As the player says it to viewers.
LABEL: dict[str, Pair] = {
    "paid": ("Paid partnership with {brand}", "{brand} के साथ पेड पार्टनरशिप"),
    "gifted": ("Gifted by {brand}", "{brand} की ओर से भेंट"),
}
MINE: dict[ApproachState, Pair] = {
    ApproachState.APPLIED: ("You applied", "आपने आवेदन किया है"),
    ApproachState.INVITED: ("You are invited", "आपको निमंत्रण मिला है"),
    ApproachState.ACCEPTED: ("You are part of it", "आप इसमें शामिल हैं"),
    ApproachState.DECLINED: ("Declined", "मना किया गया"),
    ApproachState.EXPIRED: ("Not answered in time", "समय पर जवाब नहीं आया"),
}
ASKED: Pair = ("Waits for the brand", "ब्रांड का इंतज़ार")
WAITS: dict[str, Pair] = {
    "changes": ("Changes are asked for", "बदलाव माँगे गए हैं"),
    "changes_step": ("See what they say", "देखें कि क्या कहा है"),
    "invitation": ("An invitation", "एक निमंत्रण"),
    "invitation_step": ("Read and answer", "पढ़ें और जवाब दें"),
    "by": ("Answer by {day}", "जवाब {day} तक"),
    "make": ("A clip for {brand}", "{brand} के लिए क्लिप"),
}
DAYS: dict[str, Pair] = {
    "apply": ("Apply by {day} · {left}", "आवेदन {day} तक · {left}"),
    "answer": ("Answer by {day} · {left}", "जवाब {day} तक · {left}"),
    "clip": ("Clip out by {day} · {left}", "क्लिप {day} तक पब्लिश करें · {left}"),
    "out": ("Out by {day} · {left}", "{day} तक पब्लिश करें · {left}"),
    "span": ("Clip out {span}", "क्लिप पब्लिश: {span}"),
    "sales": ("Sales count until {day}", "बिक्री {day} तक गिनी जाएगी"),
}
PAID: dict[str, Pair] = {
    "paid": ("Paid", "भुगतान हो गया"),
    "paid_on": ("Paid on {day}", "{day} को भुगतान हुआ"),
    "waits": ("Waits for payment", "भुगतान बाक़ी है"),
}

"""What the page of the banks says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

BANKS: dict[str, Pair] = {
    "meaning": (
        "A new clip that shows or plays one of these waits for a person, who confirms or denies "
        "the match. Clips are put into a bank from their case. Only hashes are kept: nothing can "
        "be seen from them.",
        "जिस नई क्लिप में इनमें से कुछ दिखे या सुनाई दे, वह किसी के देखने तक रुकती है; वही बताता है कि मिलान "
        "सही है या नहीं। क्लिप अपने केस से संग्रह में डाली जाती है। सिर्फ़ हैश रखे जाते हैं: उनसे कुछ देखा नहीं "
        "जा सकता।",
    ),
    "until": ("Counts until the end of", "किस दिन के अंत तक गिना जाए"),
    "set_day": ("Set the day", "दिन तय करें"),
    "take_out": ("Take out", "निकालें"),
    "for_good": ("For good?", "हमेशा के लिए?"),
    "sure": ("Take it out", "हाँ, निकालें"),
    "leave": ("Leave it", "रहने दें"),
    "about": (
        "Bank “{bank}” · known from {source} · added {added}",
        "संग्रह “{bank}” · कहाँ से पता है: {source} · जोड़ा: {added}",
    ),
    "clip": ("its clip", "इसकी क्लिप"),
    "all": ("All banks", "सब संग्रह"),
    "which": ("Which bank", "कौन सा संग्रह"),
    "empty": ("The banks are empty", "संग्रह ख़ाली हैं"),
    "empty_more": (
        "Open a clip's case and choose “Put it into a bank”.",
        "किसी क्लिप का केस खोलें और “संग्रह में डालें” चुनें।",
    ),
    "pictures": ("{count} pictures", "{count} तस्वीरें"),
    "sound": ("Sound", "आवाज़"),
    "both": ("{count} pictures and sound", "{count} तस्वीरें और आवाज़"),
    "added": ("{day} by {name}", "{day} को {name} ने"),
    "right": ("{right} of {all} matches were right", "{all} में से {right} मिलान सही निकले"),
    "no_match": ("No match yet", "अभी कोई मिलान नहीं"),
    "for_ever": ("Counts for good", "हमेशा गिना जाता है"),
    "waits": ("Waits", "इंतज़ार में"),
    "counts_until": ("Counts until {day}", "{day} तक गिना जाता है"),
    "ended": ("Ended on {day}", "{day} को ख़त्म"),
    "bad_day": ("Give a day, such as 2026-12-31.", "कोई दिन लिखें, जैसे 2026-12-31।"),
    "kept": ("Kept", "तय हो गया"),
    "taken_out": ("Taken out", "निकाल दिया"),
}

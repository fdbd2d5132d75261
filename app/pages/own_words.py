"""What the pages of oneself say, in English and Hindi: the ways on, saved clips, mute and block."""

from __future__ import annotations

from community.words import MOST
from core.languages import Pair

ME: dict[str, Pair] = {
    "guest": ("Watching as a guest", "आप बिना खाते के देख रहे हैं"),
    "guest_more": (
        "Your bag, likes and orders are kept on this device. Join and they are yours everywhere.",
        "आपका बैग, लाइक और ऑर्डर इसी डिवाइस पर हैं। खाता बना लें, तो ये हर जगह आपके साथ रहेंगे।",
    ),
    "join": ("Join", "खाता बनाएँ"),
    "sign_in": ("Sign in", "साइन इन करें"),
    "sign_out": ("Sign out", "साइन आउट करें"),
    "profile": ("Edit your profile", "प्रोफ़ाइल बदलें"),
    "taste": ("Your taste", "आपकी पसंद"),
    "quiet": ("Mute and block", "म्यूट और ब्लॉक"),
    "moderation": ("Moderation", "मॉडरेशन"),
    "new": ("{count} new", "{count} नए"),
}
SAVED: dict[str, Pair] = {
    "saved": ("Saved", "सेव किए हुए"),
    "clips": ("Saved clips", "सेव की हुई क्लिप"),
    "failed": ("Your saved clips did not load", "आपकी सेव की हुई क्लिप नहीं खुलीं"),
    "nothing": ("Nothing saved yet", "अभी कुछ सेव नहीं है"),
    "nothing_more": (
        "Tap the bookmark beside a clip and it waits for you here.",
        "क्लिप पर बुकमार्क टैप करें, वह यहाँ मिल जाएगी।",
    ),
}
QUIET: dict[str, Pair] = {
    "failed": ("Your lists did not load", "आपकी सूचियाँ नहीं खुलीं"),
    "words": ("Words you do not want to meet", "जो शब्द आप नहीं देखना चाहते"),
    "words_more": (
        "Clips with them in caption or hashtags stay out of your feed, however they are "
        f"spelled. Search still finds them. Up to {MOST}.",
        "जिन क्लिप के कैप्शन या हैशटैग में ये हों, वे आपके फ़ीड में नहीं आतीं, चाहे स्पेलिंग कोई भी हो। "
        f"खोजने पर वे फिर भी मिलती हैं। {MOST} शब्द तक।",
    ),
    "comments": (
        "Words in comments under your clips",
        "आपकी क्लिप के कमेंट में न दिखने वाले शब्द",
    ),
    "comments_more": (
        "Comments with them are seen by their author alone.",
        "जिस कमेंट में ये हों, वह सिर्फ़ उसके लिखने वाले को दिखता है।",
    ),
    "word": ("A word or hashtag", "कोई शब्द या हैशटैग"),
    "add": ("Add", "जोड़ें"),
    "nobody": ("Nobody.", "कोई नहीं।"),
    "muted": ("Muted", "म्यूट किए हुए"),
    "muted_more": (
        "Their clips stay out of your feeds. You still find them in search and on their page.",
        "इनकी क्लिप आपके फ़ीड में नहीं आतीं। खोजने पर और इनके पेज पर वे फिर भी मिलती हैं।",
    ),
    "unmute": ("Unmute", "अनम्यूट करें"),
    "blocked": ("Blocked", "ब्लॉक किए हुए"),
    "blocked_more": (
        "You see nothing of them. They cannot follow you, nor like or comment on your clips, and "
        "you do not read each other's comments.",
        "इनका कुछ भी आपको नहीं दिखता। ये न आपको फ़ॉलो कर सकते हैं, न आपकी क्लिप को लाइक, न उन पर "
        "कमेंट, और आप दोनों एक-दूसरे के कमेंट नहीं देखते।",
    ),
    "unblock": ("Unblock", "अनब्लॉक करें"),
}

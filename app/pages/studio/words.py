"""What the studio's home and the page of a new clip say, in English and Hindi."""

from __future__ import annotations

from catalog.lifecycle import VideoState
from core.languages import Pair
from studio.brands.calls import CallKind
from studio.wording import EDITED_REASON, PROCESSING_FAILED

HOME: dict[str, Pair] = {
    "studio": ("Studio", "स्टूडियो"),
    "brands": ("Brands", "ब्रांड"),
    "analytics": ("Analytics", "आँकड़े"),
    "analytics_of": (" of {caption}", ", क्लिप: {caption}"),
    "create_more": ("Film it, tag it, publish it", "शूट करें, टैग करें, पब्लिश करें"),
    "space": ("Your space", "आपकी जगह"),
    "space_used": ("Space used", "इस्तेमाल हुई जगह"),
    "space_of": ("{used} of {limit}", "{limit} में से {used}"),
    "nothing": ("Your first clip", "आपकी पहली क्लिप"),
    "nothing_more": (
        "It shows here with its views, taps and sales. Most people need about a minute.",
        "यह अपने व्यू, टैप और बिक्री के साथ यहाँ दिखेगी। ज़्यादातर लोगों को क़रीब एक मिनट लगता है।",
    ),
    "failed": ("Your studio did not load", "आपका स्टूडियो नहीं खुला"),
    "safe": ("Your clips are safe.", "आपकी क्लिप सुरक्षित हैं।"),
}
LISTS: dict[str, Pair] = {
    "first": ("First of all", "सबसे पहले"),
    "preparing": ("Getting ready", "तैयार हो रही है"),
    "yours": ("Your clips", "आपकी क्लिप"),
    "which": ("Which clips", "कौन सी क्लिप"),
    "clip": ("Clip", "क्लिप"),
    "status": ("Status", "स्थिति"),
    "views": ("Views", "व्यू"),
    "views_more": ("How often it was started", "कितनी बार चलाई गई"),
    "there": ("Still there", "देखते रहे"),
    "there_more": (
        "Who is still watching, from start to end",
        "शुरू से आख़िर तक कितने लोग देखते रहे",
    ),
    "taps": ("Product taps", "प्रोडक्ट टैप"),
    "taps_more": (
        "How often a product in it was opened",
        "इसका कोई प्रोडक्ट कितनी बार खोला गया",
    ),
    "sales": ("Sales", "बिक्री"),
    "sales_more": ("Order lines that came from it", "इससे ऑर्डर में आई चीज़ें"),
    "none": ("No clips of this kind.", "इस तरह की कोई क्लिप नहीं है।"),
    "older": ("Older clips", "पुरानी क्लिप"),
}
FILTERS: tuple[tuple[str, Pair], ...] = (
    ("", ("All", "सब")),
    ("published", ("Live", "लाइव")),
    ("draft", ("Drafts", "ड्राफ़्ट")),
    ("held", ("Waiting", "रिव्यू में")),
    ("scheduled", ("Scheduled", "शेड्यूल की हुई")),
    ("rejected", ("Not published", "पब्लिश नहीं हुई")),
)
# The step that the creator takes next.
STEPS: dict[VideoState, Pair] = {
    VideoState.DRAFT: ("Go on editing", "एडिट जारी रखें"),
    VideoState.PROCESSING: ("See how it goes", "देखें कहाँ तक पहुँची"),
    VideoState.SCREENING: ("See how it goes", "देखें कहाँ तक पहुँची"),
    VideoState.HELD: ("Look at it", "क्लिप देखें"),
    VideoState.SCHEDULED: ("Open", "खोलें"),
    VideoState.PUBLISHED: ("Open", "खोलें"),
    VideoState.REJECTED: ("Change it and hand it in again", "बदलकर फिर से भेजें"),
    VideoState.FAILED: ("Open", "खोलें"),
}
ROWS: dict[str, Pair] = {
    "no_caption": ("No caption yet", "अभी कैप्शन नहीं है"),
    "curve": ("{half} % at half, {end} % at the end", "आधे में {half} %, आख़िर में {end} %"),
    "few": ("from {floor} viewers", "{floor} दर्शकों के बाद"),
    "scheduled": ("Scheduled for {hour}", "{hour} को आएगी"),
    "choose_hour": (
        "Ready, waiting for you to choose an hour",
        "तैयार है, बस समय चुनें",
    ),
    "for_hour": ("{headline} · for {hour}", "{headline} · समय: {hour}"),
}
TODOS: dict[str, Pair] = {
    "comment": ("1 comment to answer", "1 कमेंट का जवाब दें"),
    "comments": ("{count} comments to answer", "{count} कमेंट का जवाब दें"),
    "upload_here": ("An upload is here and waits", "एक अपलोड पूरा है, क्लिप बननी बाक़ी है"),
    "upload_stopped": ("An upload stopped at {percent} %", "एक अपलोड {percent} % पर रुक गया"),
    "go_on": (
        "{name}: choose the same file again and it goes on.",
        "{name}: वही फ़ाइल फिर चुनें, अपलोड आगे बढ़ेगा।",
    ),
    "a_clip": ("A clip", "एक क्लिप"),
}
CALLS: dict[CallKind, Pair] = {
    CallKind.CHANGES: ("Changes are asked for", "बदलाव माँगे गए हैं"),
    CallKind.INVITATION: ("A brand invites you", "एक ब्रांड ने आपको बुलाया है"),
    CallKind.REVIEW: ("A clip to approve", "एक क्लिप मंज़ूर करनी है"),
    CallKind.APPLICATIONS: ("Applications to answer", "आवेदनों का जवाब देना है"),
}
WHY: dict[VideoState, Pair] = {
    VideoState.PROCESSING: (
        "Your clip is being made ready for every phone and every network.",
        "आपकी क्लिप हर फ़ोन और हर नेटवर्क के लिए तैयार की जा रही है।",
    ),
    VideoState.SCREENING: (
        "A last look before people see it. This takes a moment.",
        "लोगों तक पहुँचने से पहले आख़िरी जाँच। इसमें थोड़ा समय लगता है।",
    ),
    VideoState.HELD: (
        "A person looks at new creators' clips before they go live. You need not wait here.",
        "नए क्रिएटर की क्लिप लाइव होने से पहले कोई ख़ुद देखता है। आपको यहाँ रुकने की ज़रूरत नहीं।",
    ),
    VideoState.SCHEDULED: (
        "It is made ready and checked. It comes out by itself.",
        "क्लिप तैयार है और जाँची जा चुकी है। यह अपने आप आ जाएगी।",
    ),
}
# Sentences of the house that are kept beside a clip in English, whoever its creator is; the last
# ones are moderation's.
KEPT: tuple[Pair, ...] = (
    (EDITED_REASON, "आपके नए शब्द जाँचे जा रहे हैं; क्लिप थोड़ी देर में फिर दिखेगी।"),
    (
        PROCESSING_FAILED,
        "क्लिप तैयार नहीं हो सकी। इसे फिर से अपलोड करें, या दोबारा एक्सपोर्ट करके आज़माएँ।",
    ),
    (
        "A person looks at the first clips of new creators; yours is in the queue.",
        "नए क्रिएटर की शुरुआती क्लिप कोई ख़ुद देखता है; आपकी क्लिप क़तार में है।",
    ),
    (
        "A person has to look at this clip before it can go live; it is in the queue.",
        "लाइव होने से पहले किसी को यह क्लिप देखनी है; यह क़तार में है।",
    ),
    (
        "Your clip opens by its address and on your page. Feeds leave it out until a person has "
        "looked at it.",
        "आपकी क्लिप अपने लिंक से और आपके पेज पर खुलती है। किसी के देख लेने तक यह फ़ीड में नहीं आएगी।",
    ),
    (
        "Your clip opens by its address for adults. Feeds leave it out until a person has looked "
        "at it.",
        "आपकी क्लिप अपने लिंक से सिर्फ़ वयस्कों के लिए खुलती है। किसी के देख लेने तक यह फ़ीड में नहीं आएगी।",
    ),
)

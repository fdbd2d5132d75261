"""What the Captions panel says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from studio.speech.models import Heard

CAPTIONS: dict[str, Pair] = {
    "languages": ("Languages with captions", "सबटाइटल की भाषाएँ"),
    "language": ("Language", "भाषा"),
    "ask": ("Draft them for me", "सबटाइटल बना दें"),
    "drafted": (
        "Drafted by the machine. Check it: names and numbers go wrong first.",
        "ये मशीन ने लिखे हैं। जाँच लें: नाम और नंबर में ग़लती हो सकती है।",
    ),
    "right": ("It is right", "सब सही है"),
    "listening": ("The machine is listening to your clip…", "मशीन आपकी क्लिप सुन रही है…"),
    "as_vtt": ("As VTT", "VTT फ़ाइल"),
    "as_srt": ("As SRT", "SRT फ़ाइल"),
    "text": ("Captions in {language}", "सबटाइटल: {language}"),
    "text_hint": (
        "One line after the other, and they share the clip evenly. "
        "Or with times, as WebVTT and SRT files have them.",
        "एक-एक लाइन लिखें, वे क्लिप में बराबर बँट जाएँगी। या समय के साथ लिखें, जैसे WebVTT और SRT फ़ाइल में।",
    ),
    "files": ("As text and files", "टेक्स्ट और फ़ाइलें"),
    "from_file": ("From a file", "फ़ाइल से लें"),
    "remove": ("Remove", "हटाएँ"),
    "save": ("Save captions", "सबटाइटल सेव करें"),
    "steps_back": (
        "The clip steps back for a moment while new captions are checked.",
        "नए सबटाइटल की जाँच तक क्लिप थोड़ी देर नहीं दिखेगी।",
    ),
    "yours": ("These captions are yours now", "अब ये सबटाइटल आपके हैं"),
    "saved": (
        "Saved. Your new captions are being checked",
        "सेव हो गया। नए सबटाइटल की जाँच हो रही है",
    ),
    "gone": ("The captions are gone", "सबटाइटल हटा दिए गए"),
}
# What came of listening, where it is not captions.
HEARD: dict[Heard, Pair] = {
    Heard.SILENT: (
        "Nobody speaks in this clip, as far as the machine can hear.",
        "मशीन को इस क्लिप में कोई बोलता नहीं सुनाई दिया।",
    ),
    Heard.UNHEARD: (
        "The machine could not listen to this clip. You can write captions yourself.",
        "मशीन यह क्लिप नहीं सुन पाई। आप सबटाइटल ख़ुद लिख सकते हैं।",
    ),
    Heard.WAITING: (
        "The machine that listens is still being fetched. Your draft comes by itself, "
        "unless the clip is live by then; ask again in that case.",
        "सुनने वाली मशीन अभी तैयार हो रही है। सबटाइटल अपने आप आ जाएँगे; "
        "तब तक क्लिप लाइव हो जाए, तो फिर से माँगें।",
    ),
}

// What the editor's own parts say in Hindi. What has facts is a function of them.

const KINDS = { texts: "टेक्स्ट", stickers: "स्टिकर", sounds: "साउंड" };

export default {
  language: "hi", when: "hi-IN",
  // Saving
  saving: {
    saved: "सेव हो गया", saving: "सेव हो रहा है…", offline: "ऑफ़लाइन – इस डिवाइस पर रखा है", waiting: "सर्वर का इंतज़ार – इस डिवाइस पर रखा है",
    beside: "कहीं और बदली गई: आपका वर्ज़न अलग रखा है", refused: "सेव नहीं हुआ",
  },
  not_saved: (why) => `सेव नहीं हुआ: ${why}`, failed: "यह नहीं हो पाया। फिर कोशिश करें।", again: "फिर कोशिश करें", not_loaded: "एडिट नहीं खुल सका।",
  restored: "इस डिवाइस पर जो सेव नहीं हुआ था, वह वापस आ गया।", theirs_now: "अब दूसरा वर्ज़न चल रहा है। आपका “वर्ज़न” पैनल में है।",
  mine_now: "अब आपका वर्ज़न चल रहा है। दूसरा “वर्ज़न” पैनल में है।", elsewhere: "कहीं और बदली गई",
  is_branch: (number) => `यह क्लिप कहीं और बदली गई। आपका वर्ज़न अलग रखा है${number ? ` (वर्ज़न ${number})` : ""}।`,
  yours: "आपका", the_other: "दूसरा", use_mine: "मेरा रखें", use_other: "दूसरा रखें", close: "बंद करें",
  locked: "यह क्लिप अभी नहीं बदली जा सकती।", locked_media: "तस्वीर और आवाज़ अभी नहीं बदली जा सकतीं।",
  // Doing and undoing
  undo: "वापस लें", redo: "फिर से करें", undone: "वापस लिया", redone: "फिर से किया", nothing_to_undo: "वापस लेने को कुछ नहीं", nothing_to_redo: "फिर से करने को कुछ नहीं",
  changed: "बदल दिया", moved: "जगह बदली", remove: "हटाएँ", choose_to_remove: "पहले चुनें कि क्या हटाना है।", choose_to_move: "पहले चुनें कि क्या खिसकाना है।",
  removed: (lane) => `${KINDS[lane]} हटाया`, part_removed: (number) => `हिस्सा ${number} हटाया`, begins: (lane, at) => `${KINDS[lane]} की शुरुआत ${at} पर`,
  part_moved: (from, to) => `हिस्सा ${from} अब हिस्सा ${to} है`, split_at: (at) => `${at} पर बाँटा`, mark_at: (at) => `${at} पर फ़्रेम का निशान`, text_added: "टेक्स्ट जोड़ा",
  begins_in_source: (at) => `फ़ाइल में ${at} से शुरू`, ends_in_source: (at) => `फ़ाइल में ${at} पर ख़त्म`, not_here: "प्लेहेड इस हिस्से पर नहीं है।",
  // What is not possible
  least_left: "कम से कम एक सेकंड बचना चाहिए।", most_parts: (most) => `एक क्लिप में ज़्यादा से ज़्यादा ${most} हिस्से हो सकते हैं।`, too_close: "यहाँ सिरा बहुत पास है, नहीं बाँट सकते।",
  last_part: "आख़िरी हिस्सा नहीं हट सकता। उसे छोटा करें।", most_marks: (most) => `एक हिस्से में ज़्यादा से ज़्यादा ${most} निशान हो सकते हैं।`,
  most_things: (lane, most) => `एक क्लिप में ज़्यादा से ज़्यादा ${most} ${KINDS[lane]} हो सकते हैं।`, needs_letter: "टेक्स्ट में कम से कम एक अक्षर चाहिए। नहीं तो उसे हटा दें।",
  // Time
  spoken: (minutes, seconds, frames) => [minutes && `${minutes} मिनट`, `${seconds} सेकंड`, frames && `${frames} फ़्रेम`].filter(Boolean).join(" "),
  of: (part, whole) => `${whole} में से ${part}`, of_whole: (whole) => `कुल ${whole}`, seconds: (number) => `${number} से॰`,
  // Stage
  broken: "यह ब्राउज़र इस फ़ाइल को यहाँ नहीं चला सकता। भेजने पर यह चलने लायक बन जाएगी।", play_preview: "प्रीव्यू चलाएँ", pause_preview: "प्रीव्यू रोकें",
  zones: "फ़ीड क्या ढकता है", layer: (lane, label) => `${KINDS[lane]} ${label}। तीर के बटन से खिसकाएँ।`,
  pin: (title, left, top) => `${title}, बाएँ से ${left} %, ऊपर से ${top} %। तीर के बटन से खिसकाएँ।`,
  // Timeline
  timeline: "टाइमलाइन", play: "चलाएँ", pause: "रोकें", split_here: "यहाँ बाँटें", remove_chosen: "चुना हुआ हटाएँ", zoom: "ज़ूम", zoom_in: "ज़ूम इन", zoom_out: "ज़ूम आउट",
  times: (number) => `${number} गुना`, playhead: "प्लेहेड",
  lanes: { clips: "हिस्से", texts: "टेक्स्ट", stickers: "स्टिकर", sounds: "साउंड", pins: "प्रोडक्ट", cues: "सबटाइटल" },
  empty: { texts: "आपका टेक्स्ट यहाँ दिखेगा", stickers: "स्टिकर यहाँ दिखेंगे", sounds: "संगीत और आवाज़ यहाँ दिखेंगे", pins: "प्रोडक्ट टैग करें, वह अपने समय पर यहाँ दिखेगा", cues: "आपके सबटाइटल यहाँ दिखेंगे" },
  thing: (label, from, to) => `${label}, ${from} से ${to} तक`, start_of: (label) => `${label} की शुरुआत`, end_of: (label) => `${label} का अंत`, part: (number) => `हिस्सा ${number}`,
  // Clip
  part_of: (number, all) => `${all} में से हिस्सा ${number}`, starts_at: "शुरुआत", ends_at: "अंत", start_here: "यहाँ से शुरू", end_here: "यहाँ ख़त्म", split: "बाँटें",
  earlier: "पहले लाएँ", later: "बाद में रखें", remove_part: "हिस्सा हटाएँ", speed: "रफ़्तार", speed_is: (speed) => `रफ़्तार ${speed}`, part_volume: "इस हिस्से की आवाज़",
  add_clip: "एक और क्लिप जोड़ें", added: (name) => `${name || "क्लिप"} जोड़ी`, sound_alone: "इस फ़ाइल में सिर्फ़ आवाज़ है। इसे “साउंड” में वॉइस-ओवर की तरह जोड़ें।",
  sending: { sending: "भेजा जा रहा है", waiting: "कनेक्शन का इंतज़ार", reading: "देखा जा रहा है", paused: "रुका हुआ", done: "बस होने वाला है" },
  // Frame
  frame: "फ़्रेम", picture: "तस्वीर", fills: "पूरा फ़्रेम भरे", whole: "पूरी दिखे", closer: "पास लाएँ", left_right: "बाएँ से दाएँ", top_bottom: "ऊपर से नीचे",
  mark_here: "यहाँ निशान", start_over: "नए सिरे से", at_rest: "फ़्रेम अब स्थिर है", marks: "फ़्रेम के निशान", remove_mark: (at) => `${at} का निशान हटाएँ`, mark_removed: "निशान हटाया",
  frame_about: "दो निशानों के बीच फ़्रेम बराबर चलता है, ताकि जो दिखा रहे हैं, उसके साथ रहे।",
  // Text
  text: "टेक्स्ट", new_text: "टेक्स्ट", add_text: "टेक्स्ट जोड़ें", text_about: "कम शब्दों में कहें, किसी भी लिपि में। टेक्स्ट वहीं से शुरू होगा जहाँ प्लेहेड है।", words: "शब्द", colour: "रंग", colour_changed: "रंग बदला",
  colours: { "#ffffff": "सफ़ेद", "#1c1420": "स्याही", "#e6266f": "रानी गुलाबी", "#ffb02e": "गेंदा", "#1f8a5b": "पत्ती हरा", "#c7341f": "मिर्ची लाल" },
  behind: "पीछे", backs: { shadow: "छाया", outline: "किनारा", box: "डिब्बा", none: "कुछ नहीं" }, weight: "मोटाई", calm: "पतला", loud: "मोटा",
  align: "किस ओर", aligned: { left: "बाएँ", center: "बीच में", right: "दाएँ" }, size: "साइज़", width: "चौड़ाई", turn: "घुमाव", from: "कब से", to: "कब तक", remove_text: "टेक्स्ट हटाएँ", all_texts: "सारे टेक्स्ट",
  // Sound
  sound: "साउंड", mute: "क्लिप की अपनी आवाज़ के बिना", mute_more: "संगीत और वॉइस-ओवर रहेंगे।", muted: "आवाज़ बंद", unmuted: "अपनी आवाज़ के साथ", volume: "आवाज़",
  fades_in: "धीरे शुरू", fades_out: "धीरे बंद", duck: "किसी के बोलते समय धीमा", music_title: "संगीत", stop: (title) => `${title} रोकें`, listen: (title) => `${title} सुनें`,
  use: "लगाएँ", use_it: (title) => `${title} लगाएँ`, laid: (title) => `${title} क्लिप में लगाया`, music_about: "यह सब झलक का अपना है, अपनी क्लिप में मुफ़्त लगाएँ।",
  moods: { lofi: "लो-फ़ाई", tabla: "तबला", sitar: "सितार", ambient: "शांत", pop: "पॉप", garba: "गरबा" },
  music: {
    lofi_chai: "दूसरी चाय", lofi_rain: "टीन पर बारिश", tabla_street: "गली का ठेका", tabla_morning: "सुबह का रियाज़", sitar_dusk: "शाम के तार", sitar_glow: "धीमी चमक",
    ambient_silk: "रेशम", ambient_dawn: "भोर से पहले", pop_sparkle: "झिलमिल", pop_runway: "रनवे", garba_night: "नौवीं रात", garba_ring: "दीयों का घेरा",
  },
  voice_over: "वॉइस-ओवर", voice_added: "वॉइस-ओवर जोड़ा", no_microphone: "माइक इस्तेमाल नहीं हो सकता। ब्राउज़र के एड्रेस बार में इजाज़त दें और फिर कोशिश करें।",
  recording: "रिकॉर्ड हो रहा है", stop_at: (at) => `${at} पर रोकें`, speak: "यहाँ से बोलें",
  // Look, stickers, cover
  look: "लुक", filter: "फ़िल्टर", part_filter: "इस हिस्से का फ़िल्टर", as_filmed: "जैसा शूट हुआ", how_much: "कितना", same_look: "हर हिस्से में यही", same_look_done: "हर जगह एक ही लुक",
  looks: { warm: "गर्म", cool: "ठंडा", vivid: "चटख", soft: "नर्म", noir: "ब्लैक ऐंड व्हाइट", vintage: "पुराना ज़माना", dusk: "शाम", monsoon: "बारिश" },
  stickers_title: "स्टिकर", stickers_add: "जोड़ने के लिए स्टिकर", sticker_added: (name) => `${name} जोड़ा`,
  stickers: {
    sparkles: "चमक", heart: "दिल", fire: "आग", star: "तारा", glowing_star: "चमकता तारा", hundred: "सौ", clap: "ताली", namaste: "नमस्ते", thumbs_up: "बढ़िया", ok_hand: "एकदम सही",
    heart_eyes: "दिल वाली आँखें", star_eyes: "तारे वाली आँखें", wink: "आँख मारना", cool: "कूल", laugh: "हँसी", party: "पार्टी", thinking: "सोच", wow: "वाह", eyes: "आँखें", lipstick: "लिपस्टिक",
    kiss: "किस", nail_polish: "नेल पॉलिश", lotion: "लोशन", soap: "साबुन", mirror: "आईना", hair: "बाल", sari: "साड़ी", dress: "ड्रेस", shirt: "शर्ट", jeans: "जींस", heels: "हील्स", sandal: "सैंडल",
    sneaker: "स्नीकर", handbag: "हैंडबैग", purse: "पर्स", ring: "अंगूठी", gem: "रत्न", crown: "ताज", glasses: "चश्मा", watch: "घड़ी", ribbon: "रिबन", gift: "तोहफ़ा", diya: "दीया", flower: "फूल",
    rose: "गुलाब", lotus: "कमल", sun: "सूरज", rainbow: "इंद्रधनुष", shopping_bags: "शॉपिंग बैग", cart: "कार्ट", label: "प्राइस टैग", money: "पैसे", megaphone: "भोंपू", bell: "घंटी", arrow_down: "नीचे तीर",
    arrow_right: "दाएँ तीर", check: "सही का निशान", new: "नया",
  },
  cover: "कवर", cover_about: "टैप करने से पहले लोग यही तस्वीर देखते हैं। किसी भी फ़्रेम पर जाकर उसे कवर बनाएँ।", this_frame: "यह फ़्रेम", now_at: (at) => `अभी ${at} पर`, best: "सबसे अच्छा",
  cover_auto: "कवर अपने आप चुना जाएगा", cover_at: (at) => `कवर ${at} पर है`, picture_at: (at) => `${at} की तस्वीर`,
  // Versions
  versions: "वर्ज़न", versions_about: "हर सेव रखा जाता है। नाम देने पर वर्ज़न हमेशा रहता है।", version: (number) => `वर्ज़न ${number}`, now: "अभी", beside: (parent) => `वर्ज़न ${parent} के साथ रखा`,
  name_version: (number) => `वर्ज़न ${number} को नाम दें`, name_of: (number) => `वर्ज़न ${number} का नाम`, keep: "रखें", inside: "इसमें क्या है", take_it: "इसे लें", go_back: "इस पर लौटें",
  is_back: (number) => `वर्ज़न ${number} वापस आ गया`,
  made_of: (parts, texts, stickers, sounds) => [`${parts} हिस्से`, texts && `${texts} टेक्स्ट`, stickers && `${stickers} स्टिकर`, sounds && `${sounds} साउंड`].filter(Boolean).join(" · "),
  // Keys
  keys_title: "कीबोर्ड शॉर्टकट",
  keys: [
    ["Space, K", "चलाएँ और रोकें"],
    ["J, L", "एक सेकंड पीछे, एक सेकंड आगे"],
    ["← →", "एक फ़्रेम; Shift के साथ एक सेकंड"],
    [", .", "एक फ़्रेम, फ़ोकस कहीं भी हो"],
    ["Home, End", "शुरुआत पर, अंत पर"],
    ["I, O", "हिस्सा यहाँ से शुरू, यहाँ ख़त्म"],
    ["[ ]", "शुरुआत या अंत एक फ़्रेम काटें; Shift के साथ एक लौटाएँ"],
    ["S", "यहाँ बाँटें"],
    ["Delete", "चुना हुआ हटाएँ"],
    ["Alt ← →", "चुना हुआ एक जगह या फ़्रेम खिसकाएँ"],
    ["Ctrl Z", "वापस लें; Shift के साथ फिर से करें"],
    ["T, V", "नया टेक्स्ट, यहाँ फ़्रेम का निशान"],
    ["+ −", "टाइमलाइन ज़ूम करें"],
    ["Enter", "चुना हुआ एडिट करें"],
    ["?", "ये शॉर्टकट दिखाएँ"],
  ],
};

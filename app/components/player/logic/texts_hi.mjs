// Every text of the player in Hindi: the keys of `texts_en.mjs`, in the words that people swipe with.

export default {
  language: "hi",

  // Around the clips
  clips: "क्लिप", feed: "फ़ीड", following: "फ़ॉलोइंग", for_you: "आपके लिए", saved_clips: "सेव किए हुए",
  clips_for_you: "आपके लिए क्लिप", clips_following: "जिन्हें आप फ़ॉलो करते हैं, उनकी क्लिप",
  sound: "आवाज़", back: "वापस", search: "खोजें", close: "बंद करें", tap_for_sound: "आवाज़ के लिए टैप करें",
  previous_clip: "पिछली क्लिप", next_clip: "अगली क्लिप", undo: "वापस लें", try_again: "फिर कोशिश करें", loading: "लोड हो रहा है",
  offline_clips: "आप ऑफ़लाइन हैं। ये पहले से लोड की हुई क्लिप हैं",
  seeding: (ready, total) => `${total} में से ${ready} क्लिप तैयार हैं`,

  // A clip
  like: "लाइक करें", liked: "लाइक किया हुआ", comments: "कमेंट", save: "सेव करें", saved: "सेव किया हुआ", saved_now: "सेव हो गया", share: "शेयर करें", more_actions: "और विकल्प",
  brand: "ब्रांड", follow: "फ़ॉलो करें", followed: "फ़ॉलोइंग", follow_whom: (name) => `${name} को फ़ॉलो करें`,
  less: "कम दिखाएँ", more: "और पढ़ें", sound_line: "आवाज़: ", play: "चलाएँ", clip_failed: "यह क्लिप लोड नहीं हुई।", clip_gone: "यह क्लिप अब उपलब्ध नहीं है।",
  sponsored: "विज्ञापन", gifted: "भेंट में मिला", paid: "पेड पार्टनरशिप", own_brand: "अपना ब्रांड",
  paid_with: (name) => `${name} के साथ पेड पार्टनरशिप`, gifted_by: (name) => `${name} की ओर से भेंट`,
  ai_voice: "AI आवाज़", ai_face: "AI चेहरा", ai_both: "AI आवाज़ और चेहरा", ai_whole: "AI से बना",
  a_creator: "एक क्रिएटर", product_count: (n) => `${n} प्रोडक्ट`,
  products_here: "इस क्लिप के प्रोडक्ट", fewer_products: "कम प्रोडक्ट दिखाएँ", more_products: (n) => `${n} और प्रोडक्ट`,
  price_was: "पहले ", sold_out: "स्टॉक ख़त्म", instead_of: (title) => `${title} की जगह, जो ख़त्म है`, to_bag: (title) => `${title} को बैग में डालें`,
  position: "क्लिप में जगह", time_of: (at, whole) => `${whole} में से ${at}`,
  seconds: (n) => `${n} सेकंड`, minutes: (n) => `${n} मिनट`,

  // Loading, empty, failed, at its end
  loading_clips: "क्लिप लोड हो रही हैं",
  no_follows: "अपनी पसंद के लोगों को फ़ॉलो करें", no_follows_more: "जिन क्रिएटर और ब्रांड को आप फ़ॉलो करेंगे, उनकी क्लिप यहाँ दिखेंगी, सबसे नई पहले।",
  find_creators: "क्रिएटर खोजें", back_to_for_you: "“आपके लिए” पर लौटें",
  nothing_saved: "अभी कुछ सेव नहीं है", nothing_saved_more: "क्लिप पर बुकमार्क टैप करें, वह यहाँ मिल जाएगी।", to_feed: "फ़ीड पर जाएँ",
  being_made: "पहली क्लिप तैयार हो रही हैं", being_made_more: "थोड़ी ही देर में वे यहाँ अपने आप दिखने लगेंगी।",
  no_clips: "यहाँ अभी कोई क्लिप नहीं है", no_clips_more: "जैसे ही कोई क्लिप पब्लिश करेगा, वह यहाँ चलेगी।", make_first: "पहली क्लिप बनाएँ",
  offline: "आप ऑफ़लाइन हैं", offline_more: "इंटरनेट आते ही क्लिप फिर चलने लगेंगी।",
  not_loaded: "फ़ीड लोड नहीं हुआ", not_loaded_more: "गड़बड़ हमारी तरफ़ है। आपके लाइक और आपका बैग सुरक्षित हैं।",
  coming: "और क्लिप आ रही हैं", coming_more: (ready, total) => `${total} में से ${ready} तैयार हैं। नई क्लिप अपने आप जुड़ती जाएँगी।`,
  seen_all: "अभी के लिए आपने सब देख लिया", seen_all_more: "नई क्लिप दिन भर आती रहती हैं। तब तक अपनी पसंद का कुछ खोजें।",
  last_clip: "यह यहाँ की आख़िरी क्लिप थी।", from_top: "शुरू से देखें",

  // What came of something
  captions_on: "सबटाइटल चालू", captions_off: "सबटाइटल बंद", speed_is: (speed) => `रफ़्तार ${speed}×`,
  picker_spoken: "एक सवाल: आपको क्या पसंद है? तीन तक चुनें, या आगे बढ़ें।",
  bag_has: (n) => `जोड़ दिया। बैग में ${n} ${n === 1 ? "चीज़ है" : "चीज़ें हैं"}।`, gone: "वह क्लिप अब यहाँ नहीं है",
  not_changed: "इंटरनेट नहीं है। कुछ नहीं बदला", failed: "यह नहीं हो पाया। फिर कोशिश करें",
  not_taken_back: "यह वापस नहीं लिया जा सका। यह “आपकी पसंद” में मिलेगा",
  you_follow: (name) => `${name} को फ़ॉलो कर लिया`, you_unfollow: (name) => `${name} को अनफ़ॉलो कर दिया`,
  on_jhalak: (name) => `झलक पर ${name}`, link_copied: "लिंक कॉपी हो गया", blocked: (name) => `${name} को ब्लॉक कर दिया`,
  reported: "धन्यवाद। नतीजा आपके पेज पर मिलेगा",
  no_more: { video: () => "यह आपको फिर नहीं दिखेगी", creator: (name) => `अब ${name} की क्लिप नहीं दिखेंगी`, category: (name) => `अब ${name} वाली क्लिप नहीं दिखेंगी`, tag: (tag) => `अब ${tag} वाली क्लिप नहीं दिखेंगी` },
  more_of: (what) => `अब से ${what} ज़्यादा दिखेगा`, less_of: (what) => `अब से ${what} कम दिखेगा`,

  // The menu
  this_clip: "यह क्लिप", refuse_what: "आपको क्या नहीं देखना है?", report_clip: "इस क्लिप की शिकायत करें", why_seeing: "यह मुझे क्यों दिख रही है?",
  not_interested: "दिलचस्पी नहीं है", copy_link: "लिंक कॉपी करें", captions: "सबटाइटल", captions_auto: "अपने आप", on: "चालू", off: "बंद",
  speed: "रफ़्तार", play_alone: "क्लिप अपने आप चलें", shortcuts: "कीबोर्ड शॉर्टकट", report: "शिकायत करें", in_language: "भाषा",
  refuse_note: "इसका असर तुरंत होता है। आप इसे यहाँ कुछ देर तक, और बाद में “आपकी पसंद” में वापस ले सकते हैं।",
  refuse: { video: () => "सिर्फ़ यह क्लिप", creator: (name) => `${name} की क्लिप`, category: (name) => `${name} वाली क्लिप`, tag: (tag) => `${tag} वाली क्लिप` },
  block: (name) => `${name} को ब्लॉक करें`,
  report_note: "जो ग़लत है उसे चुनें, शिकायत चली जाएगी। हमारी टीम में कोई इसे ख़ुद देखेगा। क्लिप आपके फ़ीड से तुरंत हट जाएगी, और क्रिएटर को आपका नाम नहीं बताया जाएगा।",
  report_reasons: {
    misleading: "प्रोडक्ट के बारे में झूठा दावा", counterfeit: "नक़ली सामान", spam: "स्पैम या धोखाधड़ी", sexual: "नग्नता या यौन सामग्री",
    hate: "नफ़रत या उत्पीड़न", violence: "हिंसा या ख़तरा", minors: "किसी बच्चे को ख़तरा",
    intimate: "बिना सहमति की निजी तस्वीरें", impersonation: "मेरा या किसी और का रूप धरता है",
    personal_data: "किसी का फ़ोन नंबर, पता या काग़ज़ात", weapons: "हथियार बेचता या सराहता है", drugs: "नशा बेचता या सराहता है",
    other: "कुछ और",
  },
  report_detail: "चाहें तो पहले कुछ शब्द लिखें",
  keys: {
    next: "अगली क्लिप", previous: "पिछली क्लिप", toggle: "रोकें या चलाएँ", seek: "दो सेकंड पीछे या आगे", mute: "आवाज़ चालू या बंद", like: "लाइक", save: "सेव",
    captions: "सबटाइटल", comments: "कमेंट", bag: "बैग", speed: "धीमा, तेज़", undo: "वापस लें", help: "यह सूची",
  },

  // Why this clip
  turn: (what) => `${what} ज़्यादा या कम`, more_like: "ऐसी और दिखाएँ", less_like: "ऐसी कम दिखाएँ",
  // Around a name that is set bold.
  about: ["", " के बारे में, अगली क्लिप से।"],
  mute_tags: "कोई हैशटैग म्यूट करें", mute_tag: (tag) => `#${tag} म्यूट करें`, edit_taste: "अपनी पसंद बदलें",
  details: "विस्तार से", adds_up: "स्कोर में किस बात ने कितना जोड़ा", score: "स्कोर",
  proposed_by: (sources) => `स्रोत: ${sources}।`, chance: (percent) => ` नई क्लिप आज़माने में इसके चुने जाने की संभावना ${percent} % थी।`,
  terms: {
    taste_long: "आपकी हमेशा की पसंद", taste_short: "अभी की पसंद", tags: "आपके पसंदीदा हैशटैग", creator: "आपके पसंदीदा क्रिएटर", followed: "आप इन्हें फ़ॉलो करते हैं",
    popularity: "दूसरों को कितनी पसंद है", freshness: "कितनी नई है", trending: "अभी कितने लोग पसंद कर रहे हैं",
    watch: "देर तक देखने की संभावना",
    stay_3: "3 सेकंड से ज़्यादा रुकने की संभावना", stay_6: "6 सेकंड से ज़्यादा रुकने की संभावना", stay_12: "12 सेकंड से ज़्यादा रुकने की संभावना", stay_24: "24 सेकंड से ज़्यादा रुकने की संभावना",
    finish: "आख़िर तक देखने की संभावना", like: "लाइक करने की संभावना", comment: "कमेंट करने की संभावना",
    share: "शेयर करने की संभावना", follow: "क्रिएटर को फ़ॉलो करने की संभावना", product_tap: "प्रोडक्ट खोलने की संभावना", add_to_bag: "बैग में डालने की संभावना",
    buy: "ख़रीदने की संभावना", skip: "आगे बढ़ जाने की संभावना", not_interested: "“दिलचस्पी नहीं” कहने की संभावना", report: "शिकायत करने की संभावना", business: "दुकान के लिए इसका महत्व",
  },

  // The question for newcomers
  what_like: "आपको क्या पसंद है?", pick_three: "तीन तक चुनें, अगली क्लिप उसी हिसाब से आएँगी।", picked: "धन्यवाद। अगली क्लिप इसी हिसाब से आएँगी।",
  things: "पसंद की चीज़ें", show_these: (n) => (n ? `ये दिखाएँ (${n})` : "ये दिखाएँ"), not_now: "अभी नहीं",
};

// What the uploader says by itself, in English and Hindi; the server says what it refuses.

const ENGLISH = {
  language: "en",
  phases: {
    sending: "Sending", paused: "Paused", waiting: "Waiting for a connection", reading: "Looking at your clip",
    done: "Opening the editor", failed: "Not finished", refused: "This clip cannot be used",
  },
  choose: "Choose a clip", let_go: "Let it go here", film: "Film here", or_drop: "or drop a file here",
  minutes: (n) => `${n} minutes`, seconds: (n) => `${n} seconds`,
  wanted: (long, large) => `Upright, ${long ? `up to ${long}` : "short"}${large ? `, at most ${large}` : ""}. MP4, MOV or WebM.`,
  unfinished: "You have an unfinished upload: ",
  unfinished_more: (percent) => `, ${percent} %. Choose the same file and it goes on from there.`,
  upload: "Upload", upload_of: (name) => `Upload of ${name}`, take: (n, of) => `Take ${n} of ${of} · `,
  sent: (some, all) => `${some} of ${all}`, speed: (size) => `${size}/s`,
  few_left: "a few seconds left", seconds_left: (n) => `${n} s left`, minutes_left: (n) => `${n} min left`,
  was_cut: (percent) => `It had been cut off at ${percent} % and goes on from there.`,
  kept: "What has arrived is kept for a day, also if you close this page.",
  pause: "Pause", go_on: "Go on", again: "Try again", cancel: "Cancel",
  without: "Open the draft without it", another: "Choose another clip",
  one_only: "One clip at a time, please.",
  empty: "This file is empty. Choose the clip again.",
  picture: "This is a picture. Choose an MP4, MOV or WebM clip.",
  sound: "This is only sound. Choose an MP4, MOV or WebM clip.",
  no_video: "This does not look like a video. Choose an MP4, MOV or WebM clip.",
  heavy: (size, most) => `This file has ${size}; one clip may have ${most}. Export it at 1080 × 1920 and try again.`,
  no_space: (size, free) => `This file has ${size} and ${free} of your space is left. Delete a clip you no longer need first.`,
  away: "There is no connection. What has arrived is safe; the rest follows by itself.",
  signed_out: "You are signed out. Sign in again; what has arrived is safe.",
  expired: "This upload waited too long and was cleared. Choose the file again.",
  not_taken: "The server could not take the file. Please try again.",
  elsewhere: "This file is being sent in another tab. It goes on there.",
};

const HINDI = {
  language: "hi",
  phases: {
    sending: "भेजा जा रहा है", paused: "रुका हुआ है", waiting: "कनेक्शन का इंतज़ार है", reading: "आपकी क्लिप देखी जा रही है",
    done: "एडिटर खुल रहा है", failed: "पूरा नहीं हुआ", refused: "यह क्लिप नहीं चलेगी",
  },
  choose: "क्लिप चुनें", let_go: "यहाँ छोड़ें", film: "यहीं शूट करें", or_drop: "या फ़ाइल यहाँ छोड़ें",
  minutes: (n) => `${n} मिनट`, seconds: (n) => `${n} सेकंड`,
  wanted: (long, large) => `खड़ा वीडियो, ${long ? `${long} तक` : "छोटा"}${large ? `, ${large} तक` : ""}। MP4, MOV या WebM।`,
  unfinished: "आपका एक अपलोड अधूरा है: ",
  unfinished_more: (percent) => `, ${percent} %। वही फ़ाइल चुनें, अपलोड वहीं से आगे बढ़ेगा।`,
  upload: "अपलोड", upload_of: (name) => `अपलोड: ${name}`, take: (n, of) => `${of} में से टेक ${n} · `,
  sent: (some, all) => `${all} में से ${some}`, speed: (size) => `${size}/से॰`,
  few_left: "कुछ सेकंड बाक़ी", seconds_left: (n) => `${n} सेकंड बाक़ी`, minutes_left: (n) => `${n} मिनट बाक़ी`,
  was_cut: (percent) => `यह ${percent} % पर रुक गया था, वहीं से आगे बढ़ रहा है।`,
  kept: "जो पहुँच चुका है, वह एक दिन रखा रहेगा, यह पेज बंद करने पर भी।",
  pause: "रोकें", go_on: "जारी रखें", again: "फिर कोशिश करें", cancel: "रद्द करें",
  without: "इसके बिना ड्राफ़्ट खोलें", another: "दूसरी क्लिप चुनें",
  one_only: "एक बार में एक ही क्लिप चुनें।",
  empty: "यह फ़ाइल ख़ाली है। क्लिप फिर से चुनें।",
  picture: "यह तस्वीर है। MP4, MOV या WebM क्लिप चुनें।",
  sound: "इसमें सिर्फ़ आवाज़ है। MP4, MOV या WebM क्लिप चुनें।",
  no_video: "यह वीडियो नहीं लगता। MP4, MOV या WebM क्लिप चुनें।",
  heavy: (size, most) => `यह फ़ाइल ${size} की है; एक क्लिप ${most} तक की हो सकती है। इसे 1080 × 1920 पर एक्सपोर्ट करके फिर आज़माएँ।`,
  no_space: (size, free) => `यह फ़ाइल ${size} की है और आपके पास ${free} जगह बची है। पहले कोई ऐसी क्लिप हटाएँ जिसकी ज़रूरत नहीं।`,
  away: "कनेक्शन नहीं है। जो पहुँच चुका है, वह सुरक्षित है; बाक़ी अपने आप भेजा जाएगा।",
  signed_out: "आप साइन आउट हो गए हैं। फिर से साइन इन करें; जो पहुँच चुका है, वह सुरक्षित है।",
  expired: "यह अपलोड बहुत देर रुका रहा, इसलिए हटा दिया गया। फ़ाइल फिर से चुनें।",
  not_taken: "सर्वर फ़ाइल नहीं ले सका। फिर कोशिश करें।",
  elsewhere: "यह फ़ाइल दूसरे टैब में भेजी जा रही है। वह वहीं आगे बढ़ेगी।",
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

/** The language that a sentence of the uploader or the server is written in: "en" or "hi". */
export const languageOf = (text) => (/[\u0900-\u097f]/.test(text) ? "hi" : "en");

// What the recorder says, in English and Hindi.

const ENGLISH = {
  language: "en",
  recorder: "Recorder", film: "Film here", look: "Look at your takes", close: "Close", again: "Try again",
  sees: "What the camera sees", take_of: (n, of) => `Take ${n} of ${of}`,
  pause: "Pause filming", stop_count: "Stop the countdown", next: "Film the next take", start: "Start filming",
  more: "Film more", review: "Review", delete_last: "Delete last take",
  // Where there is little room the middle one is left out.
  delete_parts: ["Delete ", "last take", ""],
  nothing: "Nothing filmed yet. Each take is kept on this device until it has arrived.",
  sum: (n, clock, full) => `${n} ${n === 1 ? "take" : "takes"}, ${clock}${full ? ", as long as a clip may be" : ""}`,
  use: (n) => (n > 1 ? `Use ${n} takes` : "Use this take"),
  camera: "Camera", microphone: "Microphone", none: "None found", countdown: "Countdown", off: "Off", seconds: (n) => `${n} s`,
  mirror: "Mirror the preview", light: "Light", script: "Words to read while filming",
  script_more: "They run over the picture for you alone.",
  speed: "Reading speed", speed_of: (n) => `${n} words a minute`, size: "Size of the words", size_of: (n) => `${n} pixels`,
  take: "Take", in_all: (n, clock) => `${n} ${n === 1 ? "take" : "takes"}, ${clock} in all.`,
  recording: "Recording.", kept: (s) => `Take kept, ${s} seconds.`,
  short: "That was too short to keep. A take needs a second.",
  deleted: "Last take deleted.", none_left: "There is none left.", full: "The clip is as long as it may be.",
  problems: {
    not_allowed: "The browser may not use your camera or microphone. Allow both for this site in the address bar, then try again.",
    not_found: "No camera or no microphone was found. Plug one in, or choose a clip from your device instead.",
    in_use: "Another program is using the camera or microphone. Close it and try again.",
    gone: "The chosen camera or microphone is gone. Choose another one.",
    not_started: "The camera could not be started. Try again, or choose a clip from your device.",
    insecure: "Filming needs a secure connection (HTTPS). Choose a clip from your device instead.",
    cannot: "This browser cannot film. Choose a clip from your device instead.",
  },
};

const HINDI = {
  language: "hi",
  recorder: "रिकॉर्डर", film: "यहीं शूट करें", look: "अपने टेक देखें", close: "बंद करें", again: "फिर कोशिश करें",
  sees: "कैमरे में जो दिख रहा है", take_of: (n, of) => `${of} में से टेक ${n}`,
  pause: "शूट रोकें", stop_count: "काउंटडाउन रोकें", next: "अगला टेक शूट करें", start: "शूट शुरू करें",
  more: "और शूट करें", review: "देखें", delete_last: "आख़िरी टेक हटाएँ",
  delete_parts: ["", "आख़िरी टेक ", "हटाएँ"],
  nothing: "अभी कुछ शूट नहीं हुआ। हर टेक पहुँच जाने तक इसी डिवाइस पर रखा रहता है।",
  sum: (n, clock, full) => `${n} टेक, ${clock}${full ? ", क्लिप इतनी ही लंबी हो सकती है" : ""}`,
  use: (n) => (n > 1 ? `ये ${n} टेक लें` : "यह टेक लें"),
  camera: "कैमरा", microphone: "माइक", none: "कोई नहीं मिला", countdown: "काउंटडाउन", off: "बंद", seconds: (n) => `${n} से॰`,
  mirror: "प्रीव्यू आईने जैसा दिखाएँ", light: "लाइट", script: "शूट करते हुए पढ़ने के शब्द",
  script_more: "ये तस्वीर के ऊपर सिर्फ़ आपको दिखेंगे।",
  speed: "पढ़ने की रफ़्तार", speed_of: (n) => `एक मिनट में ${n} शब्द`, size: "शब्दों का आकार", size_of: (n) => `${n} पिक्सेल`,
  take: "टेक", in_all: (n, clock) => `कुल ${n} टेक, ${clock}।`,
  recording: "रिकॉर्ड हो रहा है।", kept: (s) => `टेक रख लिया, ${s} सेकंड।`,
  short: "यह रखने के लिए बहुत छोटा था। टेक कम से कम एक सेकंड का होना चाहिए।",
  deleted: "आख़िरी टेक हटा दिया।", none_left: "अब कोई टेक नहीं बचा।", full: "क्लिप इतनी ही लंबी हो सकती है।",
  problems: {
    not_allowed: "ब्राउज़र को कैमरा या माइक की इजाज़त नहीं है। ऊपर पते वाली पट्टी में इस साइट को दोनों की इजाज़त दें, फिर कोशिश करें।",
    not_found: "कैमरा या माइक नहीं मिला। उसे जोड़ें, या अपने डिवाइस से कोई क्लिप चुनें।",
    in_use: "कैमरा या माइक कोई दूसरा प्रोग्राम इस्तेमाल कर रहा है। उसे बंद करके फिर कोशिश करें।",
    gone: "चुना हुआ कैमरा या माइक अब नहीं है। कोई दूसरा चुनें।",
    not_started: "कैमरा चालू नहीं हो सका। फिर कोशिश करें, या अपने डिवाइस से कोई क्लिप चुनें।",
    insecure: "शूट करने के लिए सुरक्षित कनेक्शन (HTTPS) चाहिए। इसके बजाय अपने डिवाइस से कोई क्लिप चुनें।",
    cannot: "यह ब्राउज़र शूट नहीं कर सकता। इसके बजाय अपने डिवाइस से कोई क्लिप चुनें।",
  },
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

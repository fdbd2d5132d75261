// What the portrait says by itself, in English and Hindi; the server says why a picture is not taken.

const ENGLISH = {
  language: "en",
  yours: "Your picture", add: "Add a picture", change: "Change picture", take_off: "Take it off",
  hint: "JPEG, PNG or WebP, up to 8 MB. Its middle is shown, once it was checked.",
  checking: "Sending and checking your picture", shows_now: "Your new picture shows now.", is_off: "Your picture is off.",
  empty: "That file is empty. Choose another picture.",
  kind: "That file is no JPEG, PNG or WebP. Save the picture as one of these.",
  heavy: (mb) => `That picture has ${mb} MB; it may have up to 8. Save it smaller and choose it again.`,
  away: "There is no connection. Nothing was changed; please try again.",
  failed: "That did not work. Please try again.",
};

const HINDI = {
  language: "hi",
  yours: "आपकी तस्वीर", add: "तस्वीर लगाएँ", change: "तस्वीर बदलें", take_off: "तस्वीर हटाएँ",
  hint: "JPEG, PNG या WebP, 8 MB तक। जाँच के बाद बीच का हिस्सा दिखेगा।",
  checking: "तस्वीर भेजी और जाँची जा रही है", shows_now: "अब आपकी नई तस्वीर दिख रही है।", is_off: "आपकी तस्वीर हटा दी गई।",
  empty: "यह फ़ाइल ख़ाली है। कोई दूसरी तस्वीर चुनें।",
  kind: "यह फ़ाइल JPEG, PNG या WebP नहीं है। तस्वीर को इनमें से किसी एक में सेव करें।",
  heavy: (mb) => `यह तस्वीर ${mb} MB की है; 8 MB तक की हो सकती है। उसे छोटा सेव करके फिर से चुनें।`,
  away: "कनेक्शन नहीं है। कुछ नहीं बदला गया; फिर कोशिश करें।",
  failed: "यह नहीं हो पाया। फिर कोशिश करें।",
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

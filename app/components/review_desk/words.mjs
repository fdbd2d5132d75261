// What the review desk says by itself, in English and Hindi.

const ENGLISH = {
  clip: "The clip", place: "Place in the clip",
  failed: "The clip cannot be played now. Reload the page to try again.",
  play: "Play", pause: "Pause", sound_on: "Sound on", sound_off: "Sound off",
};

const HINDI = {
  clip: "क्लिप", place: "क्लिप में जगह",
  failed: "यह क्लिप अभी नहीं चल सकती। पेज फिर से खोलकर देखें।",
  play: "चलाएँ", pause: "रोकें", sound_on: "आवाज़ चालू करें", sound_off: "आवाज़ बंद करें",
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

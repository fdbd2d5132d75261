// What the viewer of a case says by itself, in English and Hindi; findings and spoken words come from the page.

const ENGLISH = {
  language: "en",
  how: "How to look", blur: "Blur", grey: "Grey", muted: "Muted",
  counts: "The time you see this counts towards your day.",
  clip: "The clip", cover: "Cover of the clip", still: (at) => `Still picture at ${at}`,
  frames: "Frames of the clip, in order", to: (at) => `To ${at}`,
  flagged: (at, found) => `To ${at}, flagged: ${found}`,
  play: "Play", pause: "Pause", moment: "Moment of the clip",
  found: (titles) => `Found: ${titles}`,
};

const HINDI = {
  language: "hi",
  how: "कैसे देखें", blur: "धुंधला", grey: "ग्रे", muted: "म्यूट",
  counts: "इसे देखने का समय आपके आज के हिसाब में गिना जाता है।",
  clip: "क्लिप", cover: "क्लिप का कवर", still: (at) => `${at} पर रुकी तस्वीर`,
  frames: "क्लिप के फ़्रेम, क्रम से", to: (at) => `${at} पर जाएँ`,
  flagged: (at, found) => `${at} पर जाएँ, निशान: ${found}`,
  play: "चलाएँ", pause: "रोकें", moment: "क्लिप का पल",
  found: (titles) => `मिला: ${titles}`,
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

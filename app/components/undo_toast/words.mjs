// What the message about a decision says by itself, in English and Hindi; the page says what was decided.

const ENGLISH = {
  language: "en",
  told: (said) => `${said}. Press Z within ten seconds to take it back.`,
  undo: "Undo", seconds: (left) => `${left} s`,
};

const HINDI = {
  language: "hi",
  told: (said) => `${said}। वापस लेने के लिए दस सेकंड के अंदर Z दबाएँ।`,
  undo: "वापस लें", seconds: (left) => `${left} से॰`,
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

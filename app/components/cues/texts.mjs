// What the list of captions says by itself, in English and Hindi.

const ENGLISH = {
  captions: "Captions", caption: (number) => `Caption ${number}`, starts_at: (number) => `Caption ${number} starts at`, ends_at: (number) => `Caption ${number} ends at`,
  play_from: (at) => `Play from ${at}`, split: (number) => `Split caption ${number}`, join: (number) => `Join caption ${number} with the next`, remove: (number) => `Remove caption ${number}`,
  keys: "Enter keeps and goes on, Ctrl + Enter splits at the cursor, Backspace at the start joins with the one before.", one_more: "One more caption",
};

const HINDI = {
  captions: "सबटाइटल", caption: (number) => `सबटाइटल ${number}`, starts_at: (number) => `सबटाइटल ${number} की शुरुआत`, ends_at: (number) => `सबटाइटल ${number} का अंत`,
  play_from: (at) => `${at} से चलाएँ`, split: (number) => `सबटाइटल ${number} बाँटें`, join: (number) => `सबटाइटल ${number} को अगले से जोड़ें`, remove: (number) => `सबटाइटल ${number} हटाएँ`,
  keys: "Enter से सेव होकर अगला आता है, Ctrl + Enter से कर्सर पर बँटता है, शुरुआत में Backspace से पिछले से जुड़ता है।", one_more: "एक और सबटाइटल",
};

/** The texts for whoever reads `locale`. */
export const textsFor = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

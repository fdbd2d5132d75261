// What the charts say by themselves, in English and Hindi; pages name their numbers.

const ENGLISH = {
  language: "en",
  there: (share, low, high) => `${share} there (${low} to ${high})`,
  people: (n) => `${n} people`, again: (n) => `${n} rewatches`, skipped: (n) => `${n} skipped it`, left: (n) => `${n} left here`,
  taps: (n) => `${n} ${n === 1 ? "tap" : "taps"} in this second`, orders: (n) => `${n} ${n === 1 ? "order" : "orders"}`,
  clip: "The clip", play_from: (at) => `Play from ${at}`, moment: "Moment of the clip",
  point: "Point at the curve, or move with the arrow keys; a press plays from there.",
  key: "Key", line: "Still there", area: "95 % sure", rewatched: "Watched again", tap: "Product tapped", sale: "Sold",
};

const HINDI = {
  language: "hi",
  there: (share, low, high) => `${share} देख रहे थे (${low} से ${high})`,
  people: (n) => `${n} लोग`, again: (n) => `${n} बार दोबारा देखा`, skipped: (n) => `${n} ने इसे छोड़ा`, left: (n) => `${n} यहाँ चले गए`,
  taps: (n) => `इस सेकंड में ${n} टैप`, orders: (n) => `${n} ऑर्डर`,
  clip: "क्लिप", play_from: (at) => `${at} से चलाएँ`, moment: "क्लिप का पल",
  point: "ग्राफ़ पर जाएँ, या तीर वाले बटन से आगे-पीछे करें; दबाने पर वहीं से चलेगा।",
  key: "संकेत", line: "देखते रहे", area: "95 % पक्का", rewatched: "दोबारा देखा", tap: "प्रोडक्ट टैप", sale: "बिका",
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

// What the badge says of what was typed, in English and Hindi; the edit's own words come with its event.

const ENGLISH = { saved: "Saved", saving: "Saving…", not_saved: "Not saved" };
const HINDI = { saved: "सेव हो गया", saving: "सेव हो रहा है…", not_saved: "सेव नहीं हुआ" };

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

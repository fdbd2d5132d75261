// What the bar says by itself, in English and Hindi; the server names the steps.

const ENGLISH = {
  language: "en",
  done: "Done", now: "Now", next: "To come", skipped: "Left out",
  waiting: "Waiting for its turn", plays: "The preview plays already.", plays_soon: "The preview plays in a moment.",
  preparing: "Getting ready", steps: "Steps",
};

const HINDI = {
  language: "hi",
  done: "हो गया", now: "अभी", next: "बाक़ी", skipped: "छोड़ा गया",
  waiting: "अपनी बारी का इंतज़ार है", plays: "प्रीव्यू अभी से चलता है।", plays_soon: "प्रीव्यू थोड़ी देर में चलेगा।",
  preparing: "तैयार हो रही है", steps: "चरण",
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);

// The words of the player: one catalogue a language, chosen by the viewer, else by their locale.
import en from "./texts_en.mjs";
import hi from "./texts_hi.mjs";

const CATALOGUES = { en, hi };
/** [code, own name] of every language that the player speaks. */
export const LANGUAGES = [["en", "English"], ["hi", "हिन्दी"]];

/** "hi" for whoever reads Hindi, else "en". */
export const languageOf = (locale) => (String(locale ?? "").toLowerCase().split("-")[0] === "hi" ? "hi" : "en");

/** The texts for a viewer: what they chose in the menu counts, else their locale. */
export const textsFor = (chosen, locale) => CATALOGUES[languageOf(chosen || locale)];

/** What a failed call is told as: the server's own sentence, where it is in the language of `t`. */
export function failure(error, t) {
  if (error.status === 0) return t.not_changed;
  const written = /[\u0900-\u097F]/.test(error.detail) ? "hi" : "en";
  return (t.language === written && error.detail) || t.failed;
}

// What somebody can do whose name or handle the automatic check did not take: a person may look.

// Beside the server's sentence, in its language: English or Hindi.
const WAYS = {
  en: "Ask the grievance officer to look",
  hi: "शिकायत अधिकारी से देखने को कहें",
};
const CONTESTABLE = ["name_refused", "handle_refused"];

/** The language that a sentence of the server is written in: "en" or "hi". */
export const languageOf = (text) => (/[\u0900-\u097f]/.test(text) ? "hi" : "en");

/** The link that stands beside a problem, as {href, label}; null where nothing can be contested. */
export function wayOut({ code = "", detail = "" }) {
  if (!CONTESTABLE.includes(code)) return null;
  return { href: `/grievance?about=${code}`, label: WAYS[languageOf(detail)] };
}

// "Why this clip": one sentence from the feed's own explanation, and its numbers so that they add up.
import { languageOf } from "./texts.mjs";

const WORDS = {
  en: {
    asked: () => "You opened it by its own address",
    followed: ({ name }) => `you follow ${name}`,
    creator: ({ name, is_set }) => (is_set ? `you asked for more from ${name}` : `you enjoyed clips by ${name}`),
    tag: ({ value, is_set }) => (is_set ? `you asked for more #${value}` : `you enjoyed clips with #${value} lately`),
    category: ({ name }) => `you asked for more ${name.toLowerCase()}`,
    asked_both: (a, b) => `you asked for more ${a} and ${b}`,
    recent: () => "it is close to what you watched just now",
    taste: () => "it is close to what you liked and watched to the end",
    finished: () => "most people who start it watch it to the end",
    popular: () => "people here like it",
    trending: () => "many people are enjoying it right now",
    fresh: () => "it is new",
    exploring: () => "We are trying out a new clip: you are among its first viewers",
    because: (a, b) => `Because ${a}${b ? `, and ${b}` : ""}.`,
    alone: (a) => `${a}.`,
    list: () => "It is on the list that you opened.",
    none: () => "It is among the clips chosen for this page of your feed.",
    stranger: () => "We hardly know your taste yet. Likes, and clips watched to the end, teach us.",
  },
  hi: {
    asked: () => "आपने यह क्लिप इसके अपने लिंक से खोली है",
    followed: ({ name }) => `${name} को आप फ़ॉलो करते हैं`,
    creator: ({ name, is_set }) => (is_set ? `आपने ${name} की और क्लिप माँगी थीं` : `आपको ${name} की क्लिप पसंद आईं`),
    tag: ({ value, is_set }) => (is_set ? `आपने #${value} की और क्लिप माँगी थीं` : `आपको हाल में #${value} वाली क्लिप पसंद आईं`),
    category: ({ name }) => `आपने ${name} की और क्लिप माँगी थीं`,
    asked_both: (a, b) => `आपने ${a} और ${b} की और क्लिप माँगी थीं`,
    recent: () => "यह अभी-अभी देखी गई क्लिप से मिलती-जुलती है",
    taste: () => "यह आपकी पसंदीदा क्लिप से मिलती-जुलती है",
    finished: () => "ज़्यादातर लोग इसे आख़िर तक देखते हैं",
    popular: () => "लोगों को यह पसंद आ रही है",
    trending: () => "अभी बहुत लोग इसे पसंद कर रहे हैं",
    fresh: () => "यह नई है",
    exploring: () => "हम एक नई क्लिप आज़मा रहे हैं: आप इसके पहले दर्शकों में हैं",
    because: (a, b) => `यह इसलिए दिखी क्योंकि ${a}${b ? ` और ${b}` : ""}।`,
    alone: (a) => `${a}।`,
    list: () => "यह उसी सूची में है जो आपने खोली है।",
    none: () => "यह आपके फ़ीड के इस पन्ने के लिए चुनी गई है।",
    stranger: () => "आपकी पसंद हम अभी ठीक से नहीं जानते। लाइक करने और पूरा देखने से हम सीखते हैं।",
  },
};
const MENTIONS = {
  en: {
    sponsored: () => "Sponsored: a brand paid for its place in your feed.",
    own_brand: (name) => `${name} sells what the clip shows.`,
    paid: (name, brand) => `${brand || "A brand"} paid ${name} for this clip.`,
    gifted: (name, brand) => `${brand || "A brand"} gave ${name} the product.`,
  },
  hi: {
    sponsored: () => "विज्ञापन: आपके फ़ीड में इसकी जगह के लिए एक ब्रांड ने पैसे दिए हैं।",
    own_brand: (name) => `क्लिप में दिखी चीज़ें ${name} ख़ुद बेचते हैं।`,
    paid: (name, brand) => `इस क्लिप के लिए ${brand || "एक ब्रांड"} ने ${name} को पैसे दिए हैं।`,
    gifted: (name, brand) => `यह चीज़ ${brand || "एक ब्रांड"} ने ${name} को भेंट की है।`,
  },
};
// These are said without a "because".
const WHOLE = new Set(["asked", "exploring"]);
const PERSONAL = new Set(["followed", "creator", "tag", "category", "recent", "taste", "asked"]);

/** The item's own entry of an explanation; `null` where there is none. */
export const entryOf = (explanation, item) => explanation?.items?.find?.((entry) => entry.video_id === item.id) ?? null;

/** One sentence with the two strongest reasons, never a guess: {text, language, stranger}. */
export function whySentence(explanation, item, locale = "en") {
  const language = languageOf(locale);
  const words = WORDS[language];
  const entry = entryOf(explanation, item);
  const reasons = (entry?.reasons ?? []).filter((reason) => Object.hasOwn(words, reason.kind)).map((reason) => ({ ...reason, name: nameOf(reason, item) }));
  const isList = entry !== null && !Object.keys(entry.terms ?? {}).length;
  const stranger = entry !== null && !isList && !reasons.some((reason) => PERSONAL.has(reason.kind)) ? words.stranger() : "";
  if (!reasons.length) return { text: isList ? words.list() : words.none(), language, stranger };
  const [first] = reasons;
  if (WHOLE.has(first.kind)) return { text: words.alone(words[first.kind](first)), language, stranger: "" };
  const second = reasons.slice(1).find((reason) => !WHOLE.has(reason.kind));
  if (isAsked(first) && second && isAsked(second)) return { text: words.because(words.asked_both(thing(first), thing(second))), language, stranger };
  return { text: words.because(words[first.kind](first), second ? words[second.kind](second) : ""), language, stranger };
}

const isAsked = ({ kind, is_set }) => Boolean(is_set) && (kind === "tag" || kind === "category");
const thing = ({ kind, value, name }) => (kind === "tag" ? `#${value}` : name.toLowerCase());

function nameOf(reason, item) {
  if (reason.kind === "category") return item.categories?.find((c) => c.slug === reason.value)?.name ?? reason.value;
  return item.creator.display_name;
}

/** What has to be said besides: who paid, who sells. */
export function mentions(item, locale = "en") {
  const kind = item.is_sponsored ? "sponsored" : item.disclosure;
  const words = MENTIONS[languageOf(locale)];
  return Object.hasOwn(words, kind) ? [words[kind](item.creator.display_name, item.partner?.display_name)] : [];
}

/** What "more" and "less like this" are about: {kind, value, label}. */
export function subjectOf(explanation, item) {
  const named = (entryOf(explanation, item)?.reasons ?? []).find(({ kind }) => kind === "tag" || kind === "creator" || kind === "category");
  if (named?.kind === "tag") return { kind: "tag", value: named.value, label: `#${named.value}` };
  if (named?.kind === "creator") return { kind: "creator", value: item.creator.id, label: item.creator.display_name };
  const category = item.categories?.find((c) => !named || c.slug === named.value);
  if (category) return { kind: "category", value: category.slug, label: category.name };
  if (item.hashtags?.length) return { kind: "tag", value: item.hashtags[0], label: `#${item.hashtags[0]}` };
  return { kind: "creator", value: item.creator.id, label: item.creator.display_name };
}

/**
 * The terms, named by `names`, as texts with three decimals that add up to the score's own three decimals exactly:
 * {rows: [{name, text}], total}. What rounding leaves over goes to the terms it was taken from.
 */
export function tally(terms, score, names) {
  const entries = Object.entries(terms ?? {}).filter(([, value]) => Number.isFinite(value));
  const parts = entries.map(([key, value]) => ({ key, value, units: Math.floor(value * 1000) }));
  let rest = Math.round(score * 1000) - parts.reduce((sum, part) => sum + part.units, 0);
  [...parts].sort((a, b) => (b.value * 1000 - b.units) - (a.value * 1000 - a.units)).forEach((part) => {
    if (rest > 0) { part.units += 1; rest -= 1; }
  });
  const rows = parts.filter((part) => part.units !== 0).sort((a, b) => Math.abs(b.units) - Math.abs(a.units));
  return { rows: rows.map(({ key, units }) => ({ name: names[key] ?? spaced(key), text: signed(units) })), total: signed(Math.round(score * 1000)) };
}

const spaced = (key) => key[0].toUpperCase() + key.slice(1).replaceAll("_", " ");
const signed = (units) => `${units < 0 ? "\u2212" : ""}${(Math.abs(units) / 1000).toFixed(3)}`;

// "Why this clip" in sentences: from the feed's own explanation, and from what the card itself says.

const SOURCES = {
  following: "It is by somebody you follow.",
  taste: "It is close to clips you liked and watched to the end.",
  similar: "It is close to clips you liked and watched to the end.",
  tags: "It shares hashtags with clips you liked.",
  trending: "Many people are watching it right now.",
  popular: "Many people watched it to the end.",
  fresh: "It was published recently.",
  explore: "It is something new for you, so that the feed does not narrow.",
};

/** Sentences for one clip; never empty, never a guess. */
export function whyRows(explanation, item) {
  const rows = [];
  const add = (text) => { if (text && !rows.includes(text)) rows.push(text); };
  const found = explanation?.items?.find?.((entry) => (entry.video_id ?? entry.id) === item.id);
  for (const reason of found?.reasons ?? []) add(typeof reason === "string" ? reason : reason?.text);
  const sources = [found?.source, ...(found?.sources ?? [])].filter(Boolean).map((s) => String(s?.name ?? s));
  for (const name of sources) {
    const known = Object.keys(SOURCES).find((key) => name.toLowerCase().includes(key));
    if (known) add(SOURCES[known]);
  }
  if (item.is_sponsored) add("It is sponsored: a brand paid for its place.");
  if (item.viewer?.following) add(`You follow ${item.creator.display_name}.`);
  if (!rows.length) add("It is among the clips chosen for this page of your feed.");
  return rows;
}

// "Why this clip" in sentences: from the feed's own explanation, and from what the card itself says.

// A term below this part of all that speaks for the clip is not a reason.
const PART = 0.12;
const TASTE = ["taste_long", "taste_short", "tags", "creator", "followed"];

const REASONS = {
  taste_long: () => "It is close to what you have liked and watched to the end.",
  taste_short: () => "It is close to what you watched just now.",
  tags: () => "It shares hashtags with clips you like.",
  creator: (name) => `You like clips by ${name}.`,
  followed: (name) => `You follow ${name}.`,
  popularity: () => "How everybody here takes to it speaks for it.",
  freshness: () => "It was published recently.",
  exploration: () => "It is a change, so that the feed does not narrow.",
};

/** Sentences for one clip, strongest reason first; never empty, never a guess. */
export function whyRows(explanation, item) {
  const rows = new Set();
  const name = item.creator.display_name;
  if (item.is_sponsored) rows.add("It is sponsored: a brand paid for its place.");
  const found = explanation?.items?.find?.((entry) => entry.video_id === item.id);
  const terms = Object.entries(found?.terms ?? {}).filter(([, value]) => value > 0);
  const total = terms.reduce((sum, [, value]) => sum + value, 0);
  terms
    .filter(([key, value]) => Object.hasOwn(REASONS, key) && value >= total * PART)
    .sort((a, b) => b[1] - a[1])
    .forEach(([key]) => rows.add(REASONS[key](name)));
  if (item.viewer?.following) rows.add(REASONS.followed(name));
  if (found && !terms.some(([key]) => TASTE.includes(key))) rows.add("We hardly know your taste yet.");
  if (!rows.size) rows.add("It is among the clips chosen for this page of your feed.");
  return [...rows];
}

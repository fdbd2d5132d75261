// What a viewer turned down on this page: no list of clips shows it again until it is taken back.

/** Whether a refusal such as {scope: "tag", value: "monsoon"} covers a clip. */
export function covers({ scope, value }, item) {
  if (scope === "video") return item.id === value;
  if (scope === "creator") return item.creator?.id === value;
  if (scope === "category") return item.categories?.some((c) => c.slug === value) ?? false;
  return item.hashtags?.includes(value) ?? false;
}

/** What can be turned down at a clip, from the narrowest to the widest: [{scope, value, label}]. */
export function refusable(item) {
  return [
    { scope: "video", value: item.id, label: "This clip" },
    { scope: "creator", value: item.creator.id, label: item.creator.display_name },
    ...(item.categories ?? []).map((c) => ({ scope: "category", value: c.slug, label: c.name })),
    ...(item.hashtags ?? []).map((tag) => ({ scope: "tag", value: tag, label: `#${tag}` })),
  ];
}

/** The refusals of all lists together. */
export function createRefusals() {
  const all = new Map();
  const nameOf = ({ scope, value }) => `${scope} ${value}`;
  return {
    add: (refusal) => { all.set(nameOf(refusal), refusal); },
    remove: (refusal) => { all.delete(nameOf(refusal)); },
    cover: (item) => [...all.values()].some((refusal) => covers(refusal, item)),
  };
}

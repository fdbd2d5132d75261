// What to mount and what to fetch ahead: three players at most, and a budget of bytes.

/** Indices that keep a player: the one before, the one shown, the one after. */
export function mountedWindow(index, count) {
  return [index - 1, index, index + 1].filter((i) => i >= 0 && i < count);
}

/** Which of the three recycled players shows the clip at `index`. */
export const slotOf = (index) => ((index % 3) + 3) % 3;

/** How far ahead this network may be used: {clips, bytes, buffer_s}. */
export function budgetFor(connection) {
  const type = connection?.effectiveType ?? "4g";
  if (connection?.saveData || type === "slow-2g" || type === "2g") return { clips: 0, bytes: 0, neighbour: false, buffer_s: 6, cap: 0 };
  if (type === "3g") return { clips: 1, bytes: 600_000, neighbour: true, buffer_s: 8, cap: 1 };
  return { clips: 2, bytes: 3_000_000, neighbour: true, buffer_s: 12, cap: -1 };
}

// The shown clip comes first: nothing is fetched ahead until it has this much in hand.
const SAFE_BUFFER_S = 3;

/** Whether the next player may begin to buffer while the shown clip plays. */
export function mayBufferNext({ budget, buffered_s, remaining_s }) {
  return budget.neighbour && buffered_s >= Math.min(SAFE_BUFFER_S, Math.max(0, remaining_s) - 0.25);
}

/** Clips beyond the mounted ones whose first segment is worth fetching, nearest first. */
export function prefetchPlan({ items, index, budget, spent, done }) {
  const left = budget.bytes - spent;
  if (left <= 0) return [];
  return items
    .slice(index + 2, index + 2 + budget.clips)
    .filter((item) => item.hls_url && !done.has(item.id));
}

/** Posters worth having before their clip comes; tiny, so wanted on every network. */
export function postersAhead(items, index) {
  return items.slice(index + 1, index + 4).map((item) => item.poster_url).filter(Boolean);
}

/** The variant a player at this bandwidth will start with: {uri} of a master playlist. */
export function startVariant(master, bandwidth_bps) {
  const variants = [];
  const lines = String(master).split(/\r?\n/);
  lines.forEach((line, i) => {
    if (!line.startsWith("#EXT-X-STREAM-INF")) return;
    const uri = lines.slice(i + 1).find((next) => next && !next.startsWith("#"));
    const bps = Number(/[:,]BANDWIDTH=(\d+)/.exec(line)?.[1] ?? 0);
    if (uri) variants.push({ uri: uri.trim(), bps });
  });
  if (!variants.length) return null;
  variants.sort((a, b) => a.bps - b.bps);
  return variants.filter((v) => v.bps <= bandwidth_bps * 0.7).pop() ?? variants[0];
}

/** The init section and first segment of a media playlist, as URIs. */
export function firstPieces(playlist) {
  const text = String(playlist);
  const init = /#EXT-X-MAP:[^\n]*URI="([^"]+)"/.exec(text)?.[1];
  const segment = text.split(/\r?\n/).find((line) => line && !line.startsWith("#"));
  return [init, segment?.trim()].filter(Boolean);
}

// The timeline as the editor asks for it: of an edit list, every clip's `out` filled in. Pure; the sums are the preview's.

import * as sums from "../preview/timeline.mjs";

export { lengthOf, lengthOfClip, segments } from "../preview/timeline.mjs";

const { lengthOf, segments } = sums;

/** What the timeline shows at `at`: its segment and the moment of the source. */
export function momentAt(edl, at) {
  const parts = segments(edl);
  const { clip, source, at: inside } = sums.momentAt(parts, at);
  return { ...parts[clip], source, at: inside };
}

/** Where the timeline shows a stretch of a source: [{start, end}]. */
export const shownSpans = (edl, source, start, end) => sums.shownSpans(segments(edl), source, start, end);

/** The first moment of the timeline that shows this moment of a source; `null` when it is cut away. */
export const shownAt = (edl, source, at) => shownSpans(edl, source, at, at + 1)[0]?.start ?? null;

/**
 * Texts, stickers and the cover stay on their pictures when clips change; what has lost its picture stays
 * where it was, inside the new length. Sounds keep their time.
 */
export function carried(before, after) {
  const length = lengthOf(after);
  const moved = (at) => {
    const { source, at: inside } = momentAt(before, at);
    return shownAt(after, source, inside);
  };
  const place = (item) => {
    const long = Math.min(item.end - item.start, length);
    const start = Math.max(0, Math.min(moved(item.start) ?? item.start, length - long));
    return start === item.start && start + long === item.end ? item : { ...item, start, end: start + long };
  };
  const cover = after.cover && moved(after.cover.at);
  return {
    ...after,
    texts: after.texts.map(place),
    stickers: after.stickers.map(place),
    sounds: after.sounds.filter((sound) => sound.start < length),
    cover: after.cover && cover !== null ? { at: Math.min(cover, length - 1) } : null,
  };
}

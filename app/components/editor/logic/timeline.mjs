// Between a source's time and the timeline, as `studio.timeline` has it. Pure; every clip's `out` is filled in.

/** What a clip takes of the timeline, in ticks. */
export const lengthOfClip = (clip) => Math.floor(((clip.out - clip.in) * 1000) / clip.speed);

/** The clips one after the other: [{clip, index, start, end}]. */
export function segments(edl) {
  let start = 0;
  return edl.clips.map((clip, index) => {
    const end = start + lengthOfClip(clip);
    const part = { clip, index, start, end };
    start = end;
    return part;
  });
}

export const lengthOf = (edl) => edl.clips.reduce((sum, clip) => sum + lengthOfClip(clip), 0);

/** What the timeline shows at `at`: its segment and the moment of the source. */
export function momentAt(edl, at) {
  const parts = segments(edl);
  const part = parts.find((p) => at < p.end) ?? parts[parts.length - 1];
  const inside = Math.min(Math.max(at, part.start), part.end - 1) - part.start;
  return { ...part, source: part.clip.source, at: part.clip.in + Math.floor((inside * part.clip.speed) / 1000) };
}

/** Where a stretch of a source lies on the timeline; touching pieces are one. */
export function shownSpans(edl, source, start, end) {
  const found = [];
  for (const part of segments(edl)) {
    const { clip } = part;
    const first = Math.max(start, clip.in);
    const last = Math.min(end, clip.out);
    if (clip.source !== source || first >= last) continue;
    const begin = part.start + Math.floor(((first - clip.in) * 1000) / clip.speed);
    const stop = Math.min(Math.max(part.start + Math.ceil(((last - clip.in) * 1000) / clip.speed), begin + 1), part.end);
    const before = found[found.length - 1];
    if (before && before.end >= begin) before.end = Math.max(before.end, stop);
    else found.push({ start: begin, end: stop });
  }
  return found;
}

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

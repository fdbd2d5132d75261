// Between a source's time and the timeline, both ways, in ticks of 1/120000 s. The twin of
// studio/timeline.py; vectors.json holds both to the same answers. Every edit is a resolved one.

export const TICKS = 120_000;

export const lengthOfClip = (clip) => Math.floor(((clip.out - clip.in) * 1000) / clip.speed);

export const lengthOf = (edl) => edl.clips.reduce((sum, clip) => sum + lengthOfClip(clip), 0);

/** Clips with their places: [{clip, index, start, end}]. */
export function segments(edl) {
  let start = 0;
  return edl.clips.map((clip, index) => {
    const end = start + lengthOfClip(clip);
    const part = { clip, index, start, end };
    start = end;
    return part;
  });
}

/** What the timeline shows at a tick: {clip: number, source, at}. */
export function momentAt(parts, tick) {
  let number = parts.findIndex((part) => tick < part.end);
  if (number < 0) number = parts.length - 1;
  const { clip, start, end } = parts[number];
  const inside = Math.min(Math.max(tick, start), end - 1) - start;
  return { clip: number, source: clip.source, at: clip.in + Math.floor((inside * clip.speed) / 1000) };
}

/** Where a stretch of a source lies on the timeline; touching pieces are one. */
export function shownSpans(parts, source, start, end) {
  const pieces = [];
  for (const part of parts) {
    const { clip } = part;
    const first = Math.max(start, clip.in);
    const last = Math.min(end, clip.out);
    if (clip.source !== source || first >= last) continue;
    const begin = part.start + Math.floor(((first - clip.in) * 1000) / clip.speed);
    const stop = part.start + Math.ceil(((last - clip.in) * 1000) / clip.speed);
    pieces.push({ start: begin, end: Math.min(Math.max(stop, begin + 1), part.end) });
  }
  return merged(pieces);
}

/** The stretches of sources that the timeline shows between two ticks, in their order. */
export function sourceSpans(parts, start, end) {
  const found = [];
  for (const part of parts) {
    const { clip } = part;
    const first = Math.max(start, part.start);
    const last = Math.min(end, part.end);
    if (first >= last) continue;
    const begin = clip.in + Math.floor(((first - part.start) * clip.speed) / 1000);
    const reach = clip.in + Math.ceil(((last - part.start) * clip.speed) / 1000);
    const stop = last === part.end ? clip.out : Math.min(reach, clip.out);
    found.push({ source: clip.source, start: begin, end: Math.max(stop, begin + 1) });
  }
  return found;
}

/** Where another edit shows what this one shows between two ticks. */
export function movedSpans(before, after, start, end) {
  return merged(
    sourceSpans(before, start, end).flatMap((piece) =>
      shownSpans(after, piece.source, piece.start, piece.end),
    ),
  );
}

function merged(spans) {
  const found = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else found.push({ ...span });
  }
  return found;
}

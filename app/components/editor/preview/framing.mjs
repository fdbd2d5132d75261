// How a clip sits on the canvas at one moment: the twin of studio/render/framing.py.

const PPM = 1_000_000;
const CROP_TOLERANCE = 0.06;

export const roundHalfUp = (value) => Math.floor(value + 0.5);

/** Canvas pixels for a source pixel without any zoom. Sizes are [width, height]. */
export function fitScale(clip, size, canvas) {
  const across = canvas[0] / size[0];
  const down = canvas[1] / size[1];
  const isClose = Math.min(across, down) / Math.max(across, down) >= 1 - CROP_TOLERANCE;
  return clip.fit === "fill" || isClose ? Math.max(across, down) : Math.min(across, down);
}

/** Place in ppm and zoom in thousandths at a moment of the source. */
export function keyframeAt(frames, at) {
  if (!frames.length) return [PPM / 2, PPM / 2, 1000];
  if (at <= frames[0].at) return [frames[0].x, frames[0].y, frames[0].zoom];
  for (let k = 1; k < frames.length; k += 1) {
    const [before, after] = [frames[k - 1], frames[k]];
    if (at >= after.at) continue;
    const share = (at - before.at) / (after.at - before.at);
    return ["x", "y", "zoom"].map((name) => before[name] + (after[name] - before[name]) * share);
  }
  const last = frames.at(-1);
  return [last.x, last.y, last.zoom];
}

/** What a clip shows at a source tick: {x, y, scale, left, top, right, bottom}. */
export function windowAt(clip, size, canvas, at) {
  const [xPpm, yPpm, zoom] = keyframeAt(clip.frames ?? [], at);
  const scale = (fitScale(clip, size, canvas) * zoom) / 1000;
  const [x, left, right] = along(xPpm, size[0], canvas[0], scale);
  const [y, top, bottom] = along(yPpm, size[1], canvas[1], scale);
  return { x, y, scale, left, top, right, bottom };
}

/** The size that the source is brought to first: no larger than its closest view needs. */
export function stageSize(clip, size, canvas) {
  const zoom = Math.max(1000, ...(clip.frames ?? []).map((frame) => frame.zoom));
  const share = Math.min(1, (fitScale(clip, size, canvas) * zoom) / 1000);
  if (share > 0.98) return [...size];
  return size.map((side) => Math.max(2, roundHalfUp(side * share)));
}

/** Where the middle of a layer's picture belongs, as whole pixels of its upper left corner. */
export const layerPlace = (item, picture, canvas) => [
  roundHalfUp((item.x * canvas[0]) / PPM - picture[0] / 2),
  roundHalfUp((item.y * canvas[1]) / PPM - picture[1] / 2),
];

/** The layers that are there at a tick: stickers, then texts, in their order. */
export const layersAt = (edl, tick) =>
  [...(edl.stickers ?? []), ...(edl.texts ?? [])].filter((i) => i.start <= tick && tick < i.end);

function along(ppm, source, canvas, scale) {
  const half = canvas / scale / 2;
  let middle = source / 2;
  if (2 * half < source) middle = Math.min(Math.max((ppm * source) / PPM, half), source - half);
  const first = canvas / 2 - middle * scale;
  const last = first + source * scale;
  const left = Math.max(0, roundHalfUp(first - 1e-6));
  const right = Math.min(canvas, roundHalfUp(last + 1e-6));
  return [middle, left, right];
}

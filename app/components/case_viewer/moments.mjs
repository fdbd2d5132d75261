// Moments of a clip as a reviewer needs them: which frames to lay out, and which are flagged. Pure.

/** How near a frame has to be to a finding to be called its picture. */
export const NEAR_MS = 750;

/**
 * The frames of a film strip: at most `most`, evenly spread, and always the one of each finding.
 *
 * @param frames in order, each with `at` in ms.
 * @param marks findings, each with `at_ms`.
 */
export function stripOf(frames, marks, most = 18) {
  if (!frames.length) return [];
  const chosen = new Set();
  const number = Math.min(most, frames.length);
  for (let n = 0; n < number; n += 1) chosen.add(Math.floor((n * frames.length) / number));
  for (const mark of marks) chosen.add(nearest(frames, mark.at_ms));
  return [...chosen].sort((a, b) => a - b).map((at) => ({
    ...frames[at],
    found: marks.filter((mark) => nearest(frames, mark.at_ms) === at).map((mark) => mark.title),
  }));
}

/** The index of the frame that is nearest to `ms`. */
export function nearest(frames, ms) {
  let found = 0;
  frames.forEach((frame, at) => {
    if (Math.abs(frame.at - ms) < Math.abs(frames[found].at - ms)) found = at;
  });
  return found;
}

/** Which of the spoken lines is being said at `ms`; -1 for none. */
export const lineAt = (cues, ms) => cues.findIndex((cue) => cue.start <= ms && ms < cue.end);

/** Whether a line is spoken where something was found. */
export const isNear = (cue, marks) => marks.some((mark) => cue.start - NEAR_MS <= mark.at_ms && mark.at_ms < cue.end + NEAR_MS);

/** How a line is drawn: what was found in its words weighs more than what was found meanwhile. */
export function lineClass(line, marks) {
  if (line.found.length) return "cv-line found";
  return isNear(line, marks) ? "cv-line near" : "cv-line";
}

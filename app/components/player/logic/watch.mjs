// What somebody watched of one clip: ranges, loops, whether it was seen and whether it was skipped.

const SEEN_MS = 500;
const SKIP_MS = 2000;
const SKIP_PART = 0.25;
// A jump of the playhead larger than this between two ticks is a seek, not watching.
const GAP_MS = 1500;
const LOOP_EDGE_MS = 800;
// The server takes no more than 200 stretches in one event.
const RANGES_MAX = 100;

/**
 * Follows one showing of a clip. Every report covers only what came since the last one.
 *
 * @param {(type: string, facts: object) => void} emit
 */
export function createWatch({ durationMs, emit }) {
  let seenSince = null;
  let impressed = false;
  let played = false;
  let last = null;
  let total = 0;
  let unreported = 0;
  let ranges = [];

  const watched = (from, to) => {
    if (ranges.length >= RANGES_MAX) tell();
    total += to - from;
    unreported += to - from;
    ranges = extended(ranges, from, to);
  };
  const tell = () => {
    if (unreported >= 1) {
      emit("watch", {
        watch_ms: Math.round(unreported), duration_ms: durationMs,
        ranges: ranges.map(([a, b]) => [Math.round(a), Math.round(b)]),
      });
    }
    unreported = 0;
    ranges = [];
  };

  return {
    /** Call on every tick while the clip is on screen; `t` is wall time. */
    visible(t) {
      seenSince ??= t;
      if (!impressed && t - seenSince >= SEEN_MS) {
        impressed = true;
        emit("impression", {});
      }
    },
    hidden() {
      seenSince = null;
      last = null;
    },
    /** The playhead in ms while playing. */
    tick(ms, length = durationMs) {
      if (!played) {
        played = true;
        emit("play", {});
      }
      if (last !== null) {
        const step = ms - last;
        if (step > 0 && step < GAP_MS) {
          watched(last, ms);
        } else if (step < 0 && last > length - LOOP_EDGE_MS && ms < LOOP_EDGE_MS) {
          watched(last, Math.max(last, length));
          watched(0, ms);
          emit("loop", {});
        }
      }
      last = ms;
    },
    /** A seek: the way between is not watched. */
    jump() {
      last = null;
    },
    /** Sends what is not reported yet. `left` when the viewer went on to another clip. */
    report(left) {
      if (left && impressed && total < SKIP_MS && total < durationMs * SKIP_PART) {
        emit("skip", { watch_ms: Math.round(total), duration_ms: durationMs });
      }
      tell();
    },
  };
}

/** Stretches in the order watched, with [from, to] after them; what is seen again is there again. */
export function extended(ranges, from, to) {
  const last = ranges.at(-1);
  // Ticks are rounded on their way through the media clock: 50 ms apart is the same stretch.
  if (last && from >= last[0] && Math.abs(from - last[1]) <= 50) return [...ranges.slice(0, -1), [last[0], Math.max(last[1], to)]];
  return [...ranges, [from, to]];
}

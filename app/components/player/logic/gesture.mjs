// What fingers and wheels mean: pure state machines over positions (px) and times (ms).

// A finger that moved less than this is still a tap.
const SLOP_PX = 8;
// Let go further than this part of the screen, or faster than this, the next clip comes.
const PART = 0.22;
const FLICK_PX_MS = 0.35;

/** Recognises a vertical swipe; horizontal movement is left to whoever wants it. */
export function createSwipe() {
  let start = null;
  let samples = [];
  return {
    down(x, y, t) {
      start = { x, y, axis: "" };
      samples = [{ y, t }];
    },
    /** Vertical offset in px once the movement is a swipe, else null. */
    move(x, y, t) {
      if (!start) return null;
      if (!start.axis) {
        const [dx, dy] = [Math.abs(x - start.x), Math.abs(y - start.y)];
        if (Math.max(dx, dy) < SLOP_PX) return null;
        start.axis = dy >= dx ? "y" : "x";
        // Only the slop is taken off: a flick may arrive as one single movement.
        if (start.axis === "y") start.y += Math.sign(y - start.y) * SLOP_PX;
      }
      if (start.axis !== "y") return null;
      samples.push({ y, t });
      samples = samples.filter((s) => t - s.t <= 100);
      return y - start.y;
    },
    /** {step: −1|0|1, velocity} with velocity in px/ms, positive downwards. */
    up(y, t, height) {
      if (!start || start.axis !== "y") {
        start = null;
        return { step: 0, velocity: 0, swiped: false };
      }
      const first = samples.find((s) => t - s.t <= 100) ?? { y, t };
      const velocity = t > first.t ? (y - first.y) / (t - first.t) : 0;
      const offset = y - start.y;
      start = null;
      const far = Math.abs(offset) > height * PART;
      const flicked = Math.abs(velocity) > FLICK_PX_MS;
      // A flick back towards the start takes the swipe back, however far it went.
      const direction = flicked ? Math.sign(velocity) : Math.sign(offset);
      const agrees = Math.sign(offset) === direction;
      return { step: (far || flicked) && agrees ? -direction : 0, velocity, swiped: true };
    },
    cancel() {
      start = null;
    },
  };
}

// A trackpad keeps sending after the fingers left; silence this long ends the gesture.
const WHEEL_QUIET_MS = 160;
const WHEEL_THRESHOLD_PX = 12;
// Within the inertia only a clear new push counts: this much stronger than the last event.
const WHEEL_PUSH = 2.2;
const WHEEL_HOLD_MS = 420;

/** Turns wheel events into steps: one clip per gesture, however long its inertia lasts. */
export function createWheel() {
  let sum = 0;
  let last = -Infinity;
  let fired = -Infinity;
  let strength = 0;
  return {
    push(delta, t) {
      const quiet = t - last > WHEEL_QUIET_MS;
      const pushed = t - fired > WHEEL_HOLD_MS && Math.abs(delta) > WHEEL_PUSH * strength && Math.abs(delta) > 30;
      if (quiet || pushed) {
        sum = 0;
        fired = -Infinity;
      }
      // Smoothed, so that one odd event inside the inertia is not taken for a push.
      strength = quiet ? Math.abs(delta) : 0.6 * strength + 0.4 * Math.abs(delta);
      last = t;
      if (fired !== -Infinity) return 0;
      sum += delta;
      if (Math.abs(sum) < WHEEL_THRESHOLD_PX) return 0;
      fired = t;
      return Math.sign(sum);
    },
  };
}

const DOUBLE_MS = 260;
const DOUBLE_PX = 40;

/** Tells single from double taps; `onSingle` waits until no second tap can come. */
export function createTaps({ onSingle, onDouble, setTimer = setTimeout, clearTimer = clearTimeout }) {
  let first = null;
  return {
    tap(x, y, t) {
      if (first && t - first.t < DOUBLE_MS && Math.hypot(x - first.x, y - first.y) < DOUBLE_PX) {
        clearTimer(first.timer);
        // Further quick taps go on liking at the finger instead of pausing.
        first = { x, y, t, timer: null, again: true };
        onDouble(x, y);
        return;
      }
      if (first) clearTimer(first.timer);
      first = { x, y, t, timer: setTimer(() => { first = null; onSingle(x, y); }, DOUBLE_MS) };
    },
    cancel() {
      if (first) clearTimer(first.timer);
      first = null;
    },
  };
}

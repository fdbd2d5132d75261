// A damped spring with exact steps: interruptible, the same at 60 and at 120 frames a second.

/**
 * One step of a critically damped spring.
 *
 * @param {{x: number, v: number}} state position and velocity (units per second)
 * @param {number} target where it comes to rest
 * @param {number} seconds time since the last step
 * @param {number} stiffness natural frequency in rad/s; 24 settles in about a quarter of a second
 */
export function springStep(state, target, seconds, stiffness = 24) {
  const dt = Math.min(Math.max(seconds, 0), 0.064);
  const d = state.x - target;
  const c = state.v + stiffness * d;
  const decay = Math.exp(-stiffness * dt);
  return { x: target + (d + c * dt) * decay, v: (state.v - c * stiffness * dt) * decay };
}

/** Whether the spring is as good as still: less than half a pixel away on a 1000 px screen. */
export function isSettled(state, target) {
  return Math.abs(state.x - target) < 0.0005 && Math.abs(state.v) < 0.01;
}

/** Position under the finger; past the first and the last clip it resists. */
export function rubber(position, last) {
  if (position < 0) return position * 0.28;
  if (position > last) return last + (position - last) * 0.28;
  return position;
}

// sha256 piece by piece (FIPS 180-4): the browser's own takes only a whole file, and only over HTTPS.

const K = new Int32Array(64);
const FIRST = new Int32Array(8);

// The first 32 bits of the fractions of cube and square roots of the first primes.
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) FIRST[found] = (Math.sqrt(n) % 1) * 2 ** 32;
  K[found++] = (Math.cbrt(n) % 1) * 2 ** 32;
}

/** A running hash: `update(bytes)` as often as wanted, then `hex()` once. */
export function createSha256() {
  const state = FIRST.slice();
  const words = new Int32Array(64);
  const block = new Uint8Array(64);
  let filled = 0;
  let total = 0;

  function compress(bytes, at) {
    for (let i = 0; i < 16; i++, at += 4) words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0;
      d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d;
    state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  function update(bytes) {
    total += bytes.length;
    let at = 0;
    if (filled) {
      at = Math.min(64 - filled, bytes.length);
      block.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < 64) return;
      compress(block, 0);
    }
    for (; at + 64 <= bytes.length; at += 64) compress(bytes, at);
    block.set(bytes.subarray(at));
    filled = bytes.length - at;
  }

  function hex() {
    const bits = total * 8;
    const end = new Uint8Array((filled < 56 ? 64 : 128) - filled);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits % 2 ** 32);
    update(end);
    return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  return { update, hex };
}

const SLICE = 512 * 1024;
const AT_ONCE = 64 * 2 ** 20;

/**
 * The sha256 of a file in hexadecimal: by the browser's own where it can and the file is not large,
 * else in slices so short that the page stays awake.
 *
 * @param {Blob} blob
 * @param {object} [options]
 * @param {() => boolean} [options.isOver] asked between slices; once true the answer is an empty text
 * @param {SubtleCrypto} [options.subtle] absent over plain HTTP
 * @param {() => Promise<void>} [options.rest] lets the page breathe
 */
export async function sha256Of(blob, { isOver = () => false, subtle, rest = () => new Promise((resolve) => setTimeout(resolve)) } = {}) {
  if (subtle && blob.size <= AT_ONCE) {
    const digest = new Uint8Array(await subtle.digest("SHA-256", await blob.arrayBuffer()));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  const hash = createSha256();
  for (let at = 0; at < blob.size; at += SLICE) {
    if (isOver()) return "";
    hash.update(new Uint8Array(await blob.slice(at, at + SLICE).arrayBuffer()));
    await rest();
  }
  return hash.hex();
}

// Files on their way: bytes by tus, then a draft of the first and sources of the rest. What the browser
// offers is handed in, so that Node can test it.
import { codeOf, createSpeed, failure } from "./rules.mjs";
import { keyOf } from "./shelf.mjs";
import { wordsOf } from "./words.mjs";

const RETRY_MS = [0, 1000, 3000, 6000, 12000];
export const IDLE = { phase: "idle", sent: 0, total: 0, speed: 0, problem: "", name: "", number: 1, of: 1, videoId: "" };
const NO_SHELF = { keep: async () => false, drop: async () => {} };
const CHANGED = ["upload_sha256", "upload_checksum"];

/**
 * @param {object} deps
 * @param {typeof import("tus-js-client")} deps.tus
 * @param {typeof fetch} deps.fetch
 * @param {() => number} deps.now
 * @param {(file: Blob, options: {isOver: () => boolean}) => Promise<string>} deps.digest sha256 in hexadecimal
 * @param {{keep: Function, drop: Function}} [deps.shelf] keeps a copy until the server has it
 * @param {(name: string) => Promise<(() => void) | null>} deps.hold the right to send a file, for one tab alone
 * @param {() => object} [deps.words] of `words.mjs`, for whoever reads now
 * @param {(state: object) => void} deps.tell called with each new state
 * @param {(file: File, videoId: string, id: string) => void} deps.kept called when the server has made something of
 *   a file: the draft itself, or the source `id` of it
 * @param {(videoId: string) => void} deps.done called with the draft's id once every file is in it
 *
 * Phases: idle → sending ⇄ paused, sending → waiting (no connection), sending → reading → done;
 * refused (another file is needed) and failed (the same may be tried again).
 */
export function createTransfer({ tus, fetch, now, tell, done, digest, shelf = NO_SHELF, hold = async () => () => {}, kept = () => {}, words = () => wordsOf("en"), endpoint = "/api/v1/uploads" }) {
  let state = IDLE;
  let upload = null;
  let file = null;
  let waiting = [];
  let hash = null;
  let release = null;
  let keeping = null;
  let turn = 0;
  let order = 0;
  const speed = createSpeed();
  const set = (change) => tell((state = { ...state, ...change }));

  async function draft(mine) {
    set({ phase: "reading", sent: state.total, speed: 0 });
    let answer;
    let body;
    try {
      const sha256 = await hash;
      if (mine !== turn) return;
      const where = state.videoId ? `/api/v1/studio/videos/${state.videoId}/sources` : "/api/v1/studio/videos";
      answer = await fetch(where, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ upload_id: upload.url.split("/").pop(), ...(sha256 && { sha256 }) }),
      });
      body = await answer.text();
    } catch {
      if (mine === turn) set({ phase: "failed", problem: failure(0, "", words()) });
      return;
    }
    if (mine !== turn) return;
    if (answer.ok) await settle(JSON.parse(body).id);
    else await refuse(answer.status, body);
  }

  /** The server has the file: the next one, or the end. */
  async function settle(id) {
    const videoId = state.videoId || id;
    await forget();
    kept(file, videoId, id);
    letGo();
    if (waiting.length) {
      const next = waiting.shift();
      await take(next, { number: state.number + 1, videoId });
      return;
    }
    set({ phase: "done", videoId });
    done(videoId);
  }

  async function refuse(status, body) {
    const problem = failure(status, body, words());
    if (CHANGED.includes(codeOf(body))) {
      // What lies there is of no use; the same file is sent anew from its first byte.
      const given = upload;
      await forget();
      await given?.abort(true).catch(() => {});
      hash = null;
      set({ phase: "failed", speed: 0, problem });
    } else if (status >= 500 || status === 423 || status === 401 || status === 404 || status === 429) {
      set({ phase: "failed", speed: 0, problem });
    } else {
      await forget();
      letGo();
      set({ phase: "refused", speed: 0, problem });
    }
  }

  /** This browser need not remember the file any longer. */
  async function forget() {
    const store = tus.defaultOptions.urlStorage;
    for (const known of await new tus.Upload(file, { endpoint }).findPreviousUploads()) await store.removeUpload(known.urlStorageKey);
    await drop();
  }

  /** The copy goes, once it is all there: otherwise it would come to stay. */
  async function drop() {
    await keeping;
    await shelf.drop(keyOf(file));
  }

  function letGo() {
    release?.();
    release = null;
  }

  function take(next, change = {}) {
    file = next;
    hash = null;
    order++;
    state = { ...IDLE, of: state.of, ...change, name: next.name, total: next.size };
    return send();
  }

  async function send() {
    const mine = ++turn;
    speed.reset();
    release ??= await hold(keyOf(file));
    if (mine !== turn) return;
    if (!release) {
      set({ phase: "failed", problem: words().elsewhere });
      return;
    }
    const of = order;
    hash ??= digest(file, { isOver: () => of !== order }).catch(() => "");
    upload = new tus.Upload(file, {
      endpoint,
      retryDelays: RETRY_MS,
      metadata: { filename: file.name, filetype: file.type },
      removeFingerprintOnSuccess: false,
      onProgress: (sent, total) => {
        if (mine === turn) set({ phase: "sending", sent, total, speed: speed.at(now(), sent), problem: "" });
      },
      onSuccess: () => mine === turn && draft(mine),
      onError: (error) => {
        if (mine !== turn) return;
        const status = error.originalResponse?.getStatus() ?? 0;
        if (status === 0) set({ phase: "waiting", speed: 0, problem: failure(0, "", words()) });
        else refuse(status, error.originalResponse.getBody() ?? "");
      },
    });
    const before = await upload.findPreviousUploads();
    if (mine !== turn) return;
    if (before.length) upload.resumeFromPreviousUpload(before[before.length - 1]);
    set({ phase: "sending", problem: "", total: file.size });
    upload.start();
  }

  return {
    /** Sends one file, or several takes of one draft; `videoId` where the first ones are there already. */
    begin(chosen, { videoId = "", isKept = false } = {}) {
      const files = Array.isArray(chosen) ? chosen : [chosen];
      waiting = files.slice(1);
      keeping = !isKept && files.length === 1 ? shelf.keep(keyOf(files[0]), files[0]) : null;
      state = { ...IDLE, of: files.length };
      return take(files[0], { number: 1, videoId });
    },
    pause() {
      turn++;
      upload?.abort();
      set({ phase: "paused", speed: 0 });
    },
    /** Goes on from where the server stands: after a pause, a lost connection, a failure. */
    resume: () => send(),
    /** Gives the upload up; what has arrived is deleted. */
    async cancel() {
      turn++;
      order++;
      const given = upload;
      upload = null;
      waiting = [];
      if (file) await drop();
      letGo();
      set(IDLE);
      // The server forgets it in a day by itself, should this fail.
      await given?.abort(Boolean(given.url)).catch(() => {});
    },
    stop() {
      turn++;
      order++;
      upload?.abort();
      letGo();
    },
    state: () => state,
  };
}

/** Uploads of this browser that were cut off: [{name, size, key, url}], newest first. */
export async function unfinished(tus) {
  const known = await tus.defaultOptions.urlStorage.findAllUploads();
  return known
    .filter((u) => u.metadata?.filename)
    .sort((a, b) => Date.parse(b.creationTime) - Date.parse(a.creationTime) || 0)
    .map((u) => ({ name: u.metadata.filename, size: u.size, key: u.urlStorageKey, url: u.uploadUrl }));
}

// One file on its way: bytes by tus, then a draft. tus and fetch are handed in, so that Node can test it.
import { createSpeed, failure } from "./rules.mjs";

const RETRY_MS = [0, 1000, 3000, 6000, 12000];
export const IDLE = { phase: "idle", sent: 0, total: 0, speed: 0, problem: "", name: "" };

/**
 * @param {object} deps
 * @param {typeof import("tus-js-client")} deps.tus
 * @param {typeof fetch} deps.fetch
 * @param {() => number} deps.now
 * @param {(state: object) => void} deps.tell called with each new state
 * @param {(videoId: string) => void} deps.done called with the draft's id
 *
 * Phases: idle → sending ⇄ paused, sending → waiting (no connection), sending → reading → done;
 * refused (another file is needed) and failed (the same may be tried again).
 */
export function createTransfer({ tus, fetch, now, tell, done, endpoint = "/api/v1/uploads" }) {
  let state = IDLE;
  let upload = null;
  let file = null;
  let turn = 0;
  const speed = createSpeed();
  const set = (change) => tell((state = { ...state, ...change }));

  async function draft(mine) {
    set({ phase: "reading", sent: state.total, speed: 0 });
    let answer;
    try {
      answer = await fetch("/api/v1/studio/videos", {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ upload_id: upload.url.split("/").pop() }),
      });
    } catch {
      if (mine === turn) set({ phase: "failed", problem: failure(0, "") });
      return;
    }
    const body = await answer.text();
    if (mine !== turn) return;
    // Told by the server either way, so the browser need not remember where it stood.
    if (answer.ok || answer.status < 500) await forget(file);
    if (answer.ok) {
      set({ phase: "done" });
      done(JSON.parse(body).id);
    } else {
      set({ phase: answer.status < 500 ? "refused" : "failed", problem: failure(answer.status, body) });
    }
  }

  async function forget(of) {
    const store = tus.defaultOptions.urlStorage;
    for (const known of await new tus.Upload(of, { endpoint }).findPreviousUploads()) await store.removeUpload(known.urlStorageKey);
  }

  async function send() {
    const mine = ++turn;
    speed.reset();
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
        const phase = status === 0 ? "waiting" : status >= 500 || status === 423 || status === 401 ? "failed" : "refused";
        set({ phase, speed: 0, problem: failure(status, error.originalResponse?.getBody() ?? "") });
      },
    });
    const before = await upload.findPreviousUploads();
    if (mine !== turn) return;
    if (before.length) upload.resumeFromPreviousUpload(before[before.length - 1]);
    set({ phase: "sending", problem: "", total: file.size });
    upload.start();
  }

  return {
    begin(chosen) {
      file = chosen;
      state = { ...IDLE, name: chosen.name, total: chosen.size };
      return send();
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
      const given = upload;
      upload = null;
      set(IDLE);
      // The server forgets it in a day by itself, should this fail.
      await given?.abort(Boolean(given.url)).catch(() => {});
    },
    stop() {
      turn++;
      upload?.abort();
    },
    state: () => state,
  };
}

/** Uploads of this browser that were cut off: [{name, size}], newest first. */
export async function unfinished(tus) {
  const known = await tus.defaultOptions.urlStorage.findAllUploads();
  return known
    .filter((u) => u.metadata?.filename)
    .sort((a, b) => String(b.creationTime).localeCompare(String(a.creationTime)) || 0)
    .map((u) => ({ name: u.metadata.filename, size: u.size, key: u.urlStorageKey, url: u.uploadUrl }));
}

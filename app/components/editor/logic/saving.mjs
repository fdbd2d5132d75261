// An edit on its way to the server: kept on this device at once, then saved with If-Match, never lost on the way.

import { textsFor } from "./texts.mjs";

const REST_MS = 700;
const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];
export const WORDS = textsFor("en").saving;

/**
 * @param {object} deps
 * @param {{get(id): Promise, put(id, record): Promise}} deps.store this device's memory
 * @param {{load(id): Promise, save(id, edl, tag): Promise, restore(id, number, tag): Promise}} deps.api each
 *   answers `{status, body}`; `status` is 0 when no answer came
 * @param {(fn: () => void, ms: number) => () => void} deps.later runs `fn` after a while; returns how to stop it
 * @param {(state: object) => void} deps.tell called with each new state: {phase, text, present, branch}
 * @param {() => void} deps.kept called when the server has kept an edit
 * @param {() => object} deps.words what it says of each phase, for whoever edits here
 *
 * What is kept on this device: {edl, tag, isBeside, sending, present}. `sending` is a save that was not answered:
 * it is sent again, word for word, before anything newer, so that a lost answer cannot become a conflict.
 */
export function createSaving({ store, api, later, tell, kept = () => {}, words = () => WORDS }) {
  let id = "";
  let record = null;
  let busy = false;
  let tries = 0;
  let stop = () => {};
  let state = { phase: "saved", text: words().saved, present: null, branch: null };

  const show = (phase, text = words()[phase]) => {
    const branch = record?.isBeside ? Number(/\d+/.exec(record.tag)[0]) : null;
    tell((state = { phase, text, present: record?.present ?? null, branch }));
  };
  const rested = () => show(record.isBeside ? "beside" : "saved");
  const remember = () => store.put(id, record).catch(() => {});
  const soon = (ms) => { stop(); stop = later(push, ms); };
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  function answered(status, body) {
    if (status === 200) {
      record = { ...record, tag: body.etag, isBeside: body.is_branch, saved: record.sending, sending: null, present: body.is_branch ? record.present : null };
      kept();
      return true;
    }
    if (status === 412 && body?.branch) {
      record = { ...record, tag: body.branch.etag, isBeside: true, saved: record.sending, sending: null, present: body.present };
      return true;
    }
    return false;
  }

  async function push() {
    if (busy || !record) return;
    const mine = id;
    if (!record.sending) {
      if (same(record.edl, record.saved)) { rested(); return; }
      record = { ...record, sending: record.edl };
    }
    busy = true;
    await remember();
    if (!["offline", "beside"].includes(state.phase)) show("saving");
    const { status, body } = await api.save(id, record.sending, record.tag);
    busy = false;
    if (mine !== id) return;
    if (answered(status, body)) {
      tries = 0;
      await remember();
      if (same(record.edl, record.saved)) rested();
      else soon(0);
      return;
    }
    if (status === 0 || status >= 500 || status === 429) {
      show("offline", status ? words().waiting : words().offline);
      soon(RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
      return;
    }
    // Refused in words: the same again would be refused again. The next change is tried.
    record = { ...record, sending: null };
    await remember();
    show("refused", body?.detail || words().refused);
  }

  return {
    state: () => state,
    /** What to edit: what this device has kept and the server lacks, or else the server's. `null` when neither can be had. */
    async open(videoId) {
      stop();
      id = videoId;
      [busy, tries, record] = [false, 0, null];
      const [mine, { status, body }] = await Promise.all([store.get(videoId).catch(() => null), api.load(videoId)]);
      if (id !== videoId) return null;
      const open = mine && (mine.sending || !same(mine.edl, mine.saved) || mine.isBeside);
      if (status === 200 && !open) record = { edl: body.edl, saved: body.edl, tag: body.etag, isBeside: false, sending: null, present: null };
      else if (mine && (status === 0 || status >= 500 || open)) record = mine;
      else return { problem: body?.detail ?? "", edl: null };
      if (mine?.isBeside && status === 200) record = { ...record, present: body };
      if (status === 0) { show("offline"); soon(RETRY_MS[0]); }
      else if (open && (mine.sending || !same(mine.edl, mine.saved))) { show("saving"); soon(0); }
      else { await remember(); rested(); }
      return { edl: record.edl, isRestored: Boolean(open) };
    },
    /** A new edit: kept here at once, sent after a moment's rest. */
    change(edl) {
      if (!record || same(edl, record.edl)) return;
      record = { ...record, edl };
      remember();
      if (!["offline", "beside"].includes(state.phase)) show("saving");
      if (state.phase !== "offline") soon(REST_MS);
    },
    /** The line is back, or somebody does not want to wait. */
    hurry: () => soon(0),
    /** Ends the conflict with this device's edit: it becomes the present one. */
    async takeMine() {
      if (!record?.isBeside || record.sending || !record.present) return false;
      const { status, body } = await api.restore(id, state.branch, record.present.etag);
      if (status === 200) record = { ...record, tag: body.etag, isBeside: false, saved: body.edl, present: null };
      else if (status === 412) record = { ...record, present: body.present };
      await remember();
      if (status === 200) { kept(); soon(0); }
      rested();
      return status === 200;
    },
    /** Ends the conflict with the other device's edit, which is given back; this one's stays as a branch. */
    async takeTheirs() {
      const { status, body } = await api.load(id);
      if (status !== 200) return null;
      return this.adopt(body);
    },
    /** Goes on from an edit that the server holds, as after a restored version. */
    async adopt(body) {
      record = { edl: body.edl, saved: body.edl, tag: body.etag, isBeside: false, sending: null, present: null };
      await remember();
      kept();
      rested();
      return record.edl;
    },
    tag: () => record?.tag ?? "",
    isSettled: () => !record || (!record.sending && same(record.edl, record.saved)),
    close() { stop(); id = ""; record = null; },
  };
}

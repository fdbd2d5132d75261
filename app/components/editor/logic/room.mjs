// The one bench of the page, joined to this browser: its memory, its line, its clock.
import { createApi } from "./api.mjs";
import { createBench, filled, sourceOf } from "./bench.mjs";
import { createDraftStore } from "./draft_store.mjs";
import { createLayerPictures } from "./layer_pictures.mjs";
import { createSaving } from "./saving.mjs";
import { stripOf } from "./strip.mjs";

export const api = createApi((...args) => window.fetch(...args));
export const bench = createBench({ clock: () => performance.now(), changed: (edl) => saving.change(edl) });
export const layerUrl = createLayerPictures(api.post);
let heard = () => {};
export const saving = createSaving({
  store: createDraftStore(window.indexedDB),
  api,
  later: (run, ms) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); },
  tell: (state) => {
    bench.set({ saving: state });
    // The badge in the page's head shows the edit's state beside that of its words.
    window.dispatchEvent(new CustomEvent("jhalak:saving", { detail: { phase: state.phase, text: state.text } }));
  },
  kept: () => heard(),
  words: () => bench.t().saving,
});

/** Opens a clip's edit; `onKept` is called whenever the server has kept one. */
export async function enter(videoId, { mayEdit, onKept }) {
  heard = onKept;
  bench.clear();
  bench.set({ videoId, mayEdit });
  const [opened, sources] = await Promise.all([saving.open(videoId), api.sources(videoId)]);
  if (bench.get().videoId !== videoId) return;
  if (!opened?.edl) { bench.set({ phase: "missing", problem: opened?.problem || bench.t().not_loaded }); return; }
  if (sources.status === 200) bench.set({ sources: sources.body.map(sourceOf) });
  bench.begin(filled(opened.edl, bench.get().sources));
  bench.set({ phase: "ready" });
  if (opened.isRestored) bench.say(bench.t().restored);
  const put = (asked, give) => asked.then((answer) => { if (answer.status === 200 && bench.get().videoId === videoId) bench.set(give(answer.body)); });
  put(api.palette(), (body) => ({ music: body.music, stickers: body.stickers }));
  put(api.covers(videoId), (body) => ({ covers: body }));
}

/** Has the pictures and the loudness of a source drawn, once. */
export function draw(source) {
  const { videoId, drawn } = bench.get();
  if (drawn[source.id]) return;
  const give = (part) => bench.set({ drawn: { ...bench.get().drawn, [source.id]: { ...bench.get().drawn[source.id], ...part } } });
  const put = (asked, part) => asked.then((answer) => { if (answer.status === 200 && bench.get().videoId === videoId) give(part(answer.body)); });
  give({ pictures: [], wave: null });
  if (source.has_picture) put(api.strip(videoId, source.id), (body) => ({ pictures: stripOf(body) }));
  put(api.waveform(videoId, source.id), (body) => ({ wave: body.peaks.length ? body : null }));
}

export function leave() {
  saving.close();
  heard = () => {};
  bench.clear();
}

// A further clip or a voice: sent by tus, attached to the draft, and laid on the timeline.
import { useEffect, useRef, useState } from "react";
import { CircleAlert, Film } from "lucide-react";
import * as tus from "tus-js-client";
import { hold } from "../../uploader/hold.mjs";
import { refusal } from "../../uploader/rules.mjs";
import { sha256Of } from "../../uploader/sha256.mjs";
import { createTransfer, IDLE } from "../../uploader/transfer.mjs";
import { wordsOf } from "../../uploader/words.mjs";
import { sourceOf } from "../logic/bench.mjs";
import { addClip } from "../logic/clips.mjs";
import { api, bench } from "../logic/room.mjs";

/** Sends files and attaches each to the draft; `onSource` gets the new source. */
export function useAttach(onSource) {
  const [state, setState] = useState(IDLE);
  const transfer = useRef(null);
  const told = useRef(onSource);
  told.current = onSource;
  useEffect(() => {
    const videoId = bench.get().videoId;
    transfer.current = createTransfer({
      tus, fetch: (...args) => window.fetch(...args), now: () => performance.now(), tell: setState,
      digest: (file, options) => sha256Of(file, { ...options, subtle: window.crypto.subtle }), hold, words: () => wordsOf(bench.get().locale),
      done: () => {},
      kept: async (_, __, id) => {
        const { body, status } = await api.sources(videoId);
        if (status !== 200 || bench.get().videoId !== videoId) return;
        bench.set({ sources: body.map(sourceOf) });
        setState(IDLE);
        told.current(bench.source(id));
      },
    });
    const online = () => transfer.current.state().phase === "waiting" && transfer.current.resume();
    window.addEventListener("online", online);
    return () => { window.removeEventListener("online", online); transfer.current.stop(); };
  }, []);
  return { state, send: (file) => transfer.current.begin(file, { videoId: bench.get().videoId }), again: () => transfer.current.resume(), clear: () => setState(IDLE) };
}

export function AttachState({ attach }) {
  const { state } = attach;
  const t = bench.t();
  if (state.phase === "idle") return null;
  if (state.problem) {
    return (
      <p className="notice danger" role="alert"><CircleAlert size={18} aria-hidden="true" /><span>{state.problem}</span>
        {state.phase !== "refused" && <button type="button" className="btn ghost s" onClick={attach.again}><span>{t.again}</span></button>}
      </p>
    );
  }
  const share = state.total ? Math.floor((state.sent / state.total) * 100) : 0;
  return <p className="small soft" role="status">{t.sending[state.phase] ?? state.phase} <span lang="">{state.name}</span> <span className="num">{share} %</span></p>;
}

export function AddClip({ after }) {
  const [problem, setProblem] = useState("");
  const t = bench.t();
  const input = useRef(null);
  const attach = useAttach((source) => {
    if (!source.has_picture) { setProblem(t.sound_alone); return; }
    if (bench.make((edl) => addClip(edl, source, Math.min(after, edl.clips.length)), t.added(source.file_name))) bench.choose("clips", bench.edl().clips[Math.min(after, bench.edl().clips.length - 1)].id);
  });
  const take = (file) => {
    if (!file) return;
    const reason = refusal(file, undefined, wordsOf(bench.get().locale));
    setProblem(reason);
    if (!reason) attach.send(file);
  };
  const busy = !["idle", "refused", "failed"].includes(attach.state.phase);
  return (
    <div className="stack tight">
      <input ref={input} id="editor-clip-file" type="file" accept="video/*" className="sr" tabIndex={-1} aria-hidden="true" data-quiet="true"
        onChange={(e) => { take(e.target.files[0]); e.target.value = ""; }} />
      <button type="button" className="btn secondary" disabled={busy} onClick={() => input.current.click()}><Film size={18} aria-hidden="true" /><span>{t.add_clip}</span></button>
      <AttachState attach={attach} />
      {problem && <p className="notice danger" role="alert"><CircleAlert size={18} aria-hidden="true" /><span>{problem}</span></p>}
    </div>
  );
}

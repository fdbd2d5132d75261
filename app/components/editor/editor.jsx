// The room of the editor: opens the clip's edit, hears its keys, says what happened, and settles conflicts.
import { useEffect, useRef } from "react";
import { GitBranch, RotateCw, X } from "lucide-react";
import { carryOut } from "./logic/actions.mjs";
import { actionOf } from "./logic/keys.mjs";
import { bench, enter, leave, saving } from "./logic/room.mjs";
import { MS } from "./logic/ticks.mjs";
import { shownAt } from "./logic/timeline.mjs";
import { filled } from "./logic/bench.mjs";
import { inWords } from "./view/history_panel.jsx";
import { useBench } from "./view/use_bench.jsx";

const FIELD = "input:not([type=range]):not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, [contenteditable=true]";
const CONTROL = "button, a, input, summary, [role=slider], [role=tab], [role=option], [role=radio]";
const none = () => {};

export function EditorRoom({ clipId = "", mayEdit = false, locale = "", onKept = none }) {
  const state = useBench();
  const t = bench.t();
  const kept = useRef(onKept);
  kept.current = onKept;
  useEffect(() => {
    enter(clipId, { mayEdit, onKept: () => kept.current() });
    return leave;
  }, [clipId]);
  useEffect(() => { bench.set({ mayEdit }); }, [mayEdit]);
  useEffect(() => { bench.set({ locale }); }, [locale]);
  useEffect(() => {
    const press = (event) => {
      const { target } = event;
      if (event.defaultPrevented || bench.get().phase !== "ready" || target.closest?.("[role=dialog]")) return;
      const typing = Boolean(target.matches?.(FIELD));
      const action = actionOf(event, { typing, onControl: Boolean(target.closest?.(CONTROL)) });
      if (action && carryOut(bench, action)) event.preventDefault();
    };
    const online = () => saving.hurry();
    // Whoever leaves with something unsent is asked once; it is kept on this device anyway.
    const away = (event) => { if (!saving.isSettled()) { saving.hurry(); event.preventDefault(); } };
    // Other parts of the page point at a moment of what is shown.
    const point = (event) => bench.seek(event.detail.ms * MS);
    const playFrom = (event) => {
      const at = shownAt(bench.edl(), "main", event.detail.ms * MS);
      if (at === null) return;
      event.preventDefault();
      bench.seek(at);
      bench.player?.run();
    };
    document.addEventListener("jhalak:seek", point);
    document.addEventListener("jhalak:play-from", playFrom);
    document.addEventListener("keydown", press);
    window.addEventListener("online", online);
    window.addEventListener("beforeunload", away);
    return () => { document.removeEventListener("jhalak:seek", point); document.removeEventListener("jhalak:play-from", playFrom); document.removeEventListener("keydown", press); window.removeEventListener("online", online); window.removeEventListener("beforeunload", away); };
  }, []);
  const { phase, present, branch, text } = state.saving;
  const theirs = async () => {
    const edl = await saving.takeTheirs();
    if (edl) { bench.begin(filled(edl, bench.get().sources)); bench.seek(bench.get().now); bench.say(t.theirs_now); }
  };
  const mine = async () => { if (await saving.takeMine()) bench.say(t.mine_now); };
  return (
    <>
      <p className="sr" role="status" aria-live="polite" key={state.saying % 2}>{state.said}</p>
      {state.phase === "missing" && (
        <div className="notice danger" role="alert"><span className="grow">{state.problem}</span>
          <button type="button" className="btn secondary s" onClick={() => enter(clipId, { mayEdit, onKept: () => kept.current() })}><RotateCw size={16} aria-hidden="true" /><span>{t.again}</span></button>
        </div>
      )}
      {state.phase === "ready" && phase === "refused" && <div className="notice danger" role="alert"><span>{t.not_saved(text)}</span></div>}
      {state.phase === "ready" && phase === "beside" && (
        <section className="notice highlight ed-conflict" role="alert" aria-label={t.elsewhere}>
          <GitBranch size={20} aria-hidden="true" />
          <div className="grow stack tight">
            <p className="strong">{t.is_branch(branch)}</p>
            <dl className="ed-compare small num">
              <div><dt>{t.yours}</dt><dd>{inWords(bench.edl())}</dd></div>
              {present && <div><dt>{t.the_other}</dt><dd>{inWords(present.edl)}</dd></div>}
            </dl>
            <div className="ed-acts">
              <button type="button" className="btn primary s" onClick={mine}><span>{t.use_mine}</span></button>
              <button type="button" className="btn secondary s" onClick={theirs}><span>{t.use_other}</span></button>
            </div>
          </div>
        </section>
      )}
      {state.help && <Keys t={t} />}
    </>
  );
}

function Keys({ t }) {
  const box = useRef(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current.focus();
    return () => before?.focus?.();
  }, []);
  return (
    <section ref={box} className="ed-keys" role="dialog" aria-label={t.keys_title} tabIndex={-1} onKeyDown={(e) => { if (e.key === "Escape" || e.key === "?") { e.stopPropagation(); bench.set({ help: false }); } }}>
      <div className="ed-head"><h2>{t.keys_title}</h2><button type="button" className="icon-btn" aria-label={t.close} onClick={() => bench.set({ help: false })}><X size={20} aria-hidden="true" /></button></div>
      <dl>{t.keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
    </section>
  );
}

// The edit's versions: look at what each holds, go back to one, give one a name.
import { useCallback, useEffect, useState } from "react";
import { GitBranch, History, Pencil } from "lucide-react";
import { filled } from "../logic/bench.mjs";
import { api, bench, saving } from "../logic/room.mjs";
import { clock } from "../logic/ticks.mjs";
import { lengthOf } from "../logic/timeline.mjs";

const when = (text, t) => new Date(text).toLocaleString(t.when, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** What an edit is made of, in a line. */
export function inWords(edl) {
  const full = filled(edl, bench.get().sources);
  return `${clock(lengthOf(full), bench.frame())} · ${bench.t().made_of(edl.clips.length, edl.texts.length, edl.stickers.length, edl.sounds.length)}`;
}

/** Goes on from what the server answered with, as an edit of its own. */
export async function goOnFrom(body, said) {
  await saving.adopt(body);
  bench.begin(filled(body.edl, bench.get().sources));
  bench.seek(bench.get().now);
  bench.say(said);
}

export function HistoryPanel({ state, t, shown }) {
  const [versions, setVersions] = useState([]);
  const [inside, setInside] = useState({});
  const [naming, setNaming] = useState(0);
  const load = useCallback(async () => {
    const { status, body } = await api.versions(state.videoId);
    if (status === 200) setVersions(body);
  }, [state.videoId]);
  useEffect(() => { if (shown) load(); }, [shown, state.saving.phase, load]);
  const look = async (number) => {
    const { status, body } = await api.version(state.videoId, number);
    if (status === 200) setInside((known) => ({ ...known, [number]: inWords(body.edl) }));
  };
  const restore = async (version) => {
    const { status, body } = await api.restore(state.videoId, version.number, saving.tag());
    if (status === 200) await goOnFrom(body, t.is_back(version.number));
    else bench.say(body?.detail ?? t.failed);
    load();
  };
  const name = async (number, text) => {
    setNaming(0);
    const { status, body } = await api.name(state.videoId, number, text);
    if (status !== 200) bench.say(body?.detail ?? t.failed);
    load();
  };
  const mayRestore = state.mayEdit && state.saving.phase === "saved";
  return (
    <>
      <h2>{t.versions}</h2>
      <p className="small soft">{t.versions_about}</p>
      <ol className="ed-list ed-versions">
        {versions.map((v) => (
          <li key={v.number} className="ed-card">
            <div className="row tight">
              {v.is_branch ? <GitBranch size={18} aria-hidden="true" /> : <History size={18} aria-hidden="true" />}
              <span className="grow stack">
                <span className="small strong"><span lang={v.name ? "" : undefined}>{v.name || t.version(v.number)}</span>{v.is_present && <span className="soft"> · {t.now}</span>}</span>
                <span className="tiny soft">{when(v.changed_at, t)}{v.is_branch && ` · ${t.beside(v.parent ?? "?")}`}</span>
                {inside[v.number] && <span className="tiny num">{inside[v.number]}</span>}
              </span>
              <button type="button" className="icon-btn" aria-label={t.name_version(v.number)} onClick={() => setNaming(v.number)}><Pencil size={18} aria-hidden="true" /></button>
            </div>
            {naming === v.number && (
              <form className="row tight" data-quiet="true" onSubmit={(e) => { e.preventDefault(); name(v.number, e.currentTarget.elements.name.value); }}>
                <input className="input grow" name="name" defaultValue={v.name} maxLength={60} aria-label={t.name_of(v.number)} autoFocus />
                <button type="submit" className="btn secondary s"><span>{t.keep}</span></button>
              </form>
            )}
            <div className="ed-acts">
              {!inside[v.number] && <button type="button" className="btn ghost s" onClick={() => look(v.number)}><span>{t.inside}</span></button>}
              {!v.is_present && <button type="button" className="btn ghost s" disabled={!mayRestore} onClick={() => restore(v)}><span>{v.is_branch ? t.take_it : t.go_back}</span></button>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

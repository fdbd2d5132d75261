import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import Hls from "hls.js/light";
import { useParams } from "react-router";
import { ChevronDown, ChevronUp } from "lucide-react";
import { createEngine } from "./logic/engine.mjs";
import { announcement } from "./logic/format.mjs";
import { steppedSpeed } from "./logic/prefs.mjs";
import { mayBufferNext, mountedWindow, slotOf } from "./logic/preload.mjs";
import { textsFor } from "./logic/texts.mjs";
import { Clip } from "./view/clip.jsx";
import { Help, Menu } from "./view/menu.jsx";
import { TastePicker, usePicker } from "./view/taste_picker.jsx";
import { FeedEmpty, FeedEnd, FeedError, FeedSkeleton } from "./view/states.jsx";
import { Speaking } from "./view/texts.jsx";
import { OfflinePill, SeedingPill, SoundPill, Top, useSeeding } from "./view/top.jsx";
import { useActions } from "./view/use_actions.jsx";
import { useFeed } from "./view/use_feed.jsx";
import { useKeys } from "./view/use_keys.jsx";
import { usePage } from "./view/use_page.jsx";
import { arrivalOf } from "./logic/arrival.mjs";
import { usePager } from "./view/use_pager.jsx";

let shared = null;
const TOAST_MS = 2600;
const UNDO_MS = 6500;
const none = () => {};

/** The feed: full-screen clips, one at a time. */
export function Player({ surface: wanted = "for_you", startId = "", bagCount = 0, paused = false, viewer = {}, onOpenProduct = none, onOpenComments = none, onOpenBag = none, onNeedSignIn = none, onClipChange = none }) {
  const engine = (shared ??= createEngine(Hls));
  // The address knows the clip before the state of the page does.
  const { video_id: addressed = "" } = useParams();
  const first = startId || addressed;
  const [surface, setSurface] = useState(wanted);
  useEffect(() => setSurface(wanted), [wanted]);
  const arrived = useMemo(() => arrivalOf(location.search), [first]);
  Object.assign(engine.surface, { name: surface, start: wanted === "for_you" ? first : "", arrived });
  const { feed, state, index, setIndex } = useFeed({ api: engine.api, refusals: engine.refusals, surface, startId: surface === wanted ? first : "" });
  const { items, status, ended } = state;
  const shown = items[index];
  // A card among the clips is no clip: nothing to like, play or explain.
  const item = shown?.isCard ? undefined : shown;
  const prefs = useSyncExternalStore(engine.prefs.subscribe, engine.prefs.get);
  const t = textsFor(prefs.language, viewer?.locale);
  const seeding = useSeeding(engine.api);
  const place = useRef(index);
  place.current = index;

  const [muted, setMuted] = useState(true);
  const [resting, setResting] = useState(!prefs.autoplay);
  const [room, setRoom] = useState(false);
  const [bursts, setBursts] = useState([]);
  const [menu, setMenu] = useState({ item: null, page: "main" });
  const [help, setHelp] = useState(false);
  const [toast, setToast] = useState("");
  const stage = useRef(null);
  const track = useRef(null);
  const handle = useRef(null);
  const { hidden, box, online } = usePage({ engine, stage, onGesture: () => prefs.sound === true && setMuted(false) });

  const say = useCallback((text, undo) => setToast({ text, undo, at: Date.now() }), []);
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(() => setToast(""), toast.undo ? UNDO_MS : TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);

  const takeBack = () => { const { undo } = toast || {}; if (undo) { setToast(""); undo(); } };

  const setSound = (on) => { setMuted(!on); engine.prefs.set({ sound: on }); };
  const moveTo = (next) => {
    setIndex(next);
    setRoom(false);
    setBursts([]);
    setResting(!prefs.autoplay);
    engine.prefetch.cancel();
  };
  const actions = useActions({
    api: engine.api, feed, log: engine.log, toast: say, texts: t, refusals: engine.refusals, renew: () => feed.renew(() => place.current),
    needSignIn: onNeedSignIn, openComments: onOpenComments, openProduct: onOpenProduct,
    openMenu: (on) => setMenu({ item: on, page: "main" }), closeMenu: () => setMenu((m) => ({ ...m, item: null })),
    openHelp: () => { setMenu((m) => ({ ...m, item: null })); setHelp(true); },
    removeFromHere(match) {
      engine.prefetch.cancel();
      setResting(!prefs.autoplay);
      return feed.drop((one) => !one.isCard && match(one), index);
    },
    mutedOnly: () => setMuted(true),
    burstDone: (id) => setBursts((all) => all.filter((b) => b.id !== id)),
    room(buffered_s, remaining_s) {
      const budget = engine.budget();
      const next = mayBufferNext({ budget, buffered_s, remaining_s });
      if (next) setRoom(true);
      if (next) engine.prefetch.run({ items, index, budget });
    },
  });

  const heart = (x, y) => {
    if (!item) return;
    const frame = stage.current.querySelector(".clip.live .clip-frame").getBoundingClientRect();
    setBursts((all) => [...all, { id: `${Date.now()}.${all.length}`, x: x - frame.left, y: y - frame.top, tilt: Math.random() * 40 - 20 }]);
    actions.like(item, true);
  };
  const count = status === "ready" ? items.length + (ended ? 1 : 0) : 0;
  const overlay = Boolean(menu.item) || help;
  const pager = usePager({
    stage, track, index, count, enabled: !paused && !overlay && count > 0, onIndex: moveTo,
    onTap: () => item && setResting((r) => !r), onDoubleTap: heart, onLongPress: () => item && actions.menu(item),
  });
  useKeys(!paused && !overlay, {
    next: () => pager.go(1), previous: () => pager.go(-1), first: () => pager.go(-index),
    toggle: () => item && setResting((r) => !r), mute: () => setSound(muted),
    like: () => item && actions.like(item), save: () => item && actions.save(item), comments: () => item && actions.comments(item),
    captions: () => { const on = prefs.captions === "off" || (prefs.captions === "auto" && !muted); engine.prefs.set({ captions: on ? "on" : "off" }); say(on ? t.captions_on : t.captions_off); },
    slower: () => { const speed = steppedSpeed(prefs.speed, -1); engine.prefs.set({ speed }); say(t.speed_is(speed)); },
    faster: () => { const speed = steppedSpeed(prefs.speed, 1); engine.prefs.set({ speed }); say(t.speed_is(speed)); },
    back: () => { const v = handle.current; if (v) v.seek(v.video.current.currentTime * 1000 - 2000); },
    forward: () => { const v = handle.current; if (v) v.seek(Math.min(v.video.current.currentTime * 1000 + 2000, item.duration_ms - 200)); },
    bag: onOpenBag, help: () => setHelp(true), undo: takeBack,
  });

  usePicker({ engine, feed, items, index, enabled: surface === "for_you" && status === "ready" && !state.stale });

  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (shown?.isCard) setSpoken(t.picker_spoken);
    if (!item) return;
    setSpoken(announcement(item, t));
    onClipChange(item.id);
  }, [shown?.id]);
  const bagWas = useRef(bagCount);
  useEffect(() => {
    if (bagCount > bagWas.current) setSpoken(t.bag_has(bagCount));
    bagWas.current = bagCount;
  }, [bagCount]);
  useEffect(() => { if (state.missing) say(t.gone); }, [state.missing]);
  useEffect(() => { if (online && (state.stale || status === "error")) feed.retry(); }, [online]);
  // A viewer who waits at the end (or before the first clip) gets the new ones by themselves.
  const waiting = seeding && (status === "empty" || (ended && index >= items.length));
  useEffect(() => { if (waiting) feed.more(); }, [waiting, seeding?.ready]);
  usePageEvents(feed, say);

  const choose = (name) => {
    setSurface(name);
    setResting(!prefs.autoplay);
    history.replaceState(history.state, "", name === "following" ? "/following" : "/");
  };
  const role = (i) => (i === index ? "live" : i > index ? (room ? "warm" : "cold") : "idle");
  return (<Speaking value={t}>
    <section ref={stage} className={`player ${paused || overlay ? "beside" : ""} ${items.length && status === "ready" ? "" : "still"}`} aria-label={t.clips} lang={t.language} data-surface={surface}>
      <div ref={track} className="player-track">
        {status === "loading" && <FeedSkeleton />}
        {status === "error" && <FeedError error={state.error} onRetry={feed.retry} />}
        {status === "empty" && <FeedEmpty surface={surface} seeding={seeding} onForYou={() => choose("for_you")} />}
        {status === "ready" && mountedWindow(index, items.length).map((i) => items[i].isCard ? (
          <TastePicker key={`slot${slotOf(i)}`} index={i} live={i === index} choices={items[i].choices}
            onDone={(chosen) => actions.choose(chosen)} onSkip={() => { actions.choose([]); pager.go(1); }} onGo={() => pager.go(1)} />
        ) : (
          <Clip key={`slot${slotOf(i)}`} item={items[i]} index={i} role={role(i)} held={paused || hidden || (i === index && resting)} resting={i === index && resting && !paused}
            ui={{ muted, speed: prefs.speed, captions: prefs.captions }} box={box} engine={engine} actions={actions} bursts={i === index ? bursts : NO_BURSTS}
            isMe={Boolean(viewer?.handle) && viewer.handle === items[i].creator.handle} handle={i === index ? handle : null} />
        ))}
        {status === "ready" && ended && index >= items.length - 1 && (
          <FeedEnd index={items.length} live={index === items.length} seeding={seeding} surface={surface} onAgain={() => { feed.again(); moveTo(0); }} />
        )}
      </div>
      <Top surface={surface} onSurface={choose} muted={muted} onMute={() => setSound(muted)} />
      <div className="player-pills">
        <div role="status">{toast && (
          <div className={`player-toast ${toast.undo ? "with-undo" : ""}`} key={toast.at}>
            <span>{toast.text}</span>
            {toast.undo && <button type="button" className="toast-undo" onClick={takeBack}>{t.undo}</button>}
          </div>
        )}</div>
        <OfflinePill show={state.stale || !online} />
        <SeedingPill seeding={toast || !online ? null : seeding} />
        <SoundPill show={muted && online && prefs.sound !== false && Boolean(item) && index < 2} onSound={() => setSound(true)} />
      </div>
      <div className="player-steps">
        <button type="button" className="icon-btn" aria-label={t.previous_clip} disabled={index === 0} onClick={() => pager.go(-1)}><ChevronUp size={26} aria-hidden="true" /></button>
        <button type="button" className="icon-btn" aria-label={t.next_clip} disabled={index >= count - 1} onClick={() => pager.go(1)}><ChevronDown size={26} aria-hidden="true" /></button>
      </div>
      <div className="sr" aria-live="polite">{spoken}</div>
    </section>
    <Menu item={menu.item} page={menu.page} onPage={(page) => setMenu({ ...menu, page })} onClose={() => setMenu({ ...menu, item: null })}
      prefs={prefs} onPrefs={engine.prefs.set} actions={actions} />
    <Help open={help} onClose={() => setHelp(false)} />
  </Speaking>);
}

const NO_BURSTS = [];

function usePageEvents(feed, say) {
  useEffect(() => {
    const heard = {
      "jhalak:comments": ({ video_id, count }) => feed.settle(video_id, "comments", count),
      "jhalak:follow": ({ handle, on }) => feed.follow(handle, on),
      "jhalak:toast": ({ text }) => say(text),
    };
    const hear = (event) => heard[event.type](event.detail ?? {});
    Object.keys(heard).forEach((name) => window.addEventListener(name, hear));
    return () => Object.keys(heard).forEach((name) => window.removeEventListener(name, hear));
  }, [feed, say]);
}

import { memo, useEffect, useRef, useState } from "react";
import { Heart, Play, RotateCw } from "lucide-react";
import { announcement } from "../logic/format.mjs";
import { productsAt, productsKey } from "../logic/pins.mjs";
import { captionsShown } from "../logic/prefs.mjs";
import { cueAt, parseVtt, trackFor } from "../logic/vtt.mjs";
import { Details, Rail } from "./chrome.jsx";
import { Pins, ProductCards } from "./products.jsx";
import { Scrubber } from "./scrubber.jsx";
import { useTexts } from "./texts.jsx";
import { usePlayback } from "./use_playback.jsx";

const NONE = [];

function useCues(item, wanted) {
  const [cues, setCues] = useState(NONE);
  useEffect(() => {
    setCues(NONE);
    const track = wanted ? trackFor(item.captions ?? NONE, navigator.languages ?? NONE, item.language) : null;
    if (!track) return undefined;
    const stop = new AbortController();
    fetch(track.url, { signal: stop.signal, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => setCues(parseVtt(text)))
      .catch(() => {}); // A clip without its captions still plays.
    return () => stop.abort();
  }, [item.id, wanted]);
  return cues;
}

/** One clip: picture, sound, captions, products, and what one can do with it. */
export const Clip = memo(function Clip({ item, index, role, held, resting, ui, box, engine, actions, bursts, isMe, handle }) {
  const t = useTexts();
  const live = role === "live";
  const scrub = useRef(null);
  const [products, setProducts] = useState(NONE);
  const [cue, setCue] = useState("");
  const [scrubbing, setScrubbing] = useState(false);
  const cues = useCues(item, (live || role === "warm") && captionsShown(ui.captions, ui.muted));
  const last = useRef({ key: "", cue: "" });

  const onFrame = (ms, length) => {
    scrub.current?.frame(ms, length);
    const now = productsAt(item.products, ms);
    const key = productsKey(now);
    if (key !== last.current.key) { last.current.key = key; setProducts(now); }
    const text = cueAt(cues, ms);
    if (text !== last.current.cue) { last.current.cue = text; setCue(text); }
  };
  useEffect(() => {
    last.current = { key: "", cue: "" };
    setProducts(NONE);
    setCue("");
  }, [item.id]);

  const playback = usePlayback({
    item, role, held: held || scrubbing, ui, engine, onFrame, onRoom: actions.room, onMutedOnly: actions.mutedOnly,
  });
  useEffect(() => {
    if (live && handle) handle.current = playback;
  });

  const wide = item.width / item.height > 0.75;
  const [top, bottom] = item.colors ?? ["#2a2230", "#0e0b10"];
  const openProduct = (product) => actions.product(product, item, Math.round((playback.video.current?.currentTime ?? 0) * 1000));
  return (
    <article className={`clip ${live ? "live" : ""} ${wide ? "wide" : ""} ${products.length ? "with-card" : ""}`} data-id={item.id} data-index={index}
      aria-label={announcement(item, t)} aria-hidden={live ? undefined : true} inert={!live} style={{ top: `${index * 100}%` }}>
      <div className="clip-frame" style={{ background: `linear-gradient(160deg, ${top}, ${bottom})` }}>
        <video ref={playback.video} playsInline loop muted disablePictureInPicture tabIndex={-1} aria-hidden="true" />
        {item.poster_url && !playback.gone && <img className={`clip-poster ${playback.shown ? "gone" : ""}`} src={item.poster_url} alt="" draggable={false} key={item.id} />}
        <div className="clip-scrim" aria-hidden="true" />
        {live && !resting && <Pins products={products} size={item} fit={wide ? "contain" : "cover"} box={box} onOpen={openProduct} />}
        {resting && !playback.blocked && !scrubbing && <span className="big-play fade" aria-hidden="true"><Play size={64} fill="currentColor" /></span>}
        {playback.blocked && <button type="button" className="big-play" aria-label={t.play} onClick={playback.unblock}><Play size={64} fill="currentColor" /></button>}
        {playback.waiting && !playback.failed && <span className="buffering" role="status"><span className="sr">{t.loading}</span></span>}
        {playback.failed && (
          <div className="clip-failed" role="alert">
            <p>{playback.gone ? t.clip_gone : t.clip_failed}</p>
            {!playback.gone && <button type="button" className="btn secondary" onClick={playback.retry}><RotateCw size={18} aria-hidden="true" />{t.try_again}</button>}
          </div>
        )}
        {live && bursts.map((b) => (
          <Heart key={b.id} className="clip-burst" size={96} fill="currentColor" aria-hidden="true" style={{ left: b.x, top: b.y, "--tilt": `${b.tilt}deg` }}
            onAnimationEnd={() => actions.burstDone(b.id)} />
        ))}
        <div className="clip-foot">
          {cue && <p className="clip-cue" aria-hidden="true" lang={/[\u0900-\u097F]/.test(cue) ? "hi" : "en"}><span>{cue}</span></p>}
          <Details item={item} actions={actions} isMe={isMe} />
          <ProductCards products={products} live={live} onOpen={openProduct} onSeen={(p) => engine.log("product_impression", item, { product_id: p.product_id })} />
        </div>
        <Scrubber ref={scrub} durationMs={item.duration_ms} onSeek={playback.seek} onHold={setScrubbing} />
      </div>
      <Rail item={item} actions={actions} />
    </article>
  );
});

// The curve of a clip over its frames; a slider for fingers, mouse and arrow keys.
import { useEffect, useRef, useState } from "react";
import { Play } from "lucide-react";
import { band, clamp, clock, cut, frameAt, framesOf, keyTo, marks, momentAt, path, pointAt, readout } from "./scales.mjs";
import { wordsOf } from "./words.mjs";

const HEIGHT = 220;
const TOP = 12;
const NONE = [];

function useWidth(ref) {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

function useFrames(url) {
  const [frames, setFrames] = useState(NONE);
  useEffect(() => {
    if (!url) return undefined;
    const stop = new AbortController();
    fetch(url, { signal: stop.signal, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => setFrames(framesOf(text)))
      .catch(() => {}); // The curve stands without its frames, too.
    return () => stop.abort();
  }, [url]);
  return frames;
}

function Filmstrip({ frames, sprite, width, durationMs }) {
  if (!frames.length || !width) return null;
  const number = Math.max(4, Math.round(width / 44));
  const tile = width / number;
  return (
    <div className="rt-film" aria-hidden="true">
      {Array.from({ length: number }, (_, at) => (
        <i key={at} style={{ ...cut(frames, frameAt(frames, ((at + 0.5) / number) * durationMs), tile), backgroundImage: `url(${sprite})` }} />
      ))}
    </div>
  );
}

export function RetentionChart({ points = NONE, moments = NONE, durationMs = 1, sprite = "", spriteVtt = "", video = "", poster = "", locale = "en" }) {
  const t = wordsOf(locale);
  const plot = useRef(null);
  const player = useRef(null);
  const width = useWidth(plot);
  const frames = useFrames(spriteVtt);
  const [at, setAt] = useState(null);
  const [wanted, setWanted] = useState(false);
  const ms = at ?? 0;
  const x = (time) => (clamp(time, 0, durationMs) / durationMs) * width;
  const y = (share) => TOP + (1 - share) * (HEIGHT - TOP);
  const middle = (p) => Math.min(durationMs, p.at_ms + 125);
  const row = (key) => points.map((p) => [x(middle(p)), y(p[key])]);
  const most = Math.max(1, ...points.map((p) => p.rewatches));
  const timed = moments.filter((m) => m.at_s !== null && m.at_s !== undefined);
  const mostTaps = Math.max(1, ...timed.map((m) => m.taps));

  const show = (to) => {
    setAt(to);
    const el = player.current;
    if (el && el.readyState > 0 && el.paused) el.currentTime = to / 1000;
  };
  const play = (from) => {
    setAt(from);
    setWanted(true);
    const el = player.current;
    if (!el) return;
    el.currentTime = from / 1000;
    el.play().catch(() => {}); // Refused without a gesture: the frame shows all the same.
  };
  const msAt = (event) => {
    const box = plot.current.getBoundingClientRect();
    return Math.round(clamp((event.clientX - box.left) / box.width, 0, 0.9999) * durationMs);
  };
  const onKey = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      play(ms);
      return;
    }
    const to = keyTo(event.key, ms, durationMs);
    if (to === null) return;
    event.preventDefault();
    show(to);
  };
  const said = readout(pointAt(points, ms), momentAt(moments, ms), ms, t);
  return (
    <div className="rt" lang={t.language}>
      <div className="rt-stage">
        <video ref={player} src={video} poster={poster || undefined} preload="metadata" playsInline muted={!wanted} controls={wanted} aria-label={t.clip}
          onTimeUpdate={(event) => { if (!event.target.paused) setAt(Math.round(event.target.currentTime * 1000)); }} />
        {!wanted && <button type="button" className="rt-play" aria-label={t.play_from(clock(ms))} onClick={() => play(ms)}><Play size={22} fill="currentColor" aria-hidden="true" /></button>}
      </div>
      <div className="rt-main">
        <p className="rt-said num" aria-hidden="true">{at === null ? t.point : said}</p>
        <div className="rt-body">
          <div className="rt-scale" aria-hidden="true">{[1, 0.5, 0].map((s) => <span key={s} style={{ top: y(s) }}>{Math.round(s * 100)} %</span>)}</div>
          <div ref={plot} className="rt-plot" role="slider" tabIndex={0} aria-label={t.moment} aria-valuemin={0} aria-valuemax={durationMs} aria-valuenow={ms} aria-valuetext={said}
            onPointerMove={(event) => show(msAt(event))} onPointerDown={(event) => event.pointerType !== "mouse" && show(msAt(event))} onClick={(event) => play(msAt(event))} onKeyDown={onKey}>
            <svg width={width} height={HEIGHT} aria-hidden="true">
              {[1, 0.5, 0].map((s) => <line key={s} className="rt-grid" x1="0" x2={width} y1={y(s)} y2={y(s)} />)}
              {points.map((p) => p.rewatches > 0 && (
                <rect key={p.at_ms} className="rt-again" x={x(p.at_ms)} width={Math.max(1, x(p.at_ms + 250) - x(p.at_ms) - 1)} y={HEIGHT - (p.rewatches / most) * 44} height={(p.rewatches / most) * 44} />
              ))}
              <path className="rt-band" d={band(row("high"), row("low"))} />
              <path className="rt-line" d={path(row("share"))} />
              {at !== null && <line className="rt-here" x1={x(ms)} x2={x(ms)} y1="0" y2={HEIGHT} />}
            </svg>
            <div className="rt-marks" aria-hidden="true">
              {timed.map((m) => m.taps > 0 && <i key={`t${m.at_s}`} className="rt-tap" style={{ left: x(m.at_s * 1000 + 500), "--size": `${8 + 12 * Math.sqrt(m.taps / mostTaps)}px` }} />)}
              {timed.map((m) => m.orders > 0 && <b key={`o${m.at_s}`} className="rt-sale num" style={{ left: x(m.at_s * 1000 + 500) }}>{m.orders}</b>)}
            </div>
            <Filmstrip frames={frames} sprite={sprite} width={width} durationMs={durationMs} />
            <div className="rt-axis num" aria-hidden="true">{marks(durationMs, width < 420 ? 5 : 10).map((s) => <span key={s} style={{ left: x(s * 1000) }}>{clock(s * 1000)}</span>)}</div>
          </div>
        </div>
        <ul className="rt-key small" aria-label={t.key}>
          <li><i className="line" />{t.line}</li><li><i className="area" />{t.area}</li><li><i className="again" />{t.rewatched}</li><li><i className="tap" />{t.tap}</li><li><i className="sale" />{t.sale}</li>
        </ul>
      </div>
    </div>
  );
}

// What can be set before filming: devices, countdown, mirror, light, and the words to read.
import { useId } from "react";
import { SIZES, SPEEDS } from "./prompter.mjs";
import { COUNTDOWNS } from "./takes.mjs";

function Choice({ label, value, options, onChange, disabled }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} disabled={disabled || options.length === 0} onChange={(e) => onChange(e.target.value)}>
        {options.length === 0 && <option value="">None found</option>}
        {options.map((option) => <option key={option.id} value={option.id}>{option.label}</option>)}
      </select>
    </div>
  );
}

function Switch({ label, checked, onChange }) {
  const id = useId();
  return (
    <div className="row rec-switch">
      <label className="grow" htmlFor={id}>{label}</label>
      <input id={id} type="checkbox" role="switch" className="switch" checked={checked} onChange={(e) => onChange(e.target.checked)} />
    </div>
  );
}

function Slider({ label, value, text, range, onChange }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="range" min={range.min} max={range.max} step={range.step} value={value} aria-valuetext={text} onChange={(e) => onChange(Number(e.target.value))} />
    </div>
  );
}

/**
 * @param {object} set what is set now: camera, microphone, countdown, mirror, torch, script, speed, size
 * @param {(change: object) => void} onSet
 */
export function Panel({ set, onSet, cameras, microphones, hasTorch, locked }) {
  const words = useId();
  return (
    <div className="rec-panel">
      <Choice label="Camera" value={set.camera} options={cameras} disabled={locked} onChange={(camera) => onSet({ camera })} />
      <Choice label="Microphone" value={set.microphone} options={microphones} disabled={locked} onChange={(microphone) => onSet({ microphone })} />
      <div className="field" role="group" aria-label="Countdown">
        <span className="label">Countdown</span>
        <div className="chip-row">
          {COUNTDOWNS.map((seconds) => (
            <button key={seconds} type="button" className="chip-btn" aria-pressed={set.countdown === seconds} disabled={locked} onClick={() => onSet({ countdown: seconds })}>
              {seconds ? `${seconds} s` : "Off"}
            </button>
          ))}
        </div>
      </div>
      <Switch label="Mirror the preview" checked={set.mirror} onChange={(mirror) => onSet({ mirror })} />
      {hasTorch && <Switch label="Light" checked={set.torch} onChange={(torch) => onSet({ torch })} />}
      <div className="field">
        <label htmlFor={words}>Words to read while filming</label>
        <textarea id={words} className="input" rows={4} maxLength={4000} value={set.script} placeholder="They run over the picture for you alone." onChange={(e) => onSet({ script: e.target.value })} />
      </div>
      {set.script.trim() && (
        <>
          <Slider label="Reading speed" value={set.speed} text={`${set.speed} words a minute`} range={SPEEDS} onChange={(speed) => onSet({ speed })} />
          <Slider label="Size of the words" value={set.size} text={`${set.size} pixels`} range={SIZES} onChange={(size) => onSet({ size })} />
        </>
      )}
    </div>
  );
}

// What can be set before filming: devices, countdown, mirror, light, and the words to read.
import { useId } from "react";
import { SIZES, SPEEDS } from "./prompter.mjs";
import { COUNTDOWNS } from "./takes.mjs";

function Choice({ label, none, value, options, onChange, disabled }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} disabled={disabled || options.length === 0} onChange={(e) => onChange(e.target.value)}>
        {options.length === 0 && <option value="">{none}</option>}
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
 * @param {object} words of `words.mjs`
 * @param {object} set what is set now: camera, microphone, countdown, mirror, torch, script, speed, size
 * @param {(change: object) => void} onSet
 */
export function Panel({ words, set, onSet, cameras, microphones, hasTorch, locked }) {
  const script = useId();
  return (
    <div className="rec-panel">
      <Choice label={words.camera} none={words.none} value={set.camera} options={cameras} disabled={locked} onChange={(camera) => onSet({ camera })} />
      <Choice label={words.microphone} none={words.none} value={set.microphone} options={microphones} disabled={locked} onChange={(microphone) => onSet({ microphone })} />
      <div className="field" role="group" aria-label={words.countdown}>
        <span className="label">{words.countdown}</span>
        <div className="chip-row">
          {COUNTDOWNS.map((seconds) => (
            <button key={seconds} type="button" className="chip-btn" aria-pressed={set.countdown === seconds} disabled={locked} onClick={() => onSet({ countdown: seconds })}>
              {seconds ? words.seconds(seconds) : words.off}
            </button>
          ))}
        </div>
      </div>
      <Switch label={words.mirror} checked={set.mirror} onChange={(mirror) => onSet({ mirror })} />
      {hasTorch && <Switch label={words.light} checked={set.torch} onChange={(torch) => onSet({ torch })} />}
      <div className="field">
        <label htmlFor={script}>{words.script}</label>
        <textarea id={script} className="input" rows={4} maxLength={4000} value={set.script} placeholder={words.script_more} onChange={(e) => onSet({ script: e.target.value })} />
      </div>
      {set.script.trim() && (
        <>
          <Slider label={words.speed} value={set.speed} text={words.speed_of(set.speed)} range={SPEEDS} onChange={(speed) => onSet({ speed })} />
          <Slider label={words.size} value={set.size} text={words.size_of(set.size)} range={SIZES} onChange={(size) => onSet({ size })} />
        </>
      )}
    </div>
  );
}

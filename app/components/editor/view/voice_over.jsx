// A voice spoken while the preview plays: recorded, sent, and laid where it was spoken.
import { useEffect, useRef, useState } from "react";
import { Mic, Square } from "lucide-react";
import { addVoice } from "../logic/layers.mjs";
import { bench } from "../logic/room.mjs";
import { clock } from "../logic/ticks.mjs";
import { AttachState, useAttach } from "./add_clip.jsx";

const TYPES = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm"];

export function VoiceOver({ state, t }) {
  const [recording, setRecording] = useState(null);
  const [problem, setProblem] = useState("");
  const start = useRef(0);
  const run = useRef(null);
  const attach = useAttach((source) => {
    if (bench.make((edl) => addVoice(edl, start.current, source), t.voice_added)) bench.choose("sounds", bench.edl().sounds.at(-1).id);
  });
  const stop = () => run.current?.recorder.state === "recording" && run.current.recorder.stop();
  useEffect(() => () => { run.current?.drop(); }, []);
  // The clip's end ends the recording, too.
  useEffect(() => { if (recording && !state.playing && recording.played) stop(); else if (recording && state.playing && !recording.played) setRecording({ played: true }); }, [state.playing, recording]);

  const begin = async () => {
    setProblem("");
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    } catch {
      setProblem(t.no_microphone);
      return;
    }
    const type = TYPES.find((t) => MediaRecorder.isTypeSupported(t)) ?? "";
    const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    const parts = [];
    let kept = true;
    const release = () => stream.getTracks().forEach((track) => track.stop());
    recorder.ondataavailable = (e) => e.data.size && parts.push(e.data);
    recorder.onstop = () => {
      release();
      bench.player?.pause();
      setRecording(null);
      if (kept && parts.length) attach.send(new File(parts, `voice-over.${recorder.mimeType.includes("mp4") ? "m4a" : "webm"}`, { type: recorder.mimeType }));
    };
    run.current = { recorder, drop: () => { kept = false; if (recorder.state !== "inactive") recorder.stop(); release(); } };
    start.current = bench.get().now;
    recorder.start(500);
    setRecording({ played: false });
    bench.say(t.recording);
    bench.player?.run();
  };
  return (
    <section aria-labelledby="ed-voice" className="stack tight">
      <h3 id="ed-voice">{t.voice_over}</h3>
      {recording
        ? <button type="button" className="btn danger" onClick={stop}><Square size={16} fill="currentColor" aria-hidden="true" /><span>{t.stop_at(clock(state.now, bench.frame()))}</span></button>
        : <button type="button" className="btn secondary" disabled={attach.state.phase !== "idle" && !attach.state.problem} onClick={begin}><Mic size={18} aria-hidden="true" /><span>{t.speak}</span></button>}
      <AttachState attach={attach} />
      {problem && <p className="notice danger" role="alert"><span>{problem}</span></p>}
    </section>
  );
}

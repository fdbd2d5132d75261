// One panel of the editor, by name. The page's own panels (words, products, captions, disclosure) stand beside them.
import { Lock } from "lucide-react";
import { ClipPanel } from "./view/clip_panel.jsx";
import { FramePanel } from "./view/frame_panel.jsx";
import { HistoryPanel } from "./view/history_panel.jsx";
import { CoverPanel, LookPanel, StickerPanel } from "./view/look_panel.jsx";
import { SoundPanel } from "./view/sound_panel.jsx";
import { TextPanel } from "./view/text_panel.jsx";
import { bench } from "./logic/room.mjs";
import { useBench } from "./view/use_bench.jsx";

const PANELS = { clip: ClipPanel, frame: FramePanel, text: TextPanel, sound: SoundPanel, look: LookPanel, stickers: StickerPanel, cover: CoverPanel, history: HistoryPanel };

export function EditorPanel({ name, shown = false, looks = [] }) {
  const state = useBench();
  const t = bench.t();
  const Panel = PANELS[name];
  if (!shown || state.phase !== "ready") return null;
  return (
    <div className="ed-panel" data-quiet="true">
      {!state.mayEdit && <p className="notice"><Lock size={18} aria-hidden="true" /><span>{t.locked_media}</span></p>}
      <Panel state={state} t={t} shown={shown} looks={looks} />
    </div>
  );
}

// What the editor's own parts say: one catalogue a language, chosen by the creator's locale.
import en from "./texts_en.mjs";
import hi from "./texts_hi.mjs";

/** The texts for whoever reads `locale`. */
export const textsFor = (locale) => (String(locale ?? "").startsWith("hi") ? hi : en);

/** What a fresh text says until somebody writes in it, in any language. */
export const NEW_TEXTS = [en.new_text, hi.new_text];

const asWritten = (name) => name.replaceAll("_", " ").replace(/^./, (c) => c.toUpperCase());

/** A look or a sticker by name, as it is read: those without words of their own as they are written. */
export const stickerName = (name, t = en) => t.stickers[name] ?? asWritten(name);
export const lookName = (name, t = en) => t.looks[name] ?? asWritten(name);
/** A piece of the library, `track` as the server tells of it. */
export const trackTitle = (track, t = en) => t.music[track.name] ?? track.title;

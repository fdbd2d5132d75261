// What the editor's own parts say in English. What has facts is a function of them.

const many = (n, one, more) => `${n} ${n === 1 ? one : more}`;
const KINDS = { texts: "Text", stickers: "Sticker", sounds: "Sound" };

export default {
  language: "en", when: [],
  // Saving
  saving: {
    saved: "Saved", saving: "Saving…", offline: "Offline – kept on this device", waiting: "Waiting for the server – kept on this device",
    beside: "Changed elsewhere: your version is kept as a branch", refused: "Not saved",
  },
  not_saved: (why) => `Not saved: ${why}`, failed: "That did not work. Please try again.", again: "Try again", not_loaded: "The edit could not be loaded.",
  restored: "Your unsaved changes from this device are back.", theirs_now: "You go on with the other version. Yours is under Versions.",
  mine_now: "Your version is the present one. The other is under Versions.", elsewhere: "Changed elsewhere",
  is_branch: (number) => `This clip was changed elsewhere. Your version is kept as a branch${number ? ` (version ${number})` : ""}.`,
  yours: "Yours", the_other: "The other", use_mine: "Use mine", use_other: "Use the other", close: "Close",
  locked: "This clip cannot be changed now.", locked_media: "Picture and sound cannot be changed now.",
  // Doing and undoing
  undo: "Undo", redo: "Redo", undone: "Undone", redone: "Done again", nothing_to_undo: "Nothing to undo", nothing_to_redo: "Nothing to do again",
  changed: "Changed", moved: "Moved", remove: "Delete", choose_to_remove: "Choose what should go first.", choose_to_move: "Choose what should move first.",
  removed: (lane) => `${KINDS[lane]} deleted`, part_removed: (number) => `Part ${number} deleted`, begins: (lane, at) => `${KINDS[lane]} begins at ${at}`,
  part_moved: (from, to) => `Part ${from} is now part ${to}`, split_at: (at) => `Split at ${at}`, mark_at: (at) => `Frame mark at ${at}`, text_added: "Text added",
  begins_in_source: (at) => `Begins at ${at} of its source`, ends_in_source: (at) => `Ends at ${at} of its source`, not_here: "The playhead is not on this part.",
  // What is not possible
  least_left: "At least one second has to be left.", most_parts: (most) => `A clip is made of at most ${most} parts.`, too_close: "Too close to an end to split here.",
  last_part: "The last part cannot go. Trim it instead.", most_marks: (most) => `A part has at most ${most} frame marks.`,
  most_things: (lane, most) => `A clip carries at most ${most} ${lane}.`, needs_letter: "A text needs at least one letter. Delete it instead.",
  // Time
  spoken: (minutes, seconds, frames) => [minutes && many(minutes, "minute", "minutes"), many(seconds, "second", "seconds"), frames && many(frames, "frame", "frames")].filter(Boolean).join(" "),
  of: (part, whole) => `${part} of ${whole}`, of_whole: (whole) => `of ${whole}`, seconds: (number) => `${number} s`,
  // Stage
  broken: "This browser cannot play the file here. It will be made playable when you submit.", play_preview: "Play the preview", pause_preview: "Pause the preview",
  zones: "What the feed covers", layer: (lane, label) => `${KINDS[lane]} ${label}. Arrow keys move it.`,
  pin: (title, left, top) => `${title}, ${left} % from the left, ${top} % from the top. Arrow keys move it.`,
  // Timeline
  timeline: "Timeline", play: "Play", pause: "Pause", split_here: "Split here", remove_chosen: "Delete what is chosen", zoom: "Zoom", zoom_in: "Zoom in", zoom_out: "Zoom out",
  times: (number) => `${number} times`, playhead: "Playhead",
  lanes: { clips: "Parts", texts: "Texts", stickers: "Stickers", sounds: "Sounds", pins: "Products", cues: "Captions" },
  empty: { texts: "Text you add shows here", stickers: "Stickers show here", sounds: "Music and voice show here", pins: "Tag a product and it shows here at its time", cues: "Captions you write show here" },
  thing: (label, from, to) => `${label}, ${from} to ${to}`, start_of: (label) => `Start of ${label}`, end_of: (label) => `End of ${label}`, part: (number) => `Part ${number}`,
  // Clip
  part_of: (number, all) => `Part ${number} of ${all}`, starts_at: "Starts at", ends_at: "Ends at", start_here: "Start here", end_here: "End here", split: "Split",
  earlier: "Earlier", later: "Later", remove_part: "Delete part", speed: "Speed", speed_is: (speed) => `Speed ${speed}`, part_volume: "Volume of this part",
  add_clip: "Add another clip", added: (name) => `${name || "Clip"} added`, sound_alone: "This file has sound alone. Add it as a voice-over under Sound.",
  sending: { sending: "Sending", waiting: "Waiting for a connection", reading: "Looking at it", paused: "Paused", done: "Almost there" },
  // Frame
  frame: "Frame", picture: "The picture", fills: "Fills the frame", whole: "Shown whole", closer: "Closer", left_right: "Left to right", top_bottom: "Top to bottom",
  mark_here: "Mark here", start_over: "Start over", at_rest: "The frame is at rest", marks: "Frame marks", remove_mark: (at) => `Delete the mark at ${at}`, mark_removed: "Mark deleted",
  frame_about: "Between two marks the frame moves evenly, so it can follow what you show.",
  // Text
  text: "Text", new_text: "Text", add_text: "Add text", text_about: "Say it in a few words, in any script. Text begins where the playhead is.", words: "Words", colour: "Colour", colour_changed: "Colour changed",
  colours: { "#ffffff": "White", "#1c1420": "Ink", "#e6266f": "Rani pink", "#ffb02e": "Marigold", "#1f8a5b": "Leaf", "#c7341f": "Chilli" },
  behind: "Behind it", backs: { shadow: "Shadow", outline: "Outline", box: "Box", none: "Nothing" }, weight: "Weight", calm: "Calm", loud: "Loud",
  align: "Align", aligned: { left: "Left", center: "Middle", right: "Right" }, size: "Size", width: "Width", turn: "Turn", from: "From", to: "To", remove_text: "Delete text", all_texts: "All texts",
  // Sound
  sound: "Sound", mute: "Without the clip’s own sound", mute_more: "Music and voice-over stay.", muted: "Muted", unmuted: "With its own sound", volume: "Volume",
  fades_in: "Fades in", fades_out: "Fades out", duck: "Steps back while somebody speaks", music_title: "Music", stop: (title) => `Stop ${title}`, listen: (title) => `Listen to ${title}`,
  use: "Use", use_it: (title) => `Use ${title}`, laid: (title) => `${title} laid under the clip`, music_about: "All of it is Jhalak’s own, free to use in your clips.", moods: {}, music: {},
  voice_over: "Voice-over", voice_added: "Voice-over added", no_microphone: "The microphone may not be used. Allow it in the browser’s address bar and try again.",
  recording: "Recording", stop_at: (at) => `Stop at ${at}`, speak: "Speak from here",
  // Look, stickers, cover
  look: "Look", filter: "Filter", part_filter: "Filter of this part", as_filmed: "As filmed", how_much: "How much", same_look: "The same for every part", same_look_done: "The same look everywhere", looks: {},
  stickers_title: "Stickers", stickers_add: "Stickers to add", sticker_added: (name) => `${name} added`, stickers: {},
  cover: "Cover", cover_about: "The picture people see before they tap. Go to any frame and make it the cover.", this_frame: "This frame", now_at: (at) => `Now at ${at}`, best: "The best one",
  cover_auto: "The program chooses", cover_at: (at) => `The cover is at ${at}`, picture_at: (at) => `The picture at ${at}`,
  // Versions
  versions: "Versions", versions_about: "Every save is kept. A name keeps a version for good.", version: (number) => `Version ${number}`, now: "now", beside: (parent) => `kept beside version ${parent}`,
  name_version: (number) => `Name version ${number}`, name_of: (number) => `Name of version ${number}`, keep: "Keep", inside: "What is in it", take_it: "Take this one", go_back: "Go back to it",
  is_back: (number) => `Version ${number} is back`,
  made_of: (parts, texts, stickers, sounds) => [many(parts, "part", "parts"), texts && many(texts, "text", "texts"), stickers && many(stickers, "sticker", "stickers"), sounds && many(sounds, "sound", "sounds")].filter(Boolean).join(" · "),
  // Keys
  keys_title: "Keys",
  keys: [
    ["Space or K", "Play and pause"],
    ["J, L", "A second back, a second on"],
    ["← →", "One frame; with Shift one second"],
    [", and .", "One frame, wherever the focus is"],
    ["Home, End", "To the beginning, to the end"],
    ["I, O", "Begin the part here, end it here"],
    ["[ and ]", "Trim its start or end by one frame; with Shift give one back"],
    ["S", "Split here"],
    ["Delete", "Take the chosen thing out"],
    ["Alt ← →", "Move the chosen thing one place or frame"],
    ["Ctrl Z", "Undo; with Shift redo"],
    ["T, V", "New text, frame mark here"],
    ["+ −", "Zoom the timeline"],
    ["Enter", "Edit what is chosen"],
    ["?", "Show these keys"],
  ],
};

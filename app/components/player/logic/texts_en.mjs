// Every text of the player in English. `texts_hi.mjs` has the same keys; `texts.mjs` chooses.

const many = (n, one, more) => (n === 1 ? `1 ${one}` : `${n} ${more}`);

export default {
  language: "en",

  // Around the clips
  clips: "Clips", feed: "Feed", following: "Following", for_you: "For you", saved_clips: "Saved",
  clips_for_you: "Clips for you", clips_following: "Clips by people you follow",
  sound: "Sound", back: "Back", search: "Search", close: "Close", tap_for_sound: "Tap for sound",
  previous_clip: "Previous clip", next_clip: "Next clip", undo: "Undo", try_again: "Try again", loading: "Loading",
  offline_clips: "Offline. These are the clips you had",
  seeding: (ready, total) => `${ready} of ${total} clips are ready`,

  // A clip
  like: "Like", liked: "Liked", comments: "Comments", save: "Save", saved: "Saved", saved_now: "Saved", share: "Share", more_actions: "More",
  brand: "Brand", follow: "Follow", followed: "Following", follow_whom: (name) => `Follow ${name}`,
  less: "less", more: "more", sound_line: "Sound: ", play: "Play", clip_failed: "This clip did not load.", clip_gone: "This clip is no longer available.",
  sponsored: "Sponsored", gifted: "Gifted product", paid: "Paid partnership", own_brand: "Own brand",
  paid_with: (name) => `Paid partnership with ${name}`, gifted_by: (name) => `Gifted by ${name}`,
  ai_voice: "AI voice", ai_face: "AI likeness", ai_both: "AI voice and likeness", ai_whole: "Made with AI",
  a_creator: "A creator", product_count: (n) => many(n, "product", "products"),
  products_here: "Products in this clip", fewer_products: "Fewer products", more_products: (n) => many(n, "more product", "more products"),
  price_was: "was ", sold_out: "Sold out", instead_of: (title) => `In place of ${title}, sold out`, to_bag: (title) => `Add ${title} to the bag`,
  position: "Position in the clip", time_of: (at, whole) => `${at} of ${whole}`,
  seconds: (n) => many(n, "second", "seconds"), minutes: (n) => many(n, "minute", "minutes"),

  // Loading, empty, failed, at its end
  loading_clips: "Loading clips",
  no_follows: "Follow people you like", no_follows_more: "Clips by creators and brands you follow gather here, newest first.",
  find_creators: "Find creators", back_to_for_you: "Back to For you",
  nothing_saved: "Nothing saved yet", nothing_saved_more: "Tap the bookmark on a clip and it waits here.", to_feed: "To the feed",
  being_made: "The first clips are being made", being_made_more: "They appear here by themselves, in a moment.",
  no_clips: "No clips here yet", no_clips_more: "Once somebody publishes a clip, it plays here.", make_first: "Make the first one",
  offline: "You are offline", offline_more: "Clips come back as soon as there is a connection.",
  not_loaded: "The feed did not load", not_loaded_more: "It is us, not you. Your likes and your bag are safe.",
  coming: "More clips are on their way", coming_more: (ready, total) => `${ready} of ${total} are ready. New ones join by themselves.`,
  seen_all: "You have seen it all for now", seen_all_more: "New clips arrive through the day. Meanwhile, look for something of your own.",
  last_clip: "That was the last clip here.", from_top: "Start again from the top",

  // What came of something
  captions_on: "Captions on", captions_off: "Captions off", speed_is: (speed) => `Speed ${speed}×`,
  picker_spoken: "A question: what do you like? Pick up to three, or go on.",
  bag_has: (n) => `Added. ${n} in the bag.`, gone: "That clip is no longer here",
  not_changed: "No connection. Nothing was changed", failed: "That did not work. Try again",
  not_taken_back: "That could not be taken back. It is under Your taste",
  you_follow: (name) => `You follow ${name}`, you_unfollow: (name) => `You no longer follow ${name}`,
  on_jhalak: (name) => `${name} on Jhalak`, link_copied: "Link copied", blocked: (name) => `${name} is blocked`,
  reported: "Thank you. You will find what came of it under You",
  no_more: { video: () => "You will not see it again", creator: (name) => `No more clips by ${name}`, category: (name) => `No more clips that sell ${name.toLowerCase()}`, tag: (tag) => `No more clips with ${tag}` },
  more_of: (what) => `More of ${what} from now on`, less_of: (what) => `Less of ${what} from now on`,

  // The menu
  this_clip: "This clip", refuse_what: "What do you not want to see?", report_clip: "Report this clip", why_seeing: "Why am I seeing this?",
  not_interested: "Not interested", copy_link: "Copy link", captions: "Captions", captions_auto: "Auto", on: "On", off: "Off",
  speed: "Speed", play_alone: "Play clips by themselves", shortcuts: "Keyboard shortcuts", report: "Report", in_language: "Language",
  refuse_note: "It works at once. You can take it back here for a moment, and later under “Your taste”.",
  refuse: { video: () => "Only this clip", creator: (name) => `Clips by ${name}`, category: (name) => `Clips about ${name.toLowerCase()}`, tag: (tag) => `Clips with ${tag}` },
  block: (name) => `Block ${name}`,
  report_note: "Tap what is wrong, and it is sent. A person looks at it. The clip disappears from your feed at once, and its creator is not told who you are.",
  report_reasons: {
    misleading: "False claim about a product", counterfeit: "Fake or counterfeit goods", spam: "Spam or a scam", sexual: "Nudity or sexual content",
    hate: "Hate or harassment", violence: "Violence or danger", minors: "Puts a child at risk",
    intimate: "Intimate pictures shown without consent", impersonation: "Pretends to be me or somebody else",
    personal_data: "Somebody's phone number, address or papers", weapons: "Sells or praises weapons", drugs: "Sells or praises drugs",
    other: "Something else",
  },
  report_detail: "A few words first, if you like",
  keys: {
    next: "Next clip", previous: "Previous clip", toggle: "Pause or play", seek: "Two seconds back or on", mute: "Sound on or off", like: "Like", save: "Save",
    captions: "Captions", comments: "Comments", bag: "Bag", speed: "Slower, faster", undo: "Take back", help: "This list",
  },

  // Why this clip
  turn: (what) => `More or less of ${what}`, more_like: "More like this", less_like: "Less like this",
  // Around a name that is set bold.
  about: ["About ", ", from the next clips on."],
  mute_tags: "Mute a hashtag", mute_tag: (tag) => `Mute #${tag}`, edit_taste: "Edit your taste",
  details: "Details", adds_up: "What each term adds to the score", score: "Score",
  proposed_by: (sources) => `Proposed by ${sources}.`, chance: (percent) => ` Exploration had a chance of ${percent} % to propose it.`,
  terms: {
    taste_long: "Your lasting taste", taste_short: "This sitting", tags: "Hashtags you like", creator: "Creators you like", followed: "You follow them",
    popularity: "How others take to it", freshness: "How new it is", trending: "How many enjoy it now",
    watch: "You may watch it long",
    stay_3: "You may stay over 3 seconds", stay_6: "You may stay over 6 seconds", stay_12: "You may stay over 12 seconds", stay_24: "You may stay over 24 seconds",
    finish: "You may watch it to the end", like: "You may like it", comment: "You may comment",
    share: "You may share it", follow: "You may follow its creator", product_tap: "You may open its product", add_to_bag: "It may go into your bag",
    buy: "You may buy it", skip: "You may skip it", not_interested: "You may turn it down", report: "You may report it", business: "What it means to the shop",
  },

  // The question for newcomers
  what_like: "What do you like?", pick_three: "Pick up to three and the next clips follow.", picked: "Thank you. The next clips follow it.",
  things: "Things to like", show_these: (n) => (n ? `Show me these (${n})` : "Show me these"), not_now: "Not now",
};

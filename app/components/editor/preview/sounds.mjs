// What is heard while the preview plays: the clips' own sound, voices, and music that steps back.

import { duckedGain, isLoud, lengthOfSound, levelOf, placeIn } from "./levels.mjs";
import { TICKS, lengthOf } from "./timeline.mjs";

const DRIFT_S = 0.12;

/** The mixer of a preview; the audio context begins with the first `start`, on a person's act. */
export function createSounds(sources, videos) {
  const players = new Map();
  let context = null;
  let nodes = null;
  let edl = null;
  let total = 0;
  let volume = 1;
  let duck = 1;
  let heardAt = 0;

  function build() {
    context = new AudioContext();
    const master = context.createGain();
    const speech = context.createGain();
    const meter = context.createAnalyser();
    meter.fftSize = 2048;
    master.connect(context.destination);
    speech.connect(master);
    speech.connect(meter);
    const own = videos.map((video) => {
      const node = context.createGain();
      context.createMediaElementSource(video).connect(node).connect(speech);
      return node;
    });
    nodes = { master, speech, meter, own, samples: new Float32Array(meter.fftSize) };
    master.gain.value = volume;
    for (const player of players.values()) wire(player);
  }

  function wire(player) {
    player.gain = context.createGain();
    player.gain.gain.value = 0;
    const isSpeech = !player.sound.duck && !player.sound.source.startsWith("music:");
    const onto = isSpeech ? nodes.speech : nodes.master;
    context.createMediaElementSource(player.audio).connect(player.gain).connect(onto);
  }

  function stop(player) {
    player.audio.pause();
    player.audio.removeAttribute("src");
    player.audio.load();
    player.gain?.disconnect();
  }

  const ownLength = (name) => Math.round((sources[name]?.duration ?? 0) * TICKS);

  return {
    /** The sounds of another edit. */
    setEdl(next) {
      edl = next;
      total = lengthOf(edl);
      const wanted = new Map((edl.sounds ?? []).map((sound) => [sound.id, sound]));
      for (const [id, player] of players) {
        const sound = wanted.get(id);
        if (sound?.source === player.sound.source && sound.duck === player.sound.duck) {
          player.sound = sound;
        } else {
          stop(player);
          players.delete(id);
        }
      }
      for (const [id, sound] of wanted) {
        if (players.has(id) || !sources[sound.source]) continue;
        const audio = new Audio();
        audio.preload = "auto";
        audio.crossOrigin = "anonymous";
        audio.src = sources[sound.source].url;
        const player = { audio, sound, gain: null };
        players.set(id, player);
        if (context) wire(player);
      }
    },

    /** To be called where a person asks to play. */
    async start() {
      if (!context) build();
      duck = 1;
      heardAt = context.currentTime;
      await context.resume();
    },

    /** Levels and places for a tick that is on screen now; `front` is the video that plays. */
    follow(tick, clip, front) {
      if (!context) return;
      nodes.own.forEach((node, k) => {
        const isHeard = videos[k] === front && !edl.sound?.mute;
        node.gain.value = isHeard ? clip.volume / 1000 : 0;
      });
      nodes.meter.getFloatTimeDomainData(nodes.samples);
      const power = nodes.samples.reduce((sum, value) => sum + value * value, 0);
      const seconds = Math.max(0, context.currentTime - heardAt);
      duck = duckedGain(duck, isLoud(power / nodes.samples.length), seconds);
      heardAt = context.currentTime;
      for (const { audio, sound, gain } of players.values()) {
        const own = ownLength(sound.source);
        const level = levelOf(sound, tick, lengthOfSound(sound, total, own));
        gain.gain.value = level * (sound.duck ? duck : 1);
        if (!level) {
          if (!audio.paused) audio.pause();
          continue;
        }
        const place = placeIn(sound, tick, own) / TICKS;
        if (audio.paused || Math.abs(audio.currentTime - place) > DRIFT_S) audio.currentTime = place;
        if (audio.paused) audio.play().catch(() => {}); // A refusal leaves the picture playing.
      }
    },

    pause() {
      for (const { audio } of players.values()) audio.pause();
    },

    setVolume(value) {
      volume = Math.min(Math.max(value, 0), 1);
      if (nodes) nodes.master.gain.value = volume;
    },

    dispose() {
      players.forEach(stop);
      players.clear();
      context?.close();
      context = null;
    },
  };
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { captionsShown, createPrefs, steppedSpeed } from "./prefs.mjs";

function shelf(start) {
  const kept = { value: start };
  return { kept, getItem: () => kept.value ?? null, setItem: (_, v) => { kept.value = v; } };
}

test("what was chosen is there on the next visit", () => {
  const storage = shelf();
  createPrefs(storage).set({ sound: true, speed: 1.5, language: "hi" });
  assert.deepEqual(createPrefs(storage).get(), { sound: true, captions: "auto", speed: 1.5, autoplay: true, language: "hi" });
});

test("rubbish in the storage is as good as nothing", () => {
  for (const text of ["{", "null", "7", '{"sound":"yes","captions":"loud","speed":99,"autoplay":1,"language":"xx"}']) {
    assert.deepEqual(createPrefs(shelf(text)).get(), { sound: null, captions: "auto", speed: 1, autoplay: true, language: "" });
  }
});

test("a browser without storage keeps the choice for the page", () => {
  const prefs = createPrefs(null);
  prefs.set({ captions: "on" });
  assert.equal(prefs.get().captions, "on");
});

test("captions show by themselves while muted, unless turned off", () => {
  assert.equal(captionsShown("auto", true), true);
  assert.equal(captionsShown("auto", false), false);
  assert.equal(captionsShown("on", false), true);
  assert.equal(captionsShown("off", true), false);
});

test("speed steps stop at both ends", () => {
  assert.equal(steppedSpeed(1, 1), 1.5);
  assert.equal(steppedSpeed(2, 1), 2);
  assert.equal(steppedSpeed(0.5, -1), 0.5);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf as ofToast } from "../undo_toast/words.mjs";
import { wordsOf } from "./words.mjs";

for (const of of [wordsOf, ofToast]) {
  test("all is said in both languages, each in its letters", () => {
    const [english, hindi] = [of("en-IN"), of("hi-IN")];
    assert.deepEqual(Object.keys(english), Object.keys(hindi));
    for (const name of Object.keys(english).filter((n) => n !== "language")) {
      const say = (words) => (typeof words[name] === "function" ? words[name]("0:07", "1:01") : words[name]);
      assert.match(say(english), /[A-Za-z]/, name);
      assert.doesNotMatch(say(english), /[\u0900-\u097f]/, name);
      assert.match(say(hindi), /[\u0900-\u097f]/, name);
      assert.doesNotMatch(say(hindi).replace(/\bZ\b/, ""), /[A-Za-z]/, name);
    }
  });
}

test("a finding is named with its moment", () => {
  assert.equal(wordsOf("en").flagged("0:07", "Nudity"), "To 0:07, flagged: Nudity");
  assert.equal(wordsOf("").play, "Play");
});

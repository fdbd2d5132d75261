import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, begun, rested, wrote } from "./typed.mjs";

const typed = (course, text) => rested(wrote(course, text))[0];

test("an answer that comes late takes no letters away", () => {
  let course = typed(begun(""), "abc");
  course = typed(course, "abcd");
  course = wrote(course, "abcde");
  course = answered(course, "abc");
  assert.equal(course.text, "abcde");
  course = answered(course, "abcd");
  assert.equal(course.text, "abcde");
  assert.deepEqual(rested(course)[1], true);
});

test("answers that were left out are no news", () => {
  let course = typed(typed(typed(begun(""), "a"), "ab"), "abc");
  course = answered(course, "ab");
  assert.deepEqual(course, { text: "abc", known: "ab", told: ["abc"] });
});

test("what is sent is cleared, whatever was told before", () => {
  let course = answered(typed(begun(""), "Lovely"), "Lovely");
  course = answered(course, "");
  assert.deepEqual(course, begun(""));
  course = answered(typed(begun(""), "Lovely"), "A draft of the server's");
  assert.equal(course.text, "A draft of the server's");
});

test("the same is not told twice", () => {
  const course = typed(begun(""), "a");
  assert.equal(rested(course)[1], false);
  assert.equal(rested(begun("a"))[1], false);
  assert.equal(rested(wrote(typed(begun(""), "a"), ""))[1], true);
});

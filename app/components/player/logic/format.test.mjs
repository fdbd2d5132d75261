import assert from "node:assert/strict";
import { test } from "node:test";
import { aiLabel, announcement, captionRuns, clock, compactCount, disclosureLabel, spokenTime } from "./format.mjs";
import t from "./texts_en.mjs";
import hindi from "./texts_hi.mjs";

test("counts are short and never rounded up", () => {
  const said = { 0: "0", 999: "999", 1000: "1k", 12437: "12.4k", 12499: "12.4k", 999499: "999k", 999999: "999k", 1250000: "1.2M", 123000000: "123M" };
  for (const [n, text] of Object.entries(said)) assert.equal(compactCount(Number(n)), text);
});

test("a count that is missing or negative reads as none", () => {
  assert.equal(compactCount(undefined), "0");
  assert.equal(compactCount(-3), "0");
});

test("times read as a clock and as words", () => {
  assert.equal(clock(7999), "0:07");
  assert.equal(clock(3_723_000), "1:02:03");
  assert.equal(clock(NaN), "0:00");
  assert.equal(spokenTime(1000, t), "1 second");
  assert.equal(spokenTime(62_000, t), "1 minute 2 seconds");
  assert.equal(spokenTime(120_000, t), "2 minutes");
  assert.equal(spokenTime(62_000, hindi), "1 मिनट 2 सेकंड");
});

test("hashtags are found in Latin and in Devanagari, with their matras", () => {
  assert.deepEqual(captionRuns("Oil #Monsoon, #बालों!"), [
    { text: "Oil " }, { text: "#Monsoon", tag: "monsoon" }, { text: ", " }, { text: "#बालों", tag: "बालों" }, { text: "!" },
  ]);
});

test("a sign inside a word or an entity is no hashtag", () => {
  assert.deepEqual(captionRuns("C#major &#39; a"), [{ text: "C#major &#39; a" }]);
  assert.deepEqual(captionRuns(""), []);
});

test("markup in a caption stays text", () => {
  assert.deepEqual(captionRuns("<b>#x</b>"), [{ text: "<b>" }, { text: "#x", tag: "x" }, { text: "</b>" }]);
});

test("a clip introduces itself in one sentence", () => {
  const item = { creator: { display_name: "Riya" }, caption: "Two drops.", products: [{}, {}], is_sponsored: true };
  assert.equal(announcement(item, t), "Riya. Two drops. Sponsored. 2 products.");
});

test("sponsorship is said before any other disclosure", () => {
  assert.equal(disclosureLabel({ is_sponsored: true, disclosure: "gifted" }, t), "Sponsored");
  assert.equal(disclosureLabel({ disclosure: "paid" }, t), "Paid partnership");
  assert.equal(disclosureLabel({ disclosure: "none" }, t), "");
});

test("a partnership names its brand, in both languages", () => {
  const item = { disclosure: "paid", partner: { handle: "gulmohar", display_name: "Gulmohar" } };
  assert.equal(disclosureLabel(item, t), "Paid partnership with Gulmohar");
  assert.equal(disclosureLabel(item, hindi), "Gulmohar के साथ पेड पार्टनरशिप");
  assert.equal(disclosureLabel({ ...item, disclosure: "gifted" }, t), "Gifted by Gulmohar");
  assert.equal(disclosureLabel({ ...item, partner: null }, t), "Paid partnership");
});

test("what a machine made is said in one chip, the most telling first", () => {
  const said = (...parts) => aiLabel({ ai_made: parts }, t);
  assert.equal(said(), "");
  assert.equal(aiLabel({}, t), "");
  assert.equal(said("voice"), "AI voice");
  assert.equal(said("face"), "AI likeness");
  assert.equal(said("face", "voice"), "AI voice and likeness");
  assert.equal(said("voice", "whole"), "Made with AI");
});

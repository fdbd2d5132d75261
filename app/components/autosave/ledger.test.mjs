import assert from "node:assert/strict";
import { test } from "node:test";
import { createLedger, TYPING_MS } from "./ledger.mjs";

/** A ledger that numbers its own questions. */
function numbered() {
  const ledger = createLedger();
  let last = 0;
  const ask = (now) => {
    if (!ledger.isDue(now)) return 0;
    ledger.asked((last += 1), now);
    return last;
  };
  return { ...ledger, ask };
}

test("a change is open until the question after it is answered", () => {
  const ledger = numbered();
  assert.equal(ledger.pending(), false);
  assert.equal(ledger.ask(0), 0);
  ledger.changed("kind", 0, false);
  assert.equal(ledger.pending(), true);
  const asked = ledger.ask(1);
  assert.equal(ledger.ask(2), 0);
  ledger.answered(asked);
  assert.equal(ledger.pending(), false);
});

test("what is typed is asked about once it was sent", () => {
  const ledger = numbered();
  ledger.changed("caption", 0, true);
  ledger.changed("caption", 300, true);
  assert.equal(ledger.next(), 300 + TYPING_MS);
  assert.equal(ledger.ask(300 + TYPING_MS - 1), 0);
  assert.equal(ledger.ask(300 + TYPING_MS), 1);
  assert.equal(ledger.next(), Infinity);
});

test("the answer to what was typed before does not hide what was typed since", () => {
  const ledger = numbered();
  ledger.changed("caption", 0, true);
  const first = ledger.ask(TYPING_MS);
  ledger.changed("caption", 650, true);
  ledger.answered(first);
  assert.equal(ledger.pending(), true);
  ledger.answered(ledger.ask(650 + TYPING_MS));
  assert.equal(ledger.pending(), false);
});

test("however late it comes, the answer to one field leaves a later one open", () => {
  const ledger = numbered();
  ledger.changed("captions", 0, true);
  const first = ledger.ask(TYPING_MS);
  ledger.changed("disclosure", 1000, false);
  const second = ledger.ask(1001);
  ledger.answered(first);
  assert.equal(ledger.pending(), true);
  ledger.answered(second);
  assert.equal(ledger.pending(), false);
});

test("an answer stands for those that were asked before and left out", () => {
  const ledger = numbered();
  ledger.changed("kind", 0, false);
  ledger.ask(1);
  ledger.changed("language", 10, false);
  ledger.answered(ledger.ask(11));
  assert.equal(ledger.pending(), false);
});

test("what is left is asked about at once, and what is not sent is dropped", () => {
  const ledger = numbered();
  ledger.changed("from", 0, true);
  ledger.hurried("from", 50);
  assert.equal(ledger.next(), 50);
  ledger.answered(ledger.ask(50));
  assert.equal(ledger.pending(), false);
  ledger.changed("from", 200, true);
  ledger.dropped("from");
  assert.equal(ledger.pending(), false);
  assert.equal(ledger.next(), Infinity);
  ledger.hurried("to", 300);
  assert.equal(ledger.pending(), false);
});

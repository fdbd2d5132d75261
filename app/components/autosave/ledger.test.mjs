import assert from "node:assert/strict";
import { test } from "node:test";
import { createLedger } from "./ledger.mjs";

test("a change is open until it is answered", () => {
  const ledger = createLedger();
  assert.equal(ledger.pending(), false);
  ledger.changed("kind", 0, false);
  assert.equal(ledger.pending(), true);
  ledger.answered(80);
  assert.equal(ledger.pending(), false);
});

test("the answer to what was typed before does not hide what was typed since", () => {
  const ledger = createLedger();
  ledger.changed("caption", 0, true);
  ledger.changed("caption", 650, true);
  ledger.answered(720);
  assert.equal(ledger.pending(), true);
  ledger.answered(1300);
  assert.equal(ledger.pending(), false);
});

test("the answer to one field leaves another open", () => {
  const ledger = createLedger();
  ledger.changed("caption", 0, true);
  ledger.changed("kind", 100, false);
  ledger.answered(200);
  assert.equal(ledger.pending(), true);
});

test("what is sent by Enter is answered at once, and what is not sent is dropped", () => {
  const ledger = createLedger();
  ledger.changed("from", 0, true);
  ledger.hurried("from", 50);
  ledger.answered(120);
  assert.equal(ledger.pending(), false);
  ledger.changed("from", 200, true);
  ledger.dropped("from");
  assert.equal(ledger.pending(), false);
  ledger.hurried("to", 300);
  assert.equal(ledger.pending(), false);
});

test("on a poor line the answer to an earlier change leaves a later one open", () => {
  const ledger = createLedger();
  ledger.changed("captions", 0, true);
  ledger.changed("disclosure", 1000, false);
  ledger.answered(1200);
  assert.equal(ledger.pending(), true);
  ledger.answered(1600);
  assert.equal(ledger.pending(), false);
});

test("a change that nothing answers is closed by the answer to the next", () => {
  const ledger = createLedger();
  ledger.changed("kind", 0, false);
  ledger.answered(80);
  ledger.changed("lost", 1000, false);
  ledger.changed("kind", 2000, false);
  ledger.answered(2090);
  assert.equal(ledger.pending(), false);
});

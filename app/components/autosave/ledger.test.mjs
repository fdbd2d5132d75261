import assert from "node:assert/strict";
import { test } from "node:test";
import { createLedger } from "./ledger.mjs";

test("a change is open until it is answered", () => {
  const ledger = createLedger();
  assert.equal(ledger.pending(), false);
  ledger.changed(0, false);
  assert.equal(ledger.pending(), true);
  ledger.answered(80);
  assert.equal(ledger.pending(), false);
});

test("the answer to what was typed before does not hide what was typed since", () => {
  const ledger = createLedger();
  ledger.changed(0, true);
  ledger.changed(650, true);
  ledger.answered(720);
  assert.equal(ledger.pending(), true);
  ledger.answered(1400);
  assert.equal(ledger.pending(), false);
});

import assert from "node:assert/strict";
import { createHash, randomBytes, webcrypto as crypto } from "node:crypto";
import { test } from "node:test";
import { createSha256, sha256Of } from "./sha256.mjs";

const expected = (bytes) => createHash("sha256").update(bytes).digest("hex");

test("every length around a block hashes as Node says", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = randomBytes(length);
    const hash = createSha256();
    hash.update(bytes);
    assert.equal(hash.hex(), expected(bytes), `length ${length}`);
  }
});

test("it does not matter in which pieces bytes come", () => {
  const bytes = randomBytes(5000);
  for (const piece of [1, 7, 63, 64, 65, 1000]) {
    const hash = createSha256();
    for (let at = 0; at < bytes.length; at += piece) hash.update(bytes.subarray(at, at + piece));
    assert.equal(hash.hex(), expected(bytes), `pieces of ${piece}`);
  }
});

test("a file of several slices", async () => {
  const bytes = randomBytes(1_300_000);
  assert.equal(await sha256Of(new Blob([bytes])), expected(bytes));
  assert.equal(await sha256Of(new Blob([bytes]), { subtle: crypto.subtle }), expected(bytes));
});

test("one that is no longer wanted has no digest", async () => {
  assert.equal(await sha256Of(new Blob([randomBytes(2_000_000)]), { isOver: () => true }), "");
});

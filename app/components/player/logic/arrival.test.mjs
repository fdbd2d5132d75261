import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivalOf } from "./arrival.mjs";

test("a clip opened from our own pages says from which", () => {
  assert.equal(arrivalOf("?from=search"), "link:search");
  assert.equal(arrivalOf("?a=1&from=creator"), "link:creator");
});

test("an address from outside is a link, whatever it claims", () => {
  assert.equal(arrivalOf(""), "link");
  assert.equal(arrivalOf("?from=<script>"), "link");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { asked } from "./asked.mjs";

test("only paths of this site are gone to", () => {
  assert.equal(asked("?why=console&next=/moderation").next, "/moderation");
  assert.equal(asked("?next=%2Fv%2F1%3Ft%3D3").next, "/v/1?t=3");
  for (const elsewhere of ["", "?next=", "?next=//evil.example", "?next=/\\evil.example", "?next=https://evil.example", "?next=javascript:x"]) {
    assert.equal(asked(elsewhere).next, "/", elsewhere);
  }
});

test("who wants to join, and who to publish", () => {
  assert.deepEqual(asked("?new&why=studio"), { next: "/", isNew: true, isCreator: true });
  assert.deepEqual(asked("?new=1"), { next: "/", isNew: true, isCreator: false });
  assert.deepEqual(asked("?next=/me"), { next: "/me", isNew: false, isCreator: false });
});

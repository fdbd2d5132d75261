import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf, wayOut } from "./refused.mjs";

test("a refused name or handle links to the form that says which it was", () => {
  const said = { code: "name_refused", detail: "Choose another name." };
  assert.deepEqual(wayOut(said), { href: "/grievance?about=name_refused", label: "Ask the grievance officer to look" });
  assert.equal(wayOut({ ...said, code: "handle_refused" }).href, "/grievance?about=handle_refused");
});

test("the link is in the language of the sentence", () => {
  const hindi = "कोई दूसरा नाम चुनें।";
  assert.equal(languageOf(hindi), "hi");
  assert.equal(languageOf("Choose another"), "en");
  assert.match(wayOut({ code: "name_refused", detail: hindi }).label, /शिकायत अधिकारी/);
});

test("nothing else leads there", () => {
  for (const code of ["not_screened", "bad_name", "handle_taken", "email_taken", ""]) assert.equal(wayOut({ code, detail: "No." }), null);
  assert.equal(wayOut({}), null);
});

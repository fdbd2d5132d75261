import assert from "node:assert/strict";
import { test } from "node:test";
import { mentions, subjectOf, tally, whySentence } from "./why.mjs";
import en from "./texts_en.mjs";

const item = {
  id: "v", creator: { id: "c1", display_name: "Riya" }, hashtags: ["glow", "saree"],
  categories: [{ slug: "sarees", name: "Sarees" }], disclosure: "none", is_sponsored: false,
};
const explained = (reasons, terms = { tags: 1 }) => ({ items: [{ video_id: "x", reasons: [{ kind: "fresh" }], terms }, { video_id: "v", reasons, terms }] });
const text = (reasons, locale) => whySentence(explained(reasons), item, locale).text;

test("the two strongest reasons become one sentence that names them", () => {
  assert.equal(text([{ kind: "tag", value: "saree" }, { kind: "finished" }, { kind: "fresh" }]),
    "Because you enjoyed clips with #saree lately, and most people who start it watch it to the end.");
  assert.equal(text([{ kind: "creator", value: "c1" }]), "Because you enjoyed clips by Riya.");
});

test("what the viewer asked for is said as asked for", () => {
  assert.equal(text([{ kind: "tag", value: "saree", is_set: true }, { kind: "category", value: "sarees", is_set: true }]),
    "Because you asked for more #saree and sarees.");
  assert.equal(text([{ kind: "category", value: "sarees", is_set: true }, { kind: "fresh" }]), "Because you asked for more sarees, and it is new.");
});

test("a clip that is tried out says so by itself", () => {
  const { text: said, stranger } = whySentence(explained([{ kind: "exploring" }, { kind: "fresh" }]), item);
  assert.equal(said, "We are trying out a new clip: you are among its first viewers.");
  assert.equal(stranger, "");
});

test("a Hindi reader reads Hindi", () => {
  const { text: said, language } = whySentence(explained([{ kind: "tag", value: "साड़ी" }, { kind: "popular" }]), item, "hi-IN");
  assert.equal(said, "यह इसलिए दिखी क्योंकि आपको हाल में #साड़ी वाली क्लिप पसंद आईं और लोगों को यह पसंद आ रही है।");
  assert.equal(language, "hi");
});

test("every reason has words in both languages", () => {
  for (const kind of ["asked", "followed", "creator", "tag", "category", "recent", "taste", "finished", "popular", "trending", "fresh", "exploring"]) {
    for (const locale of ["en", "hi"]) {
      assert.doesNotMatch(text([{ kind, value: "sarees" }], locale), /undefined|chosen for this page|चुनी गई/);
    }
  }
});

test("a stranger is told that their taste is not known", () => {
  assert.match(whySentence(explained([{ kind: "popular" }]), item).stranger, /hardly know your taste/);
  assert.equal(whySentence(explained([{ kind: "tag", value: "glow" }]), item).stranger, "");
});

test("nothing is made up", () => {
  assert.equal(whySentence(null, item).text, "It is among the clips chosen for this page of your feed.");
  assert.equal(whySentence(explained([], {}), item).text, "It is on the list that you opened.");
  assert.match(text([{ kind: "constructor" }, { kind: "new_kind" }]), /chosen for this page/);
});

test("a paid place, a gift and an own brand are mentioned", () => {
  assert.match(mentions({ ...item, is_sponsored: true })[0], /paid for its place/);
  assert.deepEqual(mentions({ ...item, disclosure: "own_brand" }), ["Riya sells what the clip shows."]);
  const partner = { handle: "gulmohar", display_name: "Gulmohar" };
  assert.deepEqual(mentions({ ...item, disclosure: "paid", partner }), ["Gulmohar paid Riya for this clip."]);
  assert.match(mentions({ ...item, disclosure: "paid" }, "hi")[0], /एक ब्रांड ने Riya को पैसे/);
  assert.deepEqual(mentions(item), []);
});

test("more and less are about what the sentence named, else about what the clip shows", () => {
  assert.deepEqual(subjectOf(explained([{ kind: "fresh" }, { kind: "tag", value: "saree" }]), item), { kind: "tag", value: "saree", label: "#saree" });
  assert.deepEqual(subjectOf(explained([{ kind: "creator" }]), item), { kind: "creator", value: "c1", label: "Riya" });
  assert.deepEqual(subjectOf(null, item), { kind: "category", value: "sarees", label: "Sarees" });
  assert.deepEqual(subjectOf(null, { ...item, categories: [] }), { kind: "tag", value: "glow", label: "#glow" });
});

test("the numbers shown add up to the score exactly", () => {
  for (let n = 0; n < 300; n += 1) {
    const terms = Object.fromEntries([...Array(8)].map((_, i) => [`t${i}`, Math.sin(n * 12.9898 + i * 78.233) * (i % 3 ? 1 : 0.001)]));
    const score = Object.values(terms).reduce((a, b) => a + b, 0);
    const { rows, total } = tally(terms, score, en.terms);
    const units = (shown) => Math.round(Number(shown.replace("\u2212", "-")) * 1000);
    assert.equal(rows.reduce((sum, row) => sum + units(row.text), 0), units(total));
  }
});

test("terms are named, small ones left out, and a minus is a minus", () => {
  assert.deepEqual(tally({ taste_long: 0.25, tags: -0.1, creator: 0 }, 0.15, en.terms), {
    rows: [{ name: "Your lasting taste", text: "0.250" }, { name: "Hashtags you like", text: "\u22120.100" }], total: "0.150",
  });
});

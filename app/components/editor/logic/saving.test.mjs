import assert from "node:assert/strict";
import { test } from "node:test";
import { createSaving, WORDS } from "./saving.mjs";

const edit = (n) => ({ clips: [{ id: "c1", in: n }] });
const settle = async () => { for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve)); };

/** A server with one present version and branches, as `studio.versions` answers, and a line that can be cut. */
function server() {
  const s = { edl: edit(0), number: 1, branches: new Map(), line: "up", puts: [] };
  const tag = (n, edl) => `"${n}.${JSON.stringify(edl).length}${edl.clips[0].in}"`;
  const view = () => ({ edl: s.edl, etag: tag(s.number, s.edl), number: s.number, is_branch: false });
  s.view = view;
  s.api = {
    load: async () => (s.line === "down" ? { status: 0, body: null } : { status: 200, body: view() }),
    save: async (id, edl, from) => {
      s.puts.push(edl);
      if (s.line === "down") return { status: 0, body: null };
      if (s.line === "broken") return { status: 503, body: null };
      if (s.line === "strict") return { status: 422, body: { detail: "Clip 1 is too short." } };
      let answer;
      if (JSON.stringify(edl) === JSON.stringify(s.edl)) answer = { status: 200, body: view() };
      else if (from === view().etag) { s.edl = edl; s.number += 1; answer = { status: 200, body: view() }; }
      else {
        const n = Number(/\d+/.exec(from)[0]);
        const known = s.branches.has(n) && tag(n, s.branches.get(n)) === from;
        const number = known ? n : s.number + s.branches.size + 10;
        s.branches.set(number, edl);
        const branch = { edl, etag: tag(number, edl), number, is_branch: true };
        answer = known ? { status: 200, body: branch } : { status: 412, body: { present: view(), branch } };
      }
      return s.line === "mute" ? { status: 0, body: null } : answer;
    },
    restore: async (id, number, from) => {
      if (from !== view().etag) return { status: 412, body: { present: view() } };
      s.edl = s.branches.get(number);
      s.number += 1;
      return { status: 200, body: view() };
    },
  };
  return s;
}

function device(s, memory = new Map()) {
  const due = [];
  const states = [];
  const saving = createSaving({
    api: s.api,
    store: { get: async (id) => structuredClone(memory.get(id)) ?? null, put: async (id, record) => { memory.set(id, structuredClone(record)); } },
    later: (fn) => { due.splice(0, due.length, fn); return () => due.splice(0, due.length); },
    tell: (state) => states.push(state),
  });
  return { saving, memory, phase: () => states.at(-1)?.phase, states, run: async () => { const next = due.splice(0); next.forEach((fn) => fn()); await settle(); } };
}

test("an edit is kept here at once and saved after a rest", async () => {
  const s = server();
  const d = device(s);
  await d.saving.open("v");
  assert.equal(d.phase(), "saved");
  d.saving.change(edit(1));
  d.saving.change(edit(2));
  await settle();
  assert.deepEqual(d.memory.get("v").edl, edit(2));
  assert.equal(d.phase(), "saving");
  await d.run();
  assert.deepEqual([s.edl, d.phase(), s.puts.length], [edit(2), "saved", 1]);
});

test("without a line it waits, says so, and goes on by itself", async () => {
  const s = server();
  const d = device(s);
  await d.saving.open("v");
  s.line = "down";
  d.saving.change(edit(1));
  await d.run();
  assert.equal(d.states.at(-1).text, WORDS.offline);
  d.saving.change(edit(2));
  s.line = "up";
  await d.run();
  await d.run();
  assert.deepEqual([s.edl, d.phase()], [edit(2), "saved"]);
});

test("a killed tab loses nothing: the next one goes on from what was kept here", async () => {
  const s = server();
  const first = device(s);
  await first.saving.open("v");
  first.saving.change(edit(3));
  await settle();
  const second = device(s, first.memory);
  const opened = await second.saving.open("v");
  assert.deepEqual([opened.edl, opened.isRestored], [edit(3), true]);
  await second.run();
  assert.deepEqual([s.edl, second.phase()], [edit(3), "saved"]);
});

test("what was never sent can be edited on without a line", async () => {
  const s = server();
  const first = device(s);
  await first.saving.open("v");
  first.saving.change(edit(3));
  await settle();
  s.line = "down";
  const second = device(s, first.memory);
  assert.deepEqual((await second.saving.open("v")).edl, edit(3));
  assert.equal(second.phase(), "offline");
});

test("an answer that got lost is no conflict with oneself", async () => {
  const s = server();
  const d = device(s);
  await d.saving.open("v");
  d.saving.change(edit(1));
  s.line = "mute";
  await d.run();
  assert.deepEqual([s.edl, d.phase()], [edit(1), "offline"]);
  d.saving.change(edit(2));
  s.line = "up";
  await d.run();
  await d.run();
  assert.deepEqual([s.edl, d.phase(), s.branches.size], [edit(2), "saved", 0]);
  assert.deepEqual(s.puts.map((p) => p.clips[0].in), [1, 1, 2]);
});

async function conflict() {
  const s = server();
  const [phone, desk] = [device(s), device(s)];
  await phone.saving.open("v");
  await desk.saving.open("v");
  phone.saving.change(edit(1));
  await phone.run();
  desk.saving.change(edit(9));
  await desk.run();
  return { s, phone, desk };
}

test("changed elsewhere: this device's edit is a branch and goes on as one", async () => {
  const { s, desk } = await conflict();
  assert.deepEqual([desk.phase(), desk.states.at(-1).text, s.edl], ["beside", WORDS.beside, edit(1)]);
  desk.saving.change(edit(10));
  await desk.run();
  assert.deepEqual([desk.phase(), s.branches.size, [...s.branches.values()][0]], ["beside", 1, edit(10)]);
  const again = device(s, desk.memory);
  assert.deepEqual((await again.saving.open("v")).edl, edit(10));
  assert.equal(again.phase(), "beside");
});

test("either side can be taken, and the other stays in the history", async () => {
  const one = await conflict();
  assert.equal(await one.desk.saving.takeMine(), true);
  assert.deepEqual([one.s.edl, one.desk.phase()], [edit(9), "saved"]);
  const two = await conflict();
  assert.deepEqual(await two.desk.saving.takeTheirs(), edit(1));
  assert.deepEqual([two.desk.phase(), [...two.s.branches.values()]], ["saved", [edit(9)]]);
  two.desk.saving.change(edit(2));
  await two.desk.run();
  assert.deepEqual(two.s.edl, edit(2));
});

test("taking one's own while the other went on asks again", async () => {
  const { s, phone, desk } = await conflict();
  phone.saving.change(edit(4));
  await phone.run();
  assert.equal(await desk.saving.takeMine(), false);
  assert.equal(desk.phase(), "beside");
  assert.equal(await desk.saving.takeMine(), true);
  assert.deepEqual(s.edl, edit(9));
});

test("a refusal is told in the server's words; the next change is tried again", async () => {
  const s = server();
  const d = device(s);
  await d.saving.open("v");
  s.line = "strict";
  d.saving.change(edit(1));
  await d.run();
  assert.deepEqual([d.phase(), d.states.at(-1).text], ["refused", "Clip 1 is too short."]);
  s.line = "up";
  d.saving.change(edit(2));
  await d.run();
  assert.deepEqual([s.edl, d.phase()], [edit(2), "saved"]);
});

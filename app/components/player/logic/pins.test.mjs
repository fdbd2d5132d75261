import assert from "node:assert/strict";
import { test } from "node:test";
import { pinPlace, productsAt, productsKey } from "./pins.mjs";

const oil = { product_id: "oil", start_ms: 1000, end_ms: 4000 };
const tint = { product_id: "tint", start_ms: 3000, end_ms: null };

test("a product is there from its first second to before its last", () => {
  assert.deepEqual(productsAt([oil, tint], 999), []);
  assert.equal(productsKey(productsAt([oil, tint], 3500)), "oil tint");
  assert.equal(productsKey(productsAt([oil, tint], 4000)), "tint");
  assert.deepEqual(productsAt(undefined, 0), []);
});

test("a pin lies on its spot although the picture is cropped", () => {
  const size = { width: 720, height: 1280 };
  assert.deepEqual(pinPlace({ x: 0.5, y: 0.5 }, size, { width: 390, height: 788 }), { left: 195, top: 394 });
  // 788 px high means 443 px wide: 27 px are cut off on each side.
  assert.deepEqual(pinPlace({ x: 0.25, y: 0.1 }, size, { width: 390, height: 788 }), { left: 84, top: 79 });
});

test("a letterboxed picture keeps its pins inside the picture", () => {
  assert.deepEqual(pinPlace({ x: 0.5, y: 0 }, { width: 1600, height: 900 }, { width: 400, height: 800 }, "contain"), { left: 200, top: 288 });
});

test("a pin that the crop took away is not drawn", () => {
  assert.equal(pinPlace({ x: 0.02, y: 0.5 }, { width: 720, height: 1280 }, { width: 390, height: 788 }), null);
  assert.equal(pinPlace({ x: 0.5, y: 0.5 }, { width: 0, height: 0 }, { width: 390, height: 788 }), null);
});

// Products of a clip at a second and a place.

/** Products on screen at `ms`, in their given order. */
export function productsAt(products, ms) {
  return (products ?? []).filter((p) => p.start_ms <= ms && ms < (p.end_ms ?? Infinity));
}

/** Key of a list of products: the view changes only when this does. */
export function productsKey(products) {
  return products.map((p) => p.product_id).join(" ");
}

/**
 * Where a pin lies in the box that a video of `size` covers, or is contained in.
 *
 * @param {{x: number, y: number}} pin place in the picture, 0 to 1
 * @returns {{left: number, top: number} | null} px in the box; null when cut off by the crop
 */
export function pinPlace(pin, size, box, fit = "cover") {
  if (!(size.width > 0 && size.height > 0 && box.width > 0 && box.height > 0)) return null;
  const scale = Math[fit === "cover" ? "max" : "min"](box.width / size.width, box.height / size.height);
  const left = pin.x * size.width * scale - (size.width * scale - box.width) / 2;
  const top = pin.y * size.height * scale - (size.height * scale - box.height) / 2;
  const margin = 14;
  if (left < margin || top < margin || left > box.width - margin || top > box.height - margin) return null;
  return { left: Math.round(left), top: Math.round(top) };
}

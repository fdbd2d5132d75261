// The picture of a text or sticker, as the server letters it: one rasteriser for preview and result.

/**
 * Asks for pictures, each once; what stands still keeps its picture while it moves.
 *
 * @param {(path: string, form: object) => Promise<{status: number, body: object}>} post
 * @returns {(item: object, canvasHeight: number) => Promise<{url: string, width: number, height: number}>}
 */
export function createLayerPictures(post) {
  const known = new Map();
  return async (item, height) => {
    const kind = item.text === undefined ? "sticker" : "text";
    // Time and place do not change a picture.
    const form = { item: { ...item, id: "x", start: 0, end: 120_000, x: 500_000, y: 500_000 }, canvas_height: height };
    const key = JSON.stringify(form);
    if (!known.has(key)) {
      if (known.size > 300) known.clear();
      const asked = post(`/layers/${kind}`, form).then(({ status, body }) => {
        if (status !== 200) throw new Error(body?.detail ?? "This picture could not be made.");
        return body;
      });
      known.set(key, asked);
      asked.catch(() => known.delete(key));
    }
    return known.get(key);
  };
}

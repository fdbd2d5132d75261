// The picture of a text or sticker, as the server letters it: one rasteriser for preview and result.

const EMPTY = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** Where the server's picture of a layer is, for a canvas of that height: {url, width, height}. */
export async function layerUrl() {
  return { url: EMPTY, width: 1, height: 1 };
}

// The editor's questions to the server. Each answers {status, body}; `status` is 0 when no answer came.

const whose = (source) => (source === "main" ? "" : `?source=${source}`);
const stripUrl = (id, source, kind = "webp") => `/api/v1/studio/videos/${id}/strip.${kind}${whose(source)}`;

export function createApi(fetch) {
  const ask = async (path, options = {}) => {
    let answer;
    try {
      answer = await fetch(`/api/v1/studio${path}`, { credentials: "same-origin", ...options });
    } catch {
      return { status: 0, body: null };
    }
    const body = await answer.json().catch(() => null);
    return { status: answer.status, body };
  };
  const json = (method, body, headers = {}) => ({ method, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });
  return {
    load: (id) => ask(`/videos/${id}/edit`),
    save: (id, edl, tag) => ask(`/videos/${id}/edit`, json("PUT", edl, { "If-Match": tag })),
    versions: (id) => ask(`/videos/${id}/edit/versions`),
    version: (id, number) => ask(`/videos/${id}/edit/versions/${number}`),
    name: (id, number, name) => ask(`/videos/${id}/edit/versions/${number}`, json("PATCH", { name })),
    restore: (id, number, tag) => ask(`/videos/${id}/edit/versions/${number}/restore`, { method: "POST", headers: { "If-Match": tag } }),
    sources: (id) => ask(`/videos/${id}/sources`),
    covers: (id) => ask(`/videos/${id}/covers`),
    waveform: (id, source) => ask(`/videos/${id}/waveform${whose(source)}`),
    stripUrl,
    strip: async (id, source) => {
      try {
        const answer = await fetch(stripUrl(id, source, "vtt"), { credentials: "same-origin" });
        return { status: answer.status, body: await answer.text() };
      } catch {
        return { status: 0, body: "" };
      }
    },
    palette: () => ask("/palette"),
    post: (path, form) => ask(path, json("POST", form)),
  };
}

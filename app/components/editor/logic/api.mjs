// The editor's questions to the server. Each answers {status, body}; `status` is 0 when no answer came.

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
    attach: (id, uploadId) => ask(`/videos/${id}/sources`, json("POST", { upload_id: uploadId })),
    covers: (id) => ask(`/videos/${id}/covers`),
    waveform: (id) => ask(`/videos/${id}/waveform`),
    strip: async (id) => {
      try {
        const answer = await fetch(`/api/v1/studio/videos/${id}/strip.vtt`, { credentials: "same-origin" });
        return { status: answer.status, body: await answer.text() };
      } catch {
        return { status: 0, body: "" };
      }
    },
    palette: () => ask("/palette"),
    post: (path, form) => ask(path, json("POST", form)),
  };
}

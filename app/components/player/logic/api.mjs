// The API as the player uses it: same-origin fetch, problem+json as one error class.

export class ApiError extends Error {
  constructor(status, code, detail) {
    super(detail || code || `HTTP ${status}`);
    Object.assign(this, { status, code, detail });
  }
}

const BLOCKED = new Set(["blocked_by_you", "not_with_them"]);

/** Whether a refusal may end when one signs in; that of a block does not. */
export function asksToSignIn({ status, code }) {
  return (status === 401 || status === 403) && !BLOCKED.has(code);
}

/** Calls under `/api/v1`. A lost network is status 0, code "offline". */
export function createApi({ base = "/api/v1", fetch = globalThis.fetch.bind(globalThis) } = {}) {
  async function call(method, path, body, options = {}) {
    let answer;
    try {
      answer = await fetch(base + path, {
        method,
        credentials: "same-origin",
        headers: body === undefined ? { Accept: "application/json" } : { Accept: "application/json", "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
        ...options,
      });
    } catch (error) {
      if (error?.name === "AbortError") throw error;
      throw new ApiError(0, "offline", "The network did not answer.");
    }
    const text = await answer.text();
    let data = null;
    try {
      data = text ? JSON.parse(text) : null;
    } catch {
      // A proxy's HTML page: the status says what there is to say.
    }
    if (!answer.ok) throw new ApiError(answer.status, data?.code ?? "", data?.detail ?? data?.title ?? "");
    return data;
  }
  const video = (id) => `/videos/${encodeURIComponent(id)}`;
  const creator = (handle) => `/creators/${encodeURIComponent(handle)}`;
  const taste = (kind, value) => `/feed/taste/${kind}/${encodeURIComponent(value)}`;
  return {
    feed({ surface, cursor, start, limit = 8, signal }) {
      const query = new URLSearchParams({ surface, limit: String(limit) });
      if (cursor) query.set("cursor", cursor);
      if (start) query.set("start", start);
      return call("GET", `/feed?${query}`, undefined, { signal });
    },
    events: (events, options) => call("POST", "/events", { events }, options),
    like: (id, on) => call(on ? "PUT" : "DELETE", `${video(id)}/like`),
    save: (id, on) => call(on ? "PUT" : "DELETE", `${video(id)}/save`),
    follow: (handle, on) => call(on ? "PUT" : "DELETE", `${creator(handle)}/follow`),
    share: (id, channel) => call("POST", `${video(id)}/share`, { channel }),
    report: (id, reason, detail) => call("POST", `${video(id)}/report`, { reason, detail }),
    notInterested: (id, scope, value) => call("POST", `${video(id)}/not-interested`, value ? { scope, value } : { scope }),
    interestedAgain: (scope, value, at) => call("DELETE", `/not-interested/${scope}/${encodeURIComponent(value)}?${new URLSearchParams({ at_video: at })}`),
    block: (handle, on) => call(on ? "PUT" : "DELETE", `${creator(handle)}/block`),
    setTaste: (kind, value, level) => call("PUT", taste(kind, value), { level }),
    dropTaste: (kind, value) => call("DELETE", taste(kind, value)),
    tasteChoices: () => call("GET", "/feed/taste/choices"),
    chooseTaste: (chosen) => call("POST", "/feed/taste/choices", { chosen }),
    explain: (requestId) => call("GET", `/feed/explain/${encodeURIComponent(requestId)}`),
    demoStatus: () => call("GET", "/demo/status"),
  };
}

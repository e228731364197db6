// Calls of the desk's HTTP side (docs/live.md). Every failure is one ApiError.

export class ApiError extends Error {
  /** reason: a code of docs/live.md, or "offline" when nothing came back. */
  constructor(status, body) {
    super(body.text ?? body.reason ?? "error");
    this.status = status;
    this.reason = body.reason ?? "error";
    this.says = body.text ?? "";
    this.body = body;
  }
}

async function answered(response) {
  const text = await response.text();
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = { reason: response.ok ? "bad_frame" : "error" };
  }
  if (!response.ok) throw new ApiError(response.status, body);
  return body;
}

/** One call under /api/desk; gives the parsed answer or throws ApiError. */
export async function call(method, path, body) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(`/api/desk/${path}`, {
      method,
      headers,
      credentials: "same-origin",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, { reason: "offline" });
  }
  return answered(response);
}

const of = (name) => `conversations/${encodeURIComponent(name)}`;

export const api = {
  list(scope, cursor, limit) {
    const query = new URLSearchParams();
    const { view, q, assignee, language } = scope;
    for (const [key, value] of Object.entries({ view, q, assignee, language, cursor, limit })) {
      if (value) query.set(key, value);
    }
    return call("GET", `conversations?${query}`);
  },
  open: (name) => call("GET", of(name)),
  diagnosis: (name, q, language) =>
    call("GET", `${of(name)}/diagnosis?${new URLSearchParams({ ...(q ? { q } : {}), language })}`),
  earlier: (name, before) => call("GET", `${of(name)}/messages?before=${before}`),
  send: (name, message) => call("POST", `${of(name)}/messages`, message),
  assign: (name, agent) => call("POST", `${of(name)}/assignment`, { agent }),
  release: (name) => call("DELETE", `${of(name)}/assignment`),
  close: (name) => call("POST", `${of(name)}/closure`, {}),
  reopen: (name) => call("DELETE", `${of(name)}/closure`),
  markUrgent: (name) => call("POST", `${of(name)}/urgency`, {}),
  clearUrgent: (name) => call("DELETE", `${of(name)}/urgency`),
  presence: (presence) => call("PUT", "presence", { presence }),
  guard: (text, name) => call("POST", "guard", { text, case: name }),
  safety: () => call("GET", "safety"),
  openFile: (id) => call("POST", `files/${encodeURIComponent(id)}/open`),
};

/** Sends a file with progress; returns {done: Promise of the stored file, abort()}. */
export function upload(file, onProgress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => settle(request, resolve, reject));
    request.addEventListener("error", () => reject(new ApiError(0, { reason: "offline" })));
    request.addEventListener("abort", () => reject(new ApiError(0, { reason: "aborted" })));
  });
  request.open("POST", "/api/desk/files");
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.send(file);
  return { done, abort: () => request.abort() };
}

function settle(request, resolve, reject) {
  let body = {};
  try {
    body = JSON.parse(request.responseText);
  } catch {
    body = { reason: "error" };
  }
  if (request.status >= 200 && request.status < 300) resolve(body);
  else reject(new ApiError(request.status, body));
}

/** A new client id; no two agents ever make the same one. */
export function clientId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

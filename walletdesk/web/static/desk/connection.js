// The agent's socket: says hello, keeps itself alive, comes back after breaks.
//
// It knows nothing of conversations. `greet()` makes the hello frame anew for each try, so
// that it carries the position reached by then; `heard(frame)` gets every frame;
// `changed(status)` hears "connecting", "live", "broken" or "signed_out".

const SILENCE_MS = 35_000;
const SIGN_OF_LIFE_MS = 25_000;
const ANSWER_MS = 10_000;
const PAUSE_MIN_MS = 500;
const PAUSE_MAX_MS = 30_000;

/** The pause before try number `attempt`, half of it by chance so that desks do not return as one. */
export function pauseMs(attempt, chance) {
  const full = Math.min(PAUSE_MAX_MS, PAUSE_MIN_MS * 2 ** attempt);
  return full / 2 + (full / 2) * chance;
}

export class Connection {
  constructor({ url, greet, heard, changed, open = (address) => new WebSocket(address) }) {
    Object.assign(this, { url, greet, heard, changed, open });
    this.status = "connecting";
    this.attempt = 0;
    this.socket = null;
    this.retry = 0;
    this.watchdog = 0;
  }

  start() {
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.#broke());
    document.addEventListener("visibilitychange", () => this.#looked());
    // Presence counts signs of life, however busy the socket is the other way.
    setInterval(() => this.send({ t: "ping" }), SIGN_OF_LIFE_MS);
    this.#connect();
  }

  /** Tries now instead of at the end of the pause. */
  hurry() {
    if (this.status === "live" || this.status === "signed_out") return;
    this.attempt = 0;
    this.#connect();
  }

  /** Whether the frame went out; false while there is no socket. */
  send(frame) {
    if (this.status !== "live" || this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    clearTimeout(this.retry);
    this.#drop();
    const socket = this.open(this.url);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.greet()));
    socket.onmessage = (event) => this.#received(socket, event);
    socket.onclose = (event) => socket === this.socket && this.#closed(event.code);
    this.#watch(ANSWER_MS, () => this.#broke());
  }

  #received(socket, event) {
    if (socket !== this.socket) return;
    const frame = JSON.parse(event.data);
    if (this.status !== "live" && frame.t === "state") {
      this.attempt = 0;
      this.#turn("live");
    }
    this.#watch(SILENCE_MS, () => this.#ping());
    this.heard(frame);
  }

  #ping() {
    this.send({ t: "ping" });
    this.#watch(ANSWER_MS, () => this.#broke());
  }

  #looked() {
    if (document.visibilityState !== "visible") return;
    if (this.status === "live") this.#ping();
    else this.hurry();
  }

  #closed(code) {
    if (code === 4401) {
      this.#drop();
      this.#turn("signed_out");
    } else this.#broke();
  }

  #broke() {
    if (this.status === "signed_out") return;
    this.#drop();
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.#connect(), pauseMs(this.attempt, Math.random()));
    this.attempt += 1;
    this.#turn("broken");
  }

  #drop() {
    clearTimeout(this.watchdog);
    const socket = this.socket;
    this.socket = null;
    if (socket && socket.readyState < 2) socket.close();
  }

  #watch(afterMs, then) {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(then, afterMs);
  }

  #turn(status) {
    if (this.status === status) return;
    this.status = status;
    this.changed(status);
  }
}

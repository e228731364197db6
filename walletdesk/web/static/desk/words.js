// The desk's words: the server hands over every sentence, already in the agent's language.

const boot = document.getElementById("desk-boot");

/** What the page was served with: {me, agents, strings, locale, view, case, limits, desk}. */
export const served = boot ? JSON.parse(boot.textContent) : { strings: {}, locale: "en" };

/** The key that commands are given with on this machine. */
export const modifier = /Mac|iP/u.test(navigator.platform) ? "⌘" : "Ctrl";

const strings = served.strings ?? {};
// The pseudo-locale has no calendar of its own; its dates are written in English.
const locale = (served.locale ?? "en").startsWith("ar-XB") ? "en" : served.locale ?? "en";

/** The sentence `text` in the agent's language, its {places} filled in. */
export function t(text, places = {}) {
  const sentence = strings[text] ?? text;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}

const formats = {
  hour: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false }),
  day: new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" }),
  weekday: new Intl.DateTimeFormat(locale, { weekday: "short" }),
  year: new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric" }),
  long: new Intl.DateTimeFormat(locale, { weekday: "long", month: "long", day: "numeric" }),
  full: new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" }),
  near: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
};

const DAY_MS = 86_400_000;

const capitalised = (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
// Chinese typography sets a space between digits and characters; Intl does not.
const spaced = (text) => text.replace(/(?<=\d)(?=\p{Script=Han})/gu, " ");
const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
const daysAgo = (date, now) => Math.round((midnight(now) - midnight(date)) / DAY_MS);

/** Hour and minute. */
export const hour = (at) => formats.hour.format(new Date(at));

/** The whole date and time, for a title. */
export const full = (at) => formats.full.format(new Date(at));

/** As short as the distance allows: hour today, weekday this week, then the date. */
export function short(at, now = new Date()) {
  const date = new Date(at);
  const days = daysAgo(date, now);
  if (days <= 0) return formats.hour.format(date);
  if (days < 7) return formats.weekday.format(date);
  return (date.getFullYear() === now.getFullYear() ? formats.day : formats.year).format(date);
}

/** The heading of a day in the thread: today, yesterday, else the date. */
export function day(at, now = new Date()) {
  const date = new Date(at);
  const days = daysAgo(date, now);
  if (days < 2 && days >= 0) return capitalised(formats.near.format(-days, "day"));
  return date.getFullYear() === now.getFullYear()
    ? formats.long.format(date)
    : formats.year.format(date);
}

/** A duration in its largest unit: < 1 min, 12 min, 3 h, 2 d. */
export function lasting(ms) {
  if (ms < 60_000) return `< ${lasting(60_000)}`;
  const [value, unit] =
    ms < 3_600_000 ? [ms / 60_000, "minute"]
    : ms < DAY_MS ? [ms / 3_600_000, "hour"]
    : [ms / DAY_MS, "day"];
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 };
  return spaced(new Intl.NumberFormat(locale, style).format(Math.floor(value)));
}

/** Bytes in the unit a person would use. */
export function size(bytes) {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"]
    : bytes < 1_000_000 ? [bytes / 1000, "kilobyte"]
    : [bytes / 1_000_000, "megabyte"];
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale, style).format(value);
}

/** A number as it is written here. */
export const count = (value) => new Intl.NumberFormat(locale).format(value);

/** A language's name in the agent's language, from its code. */
export function languageName(code) {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** What the clock says in `zone`, and whether it is day there; null for an unknown zone. */
export function clockIn(zone, now = new Date()) {
  try {
    const style = { timeZone: zone, hour: "2-digit", minute: "2-digit", hour12: false };
    const weekday = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "short" }).format(now);
    const text = `${weekday} ${new Intl.DateTimeFormat(locale, style).format(now)}`;
    const at = Number(
      new Intl.DateTimeFormat("en", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
    );
    return { text, daylight: at >= 7 && at < 19 };
  } catch {
    return null;
  }
}

// Splits a message's text into what is shown differently: marks where a secret was taken
// out, and long unbroken codes (hashes, addresses, links) that run left to right anywhere.
// Nothing becomes a link: agents open no addresses that strangers write.

const PIECES = /⟦removed:([a-z0-9_]+)⟧|(https?:\/\/[^\s⟦⟧]+|0x[0-9a-fA-F]{8,}|[A-Za-z0-9]{26,})/gu;

/** [{kind: "text" | "removed" | "code", value}] in order. */
export function pieces(text) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > from) found.push({ kind: "text", value: text.slice(from, match.index) });
    found.push(match[1] ? { kind: "removed", value: match[1] } : { kind: "code", value: match[2] });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ kind: "text", value: text.slice(from) });
  return found;
}

/** The text on one line, marks replaced by `word(kind)`: for previews. */
export function oneLine(text, word) {
  return text
    .replace(/⟦removed:([a-z0-9_]+)⟧/gu, (_, kind) => `[${word(kind)}]`)
    .replace(/\s+/gu, " ")
    .trim();
}

/** Up to two initials of a name; one character for names without spaces in between. */
export function initials(name) {
  const words = (name ?? "").trim().split(/\s+/u).filter(Boolean);
  if (!words.length) return "?";
  const first = [...words[0]][0];
  const last = words.length > 1 ? [...words.at(-1)][0] : "";
  return (first + (/[a-z]/iu.test(last) ? last : "")).toUpperCase();
}

/** One of eight hues, always the same for the same person. */
export function hue(id) {
  let sum = 2_166_136_261;
  for (const character of String(id ?? "")) {
    sum = Math.imul(sum ^ character.codePointAt(0), 16_777_619) >>> 0;
  }
  return `hue-${(sum >>> 13) % 8}`;
}

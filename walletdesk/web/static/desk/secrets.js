// A phrase pasted into the search is stopped here: an address keeps what was searched for.

import { Secrets } from "../shield/secrets.js";
import { served } from "./words.js";

const secrets = new Secrets(async () => {
  const rules = await import("../shield/rules.js");
  return rules.loadRules(served.rules);
});

const LOOKED_FOR_MAX = 7; // words; a few of a list may be what somebody looks for

/** Whether a text is a phrase or key, or much of one. */
export async function isSecret(text) {
  await secrets.ready(text);
  const verdict = secrets.verdict(text);
  return verdict === "fragment" ? text.split(/\s+/u).length > LOOKED_FOR_MAX : verdict !== null;
}

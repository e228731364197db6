// A phrase pasted into the search is stopped here: an address keeps what was searched for.

import { Secrets } from "../shield/secrets.js";
import { served } from "./words.js";

const secrets = new Secrets(async () => {
  const rules = await import("../shield/rules.js");
  return rules.loadRules(served.rules);
});

/** Whether a text is a phrase or key; a few list words may be what somebody looks for. */
export async function isSecret(text) {
  await secrets.ready(text);
  return ["phrase", "key"].includes(secrets.verdict(text));
}

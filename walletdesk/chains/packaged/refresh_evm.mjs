// Writes evm.jsonl anew from npm's viem (MIT, see NOTICE): in an empty folder, `npm install viem`,
// then `node …/refresh_evm.mjs > …/evm.jsonl` with that folder as the working directory.
import { createRequire } from "node:module"
import path from "node:path"

const require = createRequire(path.join(process.cwd(), "chains.cjs"))
const chains = require("viem/chains")

const dashed = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase()
const named = (key) => (key === "mainnet" ? "ethereum" : dashed(key))
const host = (address) => new URL(address).host.replace(/^www\./, "")

const seen = new Set()
const rows = Object.entries(chains)
  .filter(([, chain]) => chain && Number.isInteger(chain.id) && chain.nativeCurrency)
  .sort(([, one], [, other]) => one.id - other.id)
for (const [key, chain] of rows) {
  if (seen.has(chain.id)) continue
  seen.add(chain.id)
  const explorers = Object.values(chain.blockExplorers ?? {}).filter((one) => one?.url)
  console.log(
    JSON.stringify({
      name: named(key),
      chain_id: chain.id,
      title: chain.name,
      coin: chain.nativeCurrency.symbol,
      decimals: chain.nativeCurrency.decimals,
      block_time_s: chain.blockTime ? chain.blockTime / 1000 : undefined,
      explorers: [...new Set(explorers.map((one) => host(one.url)))],
      parent: chain.sourceId,
      testnet: chain.testnet || undefined,
    }),
  )
}

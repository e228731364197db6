// Writes rollups.json anew from npm's viem (MIT, see NOTICE): in an empty folder,
// `npm install viem`, then `node …/refresh_rollups.mjs > …/rollups.json` in that folder.
// One row for each door through which a chain's coins enter a rollup: chain below, door, rollup.
import { createRequire } from "node:module"
import path from "node:path"

const require = createRequire(path.join(process.cwd(), "rollups.cjs"))
const chains = require("viem/chains")

// Arbitrum's bridges, which viem does not list (docs.arbitrum.io, contract addresses).
const rows = [
  [1, "0x8315177ab297ba92a06054ce80a67ed4dbd7ed3a", 42161],
  [1, "0xc1ebd02f738644983b6c4b2d440b8e77dde276bd", 42170],
]
for (const chain of Object.values(chains)) {
  for (const [parent, door] of Object.entries(chain?.contracts?.portal ?? {})) {
    if (door?.address) rows.push([Number(parent), door.address.toLowerCase(), chain.id])
  }
}
const shown = [...new Set(rows.map((row) => JSON.stringify(row)))]
console.log(`[\n${shown.join(",\n")}\n]`)

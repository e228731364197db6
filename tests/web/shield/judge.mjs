// Reads {rules, lexicon, texts} on standard input and writes the browser's verdicts.
import { readFileSync } from 'node:fs'

const { rules, lexicon, texts } = JSON.parse(readFileSync(0, 'utf8'))
const { Rules } = await import(rules)
const judge = new Rules(JSON.parse(readFileSync(lexicon, 'utf8')))
const started = performance.now()
const verdicts = texts.map((text) => judge.verdict(text))
process.stdout.write(JSON.stringify({ verdicts, took_ms: performance.now() - started }))

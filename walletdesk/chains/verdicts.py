"""The verdicts that several families give; each family adds its own. docs/diagnosis.md lists all.

A verdict's rule is one line: what must hold for it to be given.
"""

SHARED: dict[str, str] = {
    "pending": "Known to a node, in no block; nothing speaks against the next blocks taking it.",
    "underpriced": "In no block, and it offers less than what recent blocks took.",
    "replaced": "Another transaction with the same nonce or coins got in or will get in instead.",
    "dropped": "It was seen before, no node has it now, and nothing replaced it.",
    "confirming": "In a block, succeeded, with fewer confirmations than receivers wait for.",
    "arrived": "In a block, succeeded, and confirmed as far as receivers wait for.",
    "unknown": "No node that was asked knows it.",
    "reorganised": "The block that held it is no longer part of the chain.",
    "nodes_disagree": "Final by one endpoint's word, and a second one's contradicts it.",
    "is_address": "What was given is an address in use on this chain, not a transaction.",
    "unused_address": "What was given is an address that never sent or held anything here.",
}

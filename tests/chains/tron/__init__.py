"""TRON, for which no node runs here: `payloads/` holds answers of its documented HTTP API.

Ids, addresses and amounts in them are invented; check sums are right, and each transaction's id
is the SHA-256 of its `raw_data_hex`. `names.json` gives ids and addresses their names.
"""

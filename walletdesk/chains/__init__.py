"""Plugs to blockchains: the operator's own nodes, asked about public things only."""

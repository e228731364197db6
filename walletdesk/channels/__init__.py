"""Ways in and out: one file per channel, each only translating."""

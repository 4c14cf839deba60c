"""The ledger of what has been published: an append-only chain that no silent change survives."""

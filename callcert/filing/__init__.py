"""Names on disk: what came in, what is filed, moves that lose nothing, the ledger, the lock."""

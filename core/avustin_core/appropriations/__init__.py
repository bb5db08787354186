"""Appropriations: sums of the state budget, and the ledger that never lets them be over-committed."""

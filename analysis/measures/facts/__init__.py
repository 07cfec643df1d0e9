"""The fact ledger: which article tells which fact, by whose word and how early, and what it leaves out."""

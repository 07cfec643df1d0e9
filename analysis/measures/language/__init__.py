"""English as every measure reads it: words, names, numbers and dates, clauses, reporting verbs."""

"""Terms, and which of them set an outlet apart from the others."""

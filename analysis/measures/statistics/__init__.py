"""Rates, intervals and tests by resampling, and whether there is enough text for them."""

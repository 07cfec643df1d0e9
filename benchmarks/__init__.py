"""How right and how fast the suite is: `python -m benchmarks.evaluate` and `python -m benchmarks.bench`."""

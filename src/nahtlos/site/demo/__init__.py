"""The demo: a fictional Kreis with a database of its own, gone when nobody wants it."""
